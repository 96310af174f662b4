"""Leftovers of older bids: each found at its place and nothing else, near misses let pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document
from kit.edits import Edit, both, edit, planned, promised, reword, row, said
from kit.examples import bid
from kit.files import Change, in_word, paragraph
from kit.found import expect_error, expect_fine, findings, the

from docgen.check.response.company_name import misspelt
from docgen.load.response.project import load_project

PLAN = "plan/02-sites.md"
NAME = "广西示例人力资源服务有限公司"


def answer(sentence: str) -> Edit:
    """T5's answer gets a further sentence."""
    return said(sentence, "T5")


def watch(*words: str) -> Edit:
    return edit("project/watch", words)


def word_chapter(words: str) -> Change:
    """A cell of the Word chapter's table gets further words."""

    def write(document: Document) -> None:
        document.tables[0].cell(1, 1).paragraphs[0].add_run(words)

    return in_word(write)


ERRORS: list[tuple[str, Edit, str, str]] = [
    (
        "a past purchaser in an answer",
        answer("每月向示例市就业服务中心报告。"),
        "LEFTOVER-WATCH",
        "answers.yaml:",
    ),
    (
        "a past project in a commitment, with blanks in it",
        promised("示例市零工驿站 委托运营服务期间，所有面向求职者的服务一律免费。"),
        "LEFTOVER-WATCH",
        "response.yaml:",
    ),
    (
        "a watched word in an equipment note",
        both(watch("大新县"), row("equipment/台式电脑", note="交大新县站使用")),
        "LEFTOVER-WATCH",
        "equipment.xlsx:H6",
    ),
    (
        "a watched word in a line of the offer",
        both(watch("崇左驿站"), edit("response/offer/lines/自办招聘活动/name", "崇左驿站招聘活动")),
        "LEFTOVER-WATCH",
        "response.yaml:",
    ),
    (
        "a watched word even where experience is offered",
        both(watch("崇左驿站"), answer("我公司曾运营崇左驿站。")),
        "LEFTOVER-WATCH",
        "answers.yaml:",
    ),
    ("another lot", answer("标项二的服务同样按此执行。"), "LEFTOVER-LOT", "answers.yaml:"),
    ("another lot in digits", planned("分标 2 的站点由同一团队管理。"), "LEFTOVER-LOT", PLAN),
    ("another lot by its ordinal", planned("第二标段的站点由同一团队管理。"), "LEFTOVER-LOT", PLAN),
    (
        "another lot in the title",
        reword("project/title", "（标项一）", "（标项二）"),
        "LEFTOVER-LOT",
        "project.yaml:2",
    ),
    ("crosses", answer("联系人为×××。"), "LEFTOVER-PLACEHOLDER", "answers.yaml:"),
    (
        "letters X in an address",
        edit("response/sites/YOUYI/address", "凭祥市友谊镇XX街 8 号"),
        "LEFTOVER-PLACEHOLDER",
        "",
    ),
    ("to be settled", answer("具体人员待定。"), "LEFTOVER-PLACEHOLDER", "answers.yaml:"),
    ("an instruction in brackets", planned("（此处插入组织架构图）"), "LEFTOVER-PLACEHOLDER", PLAN),
    ("lorem ipsum", planned("Lorem ipsum dolor sit amet."), "LEFTOVER-PLACEHOLDER", PLAN),
    (
        "one character of the name",
        answer("由广西示列人力资源服务有限公司负责。"),
        "COMPANY-NAME",
        "answers.yaml:",
    ),
    ("a character too few", planned("广西示例人力资服务有限公司对此负责。"), "COMPANY-NAME", PLAN),
    (
        "two characters changed places",
        reword(
            "response/commitments/4",
            "不转包，不分包，不借用资质",
            "不转包，由广西示例人力资源服务限有公司自营",
        ),
        "COMPANY-NAME",
        "response.yaml:",
    ),
]

