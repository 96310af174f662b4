"""The internal check report: what was found stands in it with place and remedy, and it stays in the house."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from kit.project import EXAMPLES, Ran, replace, run_docgen
from kit.sheets import cells as changed_cells
from openxml_audit import OpenXmlValidator

REPORT = "review/检查报告.docx"


def cells(file: Path) -> list[list[str]]:
    """Every row of every table, a cell that spans several columns once."""
    rows = []
    for table in docx.Document(str(file)).tables:
        for row in table.rows:
            texts = [cell.text for cell in row.cells]
            rows.append(
                [
                    text
                    for i, text in enumerate(texts)
                    if i == 0 or row.cells[i]._tc is not row.cells[i - 1]._tc
                ]
            )
    return rows


def fact(file: Path, label: str) -> str:
    (value,) = [row[1] for row in cells(file) if row[0] == label]
    return value


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A price above the ceiling, and a lapsed permit that someone lets pass."""
    lot1 = Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path_factory.mktemp("faulty") / "项目"))
    replace(lot1 / "tender.yaml", 'ceiling: "1885000.00"', 'ceiling: "1862399.99"')
    changed_cells("company/licences.xlsx", "L-HR", 有效期止=date(2025, 11, 19))(lot1)
    with (lot1 / "project.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "waivers:\n  - code: LICENCE-EXPIRED\n    reason: 换证受理单已取得\n"
            "    name: 甄示例\n    on: 2025-11-17\n"
        )
    return lot1


@pytest.fixture(scope="module")
def faulty(project: Path) -> Path:
    """The report of a draft of it."""
    assert run_docgen("build", project, "response", "--draft").code == 0
    return project / "outputs" / REPORT


def test_a_report_says_every_finding_with_code_place_and_remedy(
    faulty: Path, project: Path, docgen: Callable[..., Ran]
) -> None:
    found = docgen("check", project, "--format", "json").json["findings"]
    rows = [row for row in cells(faulty) if len(row) == 6 and row[0].isdecimal()]
    printed = {(row[1].partition("\n")[0], row[2].partition("\n")[0], row[3], row[4]) for row in rows}

    assert {entry["code"] for entry in found} >= {"PRICE-CEILING", "LICENCE-EXPIRED"}
    for entry in found:
        place = ":".join(filter(None, (entry["file"], entry["location"])))
        assert (entry["code"], place, entry["message"], entry["remedy"]) in printed


def test_a_report_with_errors_forbids_to_hand_in(faulty: Path) -> None:
    assert "不得递交" in fact(faulty, "结论")
    assert fact(faulty, "检查结果").startswith("错误1项")


def test_waivers_stand_on_the_report_with_reason_name_and_date(faulty: Path) -> None:
    assert ["1", "LICENCE-EXPIRED", "—", "换证受理单已取得", "甄示例", "2025年11月17日"] in cells(faulty)


def test_a_clean_report_says_so_and_lies_apart_from_what_is_handed_in(
    lot1: Path, tmp_path: Path, docgen: Callable[..., Ran]
) -> None:
    built = docgen("build", lot1, "response", "--out", tmp_path, "--json").json

    report = tmp_path / REPORT
    assert str(report) in [file["path"] for file in built["files"]]
    assert not list((tmp_path / "response").glob("*检查*"))
    assert fact(report, "结论").startswith("没有错误级问题")
    assert OpenXmlValidator().validate(str(report)).errors == []


def test_marked_clauses_are_printed_with_their_answers(
    lot1: Path, tmp_path: Path, docgen: Callable[..., Ran]
) -> None:
    docgen("build", lot1, "response", "--out", tmp_path)

    marked = [row for row in cells(tmp_path / REPORT) if len(row) == 5 and row[1].startswith("▲")]
    assert [row[0] for row in marked] == ["1", "2", "3"]
    assert all(row[3] and row[3] != "—" for row in marked)
