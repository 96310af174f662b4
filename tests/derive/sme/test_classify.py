"""Size classes: the cases a lawyer can read, and what must hold for any figures at all."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from docgen.derive.sme.classify import classify, find_industry, parse_amount, parse_headcount
from docgen.model.sme.size_rule import SIZES, FigureError, Industry, MetricBounds, SizeClassification
from docgen.rules import size_rule

RULE = size_rule()
FIELDS = ("headcount", "revenue", "assets")
# typ="base" leaves every scalar as the text that was written, so no figure passes through a float.
CASES: list[dict[str, Any]] = YAML(typ="base").load(Path(__file__).with_name("sme_cases.yaml"))

Figures = tuple[Decimal | None, Decimal | None, Decimal | None]


def answer(given_input: dict[str, str]) -> dict[str, Any]:
    """What docgen says of one case, in the form of the case file's outputs."""
    industry = find_industry(RULE, given_input["industry"])
    assert isinstance(industry, Industry), industry
    headcount, revenue, assets = (given_input[field].replace("未知", "") for field in FIELDS)
    try:
        found = classify(
            RULE,
            industry,
            parse_headcount(headcount) if headcount else None,
            parse_amount(revenue, "revenue") if revenue else None,
            parse_amount(assets, "assets") if assets else None,
        )
    except FigureError as refused:
        return {"refused": [f"{fault.code} {fault.origin.location}" for fault in refused.findings]}
    return {"class": found.size, "possible": list(found.possible)}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert answer(case["input"]) == case["output"]


def test_names_of_cases_are_unique() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names)


def test_cases_cover_both_sides_of_every_bound() -> None:
    given_values = {
        (case["input"]["industry"], field, case["input"][field]) for case in CASES for field in FIELDS
    }
    for industry, bounds in each_metric():
        for bound in bounds.lower:
            if bounds.metric == "headcount":
                sides = {str(bound - 1), str(bound)}
            else:
                sides = {f"{bound - 1}.9999万元", f"{bound}万元"}
            assert {(industry.name, bounds.metric, side) for side in sides} <= given_values


def each_metric() -> list[tuple[Industry, MetricBounds]]:
    return [(industry, bounds) for industry in RULE.industries for bounds in industry.metrics]


def test_working_names_value_bounds_class_and_the_deciding_rule() -> None:
    industry = find_industry(RULE, "租赁和商务服务业")
    assert isinstance(industry, Industry)
    found = classify(RULE, industry, 300, None, parse_amount("7999万元"))
    assert [message.text.format(**message.values) for message in found.working] == [
        "Headcount 300 is at least 300: large.",
        "Assets of 7999 are at least 100 and below 8000, in 10,000 yuan: small.",
        "The lowest class among the metrics decides: small.",
    ]
    assert [(m.metric, str(m.value), m.unit, m.size) for m in found.metrics] == [
        ("headcount", "300", "人", "large"),
        ("assets", "7999", "万元", "small"),
    ]
    assert (found.rule.id, found.rule.effective.isoformat()) == ("sme-2011-300", "2011-06-18")


def test_working_of_unknown_figures_says_what_is_still_open() -> None:
    industry = find_industry(RULE, "租赁和商务服务业")
    assert isinstance(industry, Industry)
    found = classify(RULE, industry, 99, None, None)
    assert [message.text.format(**message.values) for message in found.working][1:] == [
        "Assets are unknown: by itself this leaves every class possible.",
        "The known figures exclude large and medium; the figures missing decide: small or micro.",
    ]


def test_every_working_has_its_values() -> None:
    """No sentence of any outcome lacks a value for one of its places."""
    edges = {"headcount": (None, 0, 150, 250, 10**6), "money": (None, 0, 10**7, 6 * 10**7, 10**13)}
    for industry, x, money in product(RULE.industries, edges["headcount"], edges["money"]):
        for message in classify(RULE, industry, x, money, money).working:
            assert "{" not in message.text.format(**message.values)


def test_a_binary_float_is_a_bug_of_the_caller() -> None:
    with pytest.raises(TypeError):
        classify(RULE, RULE.industries[0], None, 0.1, None)  # type: ignore[arg-type]


def test_not_a_number_is_refused() -> None:
    with pytest.raises(FigureError):
        classify(RULE, RULE.industries[0], None, Decimal("NaN"), None)


# Near a bound is where faults live, so figures are drawn from there as well as from everywhere.
INDUSTRIES = st.sampled_from(RULE.industries)
NEAR = sorted({bound + step for _, bounds in each_metric() for bound in bounds.lower for step in (-1, 0, 1)})
HEADCOUNTS = st.sampled_from(NEAR) | st.integers(0, 10**7)
AMOUNTS = (st.sampled_from(NEAR).map(lambda wan: wan * 10**4) | st.integers(0, 10**14)).map(Decimal)
KNOWN = st.tuples(HEADCOUNTS.map(Decimal), AMOUNTS, AMOUNTS)


def size(industry: Industry, figures: Figures) -> SizeClassification:
    return classify(RULE, industry, *figures)


@given(INDUSTRIES, KNOWN, st.integers(0, 2), st.integers(0, 10**6))
def test_raising_one_metric_never_lowers_the_class(
    industry: Industry, figures: tuple[Decimal, Decimal, Decimal], place: int, more: int
) -> None:
    raised = list(figures)
    raised[place] += more if place == 0 else more * 10**4
    before = size(industry, figures).possible[0]
    after = size(industry, (raised[0], raised[1], raised[2])).possible[0]
    assert SIZES.index(after) >= SIZES.index(before)


@given(INDUSTRIES, KNOWN)
def test_class_is_never_above_any_metric_and_equals_one(industry: Industry, figures: Figures) -> None:
    found = size(industry, figures)
    ranks = [SIZES.index(metric.size) for metric in found.metrics if metric.size != "unknown"]
    assert found.size != "unknown"
    assert SIZES.index(found.size) == min(ranks)


@given(INDUSTRIES, KNOWN, st.sets(st.integers(0, 2)))
def test_unknown_set_holds_the_class_of_any_completion(
    industry: Industry, figures: tuple[Decimal, Decimal, Decimal], hidden: set[int]
) -> None:
    seen = [None if place in hidden else value for place, value in enumerate(figures)]
    complete = size(industry, figures)
    assert complete.size in size(industry, (seen[0], seen[1], seen[2])).possible


@given(INDUSTRIES, KNOWN, st.sets(st.integers(0, 2)))
def test_every_class_said_possible_has_a_completion(
    industry: Industry, figures: tuple[Decimal, Decimal, Decimal], hidden: set[int]
) -> None:
    seen = [None if place in hidden else value for place, value in enumerate(figures)]
    reached = set()
    for level in (0, *NEAR):
        filled = [
            Decimal(level if place == 0 else level * 10**4) if value is None else value
            for place, value in enumerate(seen)
        ]
        reached.add(size(industry, (filled[0], filled[1], filled[2])).size)
    assert reached == set(size(industry, (seen[0], seen[1], seen[2])).possible)
