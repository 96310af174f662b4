"""Months as the law counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

_MOST = 12 * 1000


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a month that has no such day (民法典第二百零二条).

    Raises OverflowError for a span beyond a thousand years, which nothing here has, and beyond the year 9999.
    """
    if months > _MOST:
        raise OverflowError(months)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise OverflowError(months)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
