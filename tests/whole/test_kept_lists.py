"""A project whose lists and ledgers are as people keep them is the same as the plain one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from kit.kept_sheets import workbook
from kit.project import Ran
from kit.sheets import STAFF, Row, sheet_rows, write_sheet

from docgen.load.sheets.text_grid import encoding_of

Docgen = Callable[..., Ran]


def awkward_csv(path: Path) -> None:
    """Title and notes above, tabs, GBK, uneven line ends, dates and flags written otherwise, totals below."""
    text = path.read_bytes().decode(encoding_of(path))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    head, body = rows[0], rows[1:]
    kept = [[_otherwise(cell) for cell in row] for row in body]
    lines = [["登记表（2026年）"], ["说明：每日下班前登记", "", "单位：人"], [], ["序号", *head]]
    lines += [[str(number), *row] for number, row in enumerate(kept, 1)]
    lines += [["合计", f"{len(kept)}条"], ["填表人：甲", "", "审核："]]
    ends = ("\r\n", "\n")
    text = "".join("\t".join(line) + ends[i % 2] for i, line in enumerate(lines))
    path.write_bytes(text.encode("gb18030"))


def awkward_book(path: Path) -> None:
    """A cover before the list, the list begun in the third column below a title, samples and notes in it."""
    rows = sheet_rows(path)
    kept: list[Row] = [["台账"], [], ["", "", *rows[0], "经手人"]]
    kept += [["", "", *row, "乙"] for row in rows[1:]]
    kept += [["", "", "以下空白"], ["", "", "负责人（签字）：", "", "日期："]]
    workbook(path, {"封面": [["某站点台账"]], "登记": kept})


def _otherwise(cell: str) -> str:
    if len(cell) == 10 and cell[4] == cell[7] == "-":
        return f"{cell[:4]}年{int(cell[5:7])}月{int(cell[8:])}日"
    return {"是": "√", "否": "×"}.get(cell, cell)


def test_the_awkward_copy_of_lot_1_scores_as_the_clean_one(lot1: Path, docgen: Docgen) -> None:
    plain = docgen("score", lot1, "--period", "1", "--json")
    for path in (lot1 / "ledgers").iterdir():
        if path.suffix == ".csv":
            awkward_csv(path)
        elif path.suffix == ".xlsx":
            awkward_book(path)

    kept = docgen("score", lot1, "--period", "1", "--json")

    assert kept.code == plain.code
    assert kept.json["items"] == plain.json["items"]
    for name in ("total", "outcomes", "payable", "totals"):
        assert kept.json[name] == plain.json[name]
    said = docgen("check", lot1, "--kind", "acceptance", "--period", "1", "--format", "json", "--lang", "zh")
    before = [each for each in said.json["findings"] if each["code"] != "SHEET-READ"]
    done = {each["file"]: each["message"] for each in said.json["findings"] if each["code"] == "SHEET-READ"}
    assert not any(each["severity"] == "error" for each in before)
    assert "1 列未用：序号" in done["ledgers/jobseekers.csv"]
    assert "没有读的工作表：封面" in done["ledgers/reviews.xlsx"]


def test_a_roster_may_be_a_text_file_and_has_one_file(lot1: Path, docgen: Docgen) -> None:
    plain = docgen("check", lot1, "--format", "json")
    rows = sheet_rows(lot1 / STAFF)
    (lot1 / "company/staff.csv").write_text(
        "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="gb18030"
    )

    twice = docgen("check", lot1, "--format", "json")
    assert (twice.code, twice.codes()) == (2, ["SHEET-TWICE"])

    (lot1 / STAFF).unlink()
    assert docgen("check", lot1, "--format", "json").json == plain.json


def test_what_was_done_with_a_roster_is_said_and_stops_nothing(lot1: Path, docgen: Docgen) -> None:
    rows = sheet_rows(lot1 / STAFF)
    at = rows[0].index("身份证号")
    rows[0][at] = "证件号码"
    write_sheet(lot1 / STAFF, [["人员名册"], *rows, ["合计", f"{len(rows) - 1}人"]])

    ran = docgen("check", lot1, "--format", "json", "--lang", "zh")

    assert ran.code == 0
    (said,) = [each for each in ran.json["findings"] if each["code"] == "SHEET-READ"]
    assert (said["severity"], said["file"]) == ("info", STAFF)
    total = len(rows) + 2
    assert (
        said["message"]
        == f"第 2 行作表头；上面第 1 行是标题和说明；证件号码读作身份证号；合计：第 {total} 行"
    )


def test_what_was_done_is_said_beside_the_faults(lot1: Path, docgen: Docgen) -> None:
    rows = sheet_rows(lot1 / STAFF)
    rows[1][rows[0].index("月工资")] = "面议"
    write_sheet(lot1 / STAFF, [["人员名册"], *rows])

    ran = docgen("check", lot1, "--format", "json")

    assert (ran.codes(), ran.codes("info")) == (["FIELD-TYPE"], ["SHEET-READ"])
