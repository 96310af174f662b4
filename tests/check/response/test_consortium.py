"""A consortium: forbidden or not, shares, the agreement, each member's papers."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import edit
from kit.examples import bid
from kit.found import codes, the

from docgen.check.response.consortium import check_consortium
from docgen.locale.messages import say

MEMBER: dict[str, Any] = {
    "name": "示例联合体成员有限公司", "uscc": "91459999MA000000XB", "task": "运维", "share": 40,
    "founded": "2015-01-01", "evidence": ["E-LICENCE"],
}  # fmt: skip
AGREED = edit("tender/volumes/0/forms", ["联合体协议书"])
TAKEN = edit("tender/lot/consortium", "allowed")


def found(**changed: Any) -> list[str]:
    project = bid(edit("response/consortium", [MEMBER | changed]), AGREED, TAKEN)
    return [say(each.message, "en") for each in check_consortium(project)]


def test_with_an_agreement_and_papers_nothing_is_found() -> None:
    assert found() == []
    assert list(check_consortium(bid())) == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"share": 40, "evidence": []}, "no volume has a paper of 示例联合体成员有限公司's qualification"),
        ({"share": "99.5"}, ""),
    ],
)
def test_a_member_without_papers_is_told(changed: dict[str, Any], told: str) -> None:
    assert found(**changed) == ([told] if told else [])


def test_a_tender_that_forbids_it_is_told_though_it_says_nothing_of_small_enterprises() -> None:
    forbidden = (edit("tender/lot/consortium", "forbidden"), edit("tender/lot/sme", None))
    project = bid(edit("response/consortium", [MEMBER]), AGREED, *forbidden)

    assert the(list(check_consortium(project)), "SME-CONSORTIUM").severity == "error"


def test_a_consortium_without_an_agreement_is_an_error() -> None:
    project = bid(edit("response/consortium", [MEMBER]), TAKEN)

    assert codes(list(check_consortium(project)), "error") == ["SME-CONSORTIUM"]
