"""Handover: every seeded fault is found, with its cell, and what lies just within the bounds is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kit.edits import Edit, add, drop, edit, row
from kit.examples import handover
from kit.files import text
from kit.found import codes, expect_warned, findings, places, the
from kit.project import EXAMPLES
from kit.sheets import cells, sheet_rows, write_sheet

from docgen.load.handover import load_handover
from docgen.model.finding import DataFaults, Severity
from docgen.model.rules.secrets import SecretRule
from docgen.rules import ruleset

ASSETS, ACCOUNTS, TERMS = "assets.xlsx", "accounts.xlsx", "handover.yaml"
MARKET_RULE = "tender/lot/handover/rules/2"


def asset(code: str, /, **fields: object) -> Edit:
    return row(f"assets/{code}", **fields)


def account(code: str, /, **fields: object) -> Edit:
    return row(f"accounts/{code}", **fields)


def explained(of: str, why: str) -> Edit:
    return add("handover/explanations", {"of": of, "text": why})


def line(start: str) -> str:
    """The place of the line of the example's terms that starts so."""
    lines = (EXAMPLES / "pingxiang-lot1" / TERMS).read_text(encoding="utf-8").splitlines()
    return f"{TERMS}:{next(no for no, each in enumerate(lines, 1) if each.lstrip().startswith(start))}"


def test_the_example_has_nothing_that_blocks_and_nothing_unexplained() -> None:
    assert {finding.severity for finding in findings(handover())} == {"info"}


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
    "a negative value": (asset("PARK-008", value=-3980), "error", "ASSET-VALUE", "assets.xlsx:K9"),
    "a disposal without reason": (
        asset("PARK-013", disposal_reason=""),
        "error",
        "ASSET-DISPOSAL",
        "assets.xlsx:W14",
    ),
    "more gone than there was": (
        asset("PARK-013", disposed=2),
        "error",
        "ASSET-QUANTITY",
        "assets.xlsx:T14",
    ),
    "acquired after the handover": (
        asset("PARK-003", acquired=date(2027, 3, 6)),
        "error",
        "ASSET-DATE",
        "assets.xlsx:J4",
    ),
    "own things listed as invested": (
        asset("PARK-003", acquired=date(2025, 12, 4)),
        "warning",
        "ASSET-OWN",
        "assets.xlsx:O4",
    ),
    "the own vehicle listed as invested": (
        asset("PARK-037", basis="本项目投入"),
        "error",
        "ASSET-EXCLUDED",
        "assets.xlsx:O38",
    ),
    "a vehicle invested at another site": (
        asset("YOUYI-014", category="运输工具"),
        "warning",
        "ASSET-ELSEWHERE",
        "assets.xlsx:O87",
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
        "assets.xlsx:Q2",
    ),
    "a lease that ended before": (
        asset("PARK-001", lease_until=date(2027, 3, 4)),
        "error",
        "ASSET-LEASE",
        "assets.xlsx:P2",
    ),
    "an account without administrator": (
        account("ACC-02", administrator=""),
        "error",
        "ACCOUNT-ADMIN",
        "accounts.xlsx:H3",
    ),
    "an account without entity": (
        account("ACC-02", entity=""),
        "error",
        "ACCOUNT-CONTROL",
        "accounts.xlsx:G3",
    ),
    "two accounts with one code": (
        account("ACC-03", code="ACC-02"),
        "error",
        "ACCOUNT-TWICE",
        "accounts.xlsx:A4",
    ),
    "an account at an unknown site": (
        account("ACC-06", site="PARKS"),
        "error",
        "ACCOUNT-SITE",
        "accounts.xlsx:F7",
    ),
    "a phone number in full": (
        account("ACC-01", phone="13900000000"),
        "error",
        "ACCOUNT-PHONE",
        "accounts.xlsx:I2",
    ),
    "personal data without ground": (
        account("ACC-04", ground=""),
        "error",
        "ACCOUNT-GROUND",
        "accounts.xlsx:P5",
    ),
    "a password in a note": (
        account("ACC-04", note="管理口令：abc123"),
        "error",
        "ACCOUNT-SECRET",
        "accounts.xlsx:Q5",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "place"), SEEDED.values(), ids=SEEDED)
def test_a_seeded_fault_is_found_with_its_cell(
    change: Edit, severity: Severity, code: str, place: str
) -> None:
    assert places(findings(handover(change)), severity) == [(code, place)]


def test_all_seeded_faults_are_found_at_once() -> None:
    together = ["a screen without serial", "two assets with one code", "an account without administrator"]
    together += ["an unknown site", "a negative value", "a disposal without reason"]
    together += ["own things listed as invested", "a computer short"]
    seeds = [SEEDED[name] for name in together]

    found = findings(handover(*(change for change, _, _, _ in seeds)))

    assert {*codes(found, "error"), *codes(found, "warning")} == {code for _, _, code, _ in seeds}


def test_an_explained_difference_no_longer_blocks() -> None:
    found = findings(handover(drop("assets/PARK-011"), explained("PARK/电脑", "一台送修，十日内补交")))

    assert codes(found, "error") == []
    assert the(found, "FACILITY-SHORT").severity == "info"


