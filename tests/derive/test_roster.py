"""Shifts laid over opening hours, to the minute, through midnight and across the week's end."""

from __future__ import annotations

import pytest

from docgen.derive.roster import site_rosters
from docgen.model.response.figures import SiteRoster
from docgen.model.response.response import SiteOffer

Hours = tuple[tuple[int, ...], str, str]
WORKDAYS = (1, 2, 3, 4, 5)


def roster(hours: list[Hours], *posts: list[Hours]) -> SiteRoster:
    def entries(wanted: list[Hours]) -> list[dict[str, object]]:
        return [{"weekdays": days, "opens": opens, "closes": closes} for days, opens, closes in wanted]

    site = {
        "site": "A",
        "address": "街 1 号",
        "area": "10",
        "hours": entries(hours),
        "posts": [
            {"staff": f"S{number}", "role": "专员", "shifts": entries(shifts)}
            for number, shifts in enumerate(posts, 1)
        ],
    }
    (made,) = site_rosters([SiteOffer.model_validate(site)])
    return made


def gaps(made: SiteRoster) -> list[Hours]:
    return [(gap.weekdays, gap.start, gap.end) for gap in made.gaps]


@pytest.mark.parametrize(
    ("name", "hours", "posts", "expected"),
    [
        ("no shifts: the whole hours", [(WORKDAYS, "09:00", "18:00")], [[]], []),
        ("nobody posted is no matter of the roster", [(WORKDAYS, "09:00", "18:00")], [], []),
        ("no hours, no gap", [], [[(WORKDAYS, "09:00", "10:00")]], []),
        (
            "two shifts that meet",
            [((1,), "09:00", "21:00")],
            [[((1,), "09:00", "15:00")], [((1,), "15:00", "21:00")]],
            [],
        ),
        (
            "a minute between two shifts",
            [((1,), "09:00", "21:00")],
            [[((1,), "09:00", "15:00")], [((1,), "15:01", "21:00")]],
            [((1,), "15:00", "15:01")],
        ),
        (
            "both ends and a hole",
            [((3,), "09:00", "18:00")],
            [[((3,), "10:00", "12:00")], [((3,), "13:00", "17:00")]],
            [((3,), "09:00", "10:00"), ((3,), "12:00", "13:00"), ((3,), "17:00", "18:00")],
        ),
        (
            "the same gap on several days is one, another day's another",
            [((1, 2, 6), "09:00", "18:00")],
            [[((1, 2), "09:00", "17:00"), ((6,), "09:00", "13:00")]],
            [((6,), "13:00", "18:00"), ((1, 2), "17:00", "18:00")],
        ),
        (
            "a day without anybody",
            [((1, 7), "09:00", "18:00")],
            [[((1,), "09:00", "18:00")]],
            [((7,), "09:00", "18:00")],
        ),
        (
            "midnight as the end",
            [((1,), "18:00", "00:00")],
            [[((1,), "18:00", "23:00")]],
            [((1,), "23:00", "24:00")],
        ),
        (
            "a night from Sunday to Monday",
            [((7,), "22:00", "02:00")],
            [[((7,), "22:00", "01:00")]],
            [((1,), "01:00", "02:00")],
        ),
        (
            "a gap through midnight is cut there",
            [((1,), "22:00", "02:00")],
            [[((1,), "22:00", "23:00")]],
            [((2,), "00:00", "02:00"), ((1,), "23:00", "24:00")],
        ),
        (
            "one person without shifts covers what others leave",
            [((1,), "09:00", "18:00")],
            [[((1,), "09:00", "10:00")], []],
            [],
        ),
        (
            "overlapping hours of the site count once",
            [((1,), "09:00", "12:00"), ((1,), "11:00", "13:00")],
            [[((1,), "09:00", "12:30")]],
            [((1,), "12:30", "13:00")],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_gaps_are_opening_hours_that_nobody_covers(
    name: str, hours: list[Hours], posts: list[list[Hours]], expected: list[Hours]
) -> None:
    assert gaps(roster(hours, *posts)) == expected


def test_a_shift_outside_the_hours_is_told_post_by_post() -> None:
    made = roster([((1,), "09:00", "18:00")], [], [((1,), "08:30", "18:15")], [((2,), "09:00", "10:00")])

    outside = [[(s.weekdays, s.start, s.end) for s in post] for post in made.outside]
    assert outside == [
        [],
        [((1,), "08:30", "09:00"), ((1,), "18:00", "18:15")],
        [((2,), "09:00", "10:00")],
    ]


def test_without_opening_hours_no_shift_is_outside() -> None:
    assert roster([], [((1,), "08:30", "18:15")]).outside == ((),)


def test_a_week_counts_unbroken_stretches_of_people_with_shifts() -> None:
    made = roster(
        [(WORKDAYS, "09:00", "18:00")],
        [],
        [((1, 2), "09:00", "12:00"), ((1,), "12:00", "18:00"), ((2,), "11:00", "13:00")],
    )

    assert [(week.staff, week.minutes) for week in made.weeks] == [("S2", (540, 240))]


def test_a_night_across_the_weeks_end_is_one_stretch() -> None:
    made = roster([((7,), "20:00", "06:00")], [((7,), "20:00", "06:00"), ((3,), "20:00", "21:00")])

    assert made.weeks[0].minutes == (60, 600)
