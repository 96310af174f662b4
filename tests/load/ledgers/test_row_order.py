"""Rows owed by each person and kind, and rows that cannot be as they are written, are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.derive.acceptance.owed import owed
from docgen.load.ledgers.book import open_ledgers
from docgen.load.ledgers.gaps import gaps
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.score import Period
from docgen.model.finding import Finding

START, END = date(2026, 3, 2), date(2026, 4, 30)
PERIOD = Period(1, "一", START, END, "P1", 59, 365, START, date(2027, 3, 1), START)
STAFF: dict[str, Any] = {
    "code": "staff",
    "title": "名册",
    "key": ["id"],
    "day": "day",
    "until": "left_on",
    "columns": [
        {"code": "id", "title": "工号", "type": "text", "required": True},
        {"code": "day", "title": "到岗", "type": "date", "required": True},
        {"code": "site", "title": "站点", "type": "text", "refers": "sites"},
        {"code": "left_on", "title": "离岗", "type": "date", "not_before": "day"},
    ],
}
CLOCK: dict[str, Any] = {
    "code": "clock",
    "title": "打卡",
    "key": ["day", "who"],
    "day": "day",
    "expected": {"every": "day", "by": "who"},
    "columns": [
        {"code": "day", "title": "日期", "type": "date", "required": True},
        {"code": "who", "title": "工号", "type": "text", "required": True, "refers": "staff"},
        {"code": "site", "title": "站点", "type": "text", "refers": "sites", "follows": "who"},
        {"code": "came", "title": "上班", "type": "time"},
        {"code": "went", "title": "下班", "type": "time", "not_before": "came"},
    ],
}
PAPERS: dict[str, Any] = {
    "code": "papers",
    "title": "报送",
    "key": ["id"],
    "day": "due",
    "numbered": True,
    "expected": [
        {"every": "month", "past": True, "by": "kind", "only": {"kind": ["总结", "监测表"]}},
        {"every": "period", "by": "kind", "only": {"kind": ["台账"]}},
    ],
    "columns": [
        {"code": "id", "title": "编号", "type": "text", "required": True},
        {"code": "kind", "title": "材料", "type": "choice", "choices": ["总结", "监测表", "台账", "简报"]},
        {"code": "due", "title": "应报日", "type": "date", "required": True},
        {"code": "sent", "title": "实报日", "type": "date", "not_before": "due", "ahead": 7},
        {"code": "level", "title": "层级", "type": "text", "only": {"kind": ["简报"]}},
    ],
}


def placed(finding: Finding) -> tuple[str, str]:
    return finding.code, f"{finding.origin.file} {finding.origin.location}".strip()


def ledgers(
    folder: Path, **rows: list[str]
) -> tuple[list[tuple[str, str]], list[tuple[Any, ...]], list[Any]]:
    """What is found in the three ledgers above, where they have gaps, and the values of `sent` as queries
    see them."""
    three = [LedgerSpec.model_validate(each) for each in (STAFF, CLOCK, PAPERS)]
    (folder / "ledgers").mkdir(exist_ok=True)
    for spec in three:
        lines = [",".join(column.title for column in spec.columns), *rows[spec.code]]
        (folder / f"ledgers/{spec.code}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_ledgers(folder, three, (START, END), ["S1", "S2"]) as (book, wrong):
        found = gaps(book, ["S1", "S2"], END, lambda each: owed(each, PERIOD))
        said = [(each.said.values.get("value", ""), each.said.values.get("n")) for each in found]
        seen = [sent for (sent,) in book.raw.execute("SELECT sent FROM papers ORDER BY id").rows]
        return [placed(each) for each in wrong], said, seen


def clocked(who: str, site: str = "S1", but: Callable[[date], bool] = lambda _: False) -> list[str]:
    days = [date.fromordinal(n) for n in range(START.toordinal(), END.toordinal() + 1)]
    return [f"{day},{who},{site},09:00,18:00" for day in days if not but(day)]


FILED = ["1,总结,2026-04-05,2026-04-03,", "2,监测表,2026-04-05,2026-04-05,", "3,台账,2026-03-31,,"]
ROLL = ["A,2026-03-02,S1,", "B,2026-03-02,S1,2026-04-10"]
THERE = [*clocked("A"), *clocked("B", but=lambda day: day > date(2026, 4, 10))]


def test_rows_are_owed_by_everyone_from_coming_to_leaving(tmp_path: Path) -> None:
    assert ledgers(tmp_path, staff=ROLL, clock=THERE, papers=FILED)[:2] == ([], [])

    lacking = [row for row in THERE if not row.startswith(("2026-03-09,A", "2026-03-11,A"))]
    assert ledgers(tmp_path, staff=ROLL, clock=lacking, papers=FILED)[1] == [("A", 2)]
    gone = [row for row in THERE if ",B," not in row]
    assert ledgers(tmp_path, staff=ROLL, clock=gone, papers=FILED)[1] == [("B", 40)]


def test_rows_before_somebody_came_after_they_left_or_at_another_site_are_found(tmp_path: Path) -> None:
    rows = [*THERE, "2026-04-11,B,S1,09:00,18:00", "2026-03-01,A,S1,09:00,18:00"]
    rows[0] = rows[0].replace("S1", "S2")
    found = ledgers(tmp_path, staff=ROLL, clock=rows, papers=FILED)[0]

    assert found == [
        ("LEDGER-OUTSIDE", f"ledgers/clock.csv {len(rows) + 1}"),
        ("LEDGER-PRESENT", f"ledgers/clock.csv {len(rows) + 1} 工号"),
        ("LEDGER-PRESENT", f"ledgers/clock.csv {len(rows)} 工号"),
        ("LEDGER-FOLLOWS", "ledgers/clock.csv 2 站点"),
    ]


def test_each_kind_owes_its_own_rows(tmp_path: Path) -> None:
    only = ["1,总结,2026-04-05,2026-04-03,", "2,简报,2026-04-05,2026-04-05,市级"]

    assert ledgers(tmp_path, staff=ROLL, clock=THERE, papers=only)[:2] == (
        [],
        [("监测表", 1), ("台账", None)],
    )


def test_what_cannot_come_before_something_counts_as_not_filled_in(tmp_path: Path) -> None:
    early = [FILED[0].replace("04-03", "03-28"), "2,监测表,2026-04-05,2026-03-29,", FILED[2]]
    clock = [THERE[0].replace("18:00", "08:00"), *THERE[1:]]
    left = [ROLL[0] + "2026-03-01", ROLL[1]]
    found, _, seen = ledgers(tmp_path, staff=left, clock=clock, papers=early)

    assert [each for each in found if each[0] == "LEDGER-ORDER"] == [
        ("LEDGER-ORDER", "ledgers/staff.csv 2 离岗"),
        ("LEDGER-ORDER", "ledgers/clock.csv 2 下班"),
        ("LEDGER-ORDER", "ledgers/papers.csv 2 实报日"),
    ]
    assert seen == [None, date(2026, 3, 29), None]


def test_a_cell_that_its_row_has_no_place_for_is_found(tmp_path: Path) -> None:
    rows = [FILED[0] + "市级", *FILED[1:], "4,简报,2026-04-05,,市级"]

    assert ledgers(tmp_path, staff=ROLL, clock=THERE, papers=rows)[0] == [
        ("LEDGER-PLACE", "ledgers/papers.csv 2 层级")
    ]


def posts(folder: Path, rows: list[str], **fields: object) -> list[tuple[str, str]]:
    """What is found in a ledger of posts: their number, day and firm."""
    spec = LedgerSpec.model_validate(
        {
            "code": "posts",
            "title": "岗位",
            "key": ["id"],
            "day": "day",
            "numbered": True,
            "columns": [
                {"code": "id", "title": "编号", "type": "text", "required": True},
                {"code": "day", "title": "日期", "type": "date", "required": True},
                {"code": "firm", "title": "企业", "type": "text"},
            ],
            **fields,
        }
    )
    (folder / "ledgers").mkdir(exist_ok=True)
    text = "\n".join(["编号,日期,企业", *(f"{n},{row}" for n, row in enumerate(rows, 1))]) + "\n"
    (folder / "ledgers/posts.csv").write_text(text, encoding="utf-8")
    with open_ledgers(folder, [spec], (START, END)) as (_, wrong):
        return [placed(each) for each in wrong]


def test_a_part_of_a_ledger_pasted_twice_is_found_and_natural_repeats_are_not(tmp_path: Path) -> None:
    natural = [f"2026-03-{5 + n // 6:02},E{n // 3 % 4}" for n in range(60)]
    assert posts(tmp_path, ["2026-03-03,E1"] * 30 + natural) == []

    pasted = [f"2026-03-{5 + n:02},E{n % 4}" for n in range(20)]
    assert posts(tmp_path, ["2026-03-03,E9", *pasted, "2026-03-30,E9", *pasted]) == [
        ("LEDGER-ALIKE", "ledgers/posts.csv 24")
    ]


def test_an_event_under_two_numbers_is_found_where_the_ledger_says_what_an_event_is(tmp_path: Path) -> None:
    rows = ["2026-03-03,E1", "2026-03-03,E1", "2026-03-04,E1", "2026-03-04,"]

    assert posts(tmp_path, rows) == []
    assert posts(tmp_path, rows, alike=["day", "firm"]) == [("LEDGER-ALIKE", "ledgers/posts.csv 3")]


@pytest.mark.parametrize(
    ("ledger", "field", "value"),
    [
        (STAFF, "until", "id"),
        (STAFF, "alike", ["nobody"]),
        (CLOCK, "expected", [{"every": "day", "only": {"nobody": ["1"]}}]),
    ],
)
def test_ledgers_that_name_no_fitting_column_are_refused(
    ledger: dict[str, Any], field: str, value: Any
) -> None:
    with pytest.raises(ValidationError):
        LedgerSpec.model_validate({**ledger, field: value})
