"""A period of the example that is over keeps its figures, whatever its ledgers say by now."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache

import duckdb
from kit.project import EXAMPLES

from docgen.load.acceptance.records import load_acceptance
from docgen.packages.periods.assessment import PeriodResult, assess

LOT1 = EXAMPLES / "pingxiang-lot1"
START, END = date(2026, 3, 2), date(2026, 5, 5)


@cache
def first_period() -> PeriodResult:
    return assess(load_acceptance(LOT1), 1, tables=True).results[0]


def seekers() -> list[dict[str, str]]:
    with (LOT1 / "ledgers/jobseekers.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if START <= date.fromisoformat(row["登记日期"]) <= END]


def referred() -> Counter[str]:
    sql = "SELECT 登记编号, count(*) FROM read_csv($file) WHERE 推荐日期 <= $end GROUP BY 登记编号"
    values = {"file": str(LOT1 / "ledgers/referrals.csv"), "end": END}
    return Counter(dict(duckdb.connect().execute(sql, values).fetchall()))


def test_a_job_seeker_who_found_work_later_was_without_work_then() -> None:
    times = referred()
    waiting = [row for row in seekers() if not row["就业日期"] or row["就业日期"] > END.isoformat()]
    short = sum(times[row["登记编号"]] < 3 for row in waiting)
    own = first_period().own
    assert own

    # Registered in the period, then without work, sent to fewer than three jobs: 0.01 points each.
    assert short == 31
    (line,) = [c for item in own.score.items for c in item.criteria if c.code == "Q2.3"]
    assert line.deduction == Decimal("0.01") * short
    # What is known by now would leave one of the 31 and take 0.01.
    late = sum(not row["就业日期"] and times[row["登记编号"]] < 3 for row in seekers())
    assert late == 1


def test_the_table_of_the_registered_counts_who_had_work_then() -> None:
    hired = Counter(row["登记日期"][:7] for row in seekers() if "" < row["就业日期"] <= END.isoformat())
    (paper,) = [each for title, each in first_period().sections.items() if title == "月度工作总结与计划"]

    shown = {row[0]: row[2] for row in first_period().tables["t-registered"].rows}
    assert shown == {"2026-03": str(hired["2026-03"]), "2026-04": str(hired["2026-04"]), "2026-05": "0"}
    assert list(shown.values()) == ["78", "73", "0"]
    # The summary of March, written at its end, knows less than the report of the period.
    march = sum(row["登记日期"][:7] == row["就业日期"][:7] == "2026-03" for row in seekers())
    assert paper[0].tables[0].rows[0][2] == str(march)
