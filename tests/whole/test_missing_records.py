"""What an example's ledgers do not hold, or hold of nobody: said on screen, and on paper as open points."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import duckdb
import pytest
from docx.oxml.ns import qn
from kit.examples import acceptance
from kit.ledger_tables import held, thinned, written_back
from kit.project import Ran
from kit.sheets import sheet_rows, write_sheet

Docgen = Callable[..., Ran]
EXAMPLES = ("pingxiang-lot1", "pingxiang-lot2", "gangbei")

NAMED_BY = {"登记编号": "jobseekers", "企业编号": "employers", "站点编号": "sites", "工号": "staff"}
"""Headings of codes that some other list gives out."""


def thin(folder: Path, ledger: str, gone: str) -> None:
    """Take the rows out for which the SQL `gone` holds."""
    thinned(folder / f"ledgers/{ledger}.csv", gone)


def rewritten(file: Path, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    """A CSV ledger with other rows below its headings."""
    with file.open(encoding="utf-8-sig", newline="") as old:
        head, *rows = csv.reader(old)
    with file.open("w", encoding="utf-8", newline="") as new:
        csv.writer(new).writerows([head, *change(rows)])


def report(folder: Path) -> list[str]:
    """The cells and paragraphs of the first period's report."""
    path = folder / "outputs/acceptance/period-1/考核报告.docx"
    body = docx.Document(io.BytesIO(path.read_bytes())).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def test_missing_records_are_found_and_stand_open_on_the_report(lot1: Path, docgen: Docgen) -> None:
    thin(lot1, "attendance", "true")
    thin(lot1, "visits", "month(走访日期) = 4")
    disputes = lot1 / "ledgers/disputes.xlsx"
    write_sheet(disputes, sheet_rows(disputes)[:1])
    rewritten(
        lot1 / "ledgers/jobseekers.csv",
        lambda rows: [
            row for row in rows if row[6] != "XIASHI" or not "2026-03-16" <= row[1] <= "2026-03-22"
        ],
    )

    (lot1 / "samples/period-1.xlsx").unlink()  # others are drawn now

    ran = docgen("build", lot1, "acceptance", "--period", 1, "--json")

    assert (ran.code, ran.codes()) == (0, [])
    files = [each["file"] for each in ran.json["findings"] if each["code"] == "LEDGER-GAP"]
    assert {"ledgers/attendance.csv", "ledgers/visits.csv", "ledgers/disputes.xlsx"} < set(files)
    lines = report(lot1)
    # Opened on Monday 2 March: April is the one whole month that ends in the period, and nine weeks do.
    for said in (
        "考勤台账一行也没有",
        "维权台账一行也没有",
        "入户走访与电话摸排台账：1个月中有1个月没有一行记录：2026-04",
        "求职登记台账：XIASHI 在9周中有1周没有记录：2026-03-16",
    ):
        assert [line for line in lines if said in line], said
    open_points = [line for line in lines if line == "补齐台账后重新计分；确无事项，由考核人认定"]
    assert len(open_points) == len(files)


def test_every_code_of_another_list_refers_to_it() -> None:
    loose = []
    for example in EXAMPLES:
        for spec in acceptance(example=example).scoring.ledgers:
            for column in spec.columns:
                meant = NAMED_BY.get(column.title)
                if meant and meant != spec.code and column.refers != meant:
                    loose.append((example, spec.code, column.code))
    assert loose == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_say_who_is_the_same_person(example: str) -> None:
    ledgers = {spec.title: spec for spec in acceptance(example=example).scoring.ledgers}
    registered = ledgers["新增就业台账" if example == "gangbei" else "求职登记台账"]

    assert [c.title for c in registered.columns if c.code in registered.person] == ["姓名", "电话"]


def test_strangers_and_repeated_persons_are_found_in_their_rows(lot1: Path, docgen: Docgen) -> None:
    seekers, served = lot1 / "ledgers/jobseekers.csv", lot1 / "ledgers/employer_services.csv"
    last: dict[str, int] = {}

    def eight_times(rows: list[list[str]]) -> list[list[str]]:
        last["seekers"] = len(rows) + 1
        again = [
            [f"J{2887 + n:05}", "2026-04-10", "韦某新", "19900009999", "一般求职者", "现场", "PARK", "是", ""]
            for n in range(8)
        ]
        again[7][6] = "NOWHERE"
        return [*rows, *again]

    def unknown_firm(rows: list[list[str]]) -> list[list[str]]:
        last["served"] = len(rows) + 2
        return [*rows, ["F999999", "2026-04-10", "E999", "上门服务"]]

    rewritten(seekers, eight_times)
    rewritten(served, unknown_firm)
    with duckdb.connect() as own:
        hours = "TIME '09:00', TIME '18:00', TIME '08:55', TIME '18:05'"
        for ledger, row in (
            ("referrals", "('R999999', DATE '2026-04-10', 'J99999', 'E001')"),
            ("attendance", f"(DATE '2026-04-10', 'PARK', 'PARK-99', {hours}, true)"),
        ):
            file = lot1 / f"ledgers/{ledger}.csv"
            held(own, file, ledger)
            own.execute(f"INSERT INTO {ledger} VALUES {row}")
            last[ledger] = own.execute(f"SELECT count(*) + 1 FROM {ledger}").fetchall()[0][0]
            written_back(own, file, ledger)

    ran = docgen("score", lot1, "--period", 1, "--json")

    found = {
        (each["code"], each["file"].removeprefix("ledgers/"), each["location"])
        for each in ran.json["findings"]
        if each["code"] in ("LEDGER-REFERENCE", "LEDGER-PERSON")
    }
    first = last["seekers"] + 1
    assert found == {
        *(("LEDGER-PERSON", "jobseekers.csv", str(first + n)) for n in range(1, 8)),
        ("LEDGER-REFERENCE", "jobseekers.csv", f"{first + 7} 站点编号"),
        ("LEDGER-REFERENCE", "employer_services.csv", f"{last['served']} 企业编号"),
        ("LEDGER-REFERENCE", "referrals.csv", f"{last['referrals']} 登记编号"),
        ("LEDGER-REFERENCE", "attendance.csv", f"{last['attendance']} 工号"),
    }
