"""What lot 1's ledgers say of units that may be drawn: counted again row by row, and held against results."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
from kit.ledger_tables import held, written_back
from kit.project import EXAMPLES
from kit.scored import period
from kit.sheets import sheet_rows, write_sheet

LOT1 = EXAMPLES / "pingxiang-lot1"
START, END = date(2026, 3, 2), date(2026, 5, 5)


@cache
def answers() -> dict[str, dict[str, bool]]:
    """By criterion, as the first period's queries give them."""
    return {code: dict(each) for code, each in period(LOT1, 1).measured.answers.items()}


def seekers() -> list[dict[str, str]]:
    with (LOT1 / "ledgers/jobseekers.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["登记日期"] <= END.isoformat()]


def rows(ledger: str, columns: str, day: str) -> list[tuple[Any, ...]]:
    """What a long ledger held at the period's end."""
    with duckdb.connect() as own:
        held(own, LOT1 / f"ledgers/{ledger}.csv")
        return own.execute(f"SELECT {columns} FROM kept WHERE {day} <= $end", {"end": END}).fetchall()


def test_who_was_driven_stands_in_the_transport_ledger() -> None:
    driven = {who for (who,) in rows("transport", "登记编号", "日期")}

    assert answers()["Q2.5"] == {row["登记编号"]: row["登记编号"] in driven for row in seekers()}


def test_of_who_was_sent_too_seldom_and_found_work_the_ledgers_say_nothing() -> None:
    sent = Counter(who for (who,) in rows("referrals", "登记编号", "推荐日期"))
    expected = {}
    for row in seekers():
        often = sent[row["登记编号"]] >= 3
        if often or not row["就业日期"] or row["就业日期"] > END.isoformat():
            expected[row["登记编号"]] = often

    assert answers()["Q5.3"] == expected
    assert len(expected) < len(seekers())


def test_an_offer_is_reviewed_within_five_days() -> None:
    expected: dict[str, bool] = {}
    for _, day, firm, reviewed in sheet_rows(LOT1 / "ledgers/reviews.xlsx")[1:]:
        assert isinstance(day, date)
        if START <= day <= END:
            done = reviewed if isinstance(reviewed, date) and reviewed <= END else END
            expected[str(firm)] = expected.get(str(firm), True) and done <= day + timedelta(days=5)

    assert answers()["Q5.4"] == expected


def test_leaflets_were_left_where_the_ledger_says_so() -> None:
    visits = rows("visits", "走访编号, 已发政策资料", "走访日期")

    assert answers()["Q7.2"] == {code: left for code, left in visits if left is not None}


def gainsaid(folder: Path) -> list[tuple[str, str]]:
    """Criterion and unit of every result that the ledgers gainsay."""
    found = [each for each in period(folder, 1).findings if each.code == "SAMPLE-LEDGER"]
    return [(str(each.message.values["criterion"]), str(each.message.values["code"])) for each in found]


def test_results_against_the_ledgers_are_found_in_both_directions(lot1: Path) -> None:
    assert gainsaid(lot1) == []
    file = lot1 / "samples/period-1.xlsx"
    head, *results = sheet_rows(file)
    criterion, code, passed = (head.index(title) for title in ("评分编号", "编号", "结果"))
    fine = [row for row in results if row[criterion] == "Q2.5" and row[passed] == "合格"]
    undone, walked = fine[0], fine[1]

    undone[passed] = "不合格"
    write_sheet(file, [head, *results])
    transport = lot1 / "ledgers/transport.csv"
    with duckdb.connect() as own:
        held(own, transport)
        own.execute("DELETE FROM kept WHERE 登记编号 = ?", [walked[code]])
        written_back(own, transport)

    assert gainsaid(lot1) == [("Q2.5", undone[code]), ("Q2.5", walked[code])]
