"""People and rosters: each fault found with its code and nothing else as error, near misses let pass."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import Edit, add, both, drop, edit, person
from kit.examples import bid
from kit.found import codes, expect_error, expect_fine, findings, the
from kit.people import identity, shift

from docgen.model.finding import Finding

PARK, MARKET, YOUYI = (f"response/sites/{site}/posts" for site in ("PARK", "MARKET", "YOUYI"))
SIX = (1, 2, 3, 4, 5, 6)


def on_shifts(code: str, *shifts: dict[str, object], site: str = YOUYI) -> Edit:
    return edit(f"{site}/{code}/shifts", shifts)


def everybody_on(*shifts: dict[str, object]) -> Edit:
    """Both people of 友谊镇 on the same shifts."""
    return both(on_shifts("S09", *shifts), on_shifts("S10", *shifts))


def late(field: str, full: object, short: object) -> Edit:
    """The late shifts of the market, which S07 does on six days and S08 on five."""
    return both(
        edit(f"{MARKET}/S07/shifts/0/{field}", full),
        edit(f"{MARKET}/S08/shifts/0/{field}", short),
    )


def posted(code: str, role: str, site: str = PARK) -> Edit:
    return add(site, {"staff": code, "role": role})


ERRORS: list[tuple[str, Edit, str]] = [
    ("one person fewer than asked for", drop(f"{PARK}/S04"), "STAFF-SHORT"),
    (
        "one of them in another role",
        edit(f"{PARK}/S04/role", "保洁员"),
        "STAFF-SHORT",
    ),
    (
        "somebody posted twice at one site is one person",
        edit(f"{PARK}/S04/staff", "S03"),
        "STAFF-SHORT",
    ),
    ("part-time where full-time is asked for", person("S04", employment="兼职"), "STAFF-EMPLOYMENT"),
    ("one person at two sites", edit(f"{YOUYI}/S09/staff", "S01"), "STAFF-TWICE"),
    ("a site without anybody", drop(YOUYI), "STAFF-NONE"),
    ("a wage a fen below the minimum", person("S10", wage="1839.99"), "STAFF-WAGE"),
    (
        "a contract that ended before signing",
        person("S10", contract_until=date(2025, 11, 17)),
        "STAFF-CONTRACT",
    ),
    ("somebody not insured", person("S10", insured="否"), "STAFF-INSURANCE"),
    ("a child", person("S10", id_number=identity("20091121")), "STAFF-AGE"),
    (
        "nobody in the last minute",
        late("closes", "20:59", "20:59"),
        "ROSTER-GAP",
    ),
    ("nobody on Saturday evening", edit(f"{MARKET}/S07/shifts/0/weekdays", SIX[:5]), "ROSTER-GAP"),
    (
        "nobody over midday",
        everybody_on(shift(SIX, "09:00", "12:00"), shift(SIX, "12:01", "18:00")),
        "ROSTER-GAP",
    ),
]

WARNINGS: list[tuple[str, Edit, str]] = [
    ("a minimum wage asked for and not known", drop("tender/lot/minimum_wage"), "WAGE-UNKNOWN"),
    ("a contract a day short of the term", person("S10", contract_until=date(2027, 2, 19)), "STAFF-CONTRACT"),
    ("a contract from after signing", person("S10", contract_from=date(2025, 11, 19)), "STAFF-CONTRACT"),
    ("a man beyond sixty", person("S10", id_number=identity("19641101")), "STAFF-AGE"),
    (
        # sixty on 2025-01-01, delayed by one month
        "a man beyond the delayed age",
        person("S10", id_number=identity("19650101")),
        "STAFF-AGE",
    ),
    ("a woman beyond fifty-five", person("S09", id_number=identity("19691201", "女")), "STAFF-AGE"),
    (
        "a qualification just expired",
        person("S03", qualification="健康证", qualification_until=date(2025, 11, 19)),
        "STAFF-QUALIFICATION",
    ),
    (
        "a shift that begins before opening",
        edit(f"{MARKET}/S06/shifts/0/opens", "08:59"),
        "ROSTER-OUTSIDE",
    ),
    (
        "a shift on Sunday",
        edit(f"{MARKET}/S06/shifts/0/weekdays", (2, 3, 4, 5, 7)),
        "ROSTER-OUTSIDE",
    ),
    (
        "all of a site on six full days",
        everybody_on(shift(SIX, "09:00", "18:00")),
        "ROSTER-LONG",
    ),
    (
        "one person through both shifts",
        edit(f"{MARKET}/S05/shifts/0/closes", "21:00"),
        "ROSTER-LONG",
    ),
]

BENIGN: list[tuple[str, Edit]] = [
    ("a wage equal to the minimum", person("S10", wage=1840)),
    ("a contract that ends with the term", person("S10", contract_until=date(2027, 2, 20))),
    ("a contract without end", person("S10", contract_until=None)),
    ("a contract from the day of signing", person("S10", contract_from=date(2025, 11, 18))),
    ("a qualification that ends on the opening date", person("S03", qualification_until=date(2025, 11, 20))),
    ("sixteen on the opening date", person("S10", id_number=identity("20091120"))),
    ("a man of sixty within the delay", person("S10", id_number=identity("19650901"))),
    ("a reserve not insured and below the wage", person("S16", insured="否", wage=1000)),
    (
        "a role in other brackets and with blanks",
        both(
            edit(f"{MARKET}/S05/role", "就业服务专员 (早班)"),
            edit(f"{PARK}/S01/role", "项目负责人/就业服务专员"),
        ),
    ),
    (
        "a further person in another role",
        posted("S15", "保洁员"),
    ),
    (
        "a part-time person beyond the number asked for",
        both(
            person("S15", employment="兼职"),
            posted("S15", "就业服务专员"),
        ),
    ),
    (
        "shifts that meet to the minute",
        late("opens", "18:00", "18:00"),
    ),
    (
        "forty-four hours on shifts",
        both(
            on_shifts("S09", shift(SIX[:5], "09:00", "18:00"), shift((6,), "09:00", "13:00")),
            on_shifts("S10", shift(SIX[:5], "10:00", "18:00"), shift((6,), "13:00", "18:00")),
        ),
    ),
]
OWN = ("STAFF-", "ROSTER-", "WAGE-")


def own(found: list[Finding]) -> set[str]:
    return {code for code in codes(found, "warning") if code.startswith(OWN)}


@pytest.mark.parametrize(("name", "change", "code"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_fault_is_the_only_error(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert set(codes(found, "error")) == {code}
    assert all(finding.origin.location for finding in found if finding.code == code)


@pytest.mark.parametrize(("name", "change", "code"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_a_doubt_is_the_only_warning_and_no_error(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert codes(found, "error") == []
    assert own(found) == {code}


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    found = findings(bid(change))

    expect_fine(found)
    assert own(found) == set()


def test_findings_on_the_substantive_terms_name_their_clause() -> None:
    short = person("S10", wage=1000, insured="否", contract_until=date(2025, 11, 17))

    found = findings(bid(short, drop(f"{PARK}/S04")))

    assert {finding.code: finding.clause for finding in found if finding.severity == "error"} == {
        "STAFF-WAGE": "B8",
        "STAFF-INSURANCE": "B8",
        "STAFF-CONTRACT": "B8",
        "STAFF-SHORT": "T3.1.1.4",
    }


def test_a_fault_of_a_person_stands_at_the_cell() -> None:
    error = expect_error(findings(bid(person("S10", wage=1000))), "STAFF-WAGE")

    assert str(error.origin) == "company/staff.xlsx:M11"


def test_a_gap_names_its_weekdays_and_minutes() -> None:
    gap = the(findings(bid(late("closes", "20:59", "20:30"))), "ROSTER-GAP")

    assert gap.message.values["start"] == "20:59"
    assert gap.message.values["end"] == "21:00"
    assert len(gap.message.values["weekdays"]) == 6


@pytest.mark.parametrize(("least", "errors"), [(14, set()), (15, {"STAFF-SHORT"})])
def test_a_clause_of_no_site_counts_everybody(least: int, errors: set[str]) -> None:
    asked = {"kind": "staff", "role": "就业服务专员", "least": least}

    assert set(codes(findings(bid(add("tender/lot/clauses/B8/requires", asked))), "error")) == errors


def test_there_are_cases_enough() -> None:
    assert len(ERRORS) + len(WARNINGS) >= 22
    assert len(BENIGN) >= 12
