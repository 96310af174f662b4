"""A project whose lists and ledgers are as people keep them is the same as the plain one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from kit.examples import acceptance
from kit.kept_sheets import workbook
from kit.project import Ran
from kit.scored import own, period
from kit.sheets import STAFF, Row, sheet_rows, write_sheet

from docgen.load.acceptance.records import load_acceptance
from docgen.load.sheets.text_grid import encoding_of
from docgen.locale.messages import say
from docgen.packages.periods.assessment import assess

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


def rows_of(path: Path) -> list[list[Any]]:
    """A ledger's headings and rows, whatever form it has."""
    if path.suffix == ".xlsx":
        return sheet_rows(path)
    if path.suffix == ".csv":
        text = path.read_bytes().decode(encoding_of(path))
        return list(csv.reader(io.StringIO(text, newline="")))
    answer = duckdb.sql(f"SELECT * FROM read_parquet('{path}')")
    flags = {True: "是", False: "否", None: ""}
    told = [
        [flags.get(c, c) if c is None or isinstance(c, bool) else str(c) for c in r]
        for r in answer.fetchall()
    ]
    return [answer.columns, *told]


def in_parts(path: Path, title: str, form: int) -> None:
    """The ledger split by month, and by site where it has one: in sheets, in files beside each other, or in
    a folder of its own."""
    head, *body = rows_of(path)
    day = next(i for i, cell in enumerate(body[0]) if str(cell)[:2] == "20") if body else 0
    site = next((i for i, heading in enumerate(head) if heading in ("站点编号", "site")), None)
    parts: dict[tuple[str, str], list[Row]] = {}
    for row in body:
        at = (str(row[site]) if site is not None else "", f"{str(row[day])[:4]}年{int(str(row[day])[5:7])}月")
        parts.setdefault(at, []).append(row)
    path.unlink()
    titled = {at: [[title], [], head, *rows, ["合计", f"{len(rows)}条"]] for at, rows in parts.items()}
    if (form == 0 and len(body) < 1000) or not body:
        workbook(
            path.with_suffix(".xlsx"),
            {f"{where}{month}": rows for (where, month), rows in titled.items()} or {"表": [head]},
        )
        return
    for (where, month), rows in titled.items():
        if form and len(body) < 1000:
            workbook(path.with_name(f"{title} {where} {month}.xlsx"), {"表": rows})
            continue
        file = path.parent / title.removesuffix("台账") / where / f"{month}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes("\n".join("\t".join(map(str, row)) for row in rows).encode("gb18030"))


def same_score(folder: Path, change: Callable[[], None]) -> dict[str, str]:
    """Score lot 1 before and after, which must be the same; what was done with each ledger, by its file."""
    plain = own(period(folder, 1))
    change()
    kept = assess(load_acceptance(folder), 1)

    assert own(kept.results[0]) == plain
    assert not any(each.severity == "error" for each in kept.all_findings)
    return {
        each.origin.file: say(each.message, "zh") for each in kept.all_findings if each.code == "SHEET-READ"
    }


def test_the_awkward_copy_of_lot_1_scores_as_the_clean_one(lot1: Path) -> None:
    def awkward() -> None:
        for path in (lot1 / "ledgers").iterdir():
            if path.suffix == ".csv":
                awkward_csv(path)
            elif path.suffix == ".xlsx":
                awkward_book(path)

    done = same_score(lot1, awkward)

    assert "1 列未用：序号" in done["ledgers/jobseekers.csv"]
    assert "没有读的工作表：封面" in done["ledgers/reviews.xlsx"]


def test_lot_1_by_month_and_site_scores_as_the_one_with_a_file_for_each_ledger(lot1: Path) -> None:
    specs = acceptance().scoring.ledgers

    def split() -> None:
        for number, spec in enumerate(specs):
            (path,) = (lot1 / "ledgers").glob(f"{spec.code}.*")
            in_parts(path, spec.title, number % 2)

    done = same_score(lot1, split)

    assert len(list((lot1 / "ledgers").rglob("*.*"))) > 60
    assert "第 3 行作表头" in done["ledgers/岗位推荐/2026年3月.csv"]


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
