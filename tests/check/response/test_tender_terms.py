"""The tender's own terms: bounds that nothing meets, tiers that overlap, marks that cost, scored items."""

from __future__ import annotations

from decimal import Decimal

import pytest
from kit.edits import Edit, add, answer, both, edit
from kit.examples import bid
from kit.found import codes, findings, the

from docgen.model.finding import Finding

BANDS, EVALUATION = "tender/lot/payment/bands", "tender/lot/evaluation"
REQUIRES = "tender/lot/clauses/B3/requires"
OWN = ("BOUNDS-SWAPPED", "BAND-OVERLAP", "SHARE-RANGE", "MARK-", "EVALUATION-")
PLACE = {"section": "评审办法"}


def bands(*bounds: dict[str, object]) -> Edit:
    return edit(BANDS, [{"share": 50, **each} for each in bounds])


def item(code: str = "E1", points: int = 10, **fields: object) -> dict[str, object]:
    return {"code": code, "name": "服务方案", "points": points, "text": "方案完整、可行", **fields}


def scored(*items: dict[str, object]) -> Edit:
    return edit(EVALUATION, items)


def tiers(*bounds: dict[str, object]) -> Edit:
    """An item of tiers, which the first chapter answers."""
    listed = [{"points": 5, **each} for each in bounds]
    return both(scored(item(tiers=listed)), answered("E1"))


def answered(code: str) -> Edit:
    return add("response/plan/0/answers", code)


def mark(symbol: str = "★", effect: str = "points", **fields: object) -> Edit:
    return add("tender/marks", {"symbol": symbol, "effect": effect, "place": PLACE, **fields})


def deviates(*clauses: str, mark: str = "★") -> Edit:
    """The clauses bear the mark and are not met."""
    return both(
        *(edit(f"tender/lot/clauses/{code}/mark", mark) if mark else both() for code in clauses),
        *(answer(code, "该项达不到采购文件写明的标准，如实说明。", "negative") for code in clauses),
    )


ERRORS: list[tuple[str, Edit, str]] = [
    (
        "a share of at least more than at most",
        add(REQUIRES, {"kind": "share", "name": "回访率", "least": 90, "most": 60}),
        "BOUNDS-SWAPPED",
    ),
    (
        "a term of at least more than at most",
        add(REQUIRES, {"kind": "term", "name": "整改", "least": 15, "most": 7, "unit": "日"}),
        "BOUNDS-SWAPPED",
    ),
    (
        "a count of at least more than at most",
        add(REQUIRES, {"kind": "count", "name": "培训", "least": 4, "most": 2, "unit": "场"}),
        "BOUNDS-SWAPPED",
    ),
    (
        "a criterion of the scorecard",
        add(
            "tender/lot/scorecard/items/0/criteria/0/requires",
            {"kind": "share", "name": "到岗率", "least": 95, "most": 90},
        ),
        "BOUNDS-SWAPPED",
    ),
    (
        "an age of at least more than at most",
        add(REQUIRES, {"kind": "staff", "least": 1, "ages": [{"least": 60, "most": 18}]}),
        "BOUNDS-SWAPPED",
    ),
    ("a band from above down", bands({"least": 89, "most": 80}), "BOUNDS-SWAPPED"),
    ("a band below its own beginning", bands({"least": 80, "below": 80}), "BOUNDS-SWAPPED"),
    ("a tier from above down", tiers({"least": 5, "most": 3}), "BOUNDS-SWAPPED"),
    ("a scored item that nothing answers", scored(item()), "EVALUATION-UNANSWERED"),
    (
        "a scored item answered by a full stop",
        both(scored(item()), answer("E1", "。")),
        "EVALUATION-UNANSWERED",
    ),
    ("one answered by signs", both(scored(item()), answer("E1", "——！")), "EVALUATION-UNANSWERED"),
    (
        "one answered by a set phrase",
        both(scored(item()), answer("E1", "完全响应。")),
        "EVALUATION-UNANSWERED",
    ),
    (
        "a share below nothing",
        add(REQUIRES, {"kind": "share", "name": "回访率", "least": -5}),
        "SHARE-RANGE",
    ),
    (
        "one of two items that nothing answers",
        both(scored(item(), item("E2")), answered("E1")),
        "EVALUATION-UNANSWERED",
    ),
    (
        "more negative deviations than the mark allows",
        both(mark(points=2, most=1), deviates("B3", "B4.1")),
        "MARK-LIMIT",
    ),
    (
        "more negative deviations without a mark than the tender allows",
        both(edit("tender/unmarked_most", 1), deviates("B3", "B4.1", mark="")),
        "MARK-LIMIT",
    ),
]

