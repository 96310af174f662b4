"""A ledger in several sheets or files: every row is told by its own file, sheet and number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from kit.kept_sheets import workbook

from docgen.load.ledgers.book import open_ledgers
from docgen.load.ledgers.folder import ledger_files, ledger_of
from docgen.load.ledgers.known import HELD, ROW
from docgen.locale.messages import say
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding

TERM = (date(2026, 3, 2), date(2026, 4, 30))
COLUMNS: list[dict[str, Any]] = [
    {"code": "id", "title": "编号", "type": "text", "required": True},
    {"code": "day", "title": "日期", "type": "date", "required": True},
    {"code": "name", "title": "姓名", "type": "text"},
    {"code": "site", "title": "站点", "type": "text", "refers": "sites"},
    {"code": "done_on", "title": "办结日期", "type": "date", "not_before": "day"},
]
SIGNED = LedgerSpec.model_validate(
    {
        "code": "signed",
        "title": "签到台账",
        "also": ["打卡"],
        "key": ["id"],
        "day": "day",
        "alike": ["name"],
        "columns": COLUMNS,
    }
)
HEAD = [column["title"] for column in COLUMNS]


def opened(folder: Path) -> tuple[list[Finding], list[str], list[tuple[str, int, int]]]:
    """What is found, where each row stands, and of each file its rows and those set aside."""
    with open_ledgers(folder, [SIGNED], TERM, ["S1"]) as (book, found):
        book.known_on(TERM[1])
        rows = book.raw.execute(f"SELECT {ROW} FROM {HELD}.signed ORDER BY 1").rows
        stand = [str(book.places["signed"].origin(row)) for (row,) in rows]
        return found, stand, [(each.file, each.rows, each.repeated) for each in book.summaries]


def csv(path: Path, *rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([",".join(HEAD), *rows]) + "\n", encoding="utf-8")


def test_every_fault_names_file_sheet_and_row(tmp_path: Path) -> None:
    csv(tmp_path / "ledgers/签到 2月.csv", "A1,2026-03-02,甲,S1,", "A2,2026-03-03,乙,S9,")
    sheets: dict[str, list[list[Any]]] = {
        "上旬": [["签到"], HEAD, ["B1", "2026-03-04", "丙", "S1", "2026-03-03"]],
        "下旬": [HEAD, ["A2", "2026-03-20", "丁", "S1", ""], ["B2", "2027-03-21", "甲", "S1", ""]],
    }
    workbook(tmp_path / "ledgers/签到 10月.xlsx", sheets)

    found, stand, files = opened(tmp_path)

    book = "ledgers/签到 10月.xlsx"
    assert [(each.code, str(each.origin)) for each in found if each.code != "SHEET-READ"] == [
        ("LEDGER-DUPLICATE", f"{book}:下旬!2"),
        ("LEDGER-OUTSIDE", f"{book}:下旬!3"),
        ("LEDGER-REFERENCE", "ledgers/签到 2月.csv:3 站点"),
        ("LEDGER-ORDER", f"{book}:上旬!3 办结日期"),
        ("LEDGER-ALIKE", f"{book}:下旬!3"),
    ]
    said = {each.code: say(each.message, "zh") for each in found}
    assert "签到 2月.csv 3" in said["LEDGER-DUPLICATE"]
    assert "签到 2月.csv 2" in said["LEDGER-ALIKE"]
    assert stand == [
        *("ledgers/签到 2月.csv:2", "ledgers/签到 2月.csv:3"),
        *(f"{book}:上旬!3", f"{book}:下旬!3"),
    ]
    assert files == [("ledgers/签到 2月.csv", 2, 0), (book, 3, 1)]


def test_a_plain_part_is_read_beside_one_as_people_keep_it_and_a_faulty_row_stays_in_its_place(
    tmp_path: Path,
) -> None:
    csv(tmp_path / "ledgers/signed/1.csv", "A1,2026-03-02,甲,S1,")
    csv(tmp_path / "ledgers/signed/2.csv", "A2,三月初,乙,S1,", "", "A3,2026-03-04,丙,S1,")

    found, stand, _ = opened(tmp_path)

    assert [(each.code, str(each.origin)) for each in found] == [
        ("LEDGER-CELL", "ledgers/signed/2.csv:2 日期")
    ]
    assert stand == ["ledgers/signed/1.csv:2", "ledgers/signed/2.csv:2", "ledgers/signed/2.csv:4"]


def test_a_file_is_the_ledger_s_whose_name_it_begins_with(tmp_path: Path) -> None:
    other = LedgerSpec.model_validate({**SIGNED.model_dump(), "code": "sign", "title": "签", "also": []})
    mine = [
        "signed.csv",
        "签到2月.csv",
        "签到 10月.csv",
        "打卡/甲站.csv",
        "打卡/2026/乙站.CSV",
        "signed_3.csv",
    ]
    none = ["signeds.csv", "打卡/签到 - 副本.csv", "打卡/x.docx", "打卡.docx", "会议.csv", "旧/1.csv"]
    for name in [*mine, *none, "~$签到.xlsx", "打卡/.x.csv", "blank/signed.xlsx", "sign.csv"]:
        csv(tmp_path / "ledgers" / name)

    there = ledger_files(tmp_path, [SIGNED, other])

    place = tmp_path / "ledgers"
    assert [each.relative_to(place).as_posix() for each in there.files["signed"]] == [
        *("signed.csv", "signed_3.csv", "打卡/2026/乙站.CSV"),
        *("打卡/甲站.csv", "签到2月.csv", "签到 10月.csv"),
    ]
    assert [each.name for each in there.files["sign"]] == ["sign.csv"]
    assert sorted(each.origin.file for each in there.findings) == sorted(
        f"ledgers/{name}" for name in [*none[:-1], "旧"]
    )
    assert [ledger_of([SIGNED], f"ledgers/{name}") for name in mine] == [SIGNED] * 6
    assert ledger_of([SIGNED], "ledgers/会议.csv") is None
