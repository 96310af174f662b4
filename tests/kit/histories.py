"""Small invented ledgers of a service: a day book, job seekers, and where they were sent."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from docgen.model.acceptance.records import Acceptance
from kit.edits import edit
from kit.examples import acceptance

Row = tuple[str, ...]

START, END = date(2026, 3, 2), date(2026, 5, 5)
"""The first period of lot 1."""

BOOKS = {
    "log": ("日期", "投诉"),
    "seekers": ("编号", "日期", "姓名", "就业日期", "调解日期", "已调解"),
    "referrals": ("编号", "日期", "求职者"),
}


@dataclass(frozen=True)
class History:
    """The rows of every ledger, in the order in which its file holds them."""

    log: tuple[Row, ...]
    seekers: tuple[Row, ...]
    referrals: tuple[Row, ...]

    def write(self, folder: Path) -> None:
        """Each ledger as CSV below `folder`."""
        (folder / "ledgers").mkdir(exist_ok=True)
        for code, head in BOOKS.items():
            with (folder / f"ledgers/{code}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([head, *getattr(self, code)])


def service(folder: Path) -> Acceptance:
    """Lot 1's contract with a card of four lines that these ledgers are scored by, kept in `folder`."""
    loaded = acceptance(
        edit("tender/lot/scorecard", _CARD),
        *(edit(f"scoring/{field}", value) for field, value in _SCORING.items()),
        edit("acceptance/periods", [{"number": 1, "seed": "种子"}]),
        edit("samples", {}),
        edit("contract/decisions", []),
    )
    return replace(loaded, service=replace(loaded.service, folder=folder))


def day(first: date, last: date) -> st.SearchStrategy[str]:
    return st.dates(first, last).map(date.isoformat)


@st.composite
def histories(draw: st.DrawFn, twice: bool = True) -> History:
    """A period's rows with what became of them, then or later; with `twice`, some numbers stand twice."""
    days = (END - START).days + 1
    faults = draw(st.dictionaries(st.integers(0, days - 1), st.integers(1, 3), max_size=4))
    log = [((START + timedelta(days=n)).isoformat(), str(faults.get(n, 0))) for n in range(days)]
    registered = sorted(draw(st.lists(day(START, END), min_size=1, max_size=8)))
    later = st.none() | day(START, END + timedelta(days=90))
    seekers: list[Row] = []
    for number, on in enumerate(registered, 1):
        settled = draw(later)
        values = (draw(later) or "", settled or "", "是" if settled else "否")
        seekers.append((f"J{number:03}", on, draw(st.sampled_from(("甲", "乙"))), *values))
    sent = draw(st.lists(st.tuples(day(START, END), st.integers(0, len(seekers) - 1)), max_size=12))
    referrals = [(f"R{n:03}", on, seekers[who][0]) for n, (on, who) in enumerate(sorted(sent), 1)]
    if twice and draw(st.booleans()):
        again = draw(st.sampled_from(seekers))
        seekers.append((again[0], draw(day(START, END)), again[2], "", "", "否"))
    return History(tuple(log), tuple(seekers), tuple(referrals))


@st.composite
def afterwards(draw: st.DrawFn, before: History) -> History:
    """The history with rows added that are dated after the period's end, numbered on or over again."""
    after = day(END + timedelta(days=1), END + timedelta(days=90))
    numbers = st.integers(1, len(before.seekers) + 5)
    seekers = draw(st.lists(st.tuples(numbers, after, st.none() | after), max_size=5))
    sent = draw(st.lists(st.tuples(after, numbers), max_size=8))
    return History(
        (*before.log, *((on, "9") for on in sorted(draw(st.sets(after, max_size=5))))),
        (*before.seekers, *((f"J{n:03}", on, "丙", hired or "", "", "否") for n, on, hired in seekers)),
        (*before.referrals, *((f"R{900 + i}", on, f"J{n:03}") for i, (on, n) in enumerate(sent))),
    )


@st.composite
def shuffled(draw: st.DrawFn, before: History) -> History:
    """The same rows in another order."""
    return History(*(tuple(draw(st.permutations(getattr(before, code)))) for code in BOOKS))


