"""What a panel reviews and scores, and how the service is scored later, as entries."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.reading.reading import Reading, ReviewRow, ScoringItem, ServicePoint
from docgen.model.rules.drafting import DraftingRule
from docgen.model.text import unspaced
from docgen.tasks.into.entries import Codes, Entry, citation, origin, titled

SCORECARD = "服务考核标准"


def review_rows(
    rows: tuple[ReviewRow, ...], lot: str, letter: str, codes: Codes, rule: DraftingRule
) -> list[Entry]:
    """The rows of a review, their codes counted: Z1, Z2 … of the qualification, F1 … of the conformity."""
    return [_row(row, codes.next(letter), rule) for row in rows if row.lot in ("", lot)]


def _row(row: ReviewRow, code: str, rule: DraftingRule) -> Entry:
    entry: Entry = {"code": code, "name": row.name or titled(row.text), "text": row.text or row.name}
    if row.proof:
        entry["proof"] = row.proof
    said = unspaced(f"{row.name}{row.text}{row.proof}")
    if any(word in said for word in rule.by_purchaser):
        entry["by"] = "purchaser"
    if any(word in said for word in rule.optional):
        entry["optional"] = True
    return entry | {"place": citation(row.found.place)} | origin(row.found)


def evaluation(reading: Reading, lot: str, codes: Codes, rule: DraftingRule) -> list[Entry]:
    """The items that score the bid; points that were not read are left blank."""
    symbols = [meaning.symbol for meaning in reading.marks if len(meaning.symbol) <= 2]
    items = [item for item in reading.scoring if item.lot in ("", lot)]
    return [_item(item, codes.next("P"), symbols, rule) for item in items]


def _item(item: ScoringItem, code: str, symbols: list[str], rule: DraftingRule) -> Entry:
    text = item.text or item.name
    entry: Entry = {"code": code, "name": item.name or titled(text)}
    if item.group:
        entry["group"] = item.group
    if item.points is None:
        entry["#points"] = "分值没有读出，请填写"
    entry |= {"points": plain(item.points), "text": text, "kind": item.kind}
    said = unspaced(text)
    if item.kind == "price":
        entry["formula"] = text
    elif marks := [symbol for symbol in dict.fromkeys(symbols) if symbol in said]:
        if rule.minus_by_mark.search(said):
            entry["marks"] = marks
    elif (met := rule.each.search(said)) and item.points and Decimal(met["points"]) <= item.points:
        entry["each"] = met["points"]
    return entry | {"place": citation(item.found.place)} | origin(item.found)


def scorecard(reading: Reading, lot: str, codes: Codes) -> Entry | None:
    """The scorecard of the service; None without one, or where points are missing."""
    rows = [row for row in reading.service if row.lot in ("", lot)]
    scored = [row for row in rows if row.points is not None]
    if not scored:
        return None
    first = scored[0]
    return {
        "title": SCORECARD,
        "total": plain(sum((row.points or Decimal(0) for row in scored), Decimal(0))),
        "place": citation(first.found.place.rpartition(" ")[0] or first.found.place),
        "items": [_scored(row, codes) for row in scored],
        "certainty": "likely",
    }


def _scored(row: ServicePoint, codes: Codes) -> Entry:
    code, title = codes.next("Q"), titled(row.text)
    criterion: Entry = {"code": f"{code}.1", "title": title, "text": row.text}
    if row.deduction:
        criterion["deduction"] = row.deduction
    criterion |= origin(row.found)
    return {"code": code, "name": title, "points": plain(row.points), "criteria": [criterion]}


def plain(value: Decimal | None) -> int | str | None:
    """A figure as YAML has it: whole ones plain, others as text."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
