"""People and rosters: each fault found with its code and nothing else as error, near misses let pass."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kit.findings_of import Change, both, codes, edit, findings_of, person
from stdnum.cn import ric

RESPONSE, TENDER = "response.yaml", "tender.yaml"
S04 = "\n      - {staff: S04, role: 就业服务专员}"
YOUYI = """
    posts:
      - {staff: S09, role: 就业服务专员}
      - {staff: S10, role: 就业服务专员}"""
LATE = 'weekdays: [1, 2, 3, 4, 5, 6], opens: "12:30", closes: "21:00"'
LATE_SHORT = 'weekdays: [1, 2, 3, 4, 5], opens: "12:30", closes: "21:00"'
WAGE = """  minimum_wage:
    monthly: "1840.00"
    effective: 2023-11-01
    source: 广西壮族自治区人民政府关于调整全区最低工资标准的通知（2023 年，二类地区）
    verify: true
"""


def identity(born: str, gender: str = "男") -> str:
    """An identity number that nobody has: 450000 is no county."""
    front = f"450000{born}{'001' if gender == '男' else '000'}"
    return front + ric.calc_check_digit(f"{front}0")


def posted_alone(shift: str) -> Change:
    """友谊镇 with one person on shifts beside one without."""
    return edit(
        RESPONSE,
        ("{staff: S09, role: 就业服务专员}", f"{{staff: S09, role: 就业服务专员, shifts: [{shift}]}}"),
        ("{staff: S10, role: 就业服务专员}", f"{{staff: S10, role: 就业服务专员, shifts: [{shift}]}}"),
    )


ERRORS: list[tuple[str, Change, str]] = [
    ("one person fewer than asked for", edit(RESPONSE, (S04, "")), "STAFF-SHORT"),
    (
        "one of them in another role",
        edit(RESPONSE, (S04, S04.replace("就业服务专员", "保洁员"))),
        "STAFF-SHORT",
    ),
    (
        "somebody posted twice at one site is one person",
        edit(RESPONSE, (S04, S04.replace("S04", "S03"))),
        "STAFF-SHORT",
    ),
    ("part-time where full-time is asked for", person("S04", 用工形式="兼职"), "STAFF-EMPLOYMENT"),
    ("one person at two sites", edit(RESPONSE, ("{staff: S09,", "{staff: S01,")), "STAFF-TWICE"),
    ("a site without anybody", edit(RESPONSE, (YOUYI, "")), "STAFF-NONE"),
    ("a wage a fen below the minimum", person("S10", 月工资=1839.99), "STAFF-WAGE"),
    ("a contract that ended before signing", person("S10", 劳动合同止=date(2025, 11, 17)), "STAFF-CONTRACT"),
    ("somebody not insured", person("S10", 缴纳社保="否"), "STAFF-INSURANCE"),
    ("a child", person("S10", 身份证号=identity("20091121")), "STAFF-AGE"),
    (
        "nobody in the last minute",
        edit(
            RESPONSE,
            (LATE, LATE.replace("21:00", "20:59")),
            (LATE_SHORT, LATE_SHORT.replace("21:00", "20:59")),
        ),
        "ROSTER-GAP",
    ),
    ("nobody on Saturday evening", edit(RESPONSE, (LATE, LATE_SHORT)), "ROSTER-GAP"),
    (
        "nobody over midday",
        posted_alone(
            '{weekdays: [1, 2, 3, 4, 5, 6], opens: "09:00", closes: "12:00"},'
            ' {weekdays: [1, 2, 3, 4, 5, 6], opens: "12:01", closes: "18:00"}'
        ),
        "ROSTER-GAP",
    ),
]

WARNINGS: list[tuple[str, Change, str]] = [
    ("a minimum wage asked for and not known", edit(TENDER, (WAGE, "")), "WAGE-UNKNOWN"),
    ("a contract a day short of the term", person("S10", 劳动合同止=date(2027, 2, 19)), "STAFF-CONTRACT"),
    ("a contract from after signing", person("S10", 劳动合同起=date(2025, 11, 19)), "STAFF-CONTRACT"),
    ("a man beyond sixty", person("S10", 身份证号=identity("19641101")), "STAFF-AGE"),
    (
        # sixty on 2025-01-01, delayed by one month
        "a man beyond the delayed age",
        person("S10", 身份证号=identity("19650101")),
        "STAFF-AGE",
    ),
    ("a woman beyond fifty-five", person("S09", 身份证号=identity("19691201", "女")), "STAFF-AGE"),
    ("a qualification just expired", person("S03", 证书有效期止=date(2025, 11, 19)), "STAFF-QUALIFICATION"),
    (
        "a shift that begins before opening",
        edit(RESPONSE, ('[1, 2, 3, 4, 5], opens: "09:00"', '[1, 2, 3, 4, 5], opens: "08:59"')),
        "ROSTER-OUTSIDE",
    ),
    (
        "a shift on Sunday",
        edit(RESPONSE, ("weekdays: [1, 2, 3, 4, 5], opens", "weekdays: [2, 3, 4, 5, 7], opens")),
        "ROSTER-OUTSIDE",
    ),
    (
        "all of a site on six full days",
        posted_alone('{weekdays: [1, 2, 3, 4, 5, 6], opens: "09:00", closes: "18:00"}'),
        "ROSTER-LONG",
    ),
    (
        "one person through both shifts",
        edit(RESPONSE, ('6], opens: "09:00", closes: "18:00"}]', '6], opens: "09:00", closes: "21:00"}]')),
        "ROSTER-LONG",
    ),
]

BENIGN: list[tuple[str, Change]] = [
    ("a wage equal to the minimum", person("S10", 月工资=1840)),
    ("a contract that ends with the term", person("S10", 劳动合同止=date(2027, 2, 20))),
    ("a contract without end", person("S10", 劳动合同止="")),
    ("a contract from the day of signing", person("S10", 劳动合同起=date(2025, 11, 18))),
    ("a qualification that ends on the opening date", person("S03", 证书有效期止=date(2025, 11, 20))),
    ("sixteen on the opening date", person("S10", 身份证号=identity("20091120"))),
    ("a man of sixty within the delay", person("S10", 身份证号=identity("19650901"))),
    ("a reserve not insured and below the wage", person("S16", 缴纳社保="否", 月工资=1000)),
    (
        "a role in other brackets and with blanks",
        edit(
            RESPONSE, ("就业服务专员（早班）", "就业服务专员 (早班)"), ("项目负责人、就业", "项目负责人/就业")
        ),
    ),
    (
        "a further person in another role",
        edit(RESPONSE, (S04, f"{S04}\n      - {{staff: S15, role: 保洁员}}")),
    ),
    (
        "a part-time person beyond the number asked for",
        both(
            person("S15", 用工形式="兼职"),
            edit(RESPONSE, (S04, f"{S04}\n      - {{staff: S15, role: 就业服务专员}}")),
        ),
    ),
    (
        "shifts that meet to the minute",
        edit(
            RESPONSE,
            ('[1, 2, 3, 4, 5, 6], opens: "12:30"', '[1, 2, 3, 4, 5, 6], opens: "18:00"'),
            ('[1, 2, 3, 4, 5], opens: "12:30"', '[1, 2, 3, 4, 5], opens: "18:00"'),
        ),
    ),
    (
        "forty-four hours on shifts",
        edit(
            RESPONSE,
            (
                "{staff: S09, role: 就业服务专员}",
                "{staff: S09, role: 就业服务专员, shifts: ["
                '{weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: "18:00"},'
                ' {weekdays: [6], opens: "09:00", closes: "13:00"}]}',
            ),
            (
                "{staff: S10, role: 就业服务专员}",
                "{staff: S10, role: 就业服务专员, shifts: ["
                '{weekdays: [1, 2, 3, 4, 5], opens: "10:00", closes: "18:00"},'
                ' {weekdays: [6], opens: "13:00", closes: "18:00"}]}',
            ),
        ),
    ),
]
OWN = ("STAFF-", "ROSTER-", "WAGE-")


def own(found: set[str]) -> set[str]:
    return {code for code in found if code.startswith(OWN)}


@pytest.mark.parametrize(("name", "change", "code"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_fault_is_the_only_error(name: str, change: Change, code: str, lot1: Path) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == {code}
    for finding in found:
        if finding.code == code:
            assert finding.origin.file
            assert finding.origin.location


@pytest.mark.parametrize(("name", "change", "code"), WARNINGS, ids=[case[0] for case in WARNINGS])
def test_a_doubt_is_the_only_warning_and_no_error(name: str, change: Change, code: str, lot1: Path) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == set()
    assert own(codes(found, "warning")) == {code}


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Change, lot1: Path) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == set()
    assert own(codes(found, "warning")) == set()


def test_findings_on_the_substantive_terms_name_their_clause(lot1: Path) -> None:
    both(person("S10", 月工资=1000, 缴纳社保="否", 劳动合同止=date(2025, 11, 17)), edit(RESPONSE, (S04, "")))(
        lot1
    )

    clauses = {finding.code: finding.clause for finding in findings_of(lot1) if finding.severity == "error"}

    assert clauses == {
        "STAFF-WAGE": "B8",
        "STAFF-INSURANCE": "B8",
        "STAFF-CONTRACT": "B8",
        "STAFF-SHORT": "T3.1.1.4",
    }


def test_a_fault_of_a_person_stands_at_the_cell(lot1: Path) -> None:
    person("S10", 月工资=1000)(lot1)

    (finding,) = (finding for finding in findings_of(lot1) if finding.code == "STAFF-WAGE")

    assert str(finding.origin) == "company/staff.xlsx:M11"


def test_a_gap_names_its_weekdays_and_minutes(lot1: Path) -> None:
    edit(
        RESPONSE,
        (LATE, LATE.replace("21:00", "20:59")),
        (LATE_SHORT, LATE_SHORT.replace("21:00", "20:30")),
    )(lot1)

    (finding,) = (finding for finding in findings_of(lot1) if finding.code == "ROSTER-GAP")

    assert finding.message.values["start"] == "20:59"
    assert finding.message.values["end"] == "21:00"
    assert len(finding.message.values["weekdays"]) == 6


def test_a_clause_of_no_site_counts_everybody(lot1: Path) -> None:
    edit(
        TENDER,
        (
            '      mark: "▲"\n\n    # ── 三、核心产品',
            '      mark: "▲"\n      requires: [{kind: staff, role: 就业服务专员, least: COUNT}]\n\n'
            "    # ── 三、核心产品",
        ),
    )(lot1)
    edit(TENDER, ("COUNT", "14"))(lot1)
    assert codes(findings_of(lot1), "error") == set()

    edit(TENDER, ("role: 就业服务专员, least: 14", "role: 就业服务专员, least: 15"))(lot1)
    assert codes(findings_of(lot1), "error") == {"STAFF-SHORT"}


def test_there_are_cases_enough() -> None:
    assert len(ERRORS) + len(WARNINGS) >= 22
    assert len(BENIGN) >= 12
