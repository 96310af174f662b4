"""Shares and rates are the tender's, the law's by default; outside the law they are told, never corrected."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from shutil import copyfile

import pytest
from kit.edits import Edit, both, edit
from kit.examples import bid
from kit.found import codes, findings, the

from docgen.derive.response.figures import response_figures
from docgen.load.response.project import load_project
from docgen.model.response.figures import ResponseFigures
from docgen.render.templates.which import built_in
from docgen.rules import ruleset

OWN = ("PRICE-", "DOMESTIC-", "SME-RATE", "FORM-DRAFT")
REVIEWED = both(edit("tender/opening", "2026-02-02"), edit("bidder/years/2024/year", 2025))
"""On that day both notices are in force. The total is 1,862,400; 45 % of the ceiling 848,250."""


def shares(**by: object) -> Edit:
    return edit("tender/lot/price/review", [{"basis": basis, "share": share} for basis, share in by.items()])


def review(**terms: object) -> Edit:
    return edit("tender/lot/price_review", {"weight": 20, "rate": 10, **terms, "place": {"section": "评审"}})


def goods(domestic: int, foreign: int = 0) -> Edit:
    """So many lines of the equipment are goods made here, and so many elsewhere."""
    lines = [i for i, line in enumerate(bid().response.offer.lines) if line.head == "H-EQUIP"]
    kinds = ["本国"] * domestic + ["非本国"] * foreign
    return both(
        *(edit(f"response/offer/lines/{i}/origin", kind) for i, kind in zip(lines, kinds, strict=False))
    )


def figures(*edits: Edit) -> ResponseFigures:
    project = bid(*edits)
    return response_figures(project, ruleset(project.tender.opening))


CASES: list[tuple[str, Edit, list[str]]] = [
    ("nothing stated", REVIEWED, []),
    ("a share raised within the law", both(REVIEWED, shares(ceiling=65)), []),
    ("a share raised beyond the law", both(REVIEWED, shares(ceiling="65.01")), ["PRICE-REVIEW-SHARE"]),
    ("a share below the law", both(REVIEWED, shares(ceiling=44)), ["PRICE-REVIEW-SHARE"]),
    (
        "a price below a raised share, unexplained",
        both(REVIEWED, shares(ceiling=99)),
        ["PRICE-REVIEW-SHARE", "PRICE-LOW", "PRICE-UNEXPLAINED"],
    ),
    (
        "a price below a raised share, explained",
        both(
            REVIEWED, shares(ceiling=99), edit("response/offer/explanation", "设备多为自有，场地由园区减租。")
        ),
        ["PRICE-REVIEW-SHARE", "PRICE-LOW", "FORM-DRAFT"],
    ),
    (
        "a share of the tender's before the law is in force",
        shares(ceiling=99),
        ["PRICE-LOW", "PRICE-UNEXPLAINED"],
    ),
    ("a low price by rivals alone needs no explanation yet", both(REVIEWED, shares(mean=60)), []),
    ("a domestic rate as in the law", both(REVIEWED, review(domestic_rate=20), goods(2)), ["FORM-DRAFT"]),
    (
        "a domestic rate below the law",
        both(REVIEWED, review(domestic_rate=10), goods(2)),
        ["DOMESTIC-RATE", "FORM-DRAFT"],
    ),
    ("the law's domestic rate by default", both(REVIEWED, review(), goods(2)), ["FORM-DRAFT"]),
    ("foreign goods alone", both(REVIEWED, review(), goods(0, 2)), []),
    (
        "goods of which nobody says where they are made",
        both(REVIEWED, review(domestic_rate=20)),
        ["DOMESTIC-UNSTATED"],
    ),
    ("services alone, and no preference stated", both(REVIEWED, review()), []),
    ("domestic goods before the law is in force", both(review(), goods(2)), []),
]


@pytest.mark.parametrize(("name", "change", "told"), CASES, ids=[case[0] for case in CASES])
def test_what_leaves_the_law_or_needs_a_paper_is_told(name: str, change: Edit, told: list[str]) -> None:
    found = findings(bid(change))

    assert codes(found, "error") == []
    assert sorted(code for code in codes(found, "warning") if code.startswith(OWN)) == sorted(told)
    assert all(finding.origin.location for finding in found)


@pytest.mark.parametrize(
    ("stated", "share", "limit"), [(None, 45, "848250"), (50, 50, "942500"), (30, 30, "565500")]
)
def test_the_tender_s_share_counts_and_else_the_law_s(stated: int | None, share: int, limit: str) -> None:
    tests = figures(REVIEWED, *([shares(ceiling=stated)] if stated else [])).low_price

    assert [(test.share, test.limit) for test in tests if test.basis == "ceiling"] == [
        (share, Decimal(limit))
    ]


def test_the_domestic_part_of_a_service_is_that_of_its_domestic_goods() -> None:
    evaluation = figures(REVIEWED, review(), goods(1, 1)).evaluation

    assert evaluation is not None
    assert evaluation.own is not None
    # 39,200.00 of 57,200.00 are domestic: less than 80 %
    assert evaluation.own.evaluated_price == Decimal("1862400") - Decimal("186240") - Decimal("7840")


@pytest.mark.parametrize(("unit_price", "deducted"), [("1960.00", "9800"), ("1960.02", "7840")])
def test_from_eighty_percent_on_all_goods_count(unit_price: str, deducted: str) -> None:
    """Domestic goods of 39,200 and foreign ones of 9,800, or a few fen more, by turns."""
    foreign = both(
        edit("response/offer/lines/14/unit_price", unit_price),
        edit("response/offer/lines/14/amount", None),
        edit("response/offer/total", None),
    )
    evaluation = figures(REVIEWED, review(), goods(1, 1), foreign).evaluation

    assert evaluation is not None
    assert evaluation.own is not None
    own = evaluation.own
    assert own.evaluated_price == own.contract_price * Decimal("0.9") - Decimal(deducted)


@pytest.mark.parametrize(("domestic", "deducted"), [(1, "372480"), (2, "372480")])
def test_of_a_package_of_goods_the_whole_price_counts(domestic: int, deducted: str) -> None:
    evaluation = figures(REVIEWED, review(category="goods", weight=30), goods(domestic)).evaluation

    assert evaluation is not None
    assert evaluation.own is not None
    assert evaluation.own.evaluated_price == Decimal("1862400") - Decimal("186240") - Decimal(deducted)


def test_a_rate_that_the_tender_states_as_nothing_gives_nothing() -> None:
    evaluation = figures(REVIEWED, review(domestic_rate=0), goods(2)).evaluation

    assert evaluation is not None
    assert evaluation.own is not None
    assert evaluation.own.evaluated_price == Decimal("1862400") - Decimal("186240")


def test_a_rate_beyond_the_law_says_both() -> None:
    said = the(findings(bid(REVIEWED, review(domestic_rate=10), goods(2))), "DOMESTIC-RATE").message.values

    assert (said["value"], said["rate"]) == ("10", "20")


def test_the_project_s_own_template_prints_no_draft() -> None:
    project = bid(REVIEWED, review(), goods(2))

    assert "FORM-DRAFT" in codes(findings(project), "warning")
    own = replace(project, own_templates=frozenset({"price"}))
    assert "FORM-DRAFT" not in codes(findings(own), "warning")
    other = replace(project, own_templates=frozenset({"qualification"}))
    assert "FORM-DRAFT" in codes(findings(other), "warning")


def test_own_templates_are_known_by_their_volumes(lot1: Path) -> None:
    own = lot1 / "templates/response/price.docx"
    own.parent.mkdir(parents=True)
    copyfile(built_in("response", "price"), own)

    assert load_project(lot1).own_templates == {"price"}
