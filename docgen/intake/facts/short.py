"""The short form of the facts: one value each, a lot's own beside the lot; what is not stated is None.

Names are those of the command's JSON and stay.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from docgen.model.reading.outline import ChapterKind, Lot
from docgen.model.reading.reading import Stated

KEYS = (
    "project_name", "project_no", "method", "purchaser", "agency", "budget", "ceiling", "unit_price_ceiling",
    "obtain", "deadline", "opening", "validity_days", "copies", "deposit_amount", "performance_bond",
    "consortium", "subcontract", "sme_reserved", "sme_deduction_pct", "industry", "service_term",
    "site_visit", "opening_place", "evaluation", "agency_fee", "contract_days", "volumes", "lot_limit",
)  # fmt: skip
OF_LOT = (
    "budget", "ceiling", "unit_price_ceiling", "industry", "sme_reserved", "sme_deduction_pct",
    "service_term",
)  # fmt: skip

_YES_NO = {"true": True, "false": False}
_NUMBERS = ("validity_days", "contract_days")


def best(
    statements: Sequence[Stated],
    key: str,
    lot: str,
    trust: Sequence[ChapterKind],
    kinds: dict[str, ChapterKind],
) -> Stated | None:
    """The statement that counts for a lot ("" for all): labelled before free, notice before data sheet."""
    of_key = [each for each in statements if each.key == key and each.lot == lot and not each.condition]
    if not of_key:
        return None

    def rank(each: Stated) -> tuple[bool, int]:
        kind = kinds.get(each.found.block, "unknown")
        return each.found.certainty == "likely", trust.index(kind) if kind in trust else len(trust)

    return min(of_key, key=rank)


def short(
    statements: Sequence[Stated],
    lots: Sequence[Lot],
    trust: Sequence[ChapterKind],
    kinds: dict[str, ChapterKind],
) -> dict[str, Any]:
    """The facts by their names. `kinds`: block → the kind of chapter it stands in."""
    facts: dict[str, Any] = {}
    for key in KEYS:
        stated = best(statements, key, "", trust, kinds)
        facts[key] = value(stated) if stated else None
        by_lot = {lot.code: best(statements, key, lot.code, trust, kinds) for lot in lots}
        if key not in OF_LOT and any(by_lot.values()) and not _says_how_much(stated):
            values = {code: value(each) for code, each in by_lot.items() if each}
            same = len(values) == len(lots) and len({str(each) for each in values.values()}) == 1
            facts[key] = next(iter(values.values())) if same else values
    total = next((each for each in statements if each.key == "budget" and each.condition == "sum"), None)
    facts["budget_total"] = value(total) if total else facts["budget"] if lots else None
    facts["lots"] = [_of_lot(lot, statements, trust, kinds) for lot in lots]
    return facts


def _says_how_much(stated: Stated | None) -> bool:
    """Whether a statement of all lots tells more than who pays; else what each lot states counts."""
    return stated is not None and (stated.key != "agency_fee" or any(map(str.isdigit, stated.value)))


def _of_lot(
    lot: Lot, statements: Sequence[Stated], trust: Sequence[ChapterKind], kinds: dict[str, ChapterKind]
) -> dict[str, Any]:
    named = best(statements, "lot_name", lot.code, trust, kinds)
    name = lot.title or (named.value if named else None)
    entry: dict[str, Any] = {"lot": lot.number, "code": lot.code, "name": name}
    for key in OF_LOT:
        stated = best(statements, key, lot.code, trust, kinds)
        entry[key] = value(stated) if stated else None
        if key == "sme_reserved":
            entry["sme_policy"] = stated.printed if stated else None
    return entry


def value(stated: Stated) -> Any:
    """A statement's value as JSON has it."""
    if stated.value in _YES_NO:
        return _YES_NO[stated.value]
    if stated.key in _NUMBERS:
        return int(stated.value)
    if stated.key == "copies":
        return {"original": None, "duplicate": None, "electronic": None, **json.loads(stated.value)}
    return stated.value.split("\n") if stated.key == "volumes" else stated.value
