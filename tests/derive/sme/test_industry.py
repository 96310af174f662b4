"""Names of industries: variants, spans, near misses."""

from __future__ import annotations

import pytest

from docgen.derive.sme.industry import find_industry, fold, industry_finding
from docgen.model.sme.size_rule import Industry, Suggestions
from docgen.rules import size_rule

RULE = size_rule()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("农林牧渔业", "agriculture"),
        ("农、林、牧、渔", "agriculture"),
        ("农,林,牧,渔业", "agriculture"),
        ("软件业", "software"),
        ("软件与信息技术服务业", "software"),
        ("租赁业", "leasing-business"),
        ("租赁 和 商务服务业", "leasing-business"),
        ("（租赁和商务服务业）", "leasing-business"),
        ("制造业", "industry"),
        ("餐饮", "catering"),
        ("物业管理业", "property"),
        ("其它未列明行业", "other"),
        ("LEASING and business services", "leasing-business"),
        ("real-estate", "real-estate"),
    ],
)
def test_variant_is_found(written: str, code: str) -> None:
    found = find_industry(RULE, written)
    assert isinstance(found, Industry)
    assert found.code == code


def test_every_name_and_alias_leads_to_its_own_industry() -> None:
    for industry in RULE.industries:
        for written in (industry.name, industry.english, industry.code, *industry.aliases):
            assert find_industry(RULE, written) == industry


def test_no_two_industries_share_a_folded_name() -> None:
    owners: dict[str, set[str]] = {}
    for industry in RULE.industries:
        for written in (industry.name, industry.english, industry.code, *industry.aliases):
            owners.setdefault(fold(written), set()).add(industry.code)
    assert [owner for owner in owners.values() if len(owner) > 1] == []


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("批发和零售业", ("批发业", "零售业")),
        ("交通运输、仓储和邮政业", ("交通运输业", "仓储业", "邮政业")),
        ("信息传输、软件和信息技术服务业", ("信息传输业", "软件和信息技术服务业")),
        ("租赁服务业", ("租赁和商务服务业",)),
        ("仓储物流", ("仓储业",)),
        ("金融业", ()),
        ("", ()),
        ("x" * 10**6, ()),
    ],
)
def test_what_decides_no_industry_is_answered_by_suggestions(written: str, names: tuple[str, ...]) -> None:
    found = find_industry(RULE, written)
    assert isinstance(found, Suggestions)
    assert found.names[: len(names)] == names
    assert bool(found.names) == bool(names)


def test_finding_names_the_suggestions() -> None:
    found = find_industry(RULE, "批发和零售业")
    assert isinstance(found, Suggestions)
    finding = industry_finding(found)
    assert (finding.code, finding.origin.location) == ("SME-INDUSTRY", "industry")
    assert finding.remedy.values == {"names": "批发业 | 零售业"}
