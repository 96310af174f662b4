"""What a tender demands of people beside their number; where the staff sheet is silent it is unknown."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import Edit, add, both, drop, each, edit, person
from kit.examples import bid
from kit.found import codes, findings, the
from kit.people import identity, shift

from docgen.locale.messages import say
from docgen.model.finding import Finding

CLAUSE = "tender/lot/clauses/T3.1.1.4/requires"
PARK, MARKET = "response/sites/PARK/posts", "response/sites/MARKET/posts"
NIGHT_AND_DAY = {"weekdays": (1, 2, 3, 4, 5, 6, 7), "opens": "00:00", "closes": "00:00"}
OWN = (
    "STAFF-LIMIT",
    "STAFF-UNKNOWN",
    "STAFF-LEVEL",
    "STAFF-EXCLUSIVE",
    "STAFF-ELSEWHERE",
    "STAFF-COMMITTED",
    "ROSTER-THIN",
)


def asks(least: int = 4, role: str = "就业服务专员", **limits: object) -> Edit:
    """The park's clause asks for people of that kind too."""
    return add(CLAUSE, {"kind": "staff", "role": role, "least": least, **limits})


def all_hold(certificates: str) -> Edit:
    return each("staff", certificates=certificates)


def commits(certificate: str, **fields: object) -> Edit:
    text = "上岗之日起十日内为其办妥，办妥前由持证人员顶岗。"
    return add("response/replaced_certificates", {"certificate": certificate, "text": text, **fields})


def engaged(staff: tuple[str, ...], begins: date, ends: date, **fields: object) -> Edit:
    other = {"project": "虚构镇便民服务点", "staff": staff, "begins": begins, "ends": ends, **fields}
    return edit("bidder/engagements", [other])


def open_night_and_day() -> Edit:
    return edit("response/sites/PARK/hours", [NIGHT_AND_DAY])


def three_shifts(*people: tuple[str, str, str]) -> Edit:
    """Shifts of the park's four, all week long."""
    return both(
        *(edit(f"{PARK}/{code}/shifts", [shift((1, 2, 3, 4, 5, 6, 7), *hours)]) for code, *hours in people)
    )


DOUBLE = (("S01", "00:00", "12:00"), ("S02", "00:00", "12:00"), ("S03", "12:00", "00:00"))
HEALTH = [{"name": "健康证"}]
SILENT = both(person("S04", certificates=""), drop("certificates/3"))
OR_COMMITMENT = [{"name": "健康证", "commitment": True}]

