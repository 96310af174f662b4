"""The bidder's papers: what voids the bid is found, what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.seeded import BIDDER, TENDER, Edits, checked, codes, edit, expect_fine, expect_void, expect_warned

# The opening is on 2025-11-20; the response is signed on 2025-11-18 and valid until 2026-02-18.
HR_UNTIL, HR_FROM = "valid_until: 2028-05-31\n    evidence: E-HRPERMIT", "valid_from: 2023-06-01"
TAX = "volume: qualification}\n  - {code: E-INSURANCE"
FOUNDED = "founded: 2019-04-18"


def asks(licence: str, *edits: tuple[str, str, str]) -> Edits:
    """The tender asks for a licence."""
    wanted = f"\n  licences: [{{{licence}, place: {{section: 资格}}}}]\n  sme:"
    return [(TENDER, "\n  sme:", wanted), *edits]


def asks_hr(*edits: tuple[str, str, str]) -> Edits:
    return asks("kind: 人力资源服务许可证", *edits)


def proofs(months: int, within: int, *papers: str) -> Edits:
    """The tender asks for months of tax; the first paper is the example's own, further ones are added."""
    wanted = f"kind: 纳税证明, months: {months}, within: {within}, place: {{section: 资格}}"
    edits = [(TENDER, "\n  sme:", f"\n  proofs: [{{{wanted}}}]\n  sme:")]
    if papers:
        edits.append(
            (BIDDER, TAX, f"volume: qualification, kind: 纳税证明, {papers[0]}}}\n  - {{code: E-INSURANCE")
        )
    for i, paper in enumerate(papers[1:]):
        known = f"code: E-TAX-{i}, title: 税, file: evidence/tax.png, volume: qualification"
        line = f"  - {{{known}, kind: 纳税证明, {paper}}}\n"
        edits.append((BIDDER, "  - {code: E-INSURANCE", f"{line}  - {{code: E-INSURANCE"))
    return edits


def period(first: str, last: str) -> str:
    return f"covers_from: {first}, covers_until: {last}"


def second_licence(first: str, last: str) -> tuple[str, str, str]:
    text = (
        "  - {code: L-HR-2, kind: 人力资源服务许可证, number: 新证, issuer: 局,"
        f" valid_from: {first}, valid_until: {last}}}\n"
    )
    return BIDDER, "  - code: L-DISPATCH", f"{text}  - code: L-DISPATCH"


VOID: list[tuple[str, Edits, str]] = [
    ("a licence that is not there", asks("kind: 食品经营许可证"), "LICENCE-MISSING"),
    (
        "a licence without the scope",
        asks("kind: 人力资源服务许可证, scope: [职业指导, 高级人才寻访]"),
        "LICENCE-SCOPE",
    ),
    ("a business scope without the trade", asks("kind: 营业执照, scope: [建筑施工]"), "LICENCE-SCOPE"),
    (
        "a licence that ended the day before",
        asks_hr((BIDDER, HR_UNTIL, "valid_until: 2025-11-19")),
        "LICENCE-EXPIRED",
    ),
    (
        "a business licence that ended",
        [(BIDDER, "valid_until: null # 长期", "valid_until: 2025-10-31")],
        "LICENCE-EXPIRED",
    ),
    (
        "a licence that ends a day before the validity",
        asks_hr((BIDDER, HR_UNTIL, "valid_until: 2026-02-17")),
        "LICENCE-SHORT",
    ),
    (
        "a gap of a day between two licences",
        asks_hr((BIDDER, HR_UNTIL, "valid_until: 2025-12-31"), second_licence("2026-01-02", "2030-12-31")),
        "LICENCE-SHORT",
    ),
    (
        "a licence valid from the day after",
        asks_hr((BIDDER, HR_FROM, "valid_from: 2025-11-21")),
        "LICENCE-EARLY",
    ),
    (
        "another company's business licence",
        [(BIDDER, 'number: "91450000MA00000092"', 'number: "91459999MA000000XB"')],
        "BIDDER-USCC",
    ),
    ("no paper of the kind", proofs(3, 6), "PROOF-MISSING"),
    ("two months of three", proofs(3, 6, period("2025-09-01", "2025-10-31")), "PROOF-MONTHS"),
    ("months of another year", proofs(3, 6, period("2024-08-01", "2024-10-31")), "PROOF-MONTHS"),
    ("months partly too old", proofs(3, 6, period("2025-03-01", "2025-06-30")), "PROOF-MONTHS"),
    ("one month twice", proofs(2, 6, "covers_from: 2025-09-01", "covers_until: 2025-09-30"), "PROOF-MONTHS"),
    ("a paper that states no months", proofs(1, 6, "valid_until: 2026-01-01"), "PROOF-MONTHS"),
    ("a company founded after the opening", [(BIDDER, FOUNDED, "founded: 2025-11-21")], "BIDDER-FOUNDED"),
]

