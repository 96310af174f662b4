"""Assets handed over: every seeded fault is found with its cell, what lies within the bounds is not."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import Edit, add, asset, drop, edit
from kit.examples import handover
from kit.found import codes, expect_warned, findings, places, the

from docgen.model.finding import Severity

SEEDED: dict[str, tuple[Edit, Severity, str, str]] = {
    "a computer short": (drop("assets/PARK-011"), "error", "FACILITY-SHORT", "assets.xlsx:H11"),
    "all of a facility gone": (drop("assets/PARK-023"), "error", "FACILITY-SHORT", "assets.xlsx"),
    "a screen without serial": (
        asset("PARK-003", serial=""),
        "warning",
        "ASSET-SERIAL",
        "assets.xlsx:G4",
    ),
    "one serial twice": (
        asset("PARK-007", serial="SL097845580"),
        "warning",
        "ASSET-SERIAL-TWICE",
        "assets.xlsx:G8",
    ),
    "two assets with one code": (
        asset("PARK-007", code="PARK-006"),
        "error",
        "ASSET-TWICE",
        "assets.xlsx:A8",
    ),
    "an unknown site": (
        asset("PARK-034", site="NOWHERE"),
        "error",
        "ASSET-SITE",
        "assets.xlsx:D35",
    ),
    "an unknown category": (
        asset("PARK-034", category="电子设施"),
        "error",
        "ASSET-CATEGORY",
        "assets.xlsx:C35",
    ),
    "a negative value": (asset("PARK-008", value=-3980), "error", "ASSET-VALUE", "assets.xlsx:L9"),
    "a disposal without reason": (
        asset("PARK-013", disposal_reason=""),
        "error",
        "ASSET-DISPOSAL",
        "assets.xlsx:X14",
    ),
    "more gone than there was": (
        asset("PARK-013", disposed=2),
        "error",
        "ASSET-QUANTITY",
        "assets.xlsx:U14",
    ),
    "acquired after the handover": (
        asset("PARK-001", acquired=date(2027, 3, 6)),
        "error",
        "ASSET-DATE",
        "assets.xlsx:J2",
    ),
    "put into use before it was bought": (
        asset("PARK-003", used_from=date(2025, 12, 20)),
        "error",
        "ASSET-DATE",
        "assets.xlsx:K4",
    ),
    "put into use after the handover": (
        asset("PARK-003", used_from=date(2027, 3, 6)),
        "error",
        "ASSET-DATE",
        "assets.xlsx:K4",
    ),
    "no date of being put into use": (
        asset("PARK-003", used_from=None),
        "warning",
        "ASSET-USE",
        "assets.xlsx:K4",
    ),
    "own things listed as invested": (
        asset("PARK-003", acquired=date(2025, 12, 4)),
        "warning",
        "ASSET-OWN",
        "assets.xlsx:P4",
    ),
    "the own vehicle listed as invested": (
        asset("PARK-037", basis="本项目投入"),
        "error",
        "ASSET-EXCLUDED",
        "assets.xlsx:P38",
    ),
    "a vehicle invested at another site": (
        asset("YOUYI-014", category="运输工具"),
        "warning",
        "ASSET-ELSEWHERE",
        "assets.xlsx:P87",
    ),
    "a facility that stays with the operator": (
        asset("PARK-029", basis="自有"),
        "warning",
        "FACILITY-OWN",
        "assets.xlsx:H30",
    ),
    "a lease without its fate": (
        asset("PARK-001", lease_fate=""),
        "error",
        "ASSET-LEASE",
        "assets.xlsx:R2",
    ),
    "a lease that ended before": (
        asset("PARK-001", lease_until=date(2027, 3, 4)),
        "error",
        "ASSET-LEASE",
        "assets.xlsx:Q2",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "place"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_fault_is_found_with_its_cell(
    change: Edit, severity: Severity, code: str, place: str
) -> None:
    assert places(findings(handover(change)), severity) == [(code, place)]


FINE: dict[str, Edit] = {
    "acquired on the day of signing": asset("PARK-003", acquired=date(2025, 12, 5)),
    "acquired on the day of the handover": asset(
        "PARK-003", acquired=date(2027, 3, 5), used_from=date(2027, 3, 5)
    ),
    "put into use on the day it was bought": asset("PARK-003", used_from=date(2025, 12, 21)),
    "what wears nothing needs no date of use": asset("PARK-001", used_from=None),
    "a lease that ends on the day": asset("PARK-001", lease_until=date(2027, 3, 5)),
    "a value of nothing": asset("PARK-008", value=0),
    "one of two benches gone for a reason": asset(
        "PARK-023",
        disposed=1,
        disposed_on=date(2026, 9, 1),
        disposal="报废",
        disposal_reason="柜体锈穿",
    ),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_what_lies_within_the_bounds_is_not_found(change: Edit) -> None:
    expect_warned(findings(handover(change)))


def test_an_explained_difference_no_longer_blocks() -> None:
    said = {"of": "PARK/电脑", "code": "FACILITY-SHORT", "text": "一台送修，十日内补交"}
    why = add("handover/explanations", said)

    found = findings(handover(drop("assets/PARK-011"), why))

    assert codes(found, "error") == []
    assert the(found, "FACILITY-SHORT").severity == "info"


def test_an_explanation_of_something_else_excuses_no_missing_facility() -> None:
    screen = next(a.code for a in handover().assets if (a.site, a.facility) == ("PARK", "户外LED显示屏"))
    unsaid = add("handover/explanations", {"of": "PARK/户外LED显示屏", "text": "没有整机序列号"})

    assert codes(findings(handover(drop(f"assets/{screen}"))), "error") == ["FACILITY-SHORT"]
    assert codes(findings(handover(drop(f"assets/{screen}"), unsaid)), "error") == ["FACILITY-SHORT"]


def test_all_that_has_no_date_of_use_is_one_finding_with_the_number() -> None:
    found = findings(handover(asset("PARK-003", used_from=None), asset("YOUYI-002", used_from=None)))

    assert places(found, "warning") == [("ASSET-USE", "assets.xlsx:K4")]
    assert the(found, "ASSET-USE").message.values["n"] == 2


def test_what_is_bought_later_for_another_site_is_no_fault_of_a_partial_handover() -> None:
    later = asset("PARK-003", acquired=date(2027, 3, 6), used_from=date(2027, 3, 6))

    expect_warned(findings(handover(edit("handover/sites", ["YOUYI"]), later)))
