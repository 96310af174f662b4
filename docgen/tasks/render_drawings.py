"""Drawings from the data of `docgen render`: plain groups and lists as the records that layouts take."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from docgen.render.drawing.bars import Bar
from docgen.render.drawing.floor import Block, Floor
from docgen.render.drawing.organisation import Member, Organisation, Unit
from docgen.render.drawing.stock import AREAS, FLOOR, KINDS, ORGANISATION, Stock


class NotData(Exception):
    """The data of a drawing are not what it is made of; says what it wants."""


def stock_of(kind: str, data: Any) -> Stock:
    """What the drawing `kind` is made of. Raises NotData with the fields it wants."""
    wanted = KINDS.get(kind, "")
    try:
        if wanted == ORGANISATION:
            return Stock(organisation=_organisation(data))
        if wanted == FLOOR:
            zones = tuple(
                Block(str(z["name"]), _figure(z["area"]), str(z.get("use", ""))) for z in data["zones"]
            )
            area = _figure(data["area"]) if data.get("area") is not None else None
            site = str(data["site"])
            return Stock(sites=((site, site),), floors=(Floor(site, area, zones),))
        if wanted == AREAS:
            return Stock(areas=tuple(_bar(row) for row in data))
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation):
        raise NotData(_WANTS[wanted]) from None
    return Stock()


_WANTS = {
    ORGANISATION: "top, lead {name, role}, units [{name, people [{name, role}]}]",
    FLOOR: "site, area, zones [{name, area, use}]",
    AREAS: "[{label, offered, asked, unit}]",
}


def _organisation(data: Mapping[str, Any]) -> Organisation:
    units = tuple(
        Unit(str(unit["name"]), tuple(_member(person) for person in unit.get("people", ())))
        for unit in data["units"]
    )
    lead = _member(data["lead"]) if data.get("lead") else None
    return Organisation(
        str(data["top"]), lead, tuple(_member(each) for each in data.get("beside", ())), units
    )


def _member(person: Mapping[str, Any]) -> Member:
    return Member(str(person["name"]), str(person.get("role", "")))


def _bar(row: Mapping[str, Any]) -> Bar:
    unit, offered = str(row.get("unit", "")), _figure(row["offered"])
    asked = _figure(row["asked"]) if row.get("asked") is not None else None
    said = f"{offered}{unit}" + (f"（要求{asked}{unit}）" if asked is not None else "")
    return Bar(str(row["label"]), float(offered), said, None if asked is None else float(asked))


def _figure(value: Any) -> Decimal:
    return Decimal(str(value))
