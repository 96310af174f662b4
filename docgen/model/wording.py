"""What the bidder writes, piece by piece, and the signs by which leftovers in it are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from docgen.model.base import Code, Name, Record, Text


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


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error:
        raise PydanticCustomError("pattern", "not a regular expression", {}) from None
    return value


Pattern = Annotated[Text, AfterValidator(_pattern)]
"""A regular expression of Python."""


class LeftoverRule(Record):
    """All of rules/leftovers.yaml; words and patterns are met after NFKC and without spaces."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    lot_words: tuple[Name, ...] = Field(title="标项字样", min_length=1)
    lot_ordinals: tuple[Name, ...] = Field(title="“第几”之后的字样", min_length=1)
    lot_not_before: Pattern = Field(title="数字后有这些，不是标项编号")
    placeholders: tuple[Pattern, ...] = Field(title="未填的占位", min_length=1)
    years: tuple[Pattern, ...] = Field(title="年份", description="第一组是年份数字", min_length=1)
    cited: tuple[Pattern, ...] = Field(title="引用", description="同句有这些，年份不算残留")
    experience: tuple[Name, ...] = Field(title="业绩", description="同句有这些，过去合同的名称不算残留")
    shortest: int = Field(title="最短字样", description="少于几个字的过去合同名称、采购人、编号不查", gt=0)

    def lot_numbers(self, text: str) -> Iterator[tuple[str, str]]:
        """Every lot named in a text as (its words, its number): 标项二, 第2标段 …"""
        number = "[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9.])|[A-Z](?![A-Za-z])"
        words, ordinals = "|".join(self.lot_words), "|".join(self.lot_ordinals)
        pattern = f"(?:{words})({number})(?!{self.lot_not_before})|第({number})(?:{ordinals})"
        for found in re.finditer(pattern, text):
            yield found.group(), found[1] or found[2]
