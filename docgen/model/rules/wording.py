"""What the bidder writes, piece by piece, and the signs by which leftovers in it are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Name, Record, Text
from docgen.model.rules.dated import Dated


class WrittenText(Record):
    """One piece of text: its place in the data; in a chapter, the file and the line or paragraph.

    `kind` says what may stand in it: `prose` is answers, commitments and plan, `experience` names past
    contracts by right, `name` is everything short. `cites`: the evidence it refers to.
    """

    kind: Literal["prose", "experience", "name"]
    text: str
    source: str
    place: tuple[str | int, ...]
    file: str = ""
    location: str = ""
    cites: tuple[str, ...] = ()


Pattern = re.Pattern[str]
"""A regular expression that is met as it stands, compiled when the rule is read."""


def _expression(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        raise PydanticCustomError("pattern", "not a regular expression", {}) from None
    return value


Fragment = Annotated[Text, AfterValidator(_expression)]
"""A regular expression that stands within a longer one."""


class LeftoverRule(Dated):
    """All of rules/leftovers.yaml; words and patterns are met in unspaced text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    lot_words: tuple[Name, ...] = Field(title="标项字样", min_length=1)
    lot_ordinals: tuple[Name, ...] = Field(title="“第几”之后的字样", min_length=1)
    lot_not_before: Fragment = Field(title="数字后有这些，不是标项编号")
    least_chapter: int = Field(title="一章的最少字数", description="不计标题、空格、标点", gt=0)
    placeholders: tuple[Pattern, ...] = Field(title="未填的占位", min_length=1)
    years: tuple[Pattern, ...] = Field(title="年份", description="第一组是年份数字", min_length=1)
    cited: tuple[Pattern, ...] = Field(title="引用", description="同句有这些，年份不算残留")
    planned: tuple[Pattern, ...] = Field(title="将来", description="同句有这些，早于开启日的日期是残留")
    dates: tuple[Pattern, ...] = Field(title="日期", description="三组：年、月、日", min_length=1)
    documents: tuple[Pattern, ...] = Field(title="文号书名", description="同句有这些，日期不算残留")
    experience: tuple[Name, ...] = Field(title="业绩", description="同句有这些，过去合同的名称不算残留")
    shortest: int = Field(title="最短字样", description="少于几个字的过去合同名称、采购人、编号不查", gt=0)
    short_forms: dict[Name, Name] = Field(title="简写", description="全称里的字样 → 简称")
    labels: dict[Name, Pattern] = Field(title="标明的名称", description="组 value 是冒号后的文字")

    def forms(self, name: str) -> list[str]:
        """The name and its usual short forms."""
        shorter = [name.replace(long, short) for long, short in self.short_forms.items() if long in name]
        return [name, *shorter]

    def plans(self, sentence: str) -> bool:
        """Whether it speaks of what is to come, and cites no document."""
        return any(pattern.search(sentence) for pattern in self.planned) and not any(
            pattern.search(sentence) for pattern in self.documents
        )

    def days_before(self, sentence: str, opening: date) -> Iterator[str]:
        """Days and months named in the sentence that were over on the opening day."""
        for pattern in self.dates:
            for found in pattern.finditer(sentence):
                year, month, day = int(found[1]), int(found[2]), int(found[3] or 31)
                if (year, month, day) < (opening.year, opening.month, opening.day):
                    yield found.group()

    def lot_numbers(self, text: str) -> Iterator[tuple[str, str]]:
        """Every lot named in a text as (its words, its number): 标项二, 第2标段 …"""
        for found in self._lots.finditer(text):
            yield found.group(), found[1] or found[2]

    @cached_property
    def _lots(self) -> re.Pattern[str]:
        number = "[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9.])|[A-Z](?![A-Za-z])"
        words, ordinals = "|".join(self.lot_words), "|".join(self.lot_ordinals)
        return re.compile(f"(?:{words})({number})(?!{self.lot_not_before})|第({number})(?:{ordinals})")


class SubcontractingRule(Dated):
    """All of rules/subcontracting.yaml; patterns meet parts of sentences of unspaced text."""

    id: Code = Field(title="编号")
    source: Name = Field(title="依据")
    reason: Name = Field(title="理由")
    offers: tuple[Pattern, ...] = Field(title="提出分包", min_length=1)
    handed_over: tuple[Pattern, ...] = Field(title="换了说法的分包", min_length=1)
    denials: tuple[Name, ...] = Field(title="不是自己分包", min_length=1)
    own: tuple[Name, ...] = Field(title="自己人", min_length=1)
