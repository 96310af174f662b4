"""The words by which a tender's facts are known: rules/reading/facts.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.reading.outline import ChapterKind
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Fragment, Pattern

Reader = Literal[
    "name", "code", "closed", "amount", "unit_amount", "span", "moment", "place", "days", "sum_or_none",
    "share_or_none", "fee", "allowed", "subcontract", "reserved", "deduction", "industry", "term", "visit",
    "volumes", "copies", "words",
]  # fmt: skip
"""How the words of a fact become its value."""


class FactWords(Record):
    """One fact: the labels that name it, and how it is written where no label does.

    `above` counts for labels that say nothing of their own (时间, 名称) and for lines without one;
    `also` are labels under which the fact stands behind another; `same` says that it is that of `same_as`.
    """

    read: Reader = Field(title="读法")
    label: tuple[Name, ...] = Field(title="标题字样", min_length=1)
    not_label: tuple[Name, ...] = Field((), title="不是它的字样", alias="not")
    above: tuple[Name, ...] = Field((), title="上级标题字样")
    above_not: tuple[Name, ...] = Field((), title="上级标题不是它的字样")
    above_only: tuple[Name, ...] = Field((), title="须有的自身标题")
    also: tuple[Name, ...] = Field((), title="并列的标题")
    text: tuple[Pattern, ...] = Field((), title="正文写法")
    where: tuple[ChapterKind, ...] = Field((), title="正文写法只在这些章")
    values: tuple[Name, ...] = Field((), title="只能取的值")
    means: dict[Name, Pattern] = Field(default_factory=dict, title="另一种说法")
    not_after: tuple[Name, ...] = Field((), title="值后面有这些就不是")
    subject: str = Field("", title="说的是什么")
    same_as: str = Field("", title="与哪一事实相同")
    same: Pattern | None = Field(None, title="写明相同的写法")


class FactRule(Dated):
    """All of rules/reading/facts.yaml; words and patterns are met in half-width, tidied text."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    generic: tuple[Name, ...] = Field(title="笼统的标题", min_length=1)
    not_values: tuple[Name, ...] = Field(title="等于没写", min_length=1)
    placeholder: Pattern = Field(title="要换掉的字")
    conditions: Fragment = Field(title="条件句")
    none_words: tuple[Name, ...] = Field(title="不收取", min_length=1)
    facts: dict[str, FactWords] = Field(title="事实")
    trust: tuple[ChapterKind, ...] = Field(title="以谁为准", min_length=1)
    volume_names: Fragment = Field(title="分册的名称")