@st.composite
def thinned(draw: st.DrawFn, before: History) -> History:
    """The history without some rows of one ledger; a book's last number stays, for nothing follows it."""
    code = draw(st.sampled_from(tuple(BOOKS)))
    rows: tuple[Row, ...] = getattr(before, code)
    last = len(rows) - (code != "log")
    gone = draw(st.sets(st.integers(0, last - 1), min_size=1)) if last > 0 else set()
    kept = tuple(row for i, row in enumerate(rows) if i not in gone)
    return replace(before, **{code: kept})


_CARD: dict[str, Any] = {
    "title": "例表",
    "total": "40",
    "place": {"section": "例"},
    "items": [
        {
            "code": "Q1",
            "name": "例",
            "points": "40",
            "criteria": [
                {"code": f"Q1.{n}", "title": title, "text": title, "points": "10"}
                for n, title in enumerate(("投诉", "荐岗", "抽查", "调解"), 1)
            ],
        }
    ],
}
_SCORING: dict[str, Any] = {
    "points": [],
    "schedules": [],
    "papers": [],
    "charts": [],
    "duties": [],
    "criteria": [
        {"code": "Q1.1", "rules": [{"kind": "cases", "metric": "faults", "each": "0.5"}]},
        {
            "code": "Q1.2",
            "rules": [{"kind": "members", "metric": "waiting", "needs": {"referrals": 3}, "each": "0.01"}],
            "evidence": ["t-work"],
        },
        {
            "code": "Q1.3",
            "rules": [
                {"kind": "sample", "metric": "units", "size": 3, "question": "是否到场", "each": "0.5"}
            ],
        },
        {"code": "Q1.4", "rules": [{"kind": "cases", "metric": "unsettled", "each": "0.1"}]},
    ],
    "metrics": [
        {
            "code": "faults",
            "title": "投诉",
            "sql": "SELECT sum(faults) FROM log WHERE day BETWEEN $start AND $end",
        },
        {
            "code": "waiting",
            "title": "未就业",
            "gives": "members",
            "sql": "SELECT s.id, count(r.id) AS referrals FROM seekers s LEFT JOIN referrals r "
            "ON r.seeker = s.id WHERE s.day BETWEEN $start AND $end AND s.hired_on IS NULL GROUP BY s.id",
        },
        {
            "code": "units",
            "title": "登记的人",
            "gives": "units",
            "sql": "SELECT id, name AS 姓名 FROM seekers WHERE day >= $start",
        },
        {
            "code": "unsettled",
            "title": "未调解",
            "sql": "SELECT count(*) FROM seekers WHERE day BETWEEN $start AND $end AND NOT settled",
        },
        {
            "code": "t-work",
            "title": "就业",
            "gives": "table",
            "sql": "SELECT id, day, hired_on, settled FROM seekers ORDER BY name",
        },
    ],
    "ledgers": [
        {
            "code": "log",
            "title": "日志",
            "key": ["day"],
            "day": "day",
            "expected": {"every": "day"},
            "columns": [
                {"code": "day", "title": "日期", "type": "date", "required": True},
                {"code": "faults", "title": "投诉", "type": "count", "required": True},
            ],
        },
        {
            "code": "seekers",
            "title": "求职登记",
            "key": ["id"],
            "day": "day",
            "numbered": True,
            "columns": [
                {"code": "id", "title": "编号", "type": "text", "required": True},
                {"code": "day", "title": "日期", "type": "date", "required": True},
                {"code": "name", "title": "姓名", "type": "text"},
                {"code": "hired_on", "title": "就业日期", "type": "date"},
                {"code": "settled_on", "title": "调解日期", "type": "date"},
                {"code": "settled", "title": "已调解", "type": "flag", "known": "settled_on"},
            ],
        },
        {
            "code": "referrals",
            "title": "推荐",
            "key": ["id"],
            "day": "day",
            "numbered": True,
            "columns": [
                {"code": "id", "title": "编号", "type": "text", "required": True},
                {"code": "day", "title": "日期", "type": "date", "required": True},
                {"code": "seeker", "title": "求职者", "type": "text", "refers": "seekers"},
            ],
        },
    ],
}