FINE: list[tuple[str, Edits]] = [
    ("as it is", []),
    ("a licence that is there", asks_hr()),
    ("its name in book title marks", asks("kind: 《人力资源服务许可证》")),
    ("a scope in part of an entry", asks("kind: 人力资源服务许可证, scope: [职业中介, 现场招聘会]")),
    ("a trade in the business scope", asks("kind: 营业执照, scope: [劳务派遣服务]")),
    ("a licence that ends with the validity", asks_hr((BIDDER, HR_UNTIL, "valid_until: 2026-02-18"))),
    (
        "a licence that ends the day after the validity",
        asks_hr((BIDDER, HR_UNTIL, "valid_until: 2026-02-19")),
    ),
    ("a licence for ever", asks_hr((BIDDER, HR_UNTIL, "valid_until: null"))),
    ("a licence valid from the opening on", asks_hr((BIDDER, HR_FROM, "valid_from: 2025-11-20"))),
    (
        "a licence followed by its renewal",
        asks_hr((BIDDER, HR_UNTIL, "valid_until: 2025-12-31"), second_licence("2026-01-01", "2030-12-31")),
    ),
    (
        "an old licence beside the one in force",
        asks_hr(second_licence("2018-01-01", "2020-12-31")),
    ),
    (
        "the licence's number with spaces",
        [(BIDDER, 'number: "91450000MA00000092"', 'number: "91450000 MA0000 0092"')],
    ),
    ("three months of three", proofs(3, 6, period("2025-08-01", "2025-10-31"))),
    ("the oldest month within reach", proofs(1, 6, period("2025-05-01", "2025-05-31"))),
    (
        "a paper a month",
        proofs(3, 6, *(period(f"2025-{month}-01", f"2025-{month}-28") for month in ("08", "09", "10"))),
    ),
    (
        "a company younger than the months asked for",
        [*proofs(6, 12, period("2025-09-01", "2025-11-20")), (BIDDER, FOUNDED, "founded: 2025-09-01")],
    ),
    (
        "a company founded on the opening day",
        [(BIDDER, FOUNDED, "founded: 2025-11-20")],
    ),
]

WARNED: list[tuple[str, Edits, list[str]]] = [
    (
        "a licence nobody asked for, expired",
        [(BIDDER, HR_UNTIL, "valid_until: 2025-01-31")],
        ["LICENCE-EXPIRED"],
    ),
]


@pytest.mark.parametrize(("name", "edits", "code"), VOID, ids=[case[0] for case in VOID])
def test_what_voids_the_bid_is_found(name: str, edits: Edits, code: str, lot1: Path) -> None:
    expect_void(lot1, edits, code)


@pytest.mark.parametrize(("name", "edits"), FINE, ids=[case[0] for case in FINE])
def test_what_only_looks_wrong_is_not_found(name: str, edits: Edits, lot1: Path) -> None:
    expect_fine(lot1, edits)


@pytest.mark.parametrize(("name", "edits", "warnings"), WARNED, ids=[case[0] for case in WARNED])
def test_what_should_be_looked_at_is_said(name: str, edits: Edits, warnings: list[str], lot1: Path) -> None:
    expect_warned(lot1, edits, warnings)


def test_figures_of_the_prior_year_are_missed_where_no_declaration_asks_for_them(lot1: Path) -> None:
    sme = (lot1 / TENDER).read_text("utf-8").partition("\n  sme:\n")[2].partition("\n\n")[0]
    edit(lot1, [(TENDER, f"\n  sme:\n{sme}", ""), (BIDDER, "year: 2024", "year: 2021")])
    assert codes(checked(lot1), "warning") == ["FINANCE-YEAR"]

    edit(lot1, [(BIDDER, FOUNDED, "founded: 2025-01-02")])
    assert codes(checked(lot1), "warning") == []
