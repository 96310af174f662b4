"""The examples that have ledgers: their days, seeds and measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scripts.example_ledgers import centre
from scripts.example_ledgers.station_plan import Stations
from scripts.example_ledgers.stations import ledgers

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
    evenings=("MARKET",),
)

LOT2 = Stations(
    opened=date(2026, 1, 27),
    ends=date(2027, 1, 27),
    period_ends=(date(2026, 5, 8), date(2026, 9, 8)),
    staff={"YIJING": 3, "SANHUA": 3},
    seekers_a_day=(4, 5),
    visits_a_month=60,
    park_firms=14,
    other_firms=8,
    own_fairs=25,
    key_groups=("搬迁劳动力",),
    graduates=False,
    campus_fairs=0,
    notices=True,
)

# The second half-year scores 94.5 by shares, which lies in no band; the fifth falls below 80.
GANGBEI = centre.Centre(
    opened=date(2025, 10, 27),
    ends=(
        date(2026, 4, 27),
        date(2026, 10, 27),
        date(2027, 4, 27),
        date(2027, 10, 27),
        date(2028, 4, 27),
        date(2028, 10, 26),
    ),
    halves=(
        centre.Half(),
        centre.Half(jobs=450, small_fairs=1, city_reports=0),
        centre.Half(late_papers=1, officer_away=2, city_reports=1),
        centre.Half(complaints=1),
        centre.Half(jobs=380, small_fairs=2, late_hires=4, unanswered=2, complaints=1, city_reports=0),
        centre.Half(city_reports=4),
    ),
)

ALL: dict[str, Callable[[], dict[str, list[dict[str, Any]]]]] = {
    "pingxiang-lot1": lambda: ledgers(LOT1, 20260302),
    "gangbei": lambda: centre.ledgers(GANGBEI, 20251027),
    "pingxiang-lot2": lambda: ledgers(LOT2, 20260127),
}
