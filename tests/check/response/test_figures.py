"""Deviations against what is offered, site by site. Each case edits the lot-1 example."""

from __future__ import annotations

import pytest
from kit.edits import Data, Edit, both, drop, edit
from kit.examples import bid
from kit.found import clauses, codes, findings

RESPONSE, EQUIPMENT = "response.yaml", "equipment.xlsx"
ALL_WEEK = (1, 2, 3, 4, 5, 6, 7)
CAR = "response/sites/PARK/vehicles/0"


def deviation(code: str, stated: str) -> Edit:
    """A positive deviation stated as another."""
    return edit(f"answers/{code}/deviation", stated)


NO_CLAIM, NO_EARLIER = deviation("T3.1.1.3", "none"), deviation("B1.1", "none")


def area(site: str, offered: str, counter: str) -> Edit:
    """A site's area, with its counter made smaller: zones must not sum to more than their site."""
    return both(
        edit(f"response/sites/{site}/area", offered),
        edit(f"response/sites/{site}/zones/柜面服务区/area", counter),
    )


def zone(site: str, name: str, other: str) -> Edit:
    return edit(f"response/sites/{site}/zones/{name}/name", other)


def equipment(site: str, facility: str, quantity: int | None) -> Edit:
    """The quantity of a facility's first row at a site; None takes all its rows away."""

    def change(data: Data) -> Data:
        meant = [row for row in data["equipment"] if (row["site"], row["facility"]) == (site, facility)]
        assert meant, (site, facility)
        if quantity is None:
            return {**data, "equipment": [row for row in data["equipment"] if row not in meant]}
        return edit(f"equipment/{data['equipment'].index(meant[0])}/quantity", quantity)(data)

    return change


def hours(site: str, *spans: str, weekdays: tuple[int, ...] = ALL_WEEK[:6]) -> Edit:
    """The site's hours, such as 09:00-18:00, on Mondays to Saturdays or other weekdays."""
    parts = [span.split("-") for span in spans]
    told = [{"weekdays": weekdays, "opens": opens, "closes": closes} for opens, closes in parts]
    return edit(f"response/sites/{site}/hours", told)


def required(clause: str, told_by: str, field: str, value: object) -> Edit:
    return edit(f"tender/lot/clauses/{clause}/requires/{told_by}/{field}", value)


# name; edits; the clause; the file of the offered datum
SHORT: list[tuple[str, list[Edit], str, str]] = [
    ("a metre too small", [area("PARK", "149", "30")], "T3.1.1.2", RESPONSE),
    ("a hundredth too small", [area("MARKET", "119.99", "30")], "T3.1.2.2", RESPONSE),
    (
        "the last of three sites too small",
        [area("XIASHI", "29", "9")],
        "T3.1.3.2",
        RESPONSE,
    ),
    ("a zone left out", [drop("response/sites/PARK/zones/等候休息区")], "T3.1.1.2.2", RESPONSE),
    ("a zone called otherwise", [zone("MARKET", "招聘洽谈区", "会客区")], "T3.1.2.2.3", RESPONSE),
    ("one computer too few", [equipment("PARK", "电脑", 3)], "T3.1.1.3", EQUIPMENT),
    ("one desk too few", [equipment("MARKET", "办公桌椅", 3)], "T3.1.2.3", EQUIPMENT),
    ("a facility without count missing", [equipment("SHANGSHI", "饮水机", None)], "T3.1.3.3", EQUIPMENT),
    ("a minute early", [hours("MARKET", "09:00-20:59")], "T3.1.2.4", RESPONSE),
    ("a minute late", [hours("PARK", "09:01-18:00")], "T3.1.1.4", RESPONSE),
    ("closed on Saturday", [hours("PARK", "09:00-18:00", weekdays=ALL_WEEK[:5])], "T3.1.1.4", RESPONSE),
    (
        "closed at noon",
        [hours("PARK", "09:00-12:00", "13:00-18:00")],
        "T3.1.1.4",
        RESPONSE,
    ),
    ("a car one seat too small", [edit(f"{CAR}/seats", 4)], "T3.1.1.3", RESPONSE),
    ("no car", [drop("response/sites/PARK/vehicles")], "T3.1.1.3", RESPONSE),
    (
        "one car where two are asked for",
        [required("T3.1.1.3", "vehicle", "least", 2)],
        "T3.1.1.3",
        RESPONSE,
    ),
]

