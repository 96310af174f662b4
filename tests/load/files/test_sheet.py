"""Sheets: what the form writes, the source reads; formats and drop-downs are there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from kit.project import EXAMPLES

from docgen.load.files.sheet import read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow
from docgen.model.company.bidder import StaffMember
from docgen.model.response.response import EquipmentItem


def test_filled_rows_come_back_as_they_were(tmp_path: Path) -> None:
    source = EXAMPLES / "pingxiang-lot1"
    for record, name in ((StaffMember, "company/staff.xlsx"), (EquipmentItem, "equipment.xlsx")):
        rows, _, found = read_sheet(source / name, name, record)
        (tmp_path / "again.xlsx").write_bytes(sheet_form(record, "表", rows))

        again, cells, wrong = read_sheet(tmp_path / "again.xlsx", "again.xlsx", record)

        assert len(rows) > 10
        assert (again, wrong, found) == (rows, [], [])
        assert cells[0,] == "2"


def test_the_form_offers_choices_notes_and_text_columns() -> None:
    import io

    package = zipfile.ZipFile(io.BytesIO(sheet_form(StaffMember, "人员")))
    sheet = package.read("xl/worksheets/sheet1.xml").decode()

    assert '"专职,兼职"' in sheet
    assert "18 位文本" in package.read("xl/comments1.xml").decode()
    assert 'formatCode="@"' in package.read("xl/styles.xml").decode()  # Excel's text format


def test_the_same_rows_make_the_same_workbook() -> None:
    assert sheet_form(StaffMember, "人员") == sheet_form(StaffMember, "人员")


def test_the_blank_workbooks_have_the_records_headings() -> None:
    for record, name, title in (
        (StaffMember, "company/staff.xlsx", "人员"),
        (EquipmentItem, "equipment.xlsx", "设备"),
    ):
        assert (EXAMPLES / "blank" / name).read_bytes() == sheet_form(record, title)


@pytest.mark.parametrize(("cell", "code"), [(7, "7"), (20260001, "20260001"), ("007", "007")])
def test_a_code_typed_as_a_number_is_what_was_typed(tmp_path: Path, cell: object, code: str) -> None:
    path = tmp_path / "samples.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["评分编号", "编号", "结果"])
        sheet.write_row(1, 0, ["Q7.1", cell, "合格"])

    rows, _, wrong = read_sheet(path, "samples.xlsx", SampleRow)

    assert (wrong, [row.code for row in rows]) == ([], [code])


@pytest.mark.parametrize("cell", [7.5, 450000198510100010, -3])
def test_a_number_that_can_be_no_code_is_told(tmp_path: Path, cell: object) -> None:
    path = tmp_path / "samples.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["评分编号", "编号", "结果"])
        sheet.write_row(1, 0, ["Q7.1", cell, "合格"])

    assert [each.code for each in read_sheet(path, "samples.xlsx", SampleRow)[2]] == ["SHEET-NUMBER-AS-TEXT"]
