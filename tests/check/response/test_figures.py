"""Deviations against what is offered, site by site. Each case edits the lot-1 example."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter
from kit.lot1_edits import Edit, edit, found, restate
from python_calamine import CalamineWorkbook

from docgen.packages.runner import check

RESPONSE, TENDER, EQUIPMENT = "response.yaml", "tender.yaml", "equipment.xlsx"
PARK = '- {weekdays: [1, 2, 3, 4, 5, 6], opens: "09:00", closes: "18:00"}'
MARKET = '- {weekdays: [1, 2, 3, 4, 5, 6], opens: "09:00", closes: "21:00"}'
SEAT = "seats: 7, source: 自有"
CAR = "    vehicles:\n      - {model: 7 座多用途乘用车, seats: 7, source: 自有}\n"
LOUNGE = '      - {name: 等候休息区, area: "46", use: 候工、饮水、充电、阅读、工具寄存}\n'


def deviation(code: str, new: str) -> Edit:
    """A positive deviation stated as another."""
    return lambda project: restate(project, code, new)


NO_CLAIM, NO_EARLIER = deviation("T3.1.1.3", "none"), deviation("B1.1", "none")


def sites(old: str, new: str) -> Edit:
    return edit(RESPONSE, old, new)


def equipment(site: str, facility: str, quantity: float | None) -> Edit:
    """The quantity of a facility's first row at a site; None takes all its rows away."""

    def change(project: Path) -> None:
        path = project / "equipment.xlsx"
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
        where, what, count = (rows[0].index(head) for head in ("站点编号", "对应设施", "数量"))
        meant = [row for row in rows if (row[where], row[what]) == (site, facility)]
        assert meant, (site, facility)
        if quantity is None:
            rows = [row for row in rows if row not in meant]
        else:
            meant[0][count] = quantity
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)

    return change


# Zones made small enough for a smaller site, whose areas must not sum to more than its own.
PARK_ZONES = sites('name: 柜面服务区, area: "48"', 'name: 柜面服务区, area: "30"')
MARKET_ZONES = sites('name: 柜面服务区, area: "38"', 'name: 柜面服务区, area: "30"')
YOUYI_ZONES = sites('name: 柜面服务区, area: "18"', 'name: 柜面服务区, area: "9"')
SHANGSHI_ZONES = sites('name: 柜面服务区, area: "17"', 'name: 柜面服务区, area: "9"')
XIASHI_ZONES = sites('name: 柜面服务区, area: "19"', 'name: 柜面服务区, area: "9"')


def hours(old: str, *new: str) -> Edit:
    return sites(old, "\n      ".join(new))


# name; edits; the clause; the file of the offered datum
SHORT: list[tuple[str, list[Edit], str, str]] = [
    ("a metre too small", [PARK_ZONES, sites('area: "162"', 'area: "149"')], "T3.1.1.2", RESPONSE),
    ("a hundredth too small", [MARKET_ZONES, sites('area: "128"', 'area: "119.99"')], "T3.1.2.2", RESPONSE),
    (
        "the last of three sites too small",
        [XIASHI_ZONES, sites('夏石镇示例街 3 号\n    area: "38"', '夏石镇示例街 3 号\n    area: "29"')],
        "T3.1.3.2",
        RESPONSE,
    ),
    ("a zone left out", [sites(LOUNGE, "")], "T3.1.1.2.2", RESPONSE),
    ("a zone called otherwise", [sites("name: 招聘洽谈区", "name: 会客区")], "T3.1.2.2.3", RESPONSE),
    ("one computer too few", [equipment("PARK", "电脑", 3)], "T3.1.1.3", EQUIPMENT),
    ("one desk too few", [equipment("MARKET", "办公桌椅", 3)], "T3.1.2.3", EQUIPMENT),
    ("a facility without count missing", [equipment("SHANGSHI", "饮水机", None)], "T3.1.3.3", EQUIPMENT),
    ("a minute early", [hours(MARKET, MARKET.replace("21:00", "20:59"))], "T3.1.2.4", RESPONSE),
    ("a minute late", [hours(PARK, PARK.replace("09:00", "09:01"))], "T3.1.1.4", RESPONSE),
    ("closed on Saturday", [hours(PARK, PARK.replace(", 6]", "]"))], "T3.1.1.4", RESPONSE),
    (
        "closed at noon",
        [hours(PARK, PARK.replace("18:00", "12:00"), PARK.replace("09:00", "13:00"))],
        "T3.1.1.4",
        RESPONSE,
    ),
    ("a car one seat too small", [sites(SEAT, "seats: 4, source: 自有")], "T3.1.1.3", RESPONSE),
    ("no car", [sites(CAR, "")], "T3.1.1.3", RESPONSE),
    (
        "one car where two are asked for",
        [edit(TENDER, "{kind: vehicle, least: 1,", "{kind: vehicle, least: 2,")],
        "T3.1.1.3",
        RESPONSE,
    ),
]