FOUND: list[tuple[str, Edit, str]] = [
    (
        "a day too old on the opening",
        both(asks(ages=[{"most": 50}]), person("S04", id_number=identity("19741120", "女"))),
        "STAFF-LIMIT",
    ),
    (
        "a day too young on the opening",
        both(asks(ages=[{"least": 20}]), person("S04", id_number=identity("20051121", "女"))),
        "STAFF-LIMIT",
    ),
    (
        "too old for a woman",
        both(
            asks(ages=[{"gender": "男", "most": 60}, {"gender": "女", "most": 45}]),
            person("S04", id_number=identity("19791120", "女")),
        ),
        "STAFF-LIMIT",
    ),
    ("a man where women are asked for", asks(gender="女"), "STAFF-LIMIT"),
    ("schooling below", asks(education="本科"), "STAFF-LIMIT"),
    (
        "schooling that was not finished",
        both(asks(education="大专"), person("S04", education="本科（在读）")),
        "STAFF-UNKNOWN",
    ),
    (
        "schooling nobody can place",
        both(asks(education="大专"), person("S04", education="MBA")),
        "STAFF-UNKNOWN",
    ),
    (
        "a day too little experience",
        both(
            asks(years=3),
            each("staff", working_since=date(2015, 1, 1)),
            person("S04", working_since=date(2022, 11, 21)),
        ),
        "STAFF-LIMIT",
    ),
    ("experience of which nothing is said", asks(years=3), "STAFF-UNKNOWN"),
    (
        "a certificate that one of them has not",
        both(asks(certificates=HEALTH), all_hold("健康证"), person("S04", certificates="无")),
        "STAFF-LIMIT",
    ),
    (
        "a certificate of which nothing is said",
        both(
            asks(certificates=HEALTH),
            all_hold("健康证"),
            person("S04", certificates=""),
            drop("certificates/3"),
        ),
        "STAFF-UNKNOWN",
    ),
    (
        "a certificate that expired the day before",
        both(
            asks(certificates=HEALTH),
            all_hold("健康证"),
            person("S04", certificates="健康证（有效期至2025-11-19）"),
        ),
        "STAFF-LIMIT",
    ),
    (
        "a certificate of a lower level",
        both(
            asks(certificates=[{"name": "保安员证", "level": "中级"}]),
            all_hold("保安员证（中级）"),
            person("S04", certificates="保安员证（五级）"),
        ),
        "STAFF-LIMIT",
    ),
    (
        "a certificate without its level",
        both(
            asks(certificates=[{"name": "保安员证", "level": "中级"}]),
            all_hold("保安员证（中级）"),
            person("S04", certificates="保安员证"),
        ),
        "STAFF-UNKNOWN",
    ),
    ("a level that no order has", asks(certificates=[{"name": "保安员证", "level": "甲等"}]), "STAFF-LEVEL"),
    ("a schooling that no order has", asks(education="甲等"), "STAFF-LEVEL"),
    (
        "one veteran of the two asked for",
        both(asks(2, traits=["退伍军人"]), each("staff", traits="无"), person("S03", traits="退役军人")),
        "STAFF-LIMIT",
    ),
    ("veterans of whom nothing is said", asks(2, traits=["退伍军人"]), "STAFF-UNKNOWN"),
    (
        "each of them, though there are enough",
        both(asks(3, ages=[{"most": 50}], every=True), person("S04", id_number=identity("19741120", "女"))),
        "STAFF-LIMIT",
    ),
    (
        "nobody's commitment in place of a certificate",
        both(asks(certificates=OR_COMMITMENT), all_hold("无")),
        "STAFF-LIMIT",
    ),
    (
        "a commitment for some of them only",
        both(
            asks(certificates=OR_COMMITMENT), all_hold("无"), commits("健康证", staff=["S01", "S02", "S03"])
        ),
        "STAFF-LIMIT",
    ),
    (
        "a commitment where none is allowed",
        both(asks(certificates=HEALTH), all_hold("无"), commits("健康证")),
        "STAFF-LIMIT",
    ),
    (
        "one alone at night where two are asked for",
        both(
            open_night_and_day(),
            asks(1, presence={"least": 2, "hours": [NIGHT_AND_DAY]}),
            three_shifts(*DOUBLE, ("S04", "12:00", "23:59")),
        ),
        "ROSTER-THIN",
    ),
    (
        "night and day without shifts",
        both(open_night_and_day(), asks(1, presence={"least": 2, "hours": [NIGHT_AND_DAY]})),
        "STAFF-UNKNOWN",
    ),
    (
        "two at once, and one of them gone early",
        both(
            asks(1, role="项目负责人", presence={"least": 1}),
            edit(f"{PARK}/S01/shifts", [shift((1, 2, 3, 4, 5, 6), "09:00", "17:59")]),
        ),
        "ROSTER-THIN",
    ),
    ("a post of its own, held with another", asks(1, role="项目负责人", exclusive=True), "STAFF-EXCLUSIVE"),
    (
        "a post of its own beside a second one",
        both(
            asks(1, role="站长", exclusive=True),
            edit(f"{PARK}/S01/role", "站长"),
            add(PARK, {"staff": "S01", "role": "就业服务专员"}),
        ),
        "STAFF-EXCLUSIVE",
    ),
    (
        "a post that serves as another too",
        both(asks(1, role="站长", exclusive=True), edit(f"{PARK}/S01/role", "站长（兼就业服务专员）")),
        "STAFF-EXCLUSIVE",
    ),
    (
        "named in another bid over the same time",
        engaged(("S04", "S16"), date(2026, 1, 1), date(2026, 12, 31)),
        "STAFF-ELSEWHERE",
    ),
    (
        "until the very day of the opening",
        engaged(("S04",), date(2025, 1, 1), date(2025, 11, 20)),
        "STAFF-ELSEWHERE",
    ),
    (
        "the other lot of the same tender",
        engaged(("S04",), date(2026, 1, 1), date(2026, 12, 31), number="示例-PX-2025-01", lot="标项二"),
        "STAFF-ELSEWHERE",
    ),
    ("nothing said of other bids where it is asked", asks(undivided=True), "STAFF-UNKNOWN"),
]