# name; edits; the clauses that are surpassed without saying so
MET: list[tuple[str, list[Edit], list[str]]] = [
    ("an area equal to the one required", [area("PARK", "150", "30")], []),
    ("an area equal with decimals", [area("MARKET", "120.00", "30")], []),
    ("a zone with more to its name", [zone("PARK", "洽谈室", "洽谈室（兼调解）")], []),
    ("a zone with spaces in its name", [zone("PARK", "柜面服务区", "柜面 服务区")], []),
    (
        "hours in two parts that meet",
        [hours("PARK", "09:00-13:00", "13:00-18:00")],
        [],
    ),
    (
        "hours in parts that overlap",
        [hours("PARK", "09:00-14:00", "12:00-18:00")],
        [],
    ),
    ("a longer day", [hours("PARK", "09:00-19:00")], ["T3.1.1.4"]),
    ("open till midnight", [hours("PARK", "09:00-00:00")], ["T3.1.1.4"]),
    ("open on Sundays too", [hours("PARK", "09:00-18:00", weekdays=ALL_WEEK)], ["T3.1.1.4"]),
    ("a car with just the seats required", [edit(f"{CAR}/seats", 5)], []),
    ("a better car, no deviation stated", [NO_CLAIM], ["T3.1.1.3"]),
    ("one more computer", [equipment("MARKET", "电脑", 5)], ["T3.1.2.3"]),
    ("an optional facility left out", [equipment("YOUYI", "多媒体设施", None)], []),
    (
        "an optional facility with a count, left out",
        [
            required("T3.1.3.3", "多媒体设施", "least", 2),
            equipment("YOUYI", "多媒体设施", None),
        ],
        [],
    ),
    (
        "more people than asked for",
        [required("T3.1.1.4", "staff", "least", 3)],
        ["T3.1.1.4"],
    ),
    ("an earlier signing, no deviation stated", [NO_EARLIER], ["B1.1"]),
    ("signing on the last day", [NO_EARLIER, edit("response/signing_days", 15)], []),
]


@pytest.mark.parametrize(("name", "edits", "clause", "file"), SHORT, ids=[case[0] for case in SHORT])
def test_an_offer_below_the_requirement_is_an_error_at_the_offer(
    name: str, edits: list[Edit], clause: str, file: str
) -> None:
    errors = [finding for finding in findings(bid(*edits)) if finding.severity == "error"]

    assert [(f.code, f.clause, f.origin.file) for f in errors] == [("CLAUSE-FIGURE", clause, file)]
    assert errors[0].origin.location or file == EQUIPMENT  # what is missing has no row


@pytest.mark.parametrize(("name", "edits", "better"), MET, ids=[case[0] for case in MET])
def test_an_offer_that_meets_the_requirement_is_no_error(
    name: str, edits: list[Edit], better: list[str]
) -> None:
    found = findings(bid(*edits))

    assert codes(found, "error") == []
    assert [clause for code, clause in clauses(found, "info") if code == "CLAUSE-BETTER"] == better


def test_a_positive_deviation_that_is_none_in_truth_is_an_error_too() -> None:
    assert clauses(findings(bid(NO_CLAIM, edit(f"{CAR}/seats", 4)))) == [("CLAUSE-FIGURE", "T3.1.1.3")]


def test_a_negative_deviation_says_what_the_figures_say() -> None:
    found = findings(bid(deviation("T3.1.2.2", "negative"), area("MARKET", "119", "30")))

    assert codes(found, "error") == []
    assert ("CLAUSE-NEGATIVE", "T3.1.2.2") in clauses(found, "warning")


def test_each_site_of_a_clause_is_judged_by_itself() -> None:
    found = findings(bid(area("YOUYI", "29", "9"), area("SHANGSHI", "29", "9")))

    assert clauses(found) == [("CLAUSE-FIGURE", "T3.1.3.2")] * 2
