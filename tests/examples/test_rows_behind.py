"""The rows that a paper names behind each deduction add up to it, and stand where it says."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb
import pytest
from kit.project import EXAMPLES
from python_calamine import CalamineWorkbook

from docgen.load.acceptance.records import load_acceptance
from docgen.model.acceptance.behind import TakenRow, TakenRows
from docgen.packages.periods.assessment import PeriodResult, assess

ASKED = {"pingxiang-lot1": None, "pingxiang-lot2": 1, "gangbei": 5}
"""Of each example every period, or the one with most kinds of deduction."""

NAMES = tuple(ASKED)


@cache
def periods(name: str) -> tuple[PeriodResult, ...]:
    return assess(load_acceptance(EXAMPLES / name), ASKED[name], tables=True).results


@cache
def cells(path: Path) -> dict[int, str]:
    """Each row of a ledger's file as one text, by its number in Excel."""
    match path.suffix:
        case ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                return {no: "|".join(row) for no, row in enumerate(csv.reader(file), 1)}
        case ".xlsx":
            rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
            return {no: "|".join(map(str, row)) for no, row in enumerate(rows, 1)}
    held = duckdb.connect().execute("SELECT * FROM read_parquet($file)", {"file": str(path)}).fetchall()
    return {no: "|".join(map(str, row)) for no, row in enumerate(held, 2)}


def taken(name: str) -> Iterator[tuple[PeriodResult, TakenRows]]:
    for result in periods(name):
        for each in result.behind:
            yield result, each


@pytest.mark.parametrize("name", NAMES)
def test_every_deduction_has_its_rows_or_says_why_not(name: str) -> None:
    for result in periods(name):
        assert result.own
        lost = {c.code for item in result.own.score.items for c in item.criteria if c.deduction}
        assert lost <= {each.code for each in result.behind}
        assert all(each.rows or each.unlisted for each in result.behind)


@pytest.mark.parametrize("name", NAMES)
def test_the_points_of_the_rows_add_up_to_the_score_lost(name: str) -> None:
    for result in periods(name):
        assert result.own
        points: dict[str, Decimal] = defaultdict(Decimal)
        whole: set[str] = set()
        for each in result.behind:
            points[each.code] += sum((row.points or Decimal(0) for row in each.rows), Decimal(0))
            whole |= {each.code} if any(row.points is None for row in each.rows) or each.unlisted else set()
        for item in result.own.score.items:
            for criterion in item.criteria:
                if criterion.deduction and criterion.code not in whole:
                    assert min(points[criterion.code], criterion.points) == criterion.deduction, (
                        criterion.code
                    )


def test_thirty_deductions_and_more_are_the_sum_of_their_rows() -> None:
    summed = [
        each
        for name in NAMES
        for _, each in taken(name)
        if each.rows and all(row.points is not None for row in each.rows)
    ]
    assert len(summed) >= 30
    for each in summed:
        assert sum((row.points or Decimal(0) for row in each.rows), Decimal(0)) == each.points


@pytest.mark.parametrize("name", NAMES)
def test_each_row_stands_in_its_file_where_the_paper_says(name: str) -> None:
    found = [row for _, each in taken(name) for row in each.rows if row.row.row]
    assert found
    for each in found:
        written = cells(EXAMPLES / name / each.row.file)[each.row.row]
        assert all(part in written for part in each.row.key.split("　")), (each.row.file, each.row.row)


def rows_of(name: str, period: int, code: str) -> list[TakenRow]:
    return [
        row
        for result, each in taken(name)
        if (result.period.number, each.code) == (period, code)
        for row in each.rows
    ]


def test_a_row_says_what_was_wrong_with_it() -> None:
    first = rows_of("pingxiang-lot1", 1, "Q1.1")[0]
    assert (str(first.row.day), first.row.site, first.reason) == ("2026-03-02", "MARKET", "11:42到岗")


def test_fairs_that_count_as_one_are_told_from_those_that_count_alone() -> None:
    fairs = rows_of("pingxiang-lot1", 1, "Q2.7")
    assert len(fairs) == 10
    assert sum(each.row.count for each in fairs) == 8
    small = [str(each.reason) for each in fairs if not each.row.count]
    assert small
    assert all("不足50人" in reason for reason in small)


def test_firms_missed_in_one_month_take_one_month() -> None:
    missed = [each for each in rows_of("pingxiang-lot2", 1, "Q3.1") if each.row.row]
    assert len(missed) == 14
    assert [each.points for each in missed if each.points] == [Decimal("0.5")]


def test_a_share_that_is_not_reached_lists_those_who_do_not_count() -> None:
    late = rows_of("gangbei", 5, "Q2.1")
    assert len(late) == 2
