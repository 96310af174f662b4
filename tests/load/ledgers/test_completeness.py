"""What is missing, loose or unread in ledgers is said: no rows are no proof of no faults."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from docgen.derive.acceptance.owed import owed
from docgen.load.ledgers.book import open_ledgers
from docgen.load.ledgers.gaps import gaps
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.score import Period
from docgen.model.finding import Finding

START, END = date(2026, 3, 2), date(2026, 4, 30)
PERIOD = Period(1, "一", START, END, "P1", 59, 365, START, date(2027, 3, 1), START)
PEOPLE: dict[str, Any] = {
    "code": "people",
    "title": "人员",
    "key": ["id"],
    "day": "day",
    "numbered": True,
    "person": ["name", "phone"],
    "columns": [
        {"code": "id", "title": "编号", "type": "text", "required": True},
        {"code": "day", "title": "日期", "type": "date", "required": True},
        {"code": "name", "title": "姓名", "type": "text"},
        {"code": "phone", "title": "电话", "type": "text", "mask": "phone"},
        {"code": "site", "title": "站点", "type": "text", "refers": "sites"},
        {"code": "done_on", "title": "办结日期", "type": "date"},
        {"code": "done", "title": "办结", "type": "flag", "known": "done_on"},
    ],
}
SHIFTS: dict[str, Any] = {
    "code": "shifts",
    "title": "考勤",
    "key": ["day", "who"],
    "day": "day",
    "columns": [
        {"code": "day", "title": "日期", "type": "date", "required": True},
        {"code": "who", "title": "人员", "type": "text", "required": True, "refers": "people"},
        {"code": "site", "title": "站点", "type": "text", "refers": "sites"},
    ],
}
HEAD = "编号,日期,姓名,电话,站点,办结日期,办结"
ANNA, BERT = "P1,2026-03-02,韦某甲,1,S1,,", "P2,2026-03-02,韦某乙,2,S2,,"


def specs(**expected: object) -> list[LedgerSpec]:
    shifts = {**SHIFTS, "expected": expected} if expected else SHIFTS
    return [LedgerSpec.model_validate(PEOPLE), LedgerSpec.model_validate(shifts)]


def write(folder: Path, people: list[str], shifts: list[str]) -> Path:
    (folder / "ledgers").mkdir(exist_ok=True)
    for name, rows in (("people", [HEAD, *people]), ("shifts", ["日期,人员,站点", *shifts])):
        (folder / f"ledgers/{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def found(folder: Path) -> list[tuple[str, str]]:
    with open_ledgers(folder, specs(), (START, END), ["S1", "S2"]) as (_, wrong):
        return [placed(finding) for finding in wrong]


def placed(finding: Finding) -> tuple[str, str]:
    return finding.code, f"{finding.origin.file} {finding.origin.location}".strip()


def missing(folder: Path, known: date = END, **expected: object) -> list[tuple[Any, ...]]:
    """Case, count and days of every gap."""
    with open_ledgers(folder, specs(**expected), (START, END), ["S1", "S2"]) as (book, _):
        found = gaps(book, ["S1", "S2"], known, lambda each: owed(each, PERIOD))
        return [
            (
                each.case,
                each.said.values.get("value", ""),
                each.said.values.get("n"),
                *_listed(each.said.values),
            )
            for each in found
        ]


def about(folder: Path) -> tuple[list[str], date, date]:
    """The numbers left out of people, and the days between which they would stand."""
    with open_ledgers(folder, specs(), (START, END), ["S1", "S2"]) as (book, _):
        gap = next(gap for gap in gaps(book, ["S1", "S2"], END, lambda _: []) if gap.case == "number")
        values = gap.said.values
        return list(values["numbers"]), values["first"], values["last"]


def _listed(values: Any) -> tuple[Any, ...]:
    return tuple(values.get("days") or values.get("numbers") or ())


def daily(who: str, site: str, but: Callable[[date], bool] = lambda _: False) -> list[str]:
    days = [date.fromordinal(n) for n in range(START.toordinal(), END.toordinal() + 1)]
    return [f"{day},{who},{site}" for day in days if not but(day)]


def test_whole_ledgers_lack_nothing(tmp_path: Path) -> None:
    write(tmp_path, [ANNA, BERT], [*daily("P1", "S1"), *daily("P2", "S2")])

    assert found(tmp_path) == []
    for every in ("day", "workday", "week", "month"):
        assert missing(tmp_path, every=every, by="site") == []


def test_a_month_without_rows_is_named(tmp_path: Path) -> None:
    april = daily("P1", "S1", but=lambda day: day.month == 4)
    write(tmp_path, [ANNA, BERT], april)

    assert missing(tmp_path, every="month") == [("", "", 1, "2026-04")]
    # April has 30 days, 22 of them workdays but for the Monday of 清明; March begins inside a month.
    assert missing(tmp_path, every="day")[0][:3] == ("", "", 30)
    assert missing(tmp_path, every="workday")[0][:3] == ("", "", 21)
    assert missing(tmp_path, every="day", weekdays=[7])[0][2] == 4
    assert missing(tmp_path, every="day", weekdays=[7], free=["2026-04-05"])[0][2] == 3


def test_a_site_without_rows_is_named_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, [ANNA, BERT], [*daily("P1", "S1"), *daily("P2", "S2", but=lambda day: day.day == 15)])

    assert missing(tmp_path, every="day", by="site") == [("", "S2", 2, "2026-03-15", "2026-04-15")]
    assert missing(tmp_path, every="day", by="who") == [("", "P2", 2, "2026-03-15", "2026-04-15")]
    assert missing(tmp_path, every="week", by="site") == []


def test_a_ledger_with_headings_alone_is_said_until_it_has_rows(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], [])
    assert missing(tmp_path) == [("empty", "", None)]

    write(tmp_path, [ANNA], ["2026-04-02,P1,S1"])
    assert missing(tmp_path, known=date(2026, 4, 1)) == [("empty", "", None)]
    assert missing(tmp_path) == []


def test_numbers_left_out_are_said_also_before_the_next_that_came_later(tmp_path: Path) -> None:
    rows = ["P02,2026-03-02,,,,,", "P05,2026-03-09,,,,,", "P07,2026-04-02,,,,,"]
    write(tmp_path, rows, daily("P02", "S1"))

    assert missing(tmp_path) == [("number", "", 4, "P01", "P03", "P04", "P06")]
    assert missing(tmp_path, known=date(2026, 3, 8)) == [("number", "", 3, "P01", "P03", "P04")]
    write(tmp_path, ["P01,2026-03-02,,,,,", *rows[1:]], daily("P02", "S1"))
    assert about(tmp_path) == (["P02", "P03", "P04", "P06"], date(2026, 3, 2), date(2026, 4, 2))
    write(tmp_path, ["P99999999999,2026-03-02,,,,,"], daily("P99999999999", "S1"))
    assert missing(tmp_path) == []


def test_what_leads_to_nothing_is_found(tmp_path: Path) -> None:
    write(tmp_path, [ANNA, BERT.replace("S2", "S9")], ["2026-03-02,P1,S1", "2026-03-03,P7,S1"])

    assert found(tmp_path) == [
        ("LEDGER-REFERENCE", "ledgers/people.csv 3 站点"),
        ("LEDGER-REFERENCE", "ledgers/shifts.csv 3 人员"),
    ]


def test_what_follows_from_a_broken_ledger_is_not_said_again(tmp_path: Path) -> None:
    write(tmp_path, [ANNA + ",多"], ["2026-03-02,P1,S1"])

    assert found(tmp_path) == [("LEDGER-ROW", "ledgers/people.csv 2")]


def test_a_person_registered_eight_times_is_found_seven_times(tmp_path: Path) -> None:
    write(
        tmp_path, [ANNA, *(ANNA.replace("P1", f"P{n}") for n in range(2, 9)), "P9,2026-03-02,韦某甲,,,,"], []
    )

    assert found(tmp_path) == [("LEDGER-PERSON", f"ledgers/people.csv {row}") for row in range(3, 10)]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("138 0000 0001", True),
        ("138-0000-0001", True),
        ("+86 13800000001", True),
        ("8613800000001", True),
        ("0086-138-0000-0001", True),
        ("13800000001".translate({ord(str(n)): 0xFF10 + n for n in range(10)}), True),
        ("13800000002", False),
        ("0771-13800000001", False),
    ],
)
def test_a_telephone_is_the_same_however_it_is_written(tmp_path: Path, written: str, same: bool) -> None:
    first = "P1,2026-03-02,韦某甲,13800000001,S1,,"
    write(tmp_path, [first, f"P2,2026-03-03,韦某甲,{written},S1,,"], [])

    assert ("LEDGER-PERSON", "ledgers/people.csv 3") in found(tmp_path) or not same
    assert found(tmp_path) == [] or same


def test_a_value_without_the_date_that_it_waits_for_is_found(tmp_path: Path) -> None:
    write(tmp_path, [ANNA + "是", BERT + "否"], [])

    assert found(tmp_path) == [("LEDGER-UNDATED", "ledgers/people.csv 2 办结")]


@pytest.mark.parametrize("name", ["people(2).csv", "people.xls", "peoples.xlsx", "旧"])
def test_files_that_are_no_ledgers_are_found(tmp_path: Path, name: str) -> None:
    write(tmp_path, [ANNA], ["2026-03-02,P1,S1"])
    (tmp_path / "ledgers/~$people.xlsx").touch()
    (tmp_path / "ledgers/blank").mkdir()
    (tmp_path / "ledgers" / name).touch() if "." in name else (tmp_path / "ledgers" / name).mkdir()

    assert found(tmp_path) == [("LEDGER-FILE", f"ledgers/{name}")]


def test_a_flag_known_by_an_impossible_date_stays_unknown(tmp_path: Path) -> None:
    people = {
        **PEOPLE,
        "columns": [{**c, "not_before": "day"} if c["code"] == "done_on" else c for c in PEOPLE["columns"]],
    }
    write(
        tmp_path, ["P1,2026-03-05,韦某甲,1,S1,2026-03-04,是", "P2,2026-03-05,韦某乙,2,S1,2026-03-05,是"], []
    )
    both = [LedgerSpec.model_validate(people), LedgerSpec.model_validate(SHIFTS)]
    with open_ledgers(tmp_path, both, (START, END), ["S1", "S2"]) as (book, wrong):
        book.known_on(END)
        assert book.raw.execute("SELECT done FROM people ORDER BY id").rows == [(False,), (True,)]
        assert [placed(each) for each in wrong] == [("LEDGER-ORDER", "ledgers/people.csv 2 办结日期")]
