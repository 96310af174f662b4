"""The classification and where it leads, as written and as it is read for a single question."""

from __future__ import annotations

import json

from kit.project import ROOT

from docgen.rules import size_rule, trade_rules
from scripts.update_rules import trades as written

CLASSIFICATION, RULE = trade_rules()


def test_the_table_in_json_is_that_of_the_yaml() -> None:
    kept = json.loads((ROOT / "docgen/rules/generated/trades.json").read_text(encoding="utf-8"))

    assert kept == written(), "run make rules"


def test_the_classification_is_whole() -> None:
    """The standard's own count: 20 门类, 97 大类, 473 中类, 1,381 小类."""
    lengths = [len(code) for code in CLASSIFICATION.names]

    assert [lengths.count(length) for length in (1, 2, 3, 4)] == [20, 97, 473, 1381]


def test_every_code_that_is_named_stands_in_the_classification_and_the_size_table() -> None:
    named = [code for each in (*RULE.covers, *RULE.names) for code in each.classes]
    industries = {industry.code for industry in size_rule().industries}

    assert [code for code in named if code not in CLASSIFICATION.names] == []
    assert {each.industry for each in RULE.covers} - {None} == industries
    assert {each.outside for each in RULE.covers} - {None} == set(RULE.outside)


def test_no_class_and_no_everyday_name_is_said_twice() -> None:
    for entries in (
        [code for each in RULE.covers for code in each.classes],
        [name for each in RULE.names for name in each.names],
    ):
        assert [entry for entry in entries if entries.count(entry) > 1] == []
