"""`docgen ledgers convert`: the same rows and types in every form, and nothing left out unsaid."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.examples import acceptance
from kit.kept_sheets import workbook
from kit.project import EXAMPLES, Ran
from kit.sheets import sheet_rows

from docgen.load.ledgers.convert import ledger_rows

Docgen = Callable[..., Ran]
SPECS = {spec.code: spec for spec in acceptance().scoring.ledgers}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The part of lot 1 that a ledger's file is read by, with some ledgers."""
    folder = tmp_path / "项目"
    (folder / "ledgers").mkdir(parents=True)
    for name in ("project.yaml", "scoring.yaml", "ledgers/reviews.xlsx", "ledgers/transport.csv"):
        shutil.copy(EXAMPLES / "pingxiang-lot1" / name, folder / name)
    return folder


def rows(path: Path, code: str) -> list[Any]:
    with ledger_rows(path, path.name, SPECS[code]) as ledger:
        return list(ledger.rows())


@pytest.mark.parametrize("name", ["transport.csv", "reviews.xlsx"])
def test_a_ledger_keeps_its_rows_and_types_through_every_form(
    project: Path, docgen: Docgen, name: str
) -> None:
    code = name.partition(".")[0]
    first = last = project / "ledgers" / name
    for number, to in enumerate(("csv", "parquet", "xlsx", "csv")):
        out = project / f"out{number}"
        ran = docgen("ledgers", "convert", last, "--to", to, "--out", out)
        assert (ran.code, ran.err) == (0, "")
        last = out / f"{code}.{to}"
        assert str(len(rows(first, code))) in ran.out

    assert rows(last, code) == rows(first, code)
    assert (project / "out0" / f"{code}.csv").read_bytes() == last.read_bytes()


def test_what_is_not_taken_is_said_and_what_cannot_be_read_is_not_written(
    project: Path, docgen: Docgen
) -> None:
    path = project / "ledgers/信息发布 3月.xlsx"
    head = [column.title for column in SPECS["postings"].columns]
    row = ["=1+1", "2026-03-02", SPECS["postings"].columns[2].choices[0], *[""] * (len(head) - 3)]
    workbook(path, {"表": [["发布表"], [*head, "经手"], [*row, "甲"], ["合计", "1条"]]})
    kept = sheet_rows(path)
    kept[2][0] = "'=1+1"

    workbook(path, {"表": kept})
    ran = docgen("ledgers", "convert", path, "--to", "csv", "--lang", "zh")

    assert ran.code == 0
    assert "1 列未用：经手" in ran.err
    assert "合计：第 4 行" in ran.err
    again = docgen("ledgers", "convert", path, "--to", "csv", "--lang", "zh")
    assert (again.code, "[LEDGER-TWICE]" in again.err) == (2, True)
    kept[2][1] = "三月初"
    workbook(path, {"表": kept})
    bad = docgen("ledgers", "convert", path, "--to", "parquet", "--lang", "zh")
    assert (bad.code, "[LEDGER-CELL]" in bad.err) == (1, True)
    assert not path.with_suffix(".parquet").exists()


def test_a_file_of_no_project_or_no_ledger_is_told(project: Path, tmp_path: Path, docgen: Docgen) -> None:
    stray = Path(shutil.copy(project / "ledgers/reviews.xlsx", tmp_path / "reviews.xlsx"))
    assert "[LEDGER-FILE]" in docgen("ledgers", "convert", stray, "--to", "csv").err
    assert docgen("ledgers", "convert", stray, "--to", "csv", "--project", project).code == 0
    other = Path(shutil.copy(stray, project / "ledgers/别的.xlsx"))
    assert "[LEDGER-FILE]" in docgen("ledgers", "convert", other, "--to", "csv").err
