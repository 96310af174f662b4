"""Old bids of several houses' styles read back: every answer is found whole, with what it answers."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pytest
from kit.project import EXAMPLES, Ran, rewrite

from docgen.intake.former.bid import FormerRead, former_bid
from docgen.intake.opened import opened
from docgen.load.response.project import load_project
from docgen.model.company.former import FormerPair
from docgen.model.project import Project
from docgen.model.text import squeezed
from docgen.rules.tenders import former_rule

Docgen = Callable[..., Ran]


@dataclass(frozen=True)
class Asked:
    """A clause of the example's tender, which is invented, and its answer."""

    code: str
    text: str
    answer: str


@pytest.fixture(scope="module")
def property_bid() -> Project:
    return load_project(EXAMPLES / "property")


@pytest.fixture(scope="module")
def clauses(property_bid: Project) -> list[Asked]:
    found = [
        Asked(each.code, each.as_asked, property_bid.answers[each.code].text.strip())
        for each in property_bid.tender.lot.clauses
        if each.code in property_bid.answers
    ]
    assert len(found) > 40
    return found


def read(path: Path) -> FormerRead:
    return former_bid(opened(path), "0", path.name, former_rule())


def whole(pairs: tuple[FormerPair, ...], clauses: list[Asked]) -> None:
    """Each answer stands in one pair, nothing cut off or added, beside the words of its clause."""
    by_answer = {squeezed(pair.answer): pair for pair in pairs}
    for each in clauses:
        pair = by_answer.get(squeezed(each.answer))
        assert pair is not None, f"{each.code}: {each.answer}"
        assert squeezed(each.text) in squeezed(pair.title + pair.asked), each.code


@pytest.mark.parametrize("example", ["property", "pingxiang-lot1"])
def test_a_bid_that_docgen_built_is_read_back(tmp_path: Path, docgen: Docgen, example: str) -> None:
    ran = docgen("build", EXAMPLES / example, "response", "--format", "docx", "--out", tmp_path)
    assert ran.code == 0, ran.err
    project = load_project(EXAMPLES / example)
    pairs = tuple(
        pair for file in sorted((tmp_path / "response").glob("*.docx")) for pair in read(file).bid.pairs
    )
    found = {squeezed(pair.answer) for pair in pairs}
    clauses = [each.code for each in project.tender.lot.clauses]
    missing = [code for code in clauses if squeezed(project.answers[code].text) not in found]
    assert not missing


def test_own_heads_and_numbers_of_a_house_are_understood(tmp_path: Path, docgen: Docgen) -> None:
    """The built-in template as another company has changed it: its own words above every column."""
    folder = tmp_path / "bid"
    shutil.copytree(EXAMPLES / "pingxiang-lot1", folder)
    assert docgen("templates", "eject", "response", folder).code == 0
    template = folder / "templates" / "response" / "technical.docx"
    heads = {
        "采购文件要求": "磋商文件条款内容",
        "响应内容": "我公司应答",
        "评分内容": "评审因素",
        "序号": "项号",
    }
    with zipfile.ZipFile(template) as archive:
        text = archive.read("word/document.xml").decode()
    assert all(f">{old}<" in text for old in heads)

    def renamed(content: bytes) -> bytes:
        told = content.decode()
        for old, new in heads.items():
            told = told.replace(f">{old}<", f">{new}<")
        return told.encode()

    rewrite(template, "word/document.xml", renamed)
    ran = docgen("build", folder, "response", "--format", "docx", "--draft", "--out", tmp_path / "out")
    assert ran.code == 0, ran.err
    project = load_project(folder)
    pairs = read(tmp_path / "out" / "response" / "商务技术文件.docx").bid.pairs
    found = {squeezed(pair.answer) for pair in pairs}
    assert [code for code, each in project.answers.items() if squeezed(each.text) not in found] == []


def test_a_table_with_heads_of_two_rows_and_numbers_of_clauses(tmp_path: Path, clauses: list[Asked]) -> None:
    document = docx.Document()
    document.add_paragraph("项目名称：栖川县政务服务中心物业管理服务项目")
    table = document.add_table(2, 5)
    for cell, text in zip(
        table.rows[0].cells, ("条款号", "招标文件", "投标文件", "投标文件", "备注"), strict=True
    ):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("条款号", "要求", "应答", "偏离", "备注"), strict=True):
        cell.text = text
    for column in (0, 4):
        table.cell(0, column).merge(table.cell(1, column)).text = ("条款号", "", "", "", "备注")[column]
    table.cell(0, 2).merge(table.cell(0, 3)).text = "投标文件"
    rows(table, [(each.code, each.text, each.answer, "无偏离", "") for each in clauses])
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx").bid
    whole(got.pairs, clauses)
    assert [pair.code for pair in got.pairs] == [each.code for each in clauses]
    assert {pair.deviation for pair in got.pairs} == {"无偏离"}


