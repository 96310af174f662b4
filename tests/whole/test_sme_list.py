"""`docgen sme batch` reads lists as people keep them, and writes nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.kept_sheets import text, workbook
from kit.project import Ran
from kit.sheets import sheet_rows

Docgen = Callable[..., Ran]
HEAD = ["name", "industry", "headcount", "revenue", "assets"]
OUT = [*HEAD, "class", "possible", "working", "error"]
ROW = ["甲公司", "工业", "300", "2000万", ""]


def listed(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def run(docgen: Docgen, folder: Path, content: bytes, code: int = 0) -> list[dict[str, str]]:
    (folder / "in.csv").write_bytes(content)
    ran = docgen("sme", "batch", folder / "in.csv", folder / "out.csv", "--lang", "zh")
    assert ran.code == code, ran.err
    return listed(folder / "out.csv") if code < 2 else [{"": ran.err}]


def test_a_list_as_people_keep_it_gives_what_the_plain_one_gives(tmp_path: Path, docgen: Docgen) -> None:
    plain = run(docgen, tmp_path, text([HEAD, ROW, ["乙公司", "零售业", "12", "", ""]]))
    kept = [
        ["2026年供应商划型表"],
        ["序号", "企业名称", "所属行业", "从业人员（人）", "营业收入（万元）", "资产总额"],
        ["1", " 甲公司", "工业", "300", "2000", "/"],
        [],
        ["2", "乙公司", "零售业", "12.0", "", ""],
        ["合计", "2家", "", "312"],
    ]

    rows = run(docgen, tmp_path, text(kept, sign="\t", ends="\n|\r\n", encoding="gb18030"))
    workbook(
        tmp_path / "in.xlsx",
        {"封面": [["划型"]], "表": [[c if c != "300" else 300 for c in r] for r in kept]},
    )
    ran = docgen("sme", "batch", tmp_path / "in.xlsx", tmp_path / "out.xlsx", "--lang", "zh")

    for name in ("name", "industry", "class", "possible", "working", "error"):
        assert [row[name].strip() for row in rows] == [row[name] for row in plain]
    assert rows[0]["revenue"] == "20000000"
    assert list(rows[0]) == ["序号", *OUT]
    assert ran.code == 0
    assert "第 2 行作表头" in ran.err
    assert "没有读的工作表：封面" in ran.err
    assert [row[-4] for row in sheet_rows(tmp_path / "out.xlsx")] == ["class", "medium", "unknown"]


@pytest.mark.parametrize("sign", ["=cmd|'/c calc'!A0", "+1+cmd", "-2+3", "@SUM(1)", " =1+1", "＝1+1", "\t=1"])
def test_nothing_from_data_is_a_formula(tmp_path: Path, docgen: Docgen, sign: str) -> None:
    rows = run(
        docgen, tmp_path, text([[*HEAD, "备注", "=1+1"], ["甲" + sign, *ROW[1:], f'"{sign}"', "-5.5"]])
    )

    assert rows[0]["备注"] == f"'{sign}"
    assert rows[0]["'=1+1"] == "-5.5"
    again = run(
        docgen,
        tmp_path,
        (tmp_path / "out.csv").read_bytes().replace(b"class,possible,working,error", b"a,b,c,d"),
    )
    assert again[0]["备注"] == f"'{sign}"


def test_a_bad_cell_is_told_in_its_own_row_and_the_others_go_on(tmp_path: Path, docgen: Docgen) -> None:
    long = "长" * 200_000
    bad = [
        ["乙\0公司", *ROW[1:]],
        ["丙公司", "工业", "300", "2000万", "", long],
        ["丁公司", "工业", "#N/A", "1.2E+07", ""],
        ["戊公司", "工业", "1", "200", "000"],
        ["己" + long, *ROW[1:]],
        ["庚公司", "工业", "3", "1", "200", "x", "000"],
    ]
    rows = run(docgen, tmp_path, text([[*HEAD, "备注"], ROW, *bad, ROW]), 1)

    assert [bool(row["error"]) for row in rows] == [False, True, True, True, False, True, True, False]
    said = [row["error"] for row in rows]
    assert "U+0000" in said[1]
    assert "32767" in said[2].replace(",", "")
    assert "#N/A" in said[3]
    assert "32767" in said[5].replace(",", "")
    assert "格数比列名多" in said[6] or "多" in said[6]
    assert rows[0]["class"] == rows[7]["class"] == "medium"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ([*HEAD, "备注", "备注"], "SHEET-COLUMN-UNKNOWN"),
        ([*HEAD, "class"], "SHEET-COLUMN-UNKNOWN"),
        (["name", "industry", "headcounts", "revenue", "assets"], "SHEET-COLUMN-MISSING"),
        (["甲", "工业", "1", "1", "1"], "SHEET-COLUMN-MISSING"),
        ([*HEAD[:4], "资产总额（美元）"], "SHEET-COLUMN-UNKNOWN"),
    ],
)
def test_headings_that_leave_a_choice_stop_the_list(
    tmp_path: Path, docgen: Docgen, head: list[str], code: str
) -> None:
    row = [*ROW, *[""] * len(head)][: len(head)]

    (said,) = run(docgen, tmp_path, text([head, row]), 2)

    assert f"[{code}]" in said[""]
    assert not (tmp_path / "out.csv").exists()


def test_an_open_quotation_mark_is_told_with_its_row(tmp_path: Path, docgen: Docgen) -> None:
    (said,) = run(docgen, tmp_path, text([HEAD, ROW, ['"乙公司', *ROW[1:]], ROW]), 2)

    assert "in.csv:3" in said[""]
    assert "引号" in said[""]


def test_a_workbook_of_the_answer_holds_texts_as_texts(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "in.csv").write_bytes(text([[*HEAD, "备注"], [*ROW, "=1+1"]]))

    assert docgen("sme", "batch", tmp_path / "in.csv", tmp_path / "out.xlsx").code == 0

    assert sheet_rows(tmp_path / "out.xlsx")[1][5] == "=1+1"
    assert io.BytesIO((tmp_path / "out.xlsx").read_bytes()).read(2) == b"PK"
