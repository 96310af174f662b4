"""A week or month for which papers are asked, as the command line names it: 2026-W12, 2026-03; a day up to
which a period is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from docgen.model.months import add_months

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DueUnit:
    """The week (Monday to Sunday), month or day that `code` names, first and last day included.

    No paper is owed for a day: it is how far a period is looked at.
    """

    every: Literal["day", "week", "month"]
    code: str
    first: date
    last: date


def month(code: str) -> DueUnit:
    """A month written as 2026-03. Raises ValueError."""
    if not re.fullmatch(r"\d{4}-\d{2}", code):
        raise ValueError(code)
    first = date.fromisoformat(f"{code}-01")
    return DueUnit("month", code, first, add_months(first, 1) - _DAY)


def week(code: str) -> DueUnit:
    """A week by ISO 8601, written as 2026-W12. Raises ValueError."""
    if not re.fullmatch(r"\d{4}-W\d{2}", code):
        raise ValueError(code)
    first = date.fromisocalendar(int(code[:4]), int(code[6:]), 1)
    return DueUnit("week", code, first, first + timedelta(days=6))


def day(on: date) -> DueUnit:
    """A day."""
    return DueUnit("day", on.isoformat(), on, on)


Asked = int | DueUnit | None
"""What is asked of a package that comes in periods: one by its number, a week or month, or all."""