# name; edits; the clauses that are surpassed without saying so
MET: list[tuple[str, list[Edit], list[str]]] = [
    ("an area equal to the one required", [PARK_ZONES, sites('area: "162"', 'area: "150"')], []),
    ("an area equal with decimals", [MARKET_ZONES, sites('area: "128"', 'area: "120.00"')], []),
    ("a zone with more to its name", [sites("name: 洽谈室", "name: 洽谈室（兼调解）")], []),
    ("a zone with spaces in its name", [sites("name: 柜面服务区", 'name: "柜面 服务区"')], []),
    (
        "hours in two parts that meet",
        [hours(PARK, PARK.replace("18:00", "13:00"), PARK.replace("09:00", "13:00"))],
        [],
    ),
    (
        "hours in parts that overlap",
        [hours(PARK, PARK.replace("18:00", "14:00"), PARK.replace("09:00", "12:00"))],
        [],
    ),
    ("a longer day", [hours(PARK, PARK.replace("18:00", "19:00"))], ["T3.1.1.4"]),
    ("open till midnight", [hours(PARK, PARK.replace("18:00", "00:00"))], ["T3.1.1.4"]),
    ("open on Sundays too", [hours(PARK, PARK.replace(", 6]", ", 6, 7]"))], ["T3.1.1.4"]),
    ("a car with just the seats required", [sites(SEAT, "seats: 5, source: 自有")], []),
    ("a better car, no deviation stated", [NO_CLAIM], ["T3.1.1.3"]),
    ("one more computer", [equipment("MARKET", "电脑", 5)], ["T3.1.2.3"]),
    ("an optional facility left out", [equipment("YOUYI", "多媒体设施", None)], []),
    (
        "an optional facility with a count, left out",
        [
            edit(TENDER, "name: 多媒体设施, optional: true", "name: 多媒体设施, least: 2, optional: true"),
            equipment("YOUYI", "多媒体设施", None),
        ],
        [],
    ),
    (
        "more people than asked for",
        [edit(TENDER, "least: 4, employment: 专职", "least: 3, employment: 专职")],
        ["T3.1.1.4"],
    ),
    ("an earlier signing, no deviation stated", [NO_EARLIER], ["B1.1"]),
    ("signing on the last day", [NO_EARLIER, sites("signing_days: 10", "signing_days: 15")], []),
]


@pytest.mark.parametrize(("name", "edits", "clause", "file"), SHORT, ids=[case[0] for case in SHORT])
def test_an_offer_below_the_requirement_is_an_error_at_the_offer(
    name: str, edits: list[Edit], clause: str, file: str, lot1: Path
) -> None:
    for change in edits:
        change(lot1)

    errors = [finding for finding in check(lot1) if finding.severity == "error"]

    assert [(f.code, f.clause, f.origin.file) for f in errors] == [("CLAUSE-FIGURE", clause, file)]
    assert errors[0].origin.location or file == EQUIPMENT  # what is missing has no row


@pytest.mark.parametrize(("name", "edits", "better"), MET, ids=[case[0] for case in MET])
def test_an_offer_that_meets_the_requirement_is_no_error(
    name: str, edits: list[Edit], better: list[str], lot1: Path
) -> None:
    seen = found(lot1, *edits)

    assert seen["error"] == []
    assert [clause for code, clause in seen["info"] if code == "CLAUSE-BETTER"] == better


def test_a_positive_deviation_that_is_none_in_truth_is_an_error_too(lot1: Path) -> None:
    assert found(lot1, NO_CLAIM, sites(SEAT, "seats: 4, source: 自有"))["error"] == [
        ("CLAUSE-FIGURE", "T3.1.1.3")
    ]


def test_a_negative_deviation_says_what_the_figures_say(lot1: Path) -> None:
    smaller = sites('area: "128"', 'area: "119"')
    seen = found(lot1, deviation("T3.1.2.2", "negative"), MARKET_ZONES, smaller)

    assert seen["error"] == []
    assert ("CLAUSE-NEGATIVE", "T3.1.2.2") in seen["warning"]


def test_each_site_of_a_clause_is_judged_by_itself(lot1: Path) -> None:
    smaller = [sites(f'area: "{area}"', 'area: "29"') for area in (36, 35)]
    seen = found(lot1, YOUYI_ZONES, SHANGSHI_ZONES, *smaller)

    assert seen["error"] == [("CLAUSE-FIGURE", "T3.1.3.2")] * 2
