"""The examples that have ledgers: their days, seeds and measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scripts.example_ledgers.stations import Stations, ledgers

LOT1 = Stations(
    opened=date(2026, 3, 2),
    ends=date(2027, 3, 2),
    period_ends=(date(2026, 5, 5), date(2026, 9, 5)),
    staff={"PARK": 4, "MARKET": 4, "YOUYI": 2, "SHANGSHI": 2, "XIASHI": 2},
    seekers_a_day=(6, 10),
    visits_a_month=500,
    park_firms=24,
    other_firms=16,
    own_fairs=54,
)

ALL: dict[str, Callable[[], dict[str, list[dict[str, Any]]]]] = {
    "pingxiang-lot1": lambda: ledgers(LOT1, 20260302),
}
