"""What stands twice in a project is said with both places, where the last or the first would have won."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.broken import Docgen
from kit.project import replace
from kit.sheets import sheet_rows, write_sheet

DEDUCTION = "        - {criterion: Q1.4, deduction: 0.2, reason: 暗访时另见一次大厅地面不洁}\n"
DECISION = "  - point: schedule-since\n"
CATEGORY = "  - {name: 办公家具, kind: 运营设备设施, life_months: 60,"
PAPER = "  - {code: E-TAX, title: 依法缴纳税收证明, kind: 完税证明, file: evidence/tax.png}\n"
LEDGER = "ledgers:\n"
AGAIN = (
    "  - {code: jobseekers, title: 另一本, key: [id], day: day, columns: "
    "[{code: id, title: 编号, type: text, required: true}, "
    "{code: day, title: 日期, type: date, required: true}]}\n"
)


@pytest.mark.sample(3)
@pytest.mark.parametrize(
    ("kind", "file", "after", "again", "code"),
    [
        ("acceptance", "acceptance.yaml", DEDUCTION, DEDUCTION.replace("0.2", "0.7"), "ENTRY-TWICE"),
        ("acceptance", "acceptance.yaml", "periods:\n", "  - {number: 1, seed: 示例}\n", "ENTRY-TWICE"),
        ("acceptance", "scoring.yaml", LEDGER, AGAIN, "CODE-DUPLICATE"),
        (
            "acceptance",
            "scoring.yaml",
            "metrics:\n",
            "  - {code: attendance-card, title: 另一项, sql: SELECT 0}\n",
            "CODE-DUPLICATE",
        ),
        (
            "handover",
            "contract.yaml",
            "decisions:\n",
            "  - {point: schedule-since, outcome: signing, by: 示例, on: 2026-03-02, paper: 示例}\n",
            "DECISION-TWICE",
        ),
        (
            "handover",
            "handover.yaml",
            "categories:\n",
            "  - {name: 办公家具, kind: 运营设备设施, life_months: 36}\n",
            "ENTRY-TWICE",
        ),
        ("response", "company/bidder.yaml", PAPER, PAPER.replace("完税", "纳税"), "CODE-DUPLICATE"),
    ],
)
def test_an_entry_with_the_key_of_another_stops_with_both_lines(
    lot1: Path, docgen: Docgen, kind: str, file: str, after: str, again: str, code: str
) -> None:
    assert docgen("check", lot1, "--kind", kind, "--format", "json").code == 0
    replace(lot1 / file, after, after + again)

    ran = docgen("check", lot1, "--kind", kind, "--format", "json")

    (told,) = ran.json["findings"]
    assert (ran.code, told["code"], told["file"]) == (1, code, file)
    lines = (lot1 / file).read_text(encoding="utf-8").splitlines()
    first = told["message"].split(f"{file}:")[1].split()[0].split("，")[0].rstrip("。")
    places = sorted([int(told["location"]), int(first)])
    assert lines.index(again.splitlines()[0]) + 1 in places
    assert places[0] != places[1]
    assert told["remedy"]


def test_a_row_of_equipment_pasted_twice_is_told_with_both_rows(lot1: Path, docgen: Docgen) -> None:
    rows = sheet_rows(lot1 / "equipment.xlsx")
    write_sheet(lot1 / "equipment.xlsx", [*rows, rows[3]])

    (told,) = docgen("check", lot1, "--format", "json").json["findings"]

    assert (told["code"], told["location"]) == ("ENTRY-TWICE", str(len(rows) + 1))
    assert "equipment.xlsx:4" in told["message"]


def test_what_differs_in_a_note_adds_up(lot1: Path, docgen: Docgen) -> None:
    rows = sheet_rows(lot1 / "equipment.xlsx")
    note = rows[0].index("备注")
    write_sheet(lot1 / "equipment.xlsx", [*rows, [*rows[3][:note], "另一间", *rows[3][note + 1 :]]])

    assert "ENTRY-TWICE" not in docgen("check", lot1, "--format", "json").codes()


def test_a_code_that_stands_twice_is_said_before_what_follows_from_it(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "tender.yaml", "    - code: T2\n", "    - code: T1\n")
    replace(lot1 / "tender.yaml", "part: commercial", "part: comercial")

    found = docgen("check", lot1, "--format", "json").json["findings"]

    assert [each["code"] for each in found] == ["CODE-DUPLICATE", "FIELD-VALUE"]
