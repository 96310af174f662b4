"""What a blank is filled with: right, or left to a person; never a wrong person's or company's data."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from kit.form_chapters import outline, paragraph
from ruamel.yaml import YAML

from docgen.derive.forms.binding import bindings, columns
from docgen.intake.forms.reading import forms, line_blanks
from docgen.model.reading.reading import FormTable, Found, TenderForm
from docgen.rules import blank_words, label_words

CASES = YAML(typ="safe").load(Path(__file__).with_name("bindings.yaml"))


def form(title: str, line: str) -> TenderForm:
    found = line_blanks(paragraph(line, count()), blank_words())
    return TenderForm(title, Found("", "p0", "exact"), "p0", blanks=tuple(found))


def heads(title: str, *names: str) -> tuple[str, ...]:
    return columns(form(title, ""), FormTable(names, "t0"), label_words())


@pytest.mark.parametrize(("title", "line", "wanted"), CASES, ids=[f"{t}-{line[:20]}" for t, line, _ in CASES])
def test_a_blank_is_filled_with(title: str, line: str, wanted: list[str]) -> None:
    bound = bindings(form(title, line), label_words(), blank_words())

    assert [each.field or each.how for each in bound] == wanted


def test_what_a_person_answers_once_and_what_is_a_scan_are_told_apart() -> None:
    rows = [["法定代表人身份证复印件（人像面）", ""], ["代理人身份证复印件（国徽面）", ""]]
    lines = ["[p c b] 格式1　授权委托书", rows, "没有重大违法记录，____；"]
    (read,) = forms(outline(("格式", "forms", lines)))

    bound = bindings(read, label_words(), blank_words())

    assert [(each.how, each.field) for each in bound] == [
        ("file", "legal.id_copy_front"),
        ("file", "agent.id_copy_back"),
        ("ask", "declare.prior_ban"),
    ]


def test_a_box_is_bound_to_what_its_words_say() -> None:
    line = "□不属于符合条件的残疾人福利性单位。　□属于符合条件的残疾人福利性单位。"

    bound = bindings(form("残疾人福利性单位声明函", line), label_words(), blank_words())

    assert [(each.field, each.option) for each in bound] == [
        ("bidder.disabled_unit", "no"),
        ("bidder.disabled_unit", "yes"),
    ]


@pytest.mark.parametrize(
    ("title", "line", "wanted"),
    [
        ("情况表", "是否为中小企业：□是　□否", [("bidder.small", "yes"), ("bidder.small", "no")]),
        (
            "情况表",
            "是否属于残疾人福利性单位：□是 □否",
            [("bidder.disabled_unit", "yes"), ("bidder.disabled_unit", "no")],
        ),
        ("情况表", "本项目是否分包：□是　□否", [("bid.subcontract", "yes"), ("bid.subcontract", "no")]),
        ("情况表", "是否接受调剂：□是　□否", [("", ""), ("", "")]),
        (
            "情况表",
            "企业规模：□大型　□中型　□小型　□微型",
            [("bidder.sme_class", f"{size}型企业") for size in "大中小微"],
        ),
        ("声明函", "□不是监狱企业　□是监狱企业", [("bidder.prison", "no"), ("bidder.prison", "yes")]),
        ("分包意向协议", "乙方企业规模：□小型企业　□微型企业", [("", ""), ("", "")]),
        ("中小企业声明函（货物）", "□中型企业　□小型企业", [("", ""), ("", "")]),
        ("简历表", "性别：□男　□女", [("", ""), ("", "")]),
    ],
)
def test_boxes_that_the_data_decide(title: str, line: str, wanted: list[tuple[str, str]]) -> None:
    bound = bindings(form(title, line), label_words(), blank_words())

    assert [(each.field, each.option) for each in bound] == wanted


def test_one_head_means_what_the_title_says() -> None:
    assert heads("类似项目业绩一览表", "项目名称", "采购单位") == ("contract.name", "contract.client")
    assert heads("开标一览表", "项目名称", "采购单位") == ("tender.project_name", "")
    assert heads("其他材料", "项目名称", "数量", "说明") == ("", "", "")


def test_units_and_upper_heads_do_not_hide_a_column() -> None:
    assert heads("报价明细表", "单价（元/月）", "报价/小计（元）") == ("price.unit_price", "price.amount")


def test_posts_without_names_are_no_list_of_people() -> None:
    assert heads("人员配备表", "岗位", "人数") == ("", "")
    assert heads("人员情况表", "姓名", "岗位") == ("person.name", "person.post")
