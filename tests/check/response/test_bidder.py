"""The bidder's papers: what voids the bid is found, what only looks like it is not."""

from __future__ import annotations

import pytest
from kit.edits import Edit, add, drop, edit
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, expect_warned, findings

# The opening is on 2025-11-20; the response is signed on 2025-11-18 and valid until 2026-02-18.
QUALIFIED = {"section": "资格"}
SIGNERS = ("SIGNER-OTHER", "AGENT-SAME")


def asks(kind: str, *edits: Edit, scope: tuple[str, ...] = ()) -> list[Edit]:
    """The tender asks for a licence."""
    return [add("tender/lot/licences", {"kind": kind, "scope": scope, "place": QUALIFIED}), *edits]


def asks_hr(*edits: Edit) -> list[Edit]:
    return asks("人力资源服务许可证", *edits)


def hr_until(day: str | None) -> Edit:
    return edit("bidder/licences/L-HR/valid_until", day)


def hr_from(day: str) -> Edit:
    return edit("bidder/licences/L-HR/valid_from", day)


def second_licence(first: str, last: str) -> Edit:
    licence = {"code": "L-HR-2", "kind": "人力资源服务许可证", "number": "新证", "issuer": "局"}
    return add("bidder/licences", {**licence, "valid_from": first, "valid_until": last})


def proofs(months: int, within: int, *papers: dict[str, str]) -> list[Edit]:
    """The tender asks for months of tax; the first paper is the example's own, further ones are added."""
    wanted = {"kind": "纳税证明", "months": months, "within": within, "place": QUALIFIED}
    tax = {"title": "税", "file": "evidence/tax.png", "volume": "qualification", "kind": "纳税证明"}
    edits = [add("tender/lot/proofs", wanted)]
    if papers:
        own = {**tax, "code": "E-TAX", **papers[0]}
        edits += [drop("bidder/evidence/E-TAX"), add("bidder/evidence", own)]
    edits += [
        add("bidder/evidence", {**tax, "code": f"E-TAX-{i}", **each}) for i, each in enumerate(papers[1:])
    ]
    return edits


def period(first: str, last: str) -> dict[str, str]:
    return {"covers_from": first, "covers_until": last}


def founded(day: str) -> Edit:
    return edit("bidder/founded", day)


def asks_or_commitment(*edits: Edit, scope: tuple[str, ...] = (), kind: str = "食品经营许可证") -> list[Edit]:
    wanted = {"kind": kind, "scope": scope, "commitment": True, "place": QUALIFIED}
    return [add("tender/lot/licences", wanted), *edits]


def commits(kind: str = "食品经营许可证", **fields: object) -> Edit:
    text = "成交后三十日内办妥，办妥前不开展有关业务。"
    return add("response/replaced_certificates", {"certificate": kind, "text": text, **fields})


VOID: list[tuple[str, list[Edit], str]] = [
    ("a licence that is not there", asks("食品经营许可证"), "LICENCE-MISSING"),
    ("neither licence nor commitment", asks_or_commitment(), "LICENCE-MISSING"),
    ("a commitment for somebody else", asks_or_commitment(commits("健康证")), "LICENCE-MISSING"),
    ("a commitment for one person", asks_or_commitment(commits(staff=["S01"])), "LICENCE-MISSING"),
    ("a commitment that the tender does not take", asks("食品经营许可证", commits()), "LICENCE-MISSING"),
    (
        "a licence without the scope",
        asks("人力资源服务许可证", scope=("职业指导", "高级人才寻访")),
        "LICENCE-SCOPE",
    ),
    ("a business scope without the trade", asks("营业执照", scope=("建筑施工",)), "LICENCE-SCOPE"),
    (
        "a licence that ended the day before",
        asks_hr(hr_until("2025-11-19")),
        "LICENCE-EXPIRED",
    ),
    (
        "a business licence that ended",
        [edit("bidder/licences/L-LICENCE/valid_until", "2025-10-31")],
        "LICENCE-EXPIRED",
    ),
    (
        "a licence that ends a day before the validity",
        asks_hr(hr_until("2026-02-17")),
        "LICENCE-SHORT",
    ),
    (
        "a gap of a day between two licences",
        asks_hr(hr_until("2025-12-31"), second_licence("2026-01-02", "2030-12-31")),
        "LICENCE-SHORT",
    ),
    (
        "a licence valid from the day after",
        asks_hr(hr_from("2025-11-21")),
        "LICENCE-EARLY",
    ),
    (
        "another company's business licence",
        [edit("bidder/licences/L-LICENCE/number", "91459999MA000000XB")],
        "BIDDER-USCC",
    ),
    (
        "no paper of the kind",
        [*proofs(3, 6), edit("bidder/evidence/E-TAX/kind", "审计报告")],
        "PROOF-MISSING",
    ),
    ("two months of three", proofs(3, 6, period("2025-09-01", "2025-10-31")), "PROOF-MONTHS"),
    ("months of another year", proofs(3, 6, period("2024-08-01", "2024-10-31")), "PROOF-MONTHS"),
    ("months partly too old", proofs(3, 6, period("2025-03-01", "2025-06-30")), "PROOF-MONTHS"),
    (
        "one month twice",
        proofs(2, 6, {"covers_from": "2025-09-01"}, {"covers_until": "2025-09-30"}),
        "PROOF-MONTHS",
    ),
    ("a paper that states no months", proofs(1, 6, {"valid_until": "2026-01-01"}), "PROOF-MONTHS"),
    ("a company founded after the opening", [founded("2025-11-21")], "BIDDER-FOUNDED"),
]