WARNINGS: list[tuple[str, Edit, str]] = [
    ("two bands that share a bound", bands({"least": 80, "most": 90}, {"least": 90}), "BAND-OVERLAP"),
    ("two bands without a beginning", bands({"below": 60}, {"below": 50}), "BAND-OVERLAP"),
    ("a band within another", bands({"least": 60, "most": 90}, {"least": 70, "below": 80}), "BAND-OVERLAP"),
    ("two tiers that share a bound", tiers({"least": 3}, {"least": 1, "most": 3}), "BAND-OVERLAP"),
    (
        "a share of more than the whole",
        add(REQUIRES, {"kind": "share", "name": "率", "least": 950}),
        "SHARE-RANGE",
    ),
    (
        "a most of more than the whole",
        add(REQUIRES, {"kind": "share", "name": "率", "most": "100.1"}),
        "SHARE-RANGE",
    ),
    (
        "a criterion's share",
        add(
            "tender/lot/scorecard/items/0/criteria/0/requires",
            {"kind": "share", "name": "到岗率", "least": 120},
        ),
        "SHARE-RANGE",
    ),
    (
        "a band's price of a point",
        bands({"least": 80, "per_point": {"bar": 90, "percent": 150}}),
        "SHARE-RANGE",
    ),
    ("a mark that costs nobody knows how much", mark(), "MARK-UNPRICED"),
    ("points lost by one deviation", both(mark(points=2), deviates("B3")), "MARK-POINTS"),
]

FINE: list[tuple[str, Edit]] = [
    (
        "a share of exactly so much",
        add(REQUIRES, {"kind": "share", "name": "回访率", "least": 90, "most": 90}),
    ),
    (
        "a term with both bounds",
        add(REQUIRES, {"kind": "term", "name": "整改", "least": 7, "most": 15, "unit": "日"}),
    ),
    ("a share of the whole", add(REQUIRES, {"kind": "share", "name": "回访率", "least": 100})),
    ("a share of nothing", add(REQUIRES, {"kind": "share", "name": "差错率", "most": 0})),
    (
        "an item answered by evidence alone",
        both(scored(item()), answer("E1", "。", evidence=["E-SITE"])),
    ),
    ("a band of one score", bands({"least": 80, "most": 80})),
    ("bands that meet and share nothing", bands({"below": 60}, {"least": 60, "below": 80}, {"least": 80})),
    ("bands with a gap", bands({"least": 90, "most": 94}, {"least": 95, "most": 100})),
    ("tiers that meet and share nothing", tiers({"least": 3}, {"least": 1, "below": 3}, {"below": 1})),
    ("an item that a chapter answers", both(scored(item()), answered("E1"))),
    (
        "an item with an answer of its own",
        both(scored(item()), answer("E1", "近三年同类合同三份，见业绩一览表。")),
    ),
    ("the price, which the offer answers", scored(item(name="价格分", kind="price"))),
    ("a mark that only notes", both(mark(effect="note"), deviates("B3"))),
    ("a mark that costs, and nothing deviates", mark(points=2)),
    (
        "as many deviations as the tender allows",
        both(edit("tender/unmarked_most", 2), deviates("B3", "B4.1", mark="")),
    ),
]


def own(found: list[Finding], severity: str) -> list[str]:
    return [f.code for f in found if f.severity == severity and f.code.startswith(OWN)]


@pytest.mark.parametrize(("name", "change", "code"), ERRORS, ids=[case[0] for case in ERRORS])
def test_what_cannot_be_met_or_is_left_out_is_an_error(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert own(found, "error") == [code]
    assert the(found, code).origin.location


@pytest.mark.parametrize(("name", "change", "code"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_what_the_tender_leaves_in_doubt_is_a_warning(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert (own(found, "error"), own(found, "warning")) == ([], [code])
    assert the(found, code).origin.location


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    found = findings(bid(change))

    assert own(found, "error") == own(found, "warning") == []


def test_bands_that_overlap_are_named_by_their_places_beside_a_swapped_one() -> None:
    listed = bands(
        {"least": 90}, {"least": 89, "most": 80}, {"least": 60, "most": 80}, {"least": 80, "below": 90}
    )

    said = the(findings(bid(listed)), "BAND-OVERLAP").message.values

    assert (said["first"], said["second"]) == (3, 4)


def test_points_of_several_marks_are_summed_up_to_what_they_may_cost() -> None:
    cost = both(
        mark("★", points="1.5", most_points="2"),
        mark("#", points=3),
        deviates("B3", "B4.1"),
        deviates("B5", mark="#"),
    )

    said = the(findings(bid(cost)), "MARK-POINTS").message.values

    assert said["sum"] == Decimal(5)  # 1.5 + 1.5, held to 2, and 3
    assert said["count"] == 3


def test_a_deviation_from_a_mark_without_points_leaves_the_sum_open() -> None:
    found = findings(bid(both(mark(), deviates("B3"))))

    assert "MARK-UNPRICED" in codes(found, "warning")
    assert "MARK-POINTS" not in codes(found, "warning")


def test_an_item_with_an_answer_is_printed_with_it() -> None:
    from docgen.derive.response.figures import response_figures
    from docgen.render.response.context import response_fields
    from docgen.rules import ruleset

    project = bid(scored(item()), answer("E1", "近三年同类合同三份。", evidence=["E-LICENCE"]))

    fields = response_fields(project, response_figures(project, ruleset()), project.tender.volumes[2])

    assert fields["evaluation"][0]["answer"] == "近三年同类合同三份。"
    assert [each["title"] for each in fields["evaluation"][0]["evidence"]]
