"""Open points of the examples, each against the ledgers counted again row by row."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
import python_calamine
from kit.ledger_tables import held, thinned, written_back
from kit.project import EXAMPLES
from kit.scored import criteria, taken

from docgen.locale.messages import say

LOT1, LOT2 = EXAMPLES / "pingxiang-lot1", EXAMPLES / "pingxiang-lot2"
DAYS = {
    1: (date(2026, 3, 2), date(2026, 5, 5)),
    2: (date(2026, 5, 6), date(2026, 9, 5)),
    3: (date(2026, 9, 6), date(2027, 3, 2)),
}
CLOSES = {"MARKET": time(21)}


def rows(folder: Path, ledger: str) -> list[dict[str, Any]]:
    with duckdb.connect() as own:
        held(own, folder / f"ledgers/{ledger}.csv")
        found = own.execute("FROM kept")
        heads = [column[0] for column in found.description]
        return [dict(zip(heads, row, strict=True)) for row in found.fetchall()]


def checked(folder: Path, number: int) -> list[dict[str, Any]]:
    """Lot 1's attendance on the days of the period that lie in a checked week."""
    sheet = python_calamine.load_workbook(folder / "ledgers/checked_weeks.xlsx").get_sheet_by_index(0)
    mondays = [date.fromisoformat(str(row[0])[:10]) for row in sheet.to_python()[1:] if row[0]]
    first, last = DAYS[number]
    days = {monday + timedelta(days=n) for monday in mondays for n in range(7)}
    return [row for row in rows(folder, "attendance") if row["日期"] in days and first <= row["日期"] <= last]


def by_card(row: dict[str, Any]) -> bool:
    """Whether the card's hours, the same at every site, make the row a case."""
    closes = time(17, 30) if row["日期"].weekday() == 5 else time(18)
    came, left = row["上班打卡"], row["下班打卡"]
    return came is None or left is None or came > time(9) or left < closes or not row["着工作服"]


def by_shift(row: dict[str, Any]) -> bool:
    """Whether the person's own shift makes the row a case."""
    came, left = row["上班打卡"], row["下班打卡"]
    late, early = came and came > row["排班上班"], left and left < row["排班下班"]
    return came is None or left is None or bool(late or early) or not row["着工作服"]


def uncovered(found: list[dict[str, Any]]) -> int:
    """Days on which nobody's shift lasts until the site's own clause has it close."""
    until: dict[tuple[str, date], time] = {}
    for row in found:
        key = row["站点编号"], row["日期"]
        until[key] = max(until.get(key, time(0)), row["排班下班"])
    return sum(last < CLOSES.get(site, time(18)) for (site, _), last in until.items())


@pytest.mark.sample(1)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_hours_by_the_card_or_by_the_site_s_clause(number: int) -> None:
    found = checked(LOT1, number)
    late = [row for row in found if row["排班上班"] == time(12)]
    assert {row["站点编号"] for row in late} == {"MARKET"}

    readings = taken(criteria(LOT1, number)["Q1.1"])

    assert readings == {
        "card": min(Decimal(sum(map(by_card, found))) / 10, Decimal(3)),
        "site": min(Decimal(sum(map(by_shift, found)) + uncovered(found)) / 10, Decimal(3)),
    }
    assert readings["site"] < readings["card"]


def test_an_evening_that_nobody_works_is_a_case_by_the_site_s_clause_alone(lot1: Path) -> None:
    thinned(lot1 / "ledgers/attendance.csv", "排班上班 >= TIME '12:00'")
    found = checked(lot1, 1)
    evenings = uncovered(found)
    assert evenings == len({row["日期"] for row in found if row["站点编号"] == "MARKET"}) > 0

    readings = taken(criteria(lot1, 1)["Q1.1"])

    # Two of four are left at the market; on Saturdays one is enough.
    short = 2 * len(
        {row["日期"] for row in found if row["站点编号"] == "MARKET" and row["日期"].isoweekday() < 6}
    )
    by_site, by_time = sum(map(by_shift, found)) + evenings, sum(map(by_card, found))
    assert readings["site/none"] == Decimal(by_site) / 10
    assert readings["card/none"] == Decimal(by_time) / 10
    assert readings["site/counted"] == min(Decimal(by_site + short) / 10, 3)


def test_who_has_no_stamp_on_leaving_is_a_case_by_both(lot1: Path) -> None:
    before = taken(criteria(lot1, 1)["Q1.1"])
    regular = next(row for row in checked(lot1, 1) if not by_card(row) and not by_shift(row))
    file = lot1 / "ledgers/attendance.csv"
    with duckdb.connect() as own:
        held(own, file)
        own.execute(
            "UPDATE kept SET 下班打卡 = NULL WHERE 日期 = ? AND 工号 = ?", [regular["日期"], regular["工号"]]
        )
        written_back(own, file)

    after = taken(criteria(lot1, 1)["Q1.1"])

    assert after == {reading: points + Decimal("0.1") for reading, points in before.items()}
    assert after["card"] == Decimal(sum(map(by_card, checked(lot1, 1)))) / 10


def test_months_with_too_few_contacts_are_named_whatever_they_cost() -> None:
    months = Counter(f"{row['走访日期']:%Y-%m}" for row in rows(LOT1, "visits"))
    third = {month: n for month, n in months.items() if "2026-09" <= month <= "2027-02"}
    short = {month: n for month, n in third.items() if n < 500}
    assert short == {"2026-10": 431, "2027-02": 469}

    found = criteria(LOT1, 3)["Q2.2"]

    # Two of the six months from September to February; 0.08 is what referrals cost by themselves.
    alone = found.deduction
    assert taken(found) == {"none": alone, "share": alone + Decimal("1.67"), "all": Decimal(5)}
    assert any("2026-10、2027-02" in say(line, "zh") for line in found.working)


def test_the_first_partial_units_are_due_or_excused() -> None:
    found = criteria(LOT2, 1)

    def difference(code: str) -> Decimal:
        """What the opening's own month, week and quarter cost, other points as they are shown."""
        shown = found[code].readings[0]
        excused = {**shown.choice, "first-unit": "excused"}
        (other,) = [each for each in found[code].readings if each.choice == excused]
        return shown.deduction - other.deduction

    # Opened on Tuesday 2026-01-27: January's update and visits, 0.5 each; the week's screen, 0.1.
    assert difference("Q3.1") + difference("Q5.2") == Decimal("1.1")
