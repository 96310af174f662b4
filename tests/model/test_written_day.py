"""Days and times as people write them: the one that is meant, or none."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.model.base import Clock, Day, Figure, Money
from docgen.model.written_day import without_year, written_day, written_time


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-05", "2026-3-5", "2026/3/5", "2026.3.5", "2026年3月5日", "2026年03月05号", "20260305"),
        *("26-3-5", "26.03.05", "26年3月5日", "二〇二六年三月五日", "二零二六年三月五日", "２０２６－３－５"),
        *(
            "2026年3月5日（星期四）",
            "2026.3.5 周四",
            "2026-3-5 14:30",
            "2026-03-05T00:00:00",
            "2026 年 3 月 5 日",
        ),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert written_day(text) == date(2026, 3, 5)
    assert TypeAdapter(Day).validate_python(text) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "5-3-26",
            "03-05-06",
            "05.3.5",
            "2026-3",
            "2026年3月",
            "3月5日",
            "2026-13-05",
            "2026.2.30",
            "45000",
        ),
        *("2026/3-5", "三月五日", "2026年3月初", "", "1772668800"),
    ],
)
def test_a_day_with_two_readings_or_none_is_refused(text: str) -> None:
    assert written_day(text) is None
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(text)


@pytest.mark.parametrize(
    ("text", "day"), [("85.3.5", 1985), ("49-3-5", 2049), ("50-3-5", 1950), ("13-3-5", 2013)]
)
def test_a_year_of_two_digits_is_of_the_nearer_century(text: str, day: int) -> None:
    assert written_day(text) == date(day, 3, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [("3月5日", (3, 5)), ("3.5", (3, 5)), ("12/31", (12, 31)), ("2.30", None), ("3月", None)],
)
def test_a_day_without_a_year_is_known_as_such(text: str, said: tuple[int, int] | None) -> None:
    assert without_year(text) == said


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        *(
            ("9:00", time(9)),
            ("９：００", time(9)),
            ("9点", time(9)),
            ("9点半", time(9, 30)),
            ("9时05分", time(9, 5)),
        ),
        *(("上午9:00", time(9)), ("下午3:30", time(15, 30)), ("下午15:00", time(15)), ("晚上8点", time(20))),
        *(
            ("中午12点", time(12)),
            ("9:00 PM", time(21)),
            ("12:10 am", time(0, 10)),
            ("09:00:30", time(9, 0, 30)),
        ),
        *(("25:00", None), ("9.5", None), ("九点", None), ("上午14:00", None), ("", None)),
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, clock: time | None) -> None:
    assert written_time(text) == clock
    if clock:
        assert TypeAdapter(Clock).validate_python(text) == clock


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        *(("1,234,567.50", "1234567.50"), ("12万元", "120000"), ("￥1,200", "1200"), ("１２００元", "1200")),
        *(("壹仟贰佰元整", "1200"), ("1.2万", "12000"), ("12000.00", "12000.00")),
    ],
)
def test_yaml_takes_the_amounts_that_cells_take(text: str, amount: str) -> None:
    assert TypeAdapter(Money).validate_python(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["约12万元", "12,00", "十几万", "1.234", "12.5美元"])
def test_an_amount_that_is_none_for_certain_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Money).validate_python(text)


def test_a_figure_may_have_commas_between_its_thousands_only() -> None:
    assert TypeAdapter(Figure).validate_python("1,234.5") == Decimal("1234.5")
    for text in ("12,34", "1,2345", "12万"):
        with pytest.raises(ValidationError):
            TypeAdapter(Figure).validate_python(text)


def test_a_number_of_eight_digits_is_a_day_and_no_other_is() -> None:
    assert TypeAdapter(Day).validate_python(20260305) == date(2026, 3, 5)
    for number in (45000, 1772668800, 20261305):
        with pytest.raises(ValidationError):
            TypeAdapter(Day).validate_python(number)
