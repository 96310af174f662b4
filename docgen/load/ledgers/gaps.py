"""Where rows are missing: days, weeks and months without any, numbers that were left out, empty ledgers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from docgen.load.ledgers.book import LedgerBook
from docgen.load.ledgers.known import HELD
from docgen.load.ledgers.types import literal, quoted
from docgen.model.acceptance.ledger import SITES, Expected, LedgerSpec
from docgen.model.acceptance.measurement import Gap
from docgen.model.acceptance.score import DayRange
from docgen.model.finding import Message

_NAMED = 5

_UNITS = {
    "day": Message("days"),
    "workday": Message("workdays"),
    "week": Message("weeks"),
    "month": Message("months"),
}

Owed = Callable[[Expected], Iterable[DayRange]]
"""The days, weeks or months in which a row is owed."""


def gaps(book: LedgerBook, sites: Collection[str], known: date, owed: Owed) -> Iterator[Gap]:
    """What is missing in the ledgers as they were known on the day `known`."""
    book.known_on(known)
    there = {summary.code for summary in book.summaries}
    for spec in book.specs:
        if spec.code in there:
            for said, case in _missing(book, spec, sites, owed):
                yield Gap(spec.title, book.places[spec.code].shown, said, case)


def _missing(
    book: LedgerBook, spec: LedgerSpec, sites: Collection[str], owed: Owed
) -> Iterator[tuple[Message, str]]:
    held = _ask(book, f"SELECT 1 FROM {quoted(spec.code)} LIMIT 1")
    if not held:
        yield Message("{title} holds no row", {"title": spec.title}), "empty"
    for expected in spec.expected if held else ():
        yield from ((said, "") for said in _without(book, spec, expected, sites, list(owed(expected))))
    if spec.numbered:
        yield from ((said, "number") for said in _left_out(book, spec))


def _without(
    book: LedgerBook, spec: LedgerSpec, expected: Expected, sites: Collection[str], units: list[DayRange]
) -> Iterator[Message]:
    """The units without a row at all, then for each value of the column `by` those without one of its own."""
    kept = _kept(book, spec, expected)
    chosen = _chosen(spec, expected)
    days = sorted({day for each in kept.values() for day in each})
    bare = [] if chosen else [unit for unit in units if not _within(days, unit)]
    if bare:
        yield _said(spec, expected, bare, units, "、".join(chain(*expected.only.values())))
    rest = [unit for unit in units if unit not in bare]
    for value, since, until in chosen or _values(book, spec, expected.by, sites):
        asked = [each for each in rest if (since or each[0]) <= each[0] and each[1] <= (until or each[1])]
        lacking = [unit for unit in asked if not _within(kept.get(value, ()), unit)]
        if lacking:
            yield _said(spec, expected, lacking, asked, value)


def _kept(book: LedgerBook, spec: LedgerSpec, expected: Expected) -> dict[str, list[date]]:
    """By the value of the column `by`: the days, in order, on which there are rows of the kinds expected."""
    value = quoted(expected.by) if expected.by else "''"
    where = " AND ".join(
        (
            "true",
            *(
                f"{quoted(code)} IN ({', '.join(map(literal, names))})"
                for code, names in expected.only.items()
            ),
        )
    )
    rows = _ask(
        book,
        f"SELECT DISTINCT CAST({value} AS VARCHAR), {quoted(spec.day)} FROM {quoted(spec.code)} "
        f"WHERE {where} ORDER BY ALL",
    )
    kept: dict[str, list[date]] = {}
    for each, day in rows:
        kept.setdefault(str(each), []).append(day)
    return kept


def _within(days: Sequence[date], unit: DayRange) -> bool:
    """Whether one of the `days`, which stand in order, is in the unit."""
    at = bisect_left(days, unit[0])
    return at < len(days) and days[at] <= unit[1]


_Stay = tuple[str, date | None, date | None]
"""A value that owes rows, from and to which day; None: from the first and to the last."""


def _chosen(spec: LedgerSpec, expected: Expected) -> list[_Stay]:
    """The choices that each owe a row, whether any of them has one."""
    if expected.by is None or not (choices := spec.column(expected.by).choices):
        return []
    return [(choice, None, None) for choice in expected.only.get(expected.by, choices)]


def _values(book: LedgerBook, spec: LedgerSpec, by: str | None, sites: Collection[str]) -> Iterator[_Stay]:
    """The values that each owe a row, and how long: all sites, the rows of another ledger from their day to
    the one on which they left, or whatever the column ever held."""
    if by is None:
        return
    refers = spec.column(by).refers
    if refers == SITES:
        yield from ((site, None, None) for site in sites)
        return
    other = next((each for each in book.specs if each.code == refers), None)
    if other is None:
        held = f"SELECT DISTINCT CAST({quoted(by)} AS VARCHAR) FROM {quoted(spec.code)} ORDER BY 1"
        yield from ((str(value), None, None) for (value,) in _ask(book, held))
        return
    until = f"max({quoted(other.until)})" if other.until else "NULL"
    sql = (
        f"SELECT CAST({quoted(other.key[0])} AS VARCHAR), min({quoted(other.day)}), {until} "
        f"FROM {quoted(other.code)} GROUP BY 1 ORDER BY 1"
    )
    yield from ((str(value), since, left) for value, since, left in _ask(book, sql))


def _left_out(book: LedgerBook, spec: LedgerSpec) -> Iterator[Message]:
    """Numbers that no row of the ledger has, however late it came, below the first that came after."""
    key, name = f"CAST({quoted(spec.key[0])} AS VARCHAR)", quoted(spec.code)
    parts = f"regexp_extract({key}, '^(.*?)([0-9]{{1,15}})$', ['head', 'no']) AS p"
    split = f"SELECT {parts}, {quoted(spec.day)} AS day FROM"
    counted = "SELECT p.head AS head, CAST(p.no AS BIGINT) AS no, length(p.no) AS digits, day FROM"
    held = f"({counted} ({split} {HELD}.{name}) WHERE p.no <> '')"
    # Asked first, for it costs little and mostly settles it: numbers from 1 on without a hole leave none out.
    if not _ask(
        book, f"SELECT 1 FROM {held} WHERE no > 0 GROUP BY head HAVING max(no) > count(DISTINCT no) LIMIT 1"
    ):
        return
    sql = f"""
      WITH held AS {held},
      known AS ({counted} ({split} {name}) WHERE p.no <> ''),
      most AS (SELECT head, max(no) AS no, max(digits) AS digits FROM known GROUP BY head),
      bound AS (
        SELECT m.head, m.digits, coalesce(min(h.no), m.no) AS no FROM most m
        LEFT JOIN held h ON h.head = m.head AND h.no > m.no GROUP BY m.head, m.digits, m.no
        HAVING coalesce(min(h.no), m.no) <= 10 * (SELECT count(*) FROM held) + 1000)
      SELECT b.head || lpad(CAST(n AS VARCHAR), greatest(b.digits, length(CAST(n AS VARCHAR)))::INTEGER, '0'),
        b.head, n FROM bound b, generate_series(1, b.no) AS s(n)
      WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.head = b.head AND h.no = n) ORDER BY b.head, n"""
    missing = _ask(book, sql)
    if missing:
        numbers = [str(number) for number, _, _ in missing]
        words = {"title": spec.title, "n": len(missing), "numbers": _listed(numbers)}
        about = _around(book, held, [(str(head), int(no)) for _, head, no in missing])
        if about:
            dated = {**words, "first": about[0], "last": about[1]}
            yield Message("{title}: {n} numbers are left out: {numbers}, about {first} to {last}", dated)
        else:
            yield Message("{title}: {n} numbers are left out: {numbers}", words)


def _around(book: LedgerBook, held: str, missing: list[tuple[str, int]]) -> DayRange | None:
    """The days between which the numbers of the first series would stand; None where either end is open."""
    head = missing[0][0]
    numbers = [no for other, no in missing if other == head]
    sql = f"""
      SELECT max(day) FILTER (no < {min(numbers)}), min(day) FILTER (no > {max(numbers)})
      FROM {held} WHERE head = {literal(head)}"""
    first, last = _ask(book, sql)[0]
    return (first, last) if first and last and first <= last else None


def _said(
    spec: LedgerSpec, expected: Expected, lacking: list[DayRange], asked: list[DayRange], value: str
) -> Message:
    if expected.every == "period":
        if value:
            return Message("{title}: {value} has no row in the period", {"title": spec.title, "value": value})
        return Message("{title}: no row in the period", {"title": spec.title})
    month = expected.every == "month"
    words = {
        "title": spec.title,
        "n": len(lacking),
        "of": len(asked),
        "units": _UNITS[expected.every],
        "days": _listed([f"{first:%Y-%m}" if month else first.isoformat() for first, _ in lacking]),
    }
    if value:
        said = Message(
            "{title}: {value} has no row in {n} of {of} {units}: {days}", {**words, "value": value}
        )
        return said
    return Message("{title}: no row in {n} of {of} {units}: {days}", words)


def _listed(names: list[str]) -> tuple[str, ...]:
    return (*names[:_NAMED], *(["…"] if len(names) > _NAMED else []))


def _ask(book: LedgerBook, sql: str) -> list[tuple[Any, ...]]:
    return book.raw.execute(sql).rows
