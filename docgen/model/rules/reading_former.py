"""The words by which an old bid is read into questions and answers: rules/reading/former.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern

Column = Literal["code", "title", "asked", "answer", "deviation", "proof"]


class FormerRule(Dated):
    """All of rules/reading/former.yaml; words are met in squeezed heads, patterns in half-width text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    columns: dict[Column, tuple[Name, ...]] = Field(title="列名")
    not_tables: tuple[Name, ...] = Field(title="不是问答表的列名")
    asked: Pattern = Field(title="要求的引语")
    answered: Pattern = Field(title="答复的引语")
    proof_lines: Pattern = Field(title="答复里的凭据")
    not_lines: Pattern = Field(title="不收的行")
    confirmations: tuple[Name, ...] = Field(title="只是确认的答复")
    least_answer: int = Field(title="答复的最少字数", gt=0)
    least_chapter: int = Field(title="章节正文的最少字数", gt=0)
    not_chapters: tuple[Name, ...] = Field(title="不是方案的标题")
    headings: tuple[Pattern, ...] = Field(title="没有样式的标题", description="由高到低")
    dated: Pattern = Field(title="日期")
    figures: Pattern = Field(title="数字")
    places: Pattern = Field(title="地名、机构名")