FINE: list[tuple[str, Edit]] = [
    (
        "as old as is allowed",
        both(asks(ages=[{"least": 18, "most": 50}]), person("S04", id_number=identity("19741121", "女"))),
    ),
    (
        "just old enough",
        both(asks(ages=[{"least": 20}]), person("S04", id_number=identity("20051120", "女"))),
    ),
    (
        "too old for the other sex only",
        both(asks(ages=[{"gender": "男", "most": 40}]), person("S01", id_number=identity("19741121", "女"))),
    ),
    ("women enough", asks(3, gender="女")),
    ("schooling above", asks(education="高中")),
    ("another word for the same schooling", both(asks(education="大专"), person("S04", education="专科"))),
    ("as long at it as is asked", both(asks(years=3), each("staff", working_since=date(2022, 11, 20)))),
    (
        "a certificate to the day of opening",
        both(asks(certificates=HEALTH), all_hold("保安员证（四级）；健康证（有效期至2025-11-20）")),
    ),
    (
        "the certificate in its own column",
        both(
            asks(
                certificates=[
                    {"name": "职业指导员", "level": "四级", "accepts": ["人力资源管理师", "劳动关系协调员"]}
                ]
            ),
            person("S03", qualification="职业指导员（三级）"),
        ),
    ),
    (
        "another paper that serves as well",
        both(
            asks(certificates=[{"name": "健康证", "accepts": ["从业人员体检合格证明"]}]),
            all_hold("从业人员体检合格证明"),
        ),
    ),
    (
        "a level by its number and by its name",
        both(asks(certificates=[{"name": "保安员证", "level": "中级"}]), all_hold("保安员证（三级）")),
    ),
    (
        "enough of them, and one who does not",
        both(asks(3, ages=[{"most": 50}]), person("S04", id_number=identity("19741120", "女"))),
    ),
    (
        "enough of them, and one of whom nothing is said",
        both(
            asks(3, certificates=HEALTH),
            all_hold("健康证"),
            person("S04", certificates=""),
            drop("certificates/3"),
        ),
    ),
    (
        "veterans enough",
        both(
            asks(2, traits=["退伍军人"]),
            each("staff", traits="无"),
            person("S03", traits="退役军人、党员"),
            person("S02", traits="退伍军人"),
        ),
    ),
    (
        "two at once by shifts that meet",
        both(
            open_night_and_day(),
            asks(1, presence={"least": 2, "hours": [NIGHT_AND_DAY]}),
            three_shifts(*DOUBLE, ("S04", "12:00", "00:00")),
        ),
    ),
    ("all hours of a week that can be worked", asks(1, presence={"least": 4})),
    (
        "a post of its own",
        both(asks(1, role="站长", exclusive=True), edit(f"{PARK}/S01/role", "站长（早班/晚班）")),
    ),
    (
        "a part-time lawyer is one post",
        both(asks(1, role="律师", exclusive=True), edit(f"{PARK}/S01/role", "兼职律师")),
    ),
    ("another bid that ended before", engaged(("S04",), date(2024, 1, 1), date(2025, 11, 19))),
    ("another bid that begins after", engaged(("S04",), date(2027, 2, 21), date(2028, 1, 1))),
    ("another bid with people not posted here", engaged(("S16",), date(2026, 1, 1), date(2026, 12, 31))),
    (
        "this very bid among the company's",
        engaged(("S04",), date(2026, 1, 1), date(2026, 12, 31), number="示例-PX-2025-01", lot="标项一"),
    ),
    ("no other bid at all", both(asks(undivided=True), edit("bidder/engagements", []))),
]


