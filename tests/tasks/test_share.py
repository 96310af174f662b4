"""The bid for colleagues: workbooks by person, filled in, merged back by code; no answer is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from kit.project import EXAMPLES, Ran
from python_calamine import CalamineWorkbook

from docgen.load.files.yaml import read_yaml

Docgen = Callable[..., Ran]
PEOPLE = ("赵甲", "钱乙", "孙丙")


@pytest.fixture
def bid(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "property", tmp_path / "bid"))


def grid(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    """Heads and rows of a workbook that docgen wrote: title, note, heads, rows."""
    lines = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    heads = [str(cell) for cell in lines[2]]
    return heads, [dict(zip(heads, map(str, line), strict=True)) for line in lines[3:]]


def filled(path: Path, target: Path, changes: Mapping[str, Mapping[str, str]]) -> Path:
    """The workbook as somebody hands it back, saved by another program, the rows in another order."""
    heads, rows = grid(path)
    with xlsxwriter.Workbook(str(target)) as book:
        sheet = book.add_worksheet("应答")
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head)
        for number, row in enumerate(reversed(rows), 1):
            for column, head in enumerate(heads):
                sheet.write_string(number, column, changes.get(row["编号"], {}).get(head, row[head]))
    return target


def answers(bid: Path) -> dict[str, Any]:
    held, _ = read_yaml(bid / "answers.yaml", "answers.yaml")
    return dict(held["answers"])


def with_owners(bid: Path, docgen: Docgen, folder: Path) -> list[Path]:
    """Three people share the answers between them, by the workbook itself; the workbooks of each."""
    assert docgen("share", bid, "--to", folder).code == 0
    _, rows = grid(folder / "应答.xlsx")
    whose = {row["编号"]: {"负责人": PEOPLE[at % 3]} for at, row in enumerate(rows)}
    back = filled(folder / "应答.xlsx", folder / "分工.xlsx", whose)
    ran = docgen("gather", bid, back, "--json")
    assert ran.code == 0, ran.out
    assert docgen("share", bid, "--to", folder / "发出").code == 0
    return [folder / "发出" / f"应答-{name}.xlsx" for name in PEOPLE]


def test_nothing_filled_in_changes_nothing(bid: Path, tmp_path: Path, docgen: Docgen) -> None:
    before = (bid / "answers.yaml").read_bytes()
    assert docgen("share", bid, "--to", tmp_path / "out").code == 0
    back = filled(tmp_path / "out" / "应答.xlsx", tmp_path / "回.xlsx", {})
    ran = docgen("gather", bid, back, "--json")
    assert (ran.code, ran.json["taken"], ran.json["conflicts"]) == (0, [], [])
    assert ran.json["rows"] == ran.json["same"] == len(grid(tmp_path / "out" / "应答.xlsx")[1])
    assert (bid / "answers.yaml").read_bytes() == before


def test_workbooks_are_parted_by_person_and_hold_every_answer_once(
    bid: Path, tmp_path: Path, docgen: Docgen
) -> None:
    asked = set(answers(bid))
    books = with_owners(bid, docgen, tmp_path / "out")
    told = [row["编号"] for book in books for row in grid(book)[1]]
    assert len(told) == len(set(told))
    assert asked <= set(told)
    for name, book in zip(PEOPLE, books, strict=True):
        assert {row["负责人"] for row in grid(book)[1]} == {name}


def test_three_colleagues_with_two_conflicts_lose_no_answer(
    bid: Path, tmp_path: Path, docgen: Docgen
) -> None:
    """Each writes three answers of their own; one is changed in the project meanwhile, one by two of them."""
    books = with_owners(bid, docgen, tmp_path / "out")
    codes = [[row["编号"] for row in grid(book)[1] if row["类别"] == "条款"][:3] for book in books]
    written = {
        code: f"{name}新写的第{at}条：每两小时巡查一次，\n查完签字。"
        for name, mine in zip(PEOPLE, codes, strict=True)
        for at, code in enumerate(mine, 1)
    }
    back = [
        filled(book, tmp_path / f"{name}.xlsx", {code: {"响应内容": written[code]} for code in mine})
        for name, book, mine in zip(PEOPLE, books, codes, strict=True)
    ]
    # The first of 赵甲's was changed in the project since; 钱乙's first was answered by a fourth hand too.
    meanwhile, twice = codes[0][0], codes[1][0]
    changed = {meanwhile: {"响应内容": "项目里后来改的：每小时巡查一次。"}}
    early = filled(books[0], tmp_path / "早.xlsx", changed)
    assert docgen("gather", bid, early).code == 0
    other = filled(books[1], tmp_path / "李丁.xlsx", {twice: {"响应内容": "李丁写的：专人值守。"}})

    ran = docgen("gather", bid, *back, other, "--json")

    assert ran.code == 1
    assert sorted(each["code"] for each in ran.json["conflicts"]) == sorted([meanwhile, twice])
    now = answers(bid)
    for code, text in written.items():
        if code not in (meanwhile, twice):
            assert now[code]["text"] == text, code
    assert now[meanwhile]["text"] == "项目里后来改的：每小时巡查一次。"
    kept = [row["响应内容"] for row in grid(Path(ran.json["conflicts_file"]))[1]]
    everything = [*kept, *(each["text"] for each in now.values())]
    for text in [*written.values(), "项目里后来改的：每小时巡查一次。", "李丁写的：专人值守。"]:
        assert text in everything, text
    told = {each["code"]: {v["value"] for v in each["versions"]} for each in ran.json["conflicts"]}
    assert {written[twice], "李丁写的：专人值守。"} <= told[twice]
    assert {written[meanwhile], "项目里后来改的：每小时巡查一次。"} <= told[meanwhile]


def test_a_conflict_is_settled_by_its_own_workbook(bid: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("share", bid, "--to", tmp_path / "out").code == 0
    book = tmp_path / "out" / "应答.xlsx"
    code = grid(book)[1][5]["编号"]
    back = [
        filled(book, tmp_path / f"{name}.xlsx", {code: {"响应内容": f"{name}写的，每天三次。"}})
        for name in PEOPLE
    ]
    ran = docgen("gather", bid, *back, "--json")
    file = Path(ran.json["conflicts_file"])
    heads, rows = grid(file)
    assert [row["谁写的"] for row in rows] == ["项目现有", *PEOPLE]
    assert docgen("gather", bid, file).code == 0, "nothing chosen yet changes nothing"
    with xlsxwriter.Workbook(str(tmp_path / "定.xlsx")) as chosen:
        sheet = chosen.add_worksheet()
        for number, row in enumerate([dict(zip(heads, heads, strict=True)), *rows]):
            if row["谁写的"] == "钱乙":
                row["采用"] = "是"
            for column, head in enumerate(heads):
                sheet.write_string(number, column, row[head])
    ran = docgen("gather", bid, tmp_path / "定.xlsx", "--json")
    assert (ran.code, ran.json["taken"]) == (0, [code])
    assert answers(bid)[code]["text"] == "钱乙写的，每天三次。"


def test_deviation_evidence_and_line_ends_come_back(bid: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("share", bid, "--to", tmp_path / "out").code == 0
    book = tmp_path / "out" / "应答.xlsx"
    first, second = (row["编号"] for row in grid(book)[1][:2])
    before = answers(bid)
    back = filled(
        book,
        tmp_path / "回.xlsx",
        {
            first: {"偏离": "正偏离", "证明材料": "E-ISO9001，E-ISO14001", "问题与说明": "证书在总部"},
            second: {"响应内容": "第一行\r\n第二行 "},
        },
    )
    ran = docgen("gather", bid, back, "--json")
    assert ran.code == 0
    now = answers(bid)
    assert now[first] == {
        **before.get(first, {}), "deviation": "positive", "evidence": ["E-ISO9001", "E-ISO14001"]
    }  # fmt: skip
    assert now[second]["text"] == "第一行\n第二行"
    assert ran.json["remarks"] == [{"code": first, "who": "回", "remark": "证书在总部"}]


def test_what_is_emptied_stays_and_an_unknown_code_is_kept(bid: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("share", bid, "--to", tmp_path / "out").code == 0
    book = tmp_path / "out" / "应答.xlsx"
    first, second = (row["编号"] for row in grid(book)[1][:2])
    before = answers(bid)
    back = filled(
        book,
        tmp_path / "回.xlsx",
        {first: {"响应内容": ""}, second: {"编号": "T9.9", "响应内容": "写错编号的答复"}},
    )
    ran = docgen("gather", bid, back, "--json")
    assert ran.code == 1
    assert ran.json["emptied"] == [{"code": first, "field": "text"}]
    assert ran.json["unknown"] == [{"code": "T9.9", "who": "回"}]
    assert answers(bid) == before
    assert "写错编号的答复" in [row["响应内容"] for row in grid(Path(ran.json["conflicts_file"]))[1]]


def test_a_word_that_is_no_deviation_stops_everything(bid: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("share", bid, "--to", tmp_path / "out").code == 0
    book = tmp_path / "out" / "应答.xlsx"
    first, second = (row["编号"] for row in grid(book)[1][:2])
    before = (bid / "answers.yaml").read_bytes()
    changes = {first: {"偏离": "优于"}, second: {"响应内容": "新写的"}}
    ran = docgen("gather", bid, filled(book, tmp_path / "回.xlsx", changes))
    assert ran.code == 1
    assert "SHARE-DEVIATION" in ran.err
    assert (bid / "answers.yaml").read_bytes() == before


@pytest.mark.parametrize("example", ["property", "pingxiang-lot1", "gangbei"])
def test_brief_findings_and_preparations_are_workbooks(tmp_path: Path, docgen: Docgen, example: str) -> None:
    assert docgen("share", EXAMPLES / example, "--to", tmp_path).code == 0
    found = docgen("check", EXAMPLES / example, "--format", "json").json["findings"]
    _, rows = grid(tmp_path / "检查结果.xlsx")
    assert sorted(row["问题编号"] for row in rows) == sorted(each["code"] for each in found)
    _, brief = grid(tmp_path / "招标要点.xlsx")
    assert {"是什么", "谁", "何时", "多少钱", "废标"} <= {row["问题"] for row in brief}
    _, wanted = grid(tmp_path / "准备清单.xlsx")
    tender, _ = read_yaml(EXAMPLES / example / "tender.yaml", "tender.yaml")
    lot = tender.get("lot") or tender["lots"][0]
    rows_of_review = [each for each in lot.get("qualification") or () if each.get("by") != "purchaser"]
    assert sum(row["类别"] == "资格材料" for row in wanted) == len(rows_of_review)
    assert {row["类别"] for row in wanted} >= {"卷册"}


def test_a_draft_without_data_is_shared_too(tmp_path: Path, docgen: Docgen) -> None:
    """A project that does not load yet has findings and things to prepare all the same."""
    folder = tmp_path / "bid"
    shutil.copytree(EXAMPLES / "property", folder)
    (folder / "response.yaml").write_text("plan: []\n", encoding="utf-8")
    ran = docgen("share", folder, "--to", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert grid(tmp_path / "out" / "检查结果.xlsx")[1]
    assert grid(tmp_path / "out" / "准备清单.xlsx")[1]
