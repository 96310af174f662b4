"""Months of social insurance that a tender asks of each person, held against insurance.xlsx by month."""

from __future__ import annotations

from datetime import date

import pytest

from docgen.derive.response.insured_months import insured_months
from docgen.locale.messages import say
from docgen.model.company.company import Company
from docgen.model.company.people import InsuredMonth
from docgen.model.tender.people import InsuranceDemand

OPENING = date(2026, 3, 10)
OTHERS = (*(f"2025-{month:02}" for month in range(1, 13)), "2026-01", "2026-02")


def judged(held: tuple[str, ...], kept: tuple[str, ...] = OTHERS, **asked: int) -> tuple[str, bool | None]:
    rows = [InsuredMonth(month=month, staff="S02") for month in kept]
    rows += [InsuredMonth(month=month, staff="S01") for month in held]
    demand = InsuranceDemand.model_validate(asked)
    words, met = insured_months(Company(insurance=tuple(rows)), "S01", demand, OPENING)
    return say(words, "zh"), met


@pytest.mark.parametrize(
    ("held", "kept", "asked", "met", "missing"),
    [
        (("2025-12", "2026-01", "2026-02"), OTHERS, {"months": 3}, True, ""),
        (("2026-01", "2026-02", "2026-03"), OTHERS, {"months": 3}, True, ""),
        (("2025-11", "2025-12", "2026-01"), OTHERS, {"months": 3}, False, "2026-02"),
        (("2025-12", "2026-02"), OTHERS, {"months": 3}, False, "2026-01"),
        (("2026-02",), OTHERS, {"months": 3}, False, "2025-12、2026-01"),
        ((), OTHERS, {"months": 3}, None, "2025-12、2026-01、2026-02"),
        # Nobody is listed for February: the list ends in January.
        (("2025-12", "2026-01"), OTHERS[:-1], {"months": 3}, None, "2026-02"),
        (("2025-12",), OTHERS[:-1], {"months": 3}, False, "2026-01、2026-02"),
        (("2025-09", "2025-11", "2026-02"), OTHERS, {"months": 3, "within": 6}, True, ""),
        (("2025-08", "2025-11", "2026-02"), OTHERS, {"months": 3, "within": 6}, False, "2025-09"),
        (("2025-11", "2026-01"), OTHERS[:-1], {"months": 3, "within": 6}, None, "2025-09"),
    ],
)
def test_months_that_are_missing_are_named(
    held: tuple[str, ...], kept: tuple[str, ...], asked: dict[str, int], met: bool | None, missing: str
) -> None:
    words, is_met = judged(held, kept, **asked)

    assert is_met is met
    assert missing in words
    assert ("没有的月份" in words) is bool(missing)
