"""What a list is to hold: its columns, made of a record's fields or declared by a ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.load.files.annotations import options, said, whole
from docgen.model.base import Yuan

Kind = Literal["text", "code", "digits", "date", "time", "count", "figure", "money", "flag", "choice"]
"""What a column's cells hold; `digits` are numbers that name something, as of people and telephones."""

_DIGITS = ("id_number", "phone", "account")
_CODE = "code"
_SITE = "site"
_YES_NO = {"是", "否"}
_UNIT = re.compile(r"\w+")


@dataclass(frozen=True)
class Column:
    """A column: the name by which records know it, its heading, what it holds.

    `also`: other headings that the list's own declaration gives; `unit`: what its figures count, as 元 or 月;
    `endless`: whether a date may be left out because it never comes; `by_sheet`: whether the names of
    sheets may stand for it, where people keep a sheet for each site.
    """

    code: str
    title: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unit: str = ""
    endless: bool = False
    by_sheet: bool = False


@dataclass(frozen=True, eq=False)
class Wanted:
    """A list's columns, and the kind of its records by which other names of its columns are known.

    Two are the same only if they are one: comparing all columns again for each cell of a heading is slow.
    """

    columns: tuple[Column, ...]
    kind: str = ""


@cache
def wanted(record: type[BaseModel]) -> Wanted:
    """The list whose rows make such records, headed by the titles of their fields."""
    columns = tuple(_column(name, field) for name, field in record.model_fields.items())
    return Wanted(columns, record.__name__)


def _column(name: str, field: FieldInfo) -> Column:
    annotation = whole(field)
    kinds = [each for each in options(annotation) if each is not type(None)]
    kind, choices = _kind(name, annotation, kinds)
    unit = _UNIT.match(field.description or "")
    return Column(
        code=name,
        title=str(field.title),
        kind=kind,
        required=field.is_required(),
        choices=choices,
        unit="元" if kind == "money" else unit.group() if unit and kind in ("figure", "count") else "",
        endless=kind == "date" and not field.is_required(),
        by_sheet=name == _SITE,
    )


def _kind(name: str, annotation: Any, kinds: list[Any]) -> tuple[Kind, tuple[str, ...]]:
    choices = tuple(
        str(each) for option in kinds if get_origin(option) is Literal for each in get_args(option)
    )
    if choices:
        return ("flag" if set(choices) == _YES_NO else "choice"), choices
    if date in kinds:
        return "date", ()
    if time in kinds:
        return "time", ()
    if Decimal in kinds:
        return ("money" if said(annotation, Yuan) else "figure"), ()
    if int in kinds:
        return "count", ()
    return ("digits" if name in _DIGITS else "code" if name == _CODE else "text"), ()
