"""The size table for single questions answers as the rule that was read and judged."""

from __future__ import annotations

import itertools
import json
from decimal import Decimal

import pytest
from kit.project import ROOT

from docgen.derive.sme.classify import classify
from docgen.derive.sme.industry import find_industry
from docgen.model.sme.size_rule import Industry
from docgen.rules import size_rule
from docgen.rules.size_table import size_table

FIGURES = (None, Decimal(0), Decimal(9), Decimal(100), Decimal(12_000_000), Decimal(900_000_000))


def test_the_table_in_json_is_that_of_the_yaml() -> None:
    kept = json.loads((ROOT / "docgen/rules/generated/sme.json").read_text(encoding="utf-8"))

    assert kept == size_rule().model_dump(mode="json"), "run make rules"


@pytest.mark.parametrize("industry", size_rule().industries, ids=lambda industry: industry.code)
def test_both_give_the_same_class_with_the_same_working(industry: Industry) -> None:
    quick = size_table()
    found = find_industry(quick, industry.name)
    assert not hasattr(found, "asked")
    for headcount, revenue, assets in itertools.product(FIGURES[:4], FIGURES, FIGURES[:5]):
        figures = (headcount, revenue, assets)
        assert classify(quick, found, *figures) == classify(size_rule(), industry, *figures)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["批发和零售业", "餐饮", "no such thing", "x" * 99])
def test_both_suggest_the_same_for_a_name_that_decides_nothing(name: str) -> None:
    one, other = find_industry(size_table(), name), find_industry(size_rule(), name)

    assert getattr(one, "names", one.__class__) == getattr(other, "names", one.__class__)
