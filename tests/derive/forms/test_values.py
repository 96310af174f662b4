"""A form's fields are filled from the project's own data; what they do not say is not there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from kit.edits import Edit, add, both, edit, row
from kit.examples import bid

from docgen.derive.forms.persons import persons
from docgen.derive.forms.values import Value, facts, values
from docgen.derive.response.figures import response_figures
from docgen.rules import label_words, ruleset

LABELS = label_words()
PLACE = {"section": "第四章", "item": "3"}
ASKED = sorted(
    {*LABELS.fields, *LABELS.ticks}
    | {field for form in LABELS.forms for field in form.words.values()}
    | {context.field for context in LABELS.contexts if context.field}
)
MANAGER = {"staff": "S01", "role": "项目经理"}
MEMBER = {
    "name": "样本人力资源有限公司",
    "uscc": "91450000MA00000092",
    "task": "系统维护",
    "share": "30",
    "founded": "2019-04-18",
}


def known(*edits: Edit) -> dict[str, Value]:
    project = bid(*edits)
    return values(project, response_figures(project, ruleset(project.tender.opening)))


RATES = (
    edit(
        "tender/lot/price/parts",
        [
            {"code": code, "name": name, "form": "discount", "decimals": 1, "weight": weight, "place": PLACE}
            for code, name, weight in (("FRESH", "生鲜类", "70"), ("DRY", "粮油副食类", "30"))
        ],
    ),
    edit(
        "response/offer",
        {"parts": [{"part": "FRESH", "rate": "95"}, {"part": "DRY", "rate": "97.5"}], "lines": []},
    ),
    edit("tender/lot/price/heads", []),
)


@cache
def everything() -> dict[str, Value]:
    """What is known of a bid that says all that a bid can say, alone and with a partner."""
    agency = {"name": "样本招标代理有限公司", "role": "采购代理机构"}
    bond = {"kind": "bid", "asked": True, "amount": "10000", "place": {"section": "前附表", "item": "8"}}
    whole = [
        edit("tender/parties", [*parties(), agency]),
        edit("tender/bonds", [bond]),
        add("response/sites/0/posts", MANAGER),
        row("staff/S01", working_since="2015-03-01", qualification="劳动关系协调员", major="管理", phone="1"),
        row("staff/S01", title="工程师", school="样本大学"),
        edit("bidder/sme/disabled_people", 12),
        edit("bidder/sme/welfare", "disabled"),
        edit("response/subcontract", {"name": "样本保洁有限公司", "share": "30"}),
    ]
    return (
        known(*whole)
        | known(*whole, edit("response/consortium", [MEMBER]))
        | known(*RATES)
        | persons(bid(*whole))["S01"]
    )


def parties() -> list[dict[str, str]]:
    return [party.model_dump(exclude_unset=True) for party in bid().tender.parties]


def test_the_company_the_tender_and_the_offer() -> None:
    project, found = bid(), known()

    assert found["bidder.name"] == project.bidder.name
    assert found["tender.purchaser"] == project.tender.purchaser.name
    assert found["response.signed"] == project.response.signed
    assert found["legal.name"] == project.bidder.legal_representative.name
    assert isinstance(found["offer.total"], Decimal)
    assert found["offer.total"] == found["offer.total_words"]
    assert isinstance(found["bidder.founded"], date)


def test_every_value_is_of_a_field_that_a_label_may_ask_for() -> None:
    assert set(known()) <= {*ASKED}


@pytest.mark.parametrize("field", ASKED)
def test_every_field_of_a_label_has_its_record_or_why_a_person_says_it(field: str) -> None:
    if field in LABELS.files:
        assert field not in LABELS.records
    elif field in LABELS.unrecorded:
        assert field not in everything()
    else:
        assert field in everything()
        source, *place = LABELS.records[field].split(".")
        record: Any = getattr(bid(), source)
        for name in place:
            assert name in type(record).model_fields, f"{source} has no {name} in {type(record).__name__}"
            record = getattr(record, name)
            if record is None:
                break


def test_no_field_is_told_that_no_label_asks_for() -> None:
    assert {*LABELS.records, *LABELS.unrecorded} <= {*ASKED}


def test_of_two_managers_nobody_knows_which() -> None:
    one = add("response/sites/0/posts", MANAGER)
    two = add("response/sites/0/posts", MANAGER, {"staff": "S02", "role": "项目负责人"})

    assert known(one)["manager.name"] == bid().staff["S01"].name
    assert "manager.name" not in known(two)


def test_shares_of_a_consortium_are_the_whole() -> None:
    found = known(edit("response/consortium", [MEMBER]))

    assert (found["consortium.lead_share"], found["consortium.member_share"]) == (70, 30)


def test_a_declaration_holds_of_those_alone_that_it_is_for() -> None:
    def holds(*edits: Edit) -> dict[str, bool]:
        project = bid(*edits)
        return facts(project, response_figures(project, ruleset(project.tender.opening)))

    large = row("bidder/years/2024", headcount=900, revenue="900000000", assets="2000000000")

    assert holds()["small"] is True
    assert holds(large)["small"] is False
    assert holds(edit("bidder/sme/controlled_by_large", True))["small"] is False
    assert holds()["disabled"] is False
    assert "disabled" not in holds(edit("bidder/sme", {}))


TICKED = {"bidder.disabled_unit", "bidder.prison", "bid.consortium", "bid.subcontract"}
SILENT = both(
    edit("bidder/sme", {}), edit("tender/lot/subcontracting", "unstated"),
    edit("tender/lot/consortium", "allowed"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "ticked"),
    [
        ((), set()),
        ((edit("bidder/sme/welfare", "none"),), {"bidder.disabled_unit", "bidder.prison"}),
        ((edit("response/consortium", []),), {"bid.consortium"}),
        ((edit("response/subcontract", None),), {"bid.subcontract"}),
        ((edit("tender/lot/subcontracting", "forbidden"),), {"bid.subcontract"}),
        ((edit("tender/lot/consortium", "forbidden"),), {"bid.consortium"}),
    ],
)
def test_what_nobody_said_is_never_taken_as_no(said: tuple[Edit, ...], ticked: set[str]) -> None:
    assert TICKED & set(known(SILENT, *said)) == ticked


def test_what_the_data_do_not_say_is_not_there() -> None:
    found = known()

    assert "bidder.affiliates" not in found
    assert "consortium.member" not in found
    assert "" not in found.values()


def test_rates_have_the_tenders_decimals_and_are_weighted_exactly() -> None:
    found = {name: str(value) for name, value in known(*RATES).items() if name.startswith("offer.")}

    assert found == {
        "offer.rate": "95.75",
        "offer.rate:生鲜类": "95.0", "offer.rate_words:生鲜类": "95.0", "offer.weighted:生鲜类": "66.5",
        "offer.rate:粮油副食类": "97.5", "offer.rate_words:粮油副食类": "97.5",
        "offer.weighted:粮油副食类": "29.25",
    }  # fmt: skip


def test_a_rate_with_more_decimals_than_the_tender_takes_is_never_rounded() -> None:
    more = edit("response/offer/parts/0/rate", "95.55")

    assert str(known(*RATES, more)["offer.rate:生鲜类"]) == "95.55"


def test_nothing_offered_yet_is_no_offer_of_nothing() -> None:
    assert not {"offer.total", "offer.total_words"} & set(known(edit("response/offer/lines", [])))
