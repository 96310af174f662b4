"""Leftovers of older bids: each found at its place and nothing else, near misses let pass."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from kit.findings_of import Change, both, codes, edit, equipment, findings_of

from docgen.check.response.company_name import misspelt

ANSWERS, RESPONSE, TENDER, PROJECT = "answers.yaml", "response.yaml", "tender.yaml", "project.yaml"
PLAN = "plan/02-sites.md"
NAME = "广西示例人力资源服务有限公司"


def answer(text: str) -> Change:
    """T5's answer gets a further sentence."""
    return edit(ANSWERS, ("并与员工奖金挂钩。", f"并与员工奖金挂钩。{text}"))


def plan(text: str) -> Change:
    """A chapter gets a further paragraph, on line 13."""
    return edit(PLAN, ("\n## 产业园站\n", f"\n{text}\n\n## 产业园站\n"))


def watch(*words: str) -> Change:
    return edit(PROJECT, ("company: company", f"company: company\nwatch: [{', '.join(words)}]"))


def word_chapter(text: str) -> Change:
    def change(folder: Path) -> None:
        path = folder / "plan/06-staffing.docx"
        document = docx.Document(str(path))
        document.tables[0].cell(1, 1).paragraphs[0].add_run(text)
        document.save(str(path))

    return change


