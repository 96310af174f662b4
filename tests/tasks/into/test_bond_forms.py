"""A form for a bond that the tender does not ask for goes into no volume, and is not demanded."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.tasks.into.forms import leave_out


def data(title: str, asked: bool, kind: str = "bid") -> dict[str, Any]:
    return {
        "bonds": [{"kind": kind, "asked": asked}],
        "forms": [{"code": "G1", "title": "投标函"}, {"code": "G2", "title": title}],
        "volumes": [{"code": "technical", "parts": ["cover", "G1", "G2"]}],
    }


@pytest.mark.parametrize(
    ("title", "asked", "kind", "parts"),
    [
        ("投标保证金缴纳证明", False, "bid", ["cover", "G1"]),
        ("磋商保证金缴纳凭证", True, "bid", ["cover", "G1", "G2"]),
        ("履约保证金承诺", False, "bid", ["cover", "G1", "G2"]),
        ("投标保证金缴纳证明", False, "performance", ["cover", "G1", "G2"]),
    ],
)
def test_only_a_bid_bond_that_is_not_asked_for_takes_its_form_out(
    title: str, asked: bool, kind: str, parts: list[str]
) -> None:
    tender = data(title, asked, kind)
    leave_out(tender)

    assert tender["volumes"][0]["parts"] == parts
    assert tender["forms"][1].get("if_any", False) is ("G2" not in parts)
