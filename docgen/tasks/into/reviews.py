"""What a panel reviews and scores, and how the service is scored later, as entries."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby

from docgen.model.reading.reading import Reading, ReviewRow, ScoringItem, ServicePoint
from docgen.model.rules.drafting import DraftingRule
from docgen.model.text import unspaced
from docgen.rules import limit_words
from docgen.tasks.into.entries import Codes, Entry, citation, origin, titled
from docgen.tasks.into.tiers import shared_out

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
    else:
        entry |= shared_out(text, item.points, limit_words().tiers)
    return entry | {"place": citation(item.found.place)} | origin(item.found)


def scorecard(reading: Reading, lot: str, codes: Codes) -> Entry | None:
    """The scorecard of the service; None without one, or where points are missing."""
    rows = [row for row in reading.service if row.lot in ("", lot)]
    grouped = groupby(rows, lambda row: (row.name, row.whole) if row.whole is not None else row)
    whole = [(sum_of(parts), parts) for parts in (list(each) for _, each in grouped)]
    scored = [(points, parts) for points, parts in whole if points is not None]
    if not scored:
        return None
    first = scored[0][1][0].found.place
    return {
        "title": SCORECARD,
        "total": plain(sum((points for points, _ in scored), Decimal(0))),
        "place": citation(first.rpartition(" ")[0] or first),
        "items": [_scored(points, parts, codes) for points, parts in scored],
        "certainty": "likely",
    }


def sum_of(parts: list[ServicePoint]) -> Decimal | None:
    """The points of a row with its parts; None where they were not read."""
    if parts[0].whole is not None:
        return parts[0].whole
    known = [part.points for part in parts if part.points is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _scored(points: Decimal, parts: list[ServicePoint], codes: Codes) -> Entry:
    code = codes.next("Q")
    name = parts[0].name or titled(parts[0].text)
    criteria = [_criterion(part, f"{code}.{number}") for number, part in enumerate(parts, 1)]
    return {"code": code, "name": name, "points": plain(points), "criteria": criteria}


def _criterion(part: ServicePoint, code: str) -> Entry:
    entry: Entry = {"code": code, "title": titled(part.text), "text": part.text}
    if part.points is not None:
        entry["points"] = plain(part.points)
    if part.deduction:
        entry["deduction"] = part.deduction
    return entry | origin(part.found)


def plain(value: Decimal | None) -> int | str | None:
    """A figure as YAML has it: whole ones plain, others as text."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
