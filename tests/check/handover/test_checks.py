"""A handover judged as a whole: the example, faults together, pictures, waivers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kit.edits import account, add, asset, drop
from kit.examples import handover
from kit.files import text
from kit.found import codes, findings
from kit.sheets import cells

from docgen.load.handover import load_handover
from docgen.rules import ruleset

ASSETS, TERMS = "assets.xlsx", "handover.yaml"


def test_the_example_has_nothing_that_blocks_and_nothing_unexplained() -> None:
    assert {finding.severity for finding in findings(handover())} == {"info"}


# Of every kind, what one fault could hide of another.
TOGETHER = [
    (asset("PARK-003", serial=""), "ASSET-SERIAL"),
    (asset("PARK-007", code="PARK-006"), "ASSET-TWICE"),
    (account("ACC-02", administrator=""), "ACCOUNT-ADMIN"),
    (asset("PARK-034", site="NOWHERE"), "ASSET-SITE"),
    (asset("PARK-008", value=-3980), "ASSET-VALUE"),
    (asset("PARK-013", disposal_reason=""), "ASSET-DISPOSAL"),
    (asset("PARK-003", acquired=date(2025, 12, 4)), "ASSET-OWN"),
    (drop("assets/PARK-011"), "FACILITY-SHORT"),
]


def test_all_seeded_faults_are_found_at_once() -> None:
    found = findings(handover(*(change for change, _ in TOGETHER)))

    assert {*codes(found, "error"), *codes(found, "warning")} == {code for _, code in TOGETHER}


@pytest.mark.parametrize("where", ["terms", "sheet"])
def test_a_picture_that_does_not_open(where: str, lot1: Path) -> None:
    (lot1 / "photos/bad.png").write_bytes(b"\x89PNG\r\n\x1a\nnot a picture")
    change = (
        text(TERMS, ("photos/park-hall.png", "photos/bad.png"))
        if where == "terms"
        else cells(ASSETS, "PARK-003", 照片="photos/bad.png")
    )
    change(lot1)

    found = findings(load_handover(lot1, ruleset().secrets))

    assert codes(found, "error") == ["HANDOVER-PHOTO"]


def test_a_waived_difference_is_lowered() -> None:
    waiver = {"code": "FACILITY-SHORT", "reason": "已报废", "name": "甄示例", "on": "2027-03-01"}

    found = findings(handover(drop("assets/PARK-011"), add("project/waivers", waiver)))

    assert codes(found, "error") == []


def test_faults_together_do_not_hide_each_other() -> None:
    found = findings(handover(asset("PARK-008", value=-1), account("ACC-02", administrator="")))

    assert set(codes(found, "error")) == {"ASSET-VALUE", "ACCOUNT-ADMIN"}


def test_two_copies_are_judged_alike(lot1: Path) -> None:
    secrets = ruleset().secrets

    assert findings(load_handover(lot1, secrets)) == findings(handover())