def test_a_table_that_goes_on_without_its_heads_or_with_them_again(
    tmp_path: Path, clauses: list[Asked]
) -> None:
    document = docx.Document()
    heads = ("序号", "采购需求", "供应商响应", "偏离说明")
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    told = [(str(n), each.text, each.answer, "无") for n, each in enumerate(clauses, 1)]
    rows(table, told[:15])
    document.add_paragraph("")
    rows(document.add_table(0, 4), told[15:30])
    document.add_paragraph("（续表）")
    rows(document.add_table(0, 4), [heads, *told[30:]])
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx").bid.pairs
    whole(got, clauses)
    assert len(got) == len(clauses)


def test_answers_below_what_they_answer(tmp_path: Path, clauses: list[Asked]) -> None:
    """No table at all: 招标文件要求：… and 我方响应：… by turns, answers of more than one paragraph."""
    document = docx.Document()
    document.add_heading("逐条应答", 1)
    for each in clauses:
        document.add_paragraph(f"招标文件要求：{each.text}")
        first, _, rest = each.answer.partition("，")
        document.add_paragraph(f"我方响应：{first}{'，' if rest else ''}")
        if rest:
            document.add_paragraph(rest)
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx").bid.pairs
    whole(got, clauses)
    assert len(got) == len(clauses)


def test_the_clause_itself_stands_above_its_answer(tmp_path: Path, clauses: list[Asked]) -> None:
    document = docx.Document()
    for number, each in enumerate(clauses, 1):
        document.add_paragraph(f"{number}、{each.text}")
        document.add_paragraph(f"答：{each.answer}")
    document.save(str(tmp_path / "旧标书.docx"))
    whole(read(tmp_path / "旧标书.docx").bid.pairs, clauses)


def test_answers_that_only_confirm_are_counted_and_not_kept(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 3)
    for cell, text in zip(table.rows[0].cells, ("招标要求", "投标响应", "偏离"), strict=True):
        cell.text = text
    rows(
        table,
        [
            ("质保期不少于一年。", "完全响应", "无"),
            ("15分钟内到场。", "值班电工10分钟内到场。", "无"),
            ("按月报告。", "满足", "无"),
        ],
    )
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx")
    assert [pair.answer for pair in got.bid.pairs] == ["值班电工10分钟内到场。"]
    assert got.passed.confirmations == 2


def test_tables_of_equipment_people_and_prices_are_no_answers(tmp_path: Path) -> None:
    document = docx.Document()
    for heads, line in (
        (
            ("序号", "要求", "拟投入", "响应情况"),
            ("1", "洗地机不限", "洗地机三台一用两备", "满足采购文件的要求"),
        ),
        (("姓名", "要求", "响应内容"), ("张三", "本科以上学历", "本科毕业，有证书原件备查")),
        (("名称", "要求", "单价", "响应"), ("保洁", "每天两次以上", "3.00", "每天三次，按清单收费")),
    ):
        table = document.add_table(1, len(heads))
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            cell.text = text
        rows(table, [line])
        document.add_paragraph("另一张表")
    document.save(str(tmp_path / "旧标书.docx"))
    assert read(tmp_path / "旧标书.docx").bid.pairs == ()


def test_chapters_are_kept_by_their_headings_and_forms_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    text = "接到报修后由值班员登记派单，维修工带齐工具到场，修好后请报修人签字，当天录入台账，次日回访一次。"
    for level, heading, words in (
        (1, "第六章 服务方案", ""),
        (2, "一、维修服务", text),
        (3, "（一）夜间报修", text + "夜间另派一人。"),
        (2, "二、其他", "略"),
        (
            1,
            "授权委托书",
            "兹授权张三为代理人，身份证号 450000198910090018，办理本次投标的一切事宜，绝无转委托之权。",
        ),
    ):
        document.add_heading(heading, level)
        if words:
            document.add_paragraph(words)
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx")
    assert [each.headings for each in got.bid.chapters] == [
        ("第六章 服务方案", "一、维修服务"),
        ("第六章 服务方案", "一、维修服务", "（一）夜间报修"),
    ]
    assert (got.passed.forms, got.passed.short) == (1, 1)
    assert "450000198910090018" not in got.bid.model_dump_json()


def test_headings_without_styles_are_known_by_their_numbers(tmp_path: Path) -> None:
    document = docx.Document()
    text = "接到报修后由值班员登记派单，维修工带齐工具到场，修好后请报修人签字，当天录入台账，次日回访一次。"
    for line in ("第二章 服务方案", "一、日常维修", text, "（一）登记", text, "二、巡检", text):
        document.add_paragraph(line)
    document.save(str(tmp_path / "旧标书.docx"))
    assert [each.headings[1:] for each in read(tmp_path / "旧标书.docx").bid.chapters] == [
        ("一、日常维修",),
        ("一、日常维修", "（一）登记"),
        ("二、巡检",),
    ]


def test_numbers_of_persons_are_taken_out_and_counted(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, ("招标要求", "投标响应"), strict=True):
        cell.text = text
    rows(table, [("指定联系人。", "联系人李例（身份证号450000198910090018，手机13800000000），全天接听。")])
    document.save(str(tmp_path / "旧标书.docx"))
    got = read(tmp_path / "旧标书.docx")
    assert got.bid.pairs[0].answer == "联系人李例（身份证号***，手机***），全天接听。"
    assert got.passed.numbers == 2


def rows(table: Any, told: list[tuple[str, ...]]) -> None:
    for line in told:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
