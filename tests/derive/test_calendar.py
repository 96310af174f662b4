"""Statutory workdays, periods by the Civil Code, and the contract's dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from kit.edits import edit
from kit.examples import bid

from docgen.derive import calendar
from docgen.derive.calendar import add_workdays, is_workday, payment_dates
from docgen.derive.response.calendar import contract_calendar, latest_notice
from docgen.model.months import add_months
from docgen.model.rules.workdays import DayOverride
from docgen.rules import workday_rule

# 国办发明电〔2024〕12号 and 〔2025〕7号: every make-up day of 2025 and 2026, and days off beside them.
MAKE_UP = [
    *("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    *("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
]
OFF = [
    *("2025-01-01", "2025-01-28", "2025-02-04", "2025-04-04", "2025-05-05", "2025-06-02", "2025-10-08"),
    *("2026-01-02", "2026-02-16", "2026-02-23", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25"),
    *("2026-10-07", "2025-11-22", "2026-11-22"),
]
PLAIN = ["2025-01-27", "2025-10-09", "2025-11-20", "2026-01-05", "2026-02-24", "2026-10-08", "2026-12-31"]


@pytest.mark.parametrize("day", MAKE_UP + PLAIN)
def test_make_up_days_are_workdays(day: str) -> None:
    assert is_workday(date.fromisoformat(day)) == (True, False)


@pytest.mark.parametrize("day", OFF)
def test_holidays_and_weekends_are_none(day: str) -> None:
    assert is_workday(date.fromisoformat(day)) == (False, False)


def test_there_are_no_make_up_days_but_the_announced_ones() -> None:
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(730)]
    worked = [day.isoformat() for day in days if day.weekday() > 4 and is_workday(day)[0]]

    assert worked == MAKE_UP


@pytest.mark.parametrize(
    ("day", "works"), [("2031-01-01", True), ("2031-01-04", False), ("2003-06-02", True)]
)
def test_a_year_not_announced_counts_by_the_weekday_and_is_provisional(day: str, works: bool) -> None:
    assert is_workday(date.fromisoformat(day)) == (works, True)


def test_an_override_goes_before_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [
        DayOverride(day=day, workday=False, source="某通知") for day in (date(2031, 1, 1), date(2025, 11, 20))
    ]
    rule = workday_rule().model_copy(update={"announced": (2031,), "overrides": tuple(days)})
    monkeypatch.setattr(calendar, "workday_rule", lambda: rule)

    assert is_workday(date(2031, 1, 1)) == (False, False)
    assert is_workday(date(2031, 1, 2)) == (True, False)
    assert is_workday(date(2025, 11, 20)) == (False, False)


@pytest.mark.parametrize(
    ("start", "count", "last", "provisional"),
    [
        ("2025-09-26", 1, "2025-09-28", False),  # Friday; the Sunday after is a make-up day
        ("2025-09-30", 1, "2025-10-09", False),
        ("2025-09-30", 3, "2025-10-11", False),
        ("2026-02-13", 2, "2026-02-24", False),
        ("2025-11-20", 0, "2025-11-20", False),
        ("2025-11-22", 1, "2025-11-24", False),
        ("2030-12-30", 2, "2031-01-01", True),
    ],
)
def test_workdays_are_counted_from_the_day_after(
    start: str, count: int, last: str, provisional: bool
) -> None:
    assert add_workdays(date.fromisoformat(start), count) == (date.fromisoformat(last), provisional)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2025-12-13", 15, "2027-03-13"),
        ("2025-08-31", 1, "2025-09-30"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2025-12-01", 0, "2025-12-01"),
        ("9999-11-30", 1, "9999-12-30"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: str, months: int, last: str) -> None:
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(last)


@pytest.mark.parametrize("count", [40_000, 10**12])
def test_spans_that_no_contract_has_are_refused(count: int) -> None:
    with pytest.raises(OverflowError):
        add_workdays(date(2025, 1, 1), count)
    with pytest.raises(OverflowError):
        add_months(date(2025, 1, 1), count)
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)


def test_the_notice_comes_nine_workdays_after_evaluation_at_the_latest() -> None:
    assert latest_notice(date(2025, 11, 20)) == (date(2025, 12, 3), False)
    assert latest_notice(date(2025, 9, 25)) == (date(2025, 10, 14), False)


def test_the_contract_of_lot_1_from_its_supposed_signing() -> None:
    found = contract_calendar(bid())

    assert found is not None
    assert (found.notice, found.signing, found.end) == (
        date(2025, 12, 3),
        date(2025, 12, 13),
        date(2027, 3, 13),
    )
    assert [(payment.code, payment.day, payment.provisional) for payment in found.payments] == [
        ("P1", date(2026, 1, 26), False),  # 30 workdays, 2026-01-04 made up for
        ("P2", date(2026, 5, 13), False),
        ("P3", date(2026, 9, 13), False),
        ("P4", date(2027, 3, 26), True),
    ]
    assert found.provisional_years == (2027,)


def test_a_payment_from_the_opening_has_no_date_until_the_site_opens() -> None:
    due = {"event": "opening", "days": 20}
    lot = bid(edit("tender/lot/payment/stages/P2/due", due)).tender.lot

    assert payment_dates(lot, {"signing": date(2025, 12, 13)})[1].day is None
    assert payment_dates(lot, {"opening": date(2026, 2, 1)})[1].day == date(2026, 2, 21)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("response/signing_days", 9999999999),
        ("tender/lot/term_months", 999999),
        ("response/signing_days", 70_000),
    ],
)
def test_beyond_the_calendar_there_is_none(path: str, value: object) -> None:
    assert contract_calendar(bid(edit(path, value))) is None


def test_the_library_is_not_read_at_start() -> None:
    code = "import sys, docgen.cli; sys.exit('chinese_calendar' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