BENIGN: list[tuple[str, Edit]] = [
    (
        "the title of a past contract's evidence",
        edit("bidder/evidence/E-CONTRACT-1/title", "示例市零工驿站委托运营服务"),
    ),
    (
        "a past contract offered as experience",
        planned("我公司曾承接示例市零工驿站委托运营服务，做法沿用至今。"),
    ),
    (
        "a past purchaser beside the evidence of the contract",
        both(
            reword("answers/T5/text", "质量标准表九项", "做法经示例市就业服务中心考核。质量标准表九项"),
            edit("answers/T5/evidence", ["E-CONTRACT-1"]),
        ),
    ),
    (
        "this bid's purchaser on the watch list",
        both(watch("凭祥市就业服务中心"), answer("报凭祥市就业服务中心。")),
    ),
    (
        "a watched word within this purchaser's name",
        both(watch("祥市就业服务"), answer("报凭祥市就业服务中心。")),
    ),
    (
        "a past contract with this purchaser",
        both(
            edit("bidder/contracts/0/purchaser", "凭祥市就业服务中心"),
            answer("报凭祥市就业服务中心。"),
        ),
    ),
    ("the own lot in words and digits", answer("标项一（第1标段、分标1）的服务按此执行。")),
    ("a list of items", answer("附标项一览表；标段两个月内完成，第二包装方案不变，评分标准第二项照办。")),
    ("a round on the watch list left as it is", watch("大新县人社局")),
    ("a wait for the regular inspection", answer("不等待定期检查，待定岗后即上岗。")),
    ("measures with a cross", answer("展板为 2400×1200×30 mm，XL 号工服，型号 XXL-200。")),
    ("lenticular brackets for a heading", planned("【要点】五站同一套制度，【注】按月更新。")),
    ("two low lines in a file name", answer("文件名为 log__2025 的台账。")),
    ("brackets that say where", answer("（此项由站长负责）")),
    ("the name as it is", answer(f"由{NAME}负责。")),
    ("the name with a branch", answer(f"由{NAME}凭祥分公司负责。")),
    ("a short form of the name", answer("由示例人力资源服务有限公司（简称示例人力）负责。")),
    ("another company", answer("车辆向南宁样本汽车租赁有限公司租用。")),
    ("last year's year", answer("2024年服务 3000 人。")),
    ("an old year in a citation", answer("按国务院2018年公布的条例和桂人社发〔2019〕12号执行。")),
    ("an old year of the company's own", answer("我公司2019年成立，2021年起经营零工驿站。")),
    ("a figure like a year", answer("全年推荐2020人，2018户，面积1998㎡。")),
    ("the own project's number", answer("项目编号为示例-PX-2025-01。")),
]
IN_FILES: list[tuple[str, Change, str, str]] = [
    (
        "a past contract's number in the plan",
        paragraph("本项目（SLSZC2023-C3-00000）设五站。"),
        "LEFTOVER-WATCH",
        "plan/02-sites.md:15",
    ),
    (
        "a past purchaser in a Word table",
        word_chapter("，对接样本县人力资源和社会保障局"),
        "LEFTOVER-WATCH",
        "plan/06-staffing.docx:¶",
    ),
    ("a line to write on", paragraph("服务电话：\\_\\_\\_\\_\\_\\_。"), "LEFTOVER-PLACEHOLDER", PLAN),
    ("to do, in a chapter's code", paragraph("`TODO` 补充图片"), "LEFTOVER-PLACEHOLDER", PLAN),
    (
        "a field in lenticular brackets",
        word_chapter("【技术负责人姓名】"),
        "LEFTOVER-PLACEHOLDER",
        "06-staffing",
    ),
]
OWN = {"LEFTOVER-WATCH", "LEFTOVER-LOT", "LEFTOVER-YEAR", "LEFTOVER-PLACEHOLDER", "COMPANY-NAME"}


@pytest.mark.parametrize(("name", "change", "code", "place"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_leftover_is_the_only_error(name: str, change: Edit, code: str, place: str) -> None:
    assert place in str(expect_error(findings(bid(change)), code).origin)


@pytest.mark.parametrize(("name", "change", "code", "place"), IN_FILES, ids=[case[0] for case in IN_FILES])
def test_a_leftover_in_a_chapter_s_file_is_the_only_error(
    name: str, change: Change, code: str, place: str, lot1: Path
) -> None:
    change(lot1)

    assert place in str(expect_error(findings(load_project(lot1)), code).origin)


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Edit) -> None:
    expect_fine(findings(bid(change)), *OWN)


def test_a_rule_between_paragraphs_is_let_pass(lot1: Path) -> None:
    paragraph("___")(lot1)

    expect_fine(findings(load_project(lot1)), *OWN)


@pytest.mark.parametrize("text", ["本站于2022年5月开放。", "自2022-05-01开放。"])
def test_a_year_of_an_older_bid_is_doubted(text: str, lot1: Path) -> None:
    paragraph(text)(lot1)

    finding = the(findings(load_project(lot1)), *OWN)

    assert (finding.code, finding.severity) == ("LEFTOVER-YEAR", "warning")
    assert str(finding.origin) == "plan/02-sites.md:15"


def test_a_bid_for_another_lot_takes_its_own_number() -> None:
    lot = [edit("tender/lot/code", "标项十二"), reword("project/title", "标项一", "标项12")]

    found = findings(bid(*lot, answer("第十二标段的服务按此执行。")))

    assert not {finding.code for finding in found} & OWN


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("广西示例人力资源服务有限公同", ["广西示例人力资源服务有限公同"]),
        ("厂西示例人力资源服务有限公司", ["厂西示例人力资源服务有限公司"]),
        ("广西示例入力资原服务有限公司", ["广西示例入力资原服务有限公司"]),
        ("示例人力资源服务有限公司", []),
        ("由示例人力资源服务有限公司承担", []),
        ("广西示例人力资源服务公司", []),
        ("南宁样本人力资源服务有限公司", []),
        ("", []),
    ],
)
def test_a_name_is_misspelt_by_one_or_two_characters(text: str, found: list[str]) -> None:
    assert list(misspelt(text, NAME)) == found


def test_two_characters_make_another_short_name() -> None:
    assert list(misspelt("甲丁有限公同", "甲乙有限公司")) == []
    assert list(misspelt("甲乙有限公同", "甲乙有限公司")) == ["甲乙有限公同"]


def test_a_later_line_of_a_paragraph_or_listing_is_named(lot1: Path) -> None:
    paragraph("第一行，\n第二行待定。\n\n```\n一\n二待定\n```")(lot1)

    found = findings(load_project(lot1))

    places = [str(finding.origin) for finding in found if finding.code in OWN]
    assert places == ["plan/02-sites.md:16", "plan/02-sites.md:20"]
