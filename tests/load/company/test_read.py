"""The company's folder: lists in sheets or in bidder.yaml, rows that name people by code or by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from kit.project import EXAMPLES, replace
from kit.sheets import write_sheet

from docgen.load.company.read import CompanyRead, read_company
from docgen.load.reading import Reading

CERTIFICATES = "certificates.xlsx"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "gangbei" / "company", tmp_path / "公司"))


def read(folder: Path) -> tuple[Reading, CompanyRead]:
    reading = Reading(folder, of_company=True)
    return reading, read_company(reading, folder)


def told(reading: Reading) -> list[tuple[str, str, str]]:
    return [
        (each.code, each.severity, str(each.origin))
        for each in (*reading.findings, *reading.said)
        if each.code != "SHEET-READ"
    ]


def test_lists_are_one_whether_sheet_or_yaml_holds_them(folder: Path) -> None:
    yaml = "contracts:\n  - {name: 旧合同, purchaser: 某局, amount: 1万元, signed: 2020年1月2日}\nevidence:"
    replace(folder / "bidder.yaml", "evidence:", yaml)

    reading, company = read(folder)

    assert told(reading) == []
    assert company.bidder is not None
    assert [each.name[:3] for each in company.bidder.contracts] == ["旧合同", "样例县", "模本区"]
    places = [str(reading.sources.origin("bidder", "contracts", i, "amount")) for i in (0, 1, 2)]
    assert places[0].startswith("bidder.yaml:")
    assert places[1:] == ["contracts.xlsx:D2", "contracts.xlsx:D3"]


def test_what_stands_in_both_is_told(folder: Path) -> None:
    yaml = "years: [{year: 2024, headcount: 30}]\nevidence:"
    replace(folder / "bidder.yaml", "evidence:", yaml)

    assert told(read(folder)[0]) == [("ENTRY-TWICE", "error", "finance.xlsx:A4")]


def test_a_folder_of_before_is_read_as_it_is(folder: Path) -> None:
    for path in folder.glob("*.xlsx"):
        if path.name != "staff.xlsx":
            path.unlink()
    text = (folder / "bidder.yaml").read_text("utf-8")
    (folder / "bidder.yaml").write_text(re.sub(", about: [^,}]+", ", volume: technical", text), "utf-8")

    reading, company = read(folder)

    assert told(reading) == []
    assert company.company.certificates == ()
    assert company.bidder is not None
    assert company.bidder.licences == ()


@pytest.mark.parametrize(
    ("row", "found", "staff"),
    [
        (["G02", "", "健康证"], [], "G02"),
        (["", "卢 例二", "健康证"], [], "G02"),
        (["G02", "卢例二", "健康证"], [], "G02"),
        (["G02", "罗例一", "健康证"], [("COMPANY-ABOUT", "error", f"{CERTIFICATES}:B2")], "G02"),
        (["G99", "", "健康证"], [("COMPANY-ABOUT", "warning", f"{CERTIFICATES}:A2")], ""),
        (["", "某人", "健康证"], [("COMPANY-ABOUT", "warning", f"{CERTIFICATES}:B2")], ""),
    ],
)
def test_a_row_is_its_persons_by_code_or_by_name(
    folder: Path, row: list[object], found: list[tuple[str, str, str]], staff: str
) -> None:
    write_sheet(folder / CERTIFICATES, [["工号", "姓名", "证书名称"], row])

    reading, company = read(folder)

    assert told(reading) == found
    assert [each.staff for each in company.company.certificates] == [staff]


def test_a_row_that_names_nobody_is_refused(folder: Path) -> None:
    write_sheet(folder / CERTIFICATES, [["人员编号", "姓名", "证书名称"], ["", "", "健康证"]])

    assert told(read(folder)[0]) == [("FIELD-MISSING", "error", f"{CERTIFICATES}:2")]


def test_a_paper_about_nobody_there_is_told_once(folder: Path) -> None:
    replace(folder / "bidder.yaml", "about: L-LICENCE", "about: G77")

    ((code, severity, place),) = told(read(folder)[0])

    assert (code, severity) == ("COMPANY-ABOUT", "warning")
    assert place.startswith("bidder.yaml:")


def test_headings_of_every_day_are_known(folder: Path) -> None:
    heads = ["序号", "姓名", "资格证书", "级别", "证号", "发证单位", "有效期至", "备注"]
    row = [1, "罗例一", "保安员证", "四级", "A1", "某局", "2026年5月31日", ""]
    write_sheet(folder / CERTIFICATES, [["人员证书一览表"], heads, row])

    reading, company = read(folder)

    assert told(reading) == []
    (made,) = company.company.certificates
    assert (made.staff, made.title, made.number, str(made.valid_until)) == (
        "G01",
        "保安员证（四级）",
        "A1",
        "2026-05-31",
    )
