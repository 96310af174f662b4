"""The words by which a stranger's tender is taken apart: rules/reading/outline.yaml."""

from __future__ import annotations

import re
from functools import cached_property

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.reading.outline import ChapterKind
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern

CHINESE = "[一二三四五六七八九十百零〇两]"


class KindWords(Record):
    """The words of titles that say what a chapter is."""

    kind: ChapterKind = Field(title="是什么")
    words: tuple[Name, ...] = Field(title="字样", min_length=1)


class OutlineWords(Dated):
    """All of rules/reading/outline.yaml; words are met in unspaced text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    chapter_units: tuple[Name, ...] = Field(title="章的单位", min_length=1)
    section_units: tuple[Name, ...] = Field(title="节的单位", min_length=1)
    article_units: tuple[Name, ...] = Field(title="条的单位", min_length=1)
    not_numbered: Fragment = Field(title="数字后有这些，不是编号")
    kinds: tuple[KindWords, ...] = Field(title="章标题", min_length=1)
    demand_annexes: tuple[Name, ...] = Field(title="章外的需求标题")
    demand_signs: tuple[Name, ...] = Field(title="没有章时像需求的标题")
    contents_titles: tuple[Name, ...] = Field(title="目录的标题", min_length=1)
    marks: tuple[Name, ...] = Field(title="标识", min_length=1)
    marks_if_defined: tuple[Name, ...] = Field(title="文件说明了才是标识")
    bullets: tuple[Name, ...] = Field(title="项目符号")
    mark_mentions: Fragment = Field(title="说的是标识本身")
    serial_heads: tuple[Name, ...] = Field(title="序号列", min_length=1)
    mark_heads: tuple[Name, ...] = Field(title="标识列", min_length=1)
    head_words: tuple[Name, ...] = Field(title="表头字样", min_length=1)
    captions: Pattern = Field(title="表名")
    annexes: Pattern = Field(title="附件的标题")
    lot_words: tuple[Name, ...] = Field(title="标项字样", min_length=1)
    lot_heads: tuple[Name, ...] = Field(title="标项列", min_length=1)
    lot_not_after: Fragment = Field(title="前面有这些，不是标项字样")
    lot_not_before: Fragment = Field(title="数字后有这些，不是标项编号")

    @cached_property
    def ordinals(self) -> re.Pattern[str]:
        """第三章, 第2部分: one group for the number and one for each kind of unit."""
        units = (
            (self.chapter_units, "chapter"),
            (self.section_units, "section"),
            (self.article_units, "article"),
        )
        named = "|".join(f"(?P<{kind}>{'|'.join(words)})" for words, kind in units)
        return re.compile(rf"第\s*(?P<count>{CHINESE}{{1,4}}|[0-9]{{1,3}})\s*(?:{named})")

    @cached_property
    def figure_follows(self) -> re.Pattern[str]:
        """What makes a number a figure."""
        return re.compile(rf"\s*{self.not_numbered}")

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """What follows a sign that is spoken of."""
        return re.compile(rf"\s*(?:{self.mark_mentions})")