FINE: list[tuple[str, list[Edit]]] = [
    ("as it is", []),
    ("a licence that is there", asks_hr()),
    ("its name in book title marks", asks("《人力资源服务许可证》")),
    (
        "a scope in part of an entry",
        asks("人力资源服务许可证", scope=("职业中介", "现场招聘会")),
    ),
    ("a trade in the business scope", asks("营业执照", scope=("劳务派遣服务",))),
    ("a licence that ends with the validity", asks_hr(hr_until("2026-02-18"))),
    (
        "a licence that ends the day after the validity",
        asks_hr(hr_until("2026-02-19")),
    ),
    ("a licence for ever", asks_hr(hr_until(None))),
    ("a licence valid from the opening on", asks_hr(hr_from("2025-11-20"))),
    (
        "a licence followed by its renewal",
        asks_hr(hr_until("2025-12-31"), second_licence("2026-01-01", "2030-12-31")),
    ),
    (
        "an old licence beside the one in force",
        asks_hr(second_licence("2018-01-01", "2020-12-31")),
    ),
    (
        "the licence's number with spaces",
        [edit("bidder/licences/L-LICENCE/number", "91450000 MA0000 0092")],
    ),
    ("three months of three", proofs(3, 6, period("2025-08-01", "2025-10-31"))),
    (
        "a paper of the kind under another of its names",
        proofs(3, 6, period("2025-08-01", "2025-10-31") | {"kind": "完税证明"}),
    ),
    ("the oldest month within reach", proofs(1, 6, period("2025-05-01", "2025-05-31"))),
    (
        "a paper a month",
        proofs(3, 6, *(period(f"2025-{month}-01", f"2025-{month}-28") for month in ("08", "09", "10"))),
    ),
    (
        "a company younger than the months asked for",
        [*proofs(6, 12, period("2025-09-01", "2025-11-20")), founded("2025-09-01")],
    ),
    (
        "a company founded on the opening day",
        [founded("2025-11-20")],
    ),
]

WARNED: list[tuple[str, list[Edit], list[str]]] = [
    (
        "a licence expired, and a commitment that the tender takes",
        asks_or_commitment(hr_until("2025-01-31"), commits("人力资源服务许可证"), kind="人力资源服务许可证"),
        ["LICENCE-EXPIRED"],
    ),
    (
        "a licence nobody asked for, expired",
        [hr_until("2025-01-31")],
        ["LICENCE-EXPIRED"],
    ),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_what_voids_the_bid_is_found(name: str, edits: list[Edit], code: str) -> None:
    expect_error(findings(bid(*edits)), code)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_what_only_looks_wrong_is_not_found(name: str, edits: list[Edit]) -> None:
    expect_fine(findings(bid(*edits)), *SIGNERS)


@pytest.mark.parametrize(("name", "edits", "warnings"), WARNED, ids=[case[0] for case in WARNED])
def test_what_should_be_looked_at_is_said(name: str, edits: list[Edit], warnings: list[str]) -> None:
    expect_warned(findings(bid(*edits)), *warnings)


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        (asks_or_commitment(commits()), True),
        (asks_or_commitment(commits("人力资源服务许可证"), kind="人力资源服务许可证"), False),
        (
            asks_or_commitment(
                commits("人力资源服务许可证"), kind="人力资源服务许可证", scope=("高级人才寻访",)
            ),
            True,
        ),
    ],
    ids=["no licence", "the licence as well", "a licence without the scope"],
)
def test_a_commitment_in_place_of_a_licence_is_told(edits: list[Edit], told: bool) -> None:
    found = findings(bid(*edits))

    assert ("LICENCE-COMMITTED" in codes(found, "info")) is told
    assert [code for code in codes(found, "error") if code.startswith("LICENCE")] == []


def test_figures_of_the_prior_year_are_missed_where_no_declaration_asks_for_them() -> None:
    undeclared = [drop("tender/lot/sme"), edit("bidder/years/2024/year", 2021)]

    assert codes(findings(bid(*undeclared)), "warning") == ["FINANCE-YEAR"]
    assert codes(findings(bid(*undeclared, founded("2025-01-02"))), "warning") == []
