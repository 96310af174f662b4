"""The terms of a handover and what the tender says of it: faults with their lines."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, drop, edit, row
from kit.examples import handover
from kit.found import codes, expect_warned, findings, places
from kit.project import EXAMPLES

from docgen.model.finding import Severity

TERMS = "handover.yaml"
MARKET_RULE = "tender/lot/handover/rules/2"


def line(start: str) -> str:
    """The place of the line of the example's terms that starts so."""
    lines = (EXAMPLES / "pingxiang-lot1" / TERMS).read_text(encoding="utf-8").splitlines()
    return f"{TERMS}:{next(no for no, each in enumerate(lines, 1) if each.lstrip().startswith(start))}"


TERMS_FAULTS: dict[str, tuple[Edit, Severity, str, str]] = {
    "no receiver": (drop("handover/receiver"), "error", "HANDOVER-RECEIVER", ""),
    "a receiver without a code": (
        drop("handover/receiver/uscc"),
        "warning",
        "HANDOVER-RECEIVER",
        "receiver:",
    ),
    "nobody who watches": (drop("handover/witness"), "warning", "HANDOVER-WITNESS", ""),
    "the receiver as witness": (
        edit("handover/witness/name", "示例就业服务（凭祥）有限公司"),
        "warning",
        "HANDOVER-WITNESS",
        "witness:",
    ),
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
    "a key held by a stranger": (
        edit("handover/keys/0/holder", "无此人"),
        "warning",
        "HANDOVER-PERSON",
        "- {name: 大门钥匙, site: PARK",
    ),
    "somebody listed twice": (
        edit("handover/posts/黄样三/name", "陈样一"),
        "warning",
        "HANDOVER-PERSON",
        "- {name: 黄样三",
    ),
    "a site without a key": (edit("handover/keys/7/site", "PARK"), "warning", "HANDOVER-BARE", "keys:"),
    "a site without a picture": (
        edit("handover/photos/5/site", "PARK"),
        "warning",
        "HANDOVER-BARE",
        "photos:",
    ),
    "an idle explanation": (
        add("handover/explanations", {"of": "PARK-002", "text": "无"}),
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


def test_the_purchaser_watches_no_handover_to_itself() -> None:
    to_the_purchaser = edit("tender/lot/handover/to", "purchaser")
    purchaser = edit("handover/witness/name", "凭祥市就业服务中心")

    found = findings(handover(drop("handover/receiver"), to_the_purchaser, purchaser))

    assert codes(found, "warning") == ["HANDOVER-WITNESS"]
    expect_warned(findings(handover(drop("handover/receiver"), to_the_purchaser)))
    expect_warned(findings(handover(purchaser)))


YOUYI = edit("handover/sites", ["YOUYI"])


def test_what_is_explained_at_sites_of_a_later_handover_is_not_idle() -> None:
    expect_warned(findings(handover(YOUYI)))

    idle = add("handover/explanations", {"of": "PARK-002", "text": "无"})
    expect_warned(findings(handover(YOUYI, idle)), "HANDOVER-IDLE")


def test_what_is_waived_at_sites_of_a_later_handover_is_not_idle() -> None:
    waiver = {"code": "FACILITY-SHORT", "reason": "已报废", "name": "甄示例", "on": "2027-03-01"}
    waived = add("project/waivers", waiver)

    expect_warned(findings(handover(YOUYI, drop("assets/PARK-011"), waived)))
    expect_warned(findings(handover(YOUYI, waived)), "WAIVER-IDLE")


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