def own(found: list[Finding]) -> set[str]:
    return {finding.code for finding in found if finding.code in OWN and finding.severity != "info"}


@pytest.mark.parametrize(("name", "change", "code"), FOUND, ids=[case[0] for case in FOUND])
def test_a_demand_unmet_or_unknown_is_found(name: str, change: Edit, code: str) -> None:
    found = findings(bid(change))

    assert own(found) == {code}
    assert all(finding.origin.location for finding in found if finding.code == code)


@pytest.mark.parametrize(("name", "change"), FINE, ids=[case[0] for case in FINE])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    assert own(findings(bid(change))) == set()


def test_what_somebody_lacks_is_said_without_name_age_or_number() -> None:
    limits = both(
        asks(ages=[{"most": 50}], education="本科"), person("S04", id_number=identity("19741120", "女"))
    )

    said = say(the(findings(bid(limits)), "STAFF-LIMIT").message, "en")

    assert "S04 (age ≤50)" in said
    assert "S03 (schooling 本科)" in said
    assert not {"51", "1974", bid().staff["S04"].name} & set(said.replace("(", " ").split())


def test_months_of_insurance_that_are_missing_are_named_for_each_person() -> None:
    rows = [
        {"month": month, "staff": code}
        for code in ("S01", "S02", "S03", "S04")
        for month in ("2025-08", "2025-09", "2025-10")
        if (code, month) not in (("S03", "2025-09"), ("S04", "2025-10"))
    ]
    months = edit("insurance", rows)

    said = say(the(findings(bid(both(months, asks(insured={"months": 3})))), "STAFF-LIMIT").message, "zh")

    assert "S03（近3个月社保，没有的月份：2025-09）" in said
    assert "S04（近3个月社保，没有的月份：2025-10）" in said
    assert "S01" not in said
    assert own(findings(bid(both(months, asks(2, insured={"months": 3}))))) == set()


def test_met_by_certificate_or_by_commitment_says_which() -> None:
    change = both(
        asks(certificates=OR_COMMITMENT),
        all_hold("健康证"),
        person("S04", certificates="无"),
        commits("健康证", staff=["S04"]),
    )

    found = findings(bid(change))

    assert own(found) == set()
    said = the(found, "STAFF-COMMITTED").message.values
    assert (said["held"], said["committed"]) == (("S01", "S02", "S03"), ("S04",))


def test_a_second_use_that_the_tender_forbids_is_an_error() -> None:
    elsewhere = engaged(("S04",), date(2026, 1, 1), date(2026, 12, 31))

    assert "STAFF-ELSEWHERE" in codes(findings(bid(elsewhere)), "warning")
    assert "STAFF-ELSEWHERE" in codes(findings(bid(elsewhere, asks(undivided=True))), "error")


def test_a_demand_of_the_whole_lot_counts_everybody_once() -> None:
    women = {"kind": "staff", "least": 9, "gender": "女"}
    more = {"kind": "staff", "least": 10, "gender": "女"}

    assert own(findings(bid(add("tender/lot/clauses/B8/requires", women)))) == set()
    assert own(findings(bid(add("tender/lot/clauses/B8/requires", more)))) == {"STAFF-LIMIT"}


def test_too_few_people_are_found_by_number_alone() -> None:
    found = findings(bid(drop(f"{PARK}/S04"), asks(ages=[{"most": 30}])))

    assert "STAFF-SHORT" in codes(found, "error")
    assert "STAFF-LIMIT" not in codes(found, "error")


def test_people_that_no_limit_was_held_against_are_not_called_more_than_asked_for() -> None:
    veterans = both(asks(2, traits=["退伍军人"]), each("staff", traits="无"))

    assert "CLAUSE-BETTER" not in codes(findings(bid(veterans)), "info")


def test_people_of_other_bids_are_in_the_staff_sheet() -> None:
    from docgen.model.finding import DataFaults

    with pytest.raises(DataFaults, match="REF-UNKNOWN"):
        bid(engaged(("S99",), date(2026, 1, 1), date(2026, 12, 31)))
