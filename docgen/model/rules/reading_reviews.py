"""The words of qualification and conformity reviews: rules/reading/reviews.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern

Review = Literal["qualification", "conformity"]
ReviewRole = Literal["proof", "text", "name", "drop"]


class ReviewRule(Dated):
    """All of rules/reading/reviews.yaml; words and patterns are met in half-width, tidied text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    titles: dict[Review, tuple[Name, ...]] = Field(title="表题字样")
    looked_at: Pattern = Field(title="说的是审查")
    not_titles: tuple[Name, ...] = Field(title="不是审查表")
    columns: dict[ReviewRole, tuple[Name, ...]] = Field(title="列名")
    serial: tuple[Name, ...] = Field(title="序号列", min_length=1)
    totals: tuple[Name, ...] = Field(title="不是一条的行")
    not_rows: tuple[Pattern, ...] = Field(title="不是一条的文字")
    rejections: Pattern = Field(title="列出无效情形的句子")
    leads: Pattern = Field(title="引出下文")
    quoted: Pattern = Field(title="书名号里的名称")
    laws: Pattern = Field(title="不是证书")
