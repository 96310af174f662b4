"""Sites and equipment: what cannot be, or is meant for another place."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.findings_of import Change, both, codes, edit, equipment, findings_of

RESPONSE, TENDER = "response.yaml", "tender.yaml"
ZONES = """
    zones:
      - {name: 柜面服务区, area: "18", use: 登记、咨询、帮代办}
      - {name: 候工休息区, area: "15", use: 候工、饮水、看岗位}"""
VEHICLE = "\n    vehicles:\n      - {model: 7 座多用途乘用车, seats: 7, source: 自有}"
YOUYI_POSTS = "    posts:\n      - {staff: S09"
YOUYI_HOURS = (
    '    hours:\n      - {weekdays: [1, 2, 3, 4, 5, 6], opens: "09:00", closes: "18:00"}\n' + YOUYI_POSTS
)

CASES: list[tuple[str, Change, str, str]] = [
    (
        "zones larger than the site by a hundredth",
        edit(RESPONSE, ('area: "19", use', 'area: "22.01", use')),
        "error",
        "SITE-AREA-SUM",
    ),
    ("half a computer", equipment("台式电脑", 数量=4.5), "error", "EQUIPMENT-QUANTITY"),
    ("a third of a set of chairs", equipment("屏风办公桌椅", 数量=4.3333), "error", "EQUIPMENT-QUANTITY"),
    ("a site without zones", edit(RESPONSE, (ZONES, "")), "warning", "SITE-EMPTY"),
    (
        "a vehicle at a site where none is asked for",
        edit(RESPONSE, ('area: "36"\n', f'area: "36"{VEHICLE}\n')),
        "info",
        "VEHICLE-ELSEWHERE",
    ),
]
OWN = {"SITE-AREA-SUM", "SITE-EMPTY", "SITE-MISSING", "VEHICLE-ELSEWHERE", "EQUIPMENT-QUANTITY"}

BENIGN: list[tuple[str, Change]] = [
    ("zones as large as the site", edit(RESPONSE, ('area: "19", use', 'area: "22", use'))),
    ("a zone without an area", edit(RESPONSE, ('area: "19", use', "use"))),
    (
        "half a box of what is measured by weight",
        equipment("手提式干粉灭火器", 数量=4.5, 单位="千克"),
    ),
    (
        "a whole number written with decimals",
        equipment("台式电脑", 数量="4.00"),
    ),
    (
        "a vehicle where the clause names no site",
        both(
            edit(RESPONSE, ('area: "36"\n', f'area: "36"{VEHICLE}\n')),
            edit(
                TENDER,
                (
                    "    - code: T4\n",
                    "    - code: T4\n      requires: [{kind: vehicle, least: 1, seats: 5}]\n",
                ),
            ),
        ),
    ),
]


@pytest.mark.parametrize(("name", "change", "severity", "code"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_is_found_and_nothing_else(
    name: str, change: Change, severity: str, code: str, lot1: Path
) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == ({code} if severity == "error" else set())
    (finding,) = (finding for finding in found if finding.code in OWN)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.origin.location


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Change, lot1: Path) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == set()
    assert not {finding.code for finding in found} & OWN


def test_a_site_left_out_is_no_empty_site(lot1: Path) -> None:
    text = (lot1 / RESPONSE).read_text(encoding="utf-8")
    start, end = text.index("  - site: XIASHI"), text.index("\ncommitments:")
    (lot1 / RESPONSE).write_text(text[:start] + text[end:], encoding="utf-8")

    found = findings_of(lot1)

    assert {finding.code for finding in found} & OWN == {"SITE-MISSING"}


def test_a_site_without_hours_is_told(lot1: Path) -> None:
    edit(RESPONSE, (YOUYI_HOURS, YOUYI_POSTS))(lot1)

    (finding,) = (finding for finding in findings_of(lot1) if finding.code == "SITE-EMPTY")

    assert [lacking.text for lacking in finding.message.values["lacking"]] == ["opening hours"]
