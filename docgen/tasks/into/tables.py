"""What a tender lists in tables without words that ask: sites, posts, equipment, what is bought.

A table of posts or of equipment is one clause; a person says whether it is to be answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from docgen.model.reading.listed import ListedKind, ListedRow
from docgen.model.reading.reading import Found, Reading
from docgen.model.rules.drafting_limits import SiteWords
from docgen.model.text import squeezed, unspaced
from docgen.tasks.into.entries import Codes, Entry, citation, origin, titled
from docgen.tasks.into.reviews import plain

_LEAST_SITES = 2
_WHERE = ("地址", "地点", "位置")
_TITLES: dict[ListedKind, str] = {"post": "岗位配置", "equipment": "设备配备"}
_TOLD = "原文是一张表，没有写成要求；不须逐条响应的删去，须响应的核对人数、数量"


def rows_of(reading: Reading, lot: str, kind: ListedKind) -> list[ListedRow]:
    """The rows of one kind that a lot has, in reading order."""
    return [row for row in reading.listed if row.kind == kind and row.lot in ("", lot)]


def listed_sites(reading: Reading, lot: str, words: SiteWords) -> list[Entry]:
    """The sites that a table lists, where it lists more than one; one row that names several is asked."""
    rows = rows_of(reading, lot, "site")
    entries: list[Entry] = []
    for row in rows if len(rows) >= _LEAST_SITES else ():
        entry: Entry = {
            "code": f"SITE-{len(entries) + 1}",
            "name": row.name,
            "kind": re.sub(r"[(（].*|名称$", "", row.head) or row.head,
        }
        if where := next((text for head, text in row.beside if head.endswith(_WHERE)), ""):
            entry["location"] = where.replace("\n", "")
        several = bool(words.several.search(unspaced(row.name)))
        if several:
            entry["#"] = f"{row.name}：原文像是说几处，每处一个站点的请分开写"
        found = origin(row.found) | ({"certainty": "asked"} if several else {})
        entries.append(entry | {"verbatim": _printed(row)} | found)
    return entries


def listed_clauses(reading: Reading, lot: str, codes: Codes, known: Sequence[Entry]) -> list[Entry]:
    """A clause for each table of posts or equipment, with what it lists as requirements, to be asked.

    Posts that a clause of `known` asks for in numbers are none of them.
    """
    said = {
        squeezed(str(each.get("role")))
        for clause in known
        for each in clause.get("requires", ())
        if each["kind"] == "staff"
    }
    clauses: list[Entry] = []
    kinds: tuple[ListedKind, ...] = ("post", "equipment")
    for kind in kinds:
        rows = [row for row in rows_of(reading, lot, kind) if squeezed(row.name) not in said]
        for _, each in groupby(rows, key=lambda row: row.table):
            clauses.append(_clause(kind, list(each), codes))
    return clauses


def _clause(kind: ListedKind, rows: Sequence[ListedRow], codes: Codes) -> Entry:
    first = rows[0].found
    found = Found(first.place, first.block, "asked")
    requires = [_staff(row) if kind == "post" else _facility(row) for row in rows]
    return {
        "#": _TOLD,
        "code": codes.of_place("T", first.place),
        "part": "technical",
        "title": titled(rows[0].title) or _TITLES[kind],
        "verbatim": "\n".join(map(_printed, rows)),
        "place": citation(first.place),
        "requires": requires,
    } | origin(found)


def _staff(row: ListedRow) -> Entry:
    return {"kind": "staff", "role": row.name, "least": _whole(row.count), "certainty": "asked"}


def _facility(row: ListedRow) -> Entry:
    entry: Entry = {"kind": "facility", "name": row.name}
    if row.count is not None:
        entry["least"] = plain(row.count)
    return entry | ({"unit": row.unit} if row.unit else {}) | {"certainty": "asked"}


def _whole(count: Decimal | None) -> int:
    return max(1, int(count or 1))


def _printed(row: ListedRow) -> str:
    """A row as one line: its name, then the other cells with what stands over them."""
    cells = (f"{head}：{text}".replace("\n", " ") for head, text in row.beside)
    return "，".join((row.name, *cells))


def offer_lines(reading: Reading, lot: str) -> Iterator[tuple[str, str, str]]:
    """Name, quantity and unit of what a tender lists to be bought: lines of an offer without their price."""
    for row in rows_of(reading, lot, "line"):
        yield row.name, str(plain(row.count)) if row.count is not None else "", row.unit or "项"