ERRORS: list[tuple[str, Change, str, str]] = [
    (
        "a past purchaser in an answer",
        answer("每月向示例市就业服务中心报告。"),
        "LEFTOVER-WATCH",
        "answers.yaml:",
    ),
    (
        "a past contract's number in the plan",
        plan("本项目（SLSZC2023-C3-00000）设五站。"),
        "LEFTOVER-WATCH",
        "plan/02-sites.md:13",
    ),
    (
        "a past purchaser in a Word table",
        word_chapter("，对接样本县人力资源和社会保障局"),
        "LEFTOVER-WATCH",
        "plan/06-staffing.docx:¶",
    ),
    (
        "a past project in a commitment, with blanks in it",
        edit(RESPONSE, ("  - 所有面向求职者", "  - 示例市零工驿站 委托运营服务期间，所有面向求职者")),
        "LEFTOVER-WATCH",
        "response.yaml:",
    ),
    (
        "a watched word in an equipment note",
        both(watch("大新县"), equipment("台式电脑", 备注="交大新县站使用")),
        "LEFTOVER-WATCH",
        "equipment.xlsx:H6",
    ),
    (
        "a watched word in a line of the offer",
        both(watch("崇左驿站"), edit(RESPONSE, ("name: 自办招聘活动", "name: 崇左驿站招聘活动"))),
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
    ("another lot in digits", plan("分标 2 的站点由同一团队管理。"), "LEFTOVER-LOT", PLAN),
    ("another lot by its ordinal", plan("第二标段的站点由同一团队管理。"), "LEFTOVER-LOT", PLAN),
    (
        "another lot in the title",
        edit(PROJECT, ("（标项一）", "（标项二）")),
        "LEFTOVER-LOT",
        "project.yaml:2",
    ),
    ("crosses", answer("联系人为×××。"), "LEFTOVER-PLACEHOLDER", "answers.yaml:"),
    (
        "letters X in an address",
        edit(RESPONSE, ("友谊镇示例街 8 号", "友谊镇XX街 8 号")),
        "LEFTOVER-PLACEHOLDER",
        "",
    ),
    ("a line to write on", plan("服务电话：\\_\\_\\_\\_\\_\\_。"), "LEFTOVER-PLACEHOLDER", PLAN),
    ("to be settled", answer("具体人员待定。"), "LEFTOVER-PLACEHOLDER", "answers.yaml:"),
    ("to do, in a chapter's code", plan("`TODO` 补充图片"), "LEFTOVER-PLACEHOLDER", PLAN),
    ("an instruction in brackets", plan("（此处插入组织架构图）"), "LEFTOVER-PLACEHOLDER", PLAN),
    (
        "a field in lenticular brackets",
        word_chapter("【项目负责人姓名】"),
        "LEFTOVER-PLACEHOLDER",
        "06-staffing",
    ),
    ("lorem ipsum", plan("Lorem ipsum dolor sit amet."), "LEFTOVER-PLACEHOLDER", PLAN),
    (
        "one character of the name",
        answer("由广西示列人力资源服务有限公司负责。"),
        "COMPANY-NAME",
        "answers.yaml:",
    ),
    ("a character too few", plan("广西示例人力资服务有限公司对此负责。"), "COMPANY-NAME", PLAN),
    (
        "two characters changed places",
        edit(RESPONSE, ("不转包，不分包，不借用资质", "不转包，由广西示例人力资源服务限有公司自营")),
        "COMPANY-NAME",
        "response.yaml:",
    ),
]

BENIGN: list[tuple[str, Change]] = [
    (
        "the title of a past contract's evidence",
        edit(
            "company/bidder.yaml",
            ("title: 业绩合同一：示例市零工驿站委托运营服务", "title: 示例市零工驿站委托运营服务"),
        ),
    ),
    ("a past contract offered as experience", plan("我公司曾承接示例市零工驿站委托运营服务，做法沿用至今。")),
    (
        "a past purchaser beside the evidence of the contract",
        edit(
            ANSWERS,
            (
                "质量标准表九项全部纳入站点绩效",
                "做法经示例市就业服务中心考核。质量标准表九项全部纳入站点绩效",
            ),
            (
                "并与员工奖金挂钩。",
                "并与员工奖金挂钩。\n    evidence: [E-CONTRACT-1]",
            ),
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
            edit("company/bidder.yaml", ("purchaser: 示例市就业服务中心", "purchaser: 凭祥市就业服务中心")),
            answer("报凭祥市就业服务中心。"),
        ),
    ),
    ("the own lot in words and digits", answer("标项一（第1标段、分标1）的服务按此执行。")),
    ("a list of items", answer("附标项一览表；标段两个月内完成，第二包装方案不变，评分标准第二项照办。")),
    ("a round on the watch list left as it is", watch("大新县人社局")),
    ("a wait for the regular inspection", answer("不等待定期检查，待定岗后即上岗。")),
    ("measures with a cross", answer("展板为 2400×1200×30 mm，XL 号工服，型号 XXL-200。")),
    ("lenticular brackets for a heading", plan("【要点】五站同一套制度，【注】按月更新。")),
    ("two low lines in a file name", answer("文件名为 log__2025 的台账。")),
    ("a rule between paragraphs", plan("___")),
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
OWN = {"LEFTOVER-WATCH", "LEFTOVER-LOT", "LEFTOVER-YEAR", "LEFTOVER-PLACEHOLDER", "COMPANY-NAME"}


@pytest.mark.parametrize(("name", "change", "code", "place"), ERRORS, ids=[case[0] for case in ERRORS])
def test_a_leftover_is_the_only_error(name: str, change: Change, code: str, place: str, lot1: Path) -> None:
    change(lot1)

    errors = [finding for finding in findings_of(lot1) if finding.severity == "error"]

    assert [finding.code for finding in errors] == [code]
    assert place in str(errors[0].origin)
    assert errors[0].origin.location


@pytest.mark.parametrize(("name", "change"), BENIGN, ids=[case[0] for case in BENIGN])
def test_a_near_miss_is_let_pass(name: str, change: Change, lot1: Path) -> None:
    change(lot1)

    found = findings_of(lot1)

    assert codes(found, "error") == set()
    assert not {finding.code for finding in found} & OWN


@pytest.mark.parametrize("text", ["本站于2022年5月开放。", "自2022-05-01开放。"])
def test_a_year_of_an_older_bid_is_doubted(text: str, lot1: Path) -> None:
    plan(text)(lot1)

    (finding,) = (finding for finding in findings_of(lot1) if finding.code in OWN)

    assert (finding.code, finding.severity) == ("LEFTOVER-YEAR", "warning")
    assert str(finding.origin) == "plan/02-sites.md:13"


def test_a_bid_for_another_lot_takes_its_own_number(lot1: Path) -> None:
    edit(TENDER, ("code: 标项一\n", "code: 标项十二\n"))(lot1)
    edit(PROJECT, ("标项一", "标项12"))(lot1)
    answer("第十二标段的服务按此执行。")(lot1)

    assert not {finding.code for finding in findings_of(lot1)} & OWN


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
    plan("第一行，\n第二行待定。\n\n```\n一\n二待定\n```")(lot1)

    places = [str(finding.origin) for finding in findings_of(lot1) if finding.code in OWN]

    assert places == ["plan/02-sites.md:14", "plan/02-sites.md:18"]
