"""Addenda in the styles that they are written in, each with all of its changes and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.short_tender import document
from ruamel.yaml import YAML

from docgen.intake.amend.changes import changes
from docgen.rules import amend_words

ADDENDA = YAML(typ="safe").load(Path(__file__).with_name("addenda.yaml").read_text("utf-8"))


@pytest.mark.parametrize("addendum", ADDENDA, ids=[addendum["style"] for addendum in ADDENDA])
def test_every_change_is_read_and_nothing_else(addendum: dict) -> None:
    found = changes(document(addendum["text"]), amend_words())
    assert [[each.kind, each.where, each.before, each.after] for each in found] == addendum["changes"]


def test_a_change_knows_the_block_that_says_it() -> None:
    text = "更正公告\n1.将第三章“46人”修改为“48人”。"
    assert [each.block for each in changes(document(text), amend_words())] == ["b1"]
