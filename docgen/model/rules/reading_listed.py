"""rules/reading/listed.yaml: tables of a tender that list instead of asking."""

from __future__ import annotations

from pydantic import Field

from docgen.model.base import Code, Name, Record
from docgen.model.reading.listed import ListedKind
from docgen.model.rules.dated import Dated
from docgen.model.rules.wording import Pattern


class TableWords(Record):
    """How a table of one kind is known: heads of names and of how many, or what else stands beside names."""

    name: tuple[Name, ...] = Field(title="名称列", min_length=1)
    count: tuple[Name, ...] = Field(title="数量列", min_length=1)
    beside: tuple[Name, ...] = Field((), title="另一列的结尾")
    sure: tuple[Name, ...] = Field((), title="可以认定的名称列")
    counted: bool = Field(False, title="没有数量的行不算")
    wanted: Pattern | None = Field(None, title="表题、列名须有")
    not_wanted: Pattern | None = Field(None, title="表题、列名有就不是")


class ListedRule(Dated):
    """All of the file; heads are compared without what stands in brackets."""

    id: Code = Field(title="编号")
    title: Name = Field(title="名称")
    serial: tuple[Name, ...] = Field(title="序号列", min_length=1)
    unit_heads: tuple[Name, ...] = Field(title="单位列", min_length=1)
    totals: tuple[Name, ...] = Field(title="不是一条的行", min_length=1)
    not_heads: tuple[Name, ...] = Field(title="列名有就不是清单", min_length=1)
    tables: dict[ListedKind, TableWords] = Field(title="各种清单")
