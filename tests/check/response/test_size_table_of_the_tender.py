"""A tender's own size table in another unit: 260 people and 28,000,000 元 are small, and never 微型."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, edit, row
from kit.examples import bid
from kit.found import codes, findings, the
from pydantic import ValidationError

from docgen.derive.response.figures import response_figures
from docgen.load.files.faults import faults
from docgen.locale.messages import say
from docgen.model.finding import Origin
from docgen.model.tender.tender import Tender
from docgen.rules import ruleset

PROPERTY = (
    edit("tender/lot/sme/industry", "物业管理"),
    edit("response/sme", {}),
    row("bidder/years/2024", headcount=260, revenue="28000000.00"),
)
"""The official bounds of revenue are 500, 1,000 and 5,000 万元."""


def revenue(small: int, medium: int, large: int, unit: str | None) -> Edit:
    bounds = {"small": small, "medium": medium, "large": large}
    printed = {"industry": "物业管理", "metric": "revenue", **bounds}
    return add("tender/lot/sme_table", printed if unit is None else {**printed, "unit": unit})


def size(*edits: Edit) -> str:
    project = bid(*PROPERTY, *edits)
    declared = response_figures(project, ruleset(project.tender.opening)).sme
    assert declared is not None
    return declared.size


@pytest.mark.parametrize(
    "printed",
    [
        (5_000_000, 10_000_000, 50_000_000, "万元"),
        (50_000, 100_000, 500_000, "万元"),
        (50_000, 100_000, 500_000, "元"),
        (500, 1_000, 500_000, "万元"),
    ],
    ids=["yuan as wan", "a hundredfold", "a hundredth", "one bound of three"],
)
def test_bounds_of_another_unit_are_an_error(printed: tuple[int, int, int, str]) -> None:
    found = findings(bid(*PROPERTY, revenue(*printed)))

    assert "SME-TABLE-UNIT" in codes(found, "error")
    assert the(found, "SME-TABLE-UNIT").origin.location


def test_headcounts_of_another_magnitude_are_an_error() -> None:
    people = {
        "industry": "物业管理",
        "metric": "headcount",
        "small": 10_000,
        "medium": 30_000,
        "large": 100_000,
    }

    assert "SME-TABLE-UNIT" in codes(findings(bid(*PROPERTY, add("tender/lot/sme_table", people))), "error")


@pytest.mark.parametrize(
    ("printed", "class_"),
    [
        ((500, 1_000, 5_000, "万元"), "small"),
        ((5_000_000, 10_000_000, 50_000_000, "元"), "small"),
        ((3_000, 5_000, 10_000, "万元"), "micro"),
    ],
    ids=["as the official table", "the same in yuan", "stricter, and meant"],
)
def test_bounds_in_their_unit_are_taken_as_they_are(printed: tuple[int, int, int, str], class_: str) -> None:
    assert size(revenue(*printed)) == class_
    assert "SME-TABLE-UNIT" not in codes(findings(bid(*PROPERTY, revenue(*printed))), "error")


def test_the_same_bounds_in_yuan_are_no_difference() -> None:
    found = findings(bid(*PROPERTY, revenue(5_000_000, 10_000_000, 50_000_000, "元")))

    assert "SME-TABLE" not in codes(found, "warning")


def test_the_figures_of_the_complaint_are_small_by_the_official_table() -> None:
    assert size() == "small"


@pytest.mark.parametrize("unit", [None, "亿元", "人"])
def test_an_amount_names_its_unit(unit: str | None) -> None:
    with pytest.raises(ValidationError):
        bid(*PROPERTY, revenue(500, 1_000, 5_000, unit))


def test_bounds_that_do_not_rise_are_refused_without_their_record() -> None:
    with pytest.raises(ValidationError, match="table_rising") as refused:
        bid(*PROPERTY, revenue(5_000, 1_000, 500, "万元"))

    (finding,) = faults(refused.value, Tender, {}, lambda _: Origin("tender.yaml"))
    assert "{" not in say(finding.message, "en")


@pytest.mark.parametrize("bounds", [(500, 1_000, 5_000), (5_000_500, 10_000_000, 50_000_000)])
def test_yuan_that_are_no_whole_wan_are_refused(bounds: tuple[int, int, int]) -> None:
    with pytest.raises(ValidationError, match="table_parts"):
        bid(*PROPERTY, revenue(*bounds, "元"))
