"""Sites and equipment: what cannot be, or is meant for another place."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, both, drop, edit, row
from kit.examples import bid
from kit.found import codes, expect_fine, findings, the

YOUYI = "response/sites/YOUYI"
# 夏石镇, whose first zone of 19 ㎡ leaves 3 ㎡ of the site's 38 to no zone.
COUNTER = "response/sites/XIASHI/zones/柜面服务区"
VEHICLE = edit(f"{YOUYI}/vehicles", [{"model": "7 座多用途乘用车", "seats": 7, "source": "自有"}])

SCANNER = {
    "site": "PARK",
    "facility": "高拍仪",
    "name": "双摄高拍仪",
    "quantity": "1",
    "unit": "台",
    "source": "自有",
    "code": "D02",
}
"""One more of what the company has four of, and offers four of."""


CASES: list[tuple[str, Edit, str, str]] = [
    (
        "zones larger than the site by a hundredth",
        edit(f"{COUNTER}/area", "22.01"),
        "error",
        "SITE-AREA-SUM",
    ),
    ("half a computer", row("equipment/台式电脑", quantity="4.5"), "error", "EQUIPMENT-QUANTITY"),
    (
        "a third of a set of chairs",
        row("equipment/屏风办公桌椅", quantity="4.3333"),
        "error",
        "EQUIPMENT-QUANTITY",
    ),
    ("a site without zones", drop(f"{YOUYI}/zones"), "warning", "SITE-EMPTY"),
    (
        "a vehicle at a site where none is asked for",
        VEHICLE,
        "info",
        "VEHICLE-ELSEWHERE",
    ),
    ("one more than the company has", add("equipment", SCANNER), "warning", "EQUIPMENT-OWNED"),
]
OWN = {
    "SITE-AREA-SUM",
    "SITE-EMPTY",
    "SITE-MISSING",
    "VEHICLE-ELSEWHERE",
    "EQUIPMENT-QUANTITY",
    "EQUIPMENT-OWNED",
}

BENIGN: list[tuple[str, Edit]] = [
    ("zones as large as the site", edit(f"{COUNTER}/area", "22")),
    ("a zone without an area", drop(f"{COUNTER}/area")),
    (
        "half a box of what is measured by weight",
        row("equipment/手提式干粉灭火器", quantity="4.5", unit="千克"),
    ),
    (
        "a whole number written with decimals",
        row("equipment/台式电脑", quantity="4.00"),
    ),
    ("one more, which will be bought", add("equipment", {**SCANNER, "source": "拟购"})),
    ("one more without a code", add("equipment", {**SCANNER, "code": ""})),
    (
        "a vehicle where the clause names no site",
        both(
            VEHICLE,
            add("tender/lot/clauses/T4/requires", {"kind": "vehicle", "least": 1, "seats": 5}),
        ),
    ),
]


@pytest.mark.parametrize(("name", "change", "severity", "code"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_is_found_and_nothing_else(name: str, change: Edit, severity: str, code: str) -> None:
    found = findings(bid(change))

    assert codes(found, "error") == ([code] if severity == "error" else [])
    finding = the(found, *OWN)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.origin.location


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    expect_fine(findings(bid(change)), *OWN)


def test_a_site_left_out_is_no_empty_site() -> None:
    found = findings(bid(drop("response/sites/XIASHI")))

    assert {finding.code for finding in found} & OWN == {"SITE-MISSING"}


def test_a_site_without_hours_is_told() -> None:
    finding = the(findings(bid(drop(f"{YOUYI}/hours"))), "SITE-EMPTY")

    assert [lacking.text for lacking in finding.message.values["lacking"]] == ["opening hours"]
