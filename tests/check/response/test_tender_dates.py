"""The tender's days and hours: the wrong order is found, what is not stated is not guessed."""

from __future__ import annotations

from typing import Any

import pytest
from kit.edits import edit
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, expect_warned, findings
from pydantic import ValidationError

from docgen.model.tender.dates import SiteVisit
from docgen.model.tender.securities import AgencyFee, Bond

PLACE = {"section": "前附表"}
OPENING = "2025-11-20"


def at(day: str, hour: str | None = None, **fields: object) -> dict[str, Any]:
    return {"day": day, "hour": hour, **fields}


def last(day: str, hour: str | None = None) -> dict[str, Any]:
    return at(day, hour, place=PLACE)


def found(dates: dict[str, Any], bonds: list[dict[str, Any]] | None = None) -> list[Any]:
    return findings(bid(edit("tender/dates", dates), edit("tender/bonds", bonds or [])))


NINE = {"hour": "09:00", "place": PLACE}
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("a deadline on the day after", {"deadline": last("2025-11-21")}),
    ("a deadline half an hour after", {"deadline": last(OPENING, "09:30"), "opening": NINE}),
    ("questions after the deadline", {"deadline": last("2025-11-19"), "questions": last(OPENING)}),
    ("obtaining after the opening", {"obtaining": {"until": at("2025-11-21"), "place": PLACE}}),
    (
        "obtaining that ends before it begins",
        {"obtaining": {"begins": at("2025-11-05"), "until": at("2025-11-04"), "place": PLACE}},
    ),
    (
        "a visit after the deadline",
        {
            "deadline": last("2025-11-19"),
            "site_visit": {"kind": "own", "begins": at(OPENING), "place": PLACE},
        },
    ),
]


@pytest.mark.parametrize(("name", "dates"), WRONG, ids=[case[0] for case in WRONG])
def test_the_wrong_order_is_found(name: str, dates: dict[str, Any]) -> None:
    expect_error(found(dates), "DATE-ORDER")


FINE: list[tuple[str, dict[str, Any]]] = [
    ("nothing stated", {}),
    ("the same moment", {"deadline": last(OPENING, "09:00"), "opening": NINE}),
    ("the same day, without hours", {"deadline": last(OPENING)}),
    ("the hour of the opening alone", {"opening": NINE}),
    ("a deadline days before without its hour", {"deadline": last("2025-11-19"), "opening": NINE}),
    ("obtaining at once", {"obtaining": {"until": at("2025-11-07"), "place": PLACE}}),
    (
        "obtaining of one day",
        {"obtaining": {"begins": at("2025-11-05", "09:00"), "until": at("2025-11-05"), "place": PLACE}},
    ),
    ("no visit", {"site_visit": {"kind": "none", "place": PLACE}}),
]


@pytest.mark.parametrize(("name", "dates"), FINE, ids=[case[0] for case in FINE])
def test_what_is_in_order_or_not_stated_is_no_fault(name: str, dates: dict[str, Any]) -> None:
    expect_fine(found(dates), "DATE-ORDER", "DATE-HOUR")


@pytest.mark.parametrize(
    "dates",
    [
        {"deadline": last(OPENING, "09:00")},
        {"deadline": last(OPENING, "09:00"), "opening": {"venue": "三楼", "place": PLACE}},
        {"deadline": last(OPENING), "opening": NINE},
    ],
    ids=["the opening's is missing", "the opening has a venue alone", "the deadline's is missing"],
)
def test_an_hour_that_only_one_of_them_has_is_told(dates: dict[str, Any]) -> None:
    expect_warned(found(dates), "DATE-HOUR")


def test_a_response_is_signed_by_the_deadline() -> None:
    project = bid(
        edit("tender/dates", {"deadline": last("2025-11-10")}), edit("response/signed", "2025-11-11")
    )

    assert "DATE-SIGNED" in codes(findings(project), "error")


def test_a_bid_bond_is_paid_before_the_deadline() -> None:
    bond = {"kind": "bid", "asked": True, "amount": "50000.00", "place": PLACE}

    expect_error(found({}, [{**bond, "until": at("2025-11-21")}]), "DATE-ORDER")
    expect_fine(found({}, [{**bond, "until": at(OPENING)}]), "DATE-ORDER")
    performance = {**bond, "kind": "performance", "until": at("2026-01-01")}
    expect_fine(found({}, [performance]), "DATE-ORDER")


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        (Bond, {"kind": "bid", "asked": True}),
        (Bond, {"kind": "bid", "asked": True, "amount": "1.00", "percent": "2"}),
        (Bond, {"kind": "bid", "asked": False, "amount": "1.00"}),
        (AgencyFee, {"payer": "bidder"}),
        (SiteVisit, {"kind": "none", "begins": at(OPENING)}),
    ],
)
def test_a_fact_that_contradicts_itself_is_refused(record: Any, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record.model_validate({**fields, "place": PLACE})


@pytest.mark.parametrize(
    "fields",
    [
        {"asked": False},
        {"asked": True, "amount": "50000.00", "forms": ["保函", "转账"]},
        {"asked": True, "percent": "5", "base": "合同金额", "due": "合同签订前"},
    ],
)
def test_a_bond_is_none_an_amount_or_a_share(fields: dict[str, Any]) -> None:
    assert Bond.model_validate({"kind": "performance", "place": PLACE, **fields}).asked == fields["asked"]
