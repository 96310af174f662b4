"""An example's bid with another price: parts by unit and by rate, groups, ceilings."""

from __future__ import annotations

from typing import Any

from docgen.model.project import Project
from kit.edits import Edit, edit, reword
from kit.examples import bid

PLACE = {"section": "第三章", "item": "2"}


def part(form: str, code: str = "A", **fields: object) -> dict[str, object]:
    """A part of the tender's price, named by its code unless a name is given."""
    return {"code": code, "name": f"{code}部分", "form": form, "place": PLACE, **fields}


def line(name: str, unit_price: str, quantity: str | None = None, **fields: object) -> dict[str, object]:
    """A line of the offer, priced by the month of a person."""
    return {"name": name, "unit": "人·月", "unit_price": unit_price, "quantity": quantity, **fields}


def ceiling(binds: str, amount: str, **fields: object) -> dict[str, object]:
    return {"binds": binds, "amount": amount, "place": PLACE, **fields}


def priced(rules: dict[str, Any], offer: dict[str, Any], *edits: Edit, term: int = 24) -> Project:
    """Lot 1 with that price alone: the tender's and the bidder's; its answers name no total."""
    return bid(
        edit("tender/lot/price", {"place": PLACE, **rules}),
        edit("tender/lot/term_months", term),
        edit("response/offer", offer),
        reword("answers/B4.1/text", "报价总额1,862,400.00元", "报价含全部费用"),
        *edits,
    )
