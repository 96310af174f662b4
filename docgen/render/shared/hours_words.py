"""Weekdays and times of day in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from docgen.model.hours import Hours

DAYS = "一二三四五六日"


def weekdays(days: Sequence[int]) -> str:
    """Three and more days in a row as 周一至周六, others listed."""
    ordered = sorted(set(days))
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:
        return f"周{DAYS[ordered[0] - 1]}至周{DAYS[ordered[-1] - 1]}"
    return "、".join(f"周{DAYS[day - 1]}" for day in ordered)


def hours_words(hours: Hours) -> str:
    """9:00—18:00; midnight is 24:00, and what ends after it ends 次日."""
    if hours.closes == time():
        return f"{clock(hours.opens)}—24:00"
    next_day = "次日" if hours.closes <= hours.opens else ""
    return f"{clock(hours.opens)}—{next_day}{clock(hours.closes)}"


def clock(moment: time) -> str:
    """9:00 and not 09:00."""
    return f"{moment.hour}:{moment.minute:02}"