FINE: dict[str, Edit] = {
    "acquired on the day of signing": asset("PARK-003", acquired=date(2025, 12, 5)),
    "acquired on the day of the handover": asset("PARK-003", acquired=date(2027, 3, 5)),
    "a lease that ends on the day": asset("PARK-001", lease_until=date(2027, 3, 5)),
    "a value of nothing": asset("PARK-008", value=0),
    "one of two benches gone for a reason": asset(
        "PARK-023",
        disposed=1,
        disposed_on=date(2026, 9, 1),
        disposal="报废",
        disposal_reason="柜体锈穿",
    ),
    "words about passwords": account("ACC-04", note="密码由接收方当场重设"),
}


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_what_lies_within_the_bounds_is_not_found(change: Edit) -> None:
    expect_warned(findings(handover(change)))


def test_a_column_for_passwords_is_refused_whatever_it_holds(lot1: Path) -> None:
    rows = sheet_rows(lot1 / ACCOUNTS)
    write_sheet(
        lot1 / ACCOUNTS, [[*row, "登录密码" if not no else "hunter2-x"] for no, row in enumerate(rows)]
    )

    with pytest.raises(DataFaults) as stopped:
        load_handover(lot1, ruleset().secrets)

    (fault,) = stopped.value.findings
    assert (fault.code, str(fault.origin)) == ("ACCOUNT-SECRET", "accounts.xlsx:R1")
    assert "hunter2" not in repr(stopped.value.findings)


@pytest.mark.parametrize(
    ("cell", "looks_like_one"),
    [
        ("密码：abc123", True),
        ("Password=Tr0ub4dor", True),
        ("token 是 9f8e7d6c", True),
        ("Qw3rty!2026", True),
        ("口令当面改换", False),
        ("wx0000000000000000", False),
        ("admin2026@example.com", False),
        ("https://example.com/a?b=1&c2=3", False),
        ("SL097845580", False),
    ],
)
def test_what_looks_like_a_password(cell: str, looks_like_one: bool) -> None:
    secrets: SecretRule = ruleset().secrets

    assert secrets.stands_in(cell) is looks_like_one


TERMS_FAULTS: dict[str, tuple[Edit, Severity, str, str]] = {
    "no receiver": (drop("handover/receiver"), "error", "HANDOVER-RECEIVER", ""),
    "the operator as receiver": (
        edit("handover/receiver/name", "广西示例人力资源服务有限公司"),
        "error",
        "HANDOVER-RECEIVER",
        "name:",
    ),
    "an unknown site of a post": (
        edit("handover/posts/陈样一/site", "PARC"),
        "error",
        "HANDOVER-SITE",
        "- {name: 陈样一",
    ),
    "an idle explanation": (
        explained("PARK-002", "无"),
        "warning",
        "HANDOVER-IDLE",
        "- {of: PARK/电话",
    ),
}


@pytest.mark.parametrize(("change", "severity", "code", "start"), TERMS_FAULTS.values(), ids=TERMS_FAULTS)
def test_a_fault_of_the_terms_is_found_with_its_line(
    change: Edit, severity: Severity, code: str, start: str
) -> None:
    ((first, place),) = places(findings(handover(change)), severity)

    assert first == code
    if start:
        assert place == line(start)


def test_a_handover_before_service_began() -> None:
    found = findings(handover(edit("handover/date", "2026-03-01")))

    assert ("HANDOVER-DATE", line("date:")) in places(found)


def test_a_tender_that_says_nothing_of_the_end() -> None:
    errors = codes(findings(handover(drop("tender/lot/handover"))), "error")

    assert errors[0] == "HANDOVER-REGIME"
    assert set(errors[1:]) == {"HANDOVER-RULE"}


def test_a_rule_on_a_clause_that_is_not_there() -> None:
    found = findings(handover(edit(f"{MARKET_RULE}/clause", "T3.1.2.99")))

    assert codes(found, "error") == ["HANDOVER-CLAUSE"]


def test_a_kind_that_the_clause_names_and_nobody_lists() -> None:
    found = findings(handover(add("tender/lot/handover/covers", "抖音号")))

    assert codes(found, "warning") == ["HANDOVER-KIND"]


def test_an_open_point_warns_until_it_is_decided_and_only_for_what_is_possible() -> None:
    left_open = row(MARKET_RULE, outcomes=("passes", "kept", "buyback"), point="MARKET-THINGS")
    assert codes(findings(handover(left_open)), "warning") == ["HANDOVER-OPEN"]

    def decided(outcome: str) -> Edit:
        known = {"point": "MARKET-THINGS", "by": "三方", "on": "2027-02-01", "paper": "会议纪要"}
        return add("contract/decisions", {**known, "outcome": outcome})

    found = findings(handover(left_open, decided("burnt")))
    assert codes(found, "error") == ["HANDOVER-DECISION"]
    expect_warned(findings(handover(left_open, decided("passes"))))


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
