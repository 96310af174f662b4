"""Sixty forms with awkward blanks through the whole path: read, bound, filled, written, read back.

The truth of each blank stands in the forms' own data (`awkward_forms/`), written by hand. What is printed has to
be just that: a word changed, a value in a wrong blank and a blank that nobody filled all show.
"""

from __future__ import annotations

from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest
from kit.awkward_forms import Form, heading, tender, wanted
from kit.edits import add, edit, row
from kit.examples import bid
from kit.prescribed import cut
from ruamel.yaml import YAML

from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.reading.blocks import paragraphs_of
from docgen.packages.form_content import form_content
from docgen.packages.forms import Content, filled_forms
from docgen.rules import ruleset

FOLDER = Path(__file__).with_name("awkward_forms")
FILES = sorted(each.stem for each in FOLDER.glob("*.yaml"))
VALUES = {
    "tender.purchaser": "凭祥市就业服务中心",
    "tender.agency": "样本招标代理有限公司",
    "tender.project_name": "凭祥产业园就业服务站及城区、镇就业服务站建设运营服务",
    "tender.project_no": "示例-PX-2025-01",
    "tender.lot_no": "标项一",
    "tender.subject": "凭祥产业园就业服务站及城区、镇就业服务站建设",
    "tender.industry": "租赁和商务服务业",
    "tender.deposit": "10,000.00",
    "bidder.name": "广西示例人力资源服务有限公司",
    "bidder.address": "广西壮族自治区示例市示例区样本路 8 号示例大厦 6 楼",
    "bidder.postcode": "530000",
    "bidder.phone": "0771-0000000",
    "bidder.email": "tender@example.com",
    "bidder.credit_code": "91450000MA00000092",
    "bidder.kind": "有限责任公司",
    "bidder.founded": "2019年4月18日",
    "bidder.term": "长期",
    "bidder.capital": "2,000,000.00",
    "bidder.scope": "职业中介活动；人力资源服务（不含职业中介活动、劳务派遣服务）；劳务派遣服务；企业管理咨询；会议及展览服务",
    "bidder.bank": "示例银行股份有限公司示例市分行",
    "bidder.account": "6200000000000000000",
    "bidder.account_name": "广西示例人力资源服务有限公司",
    "bidder.employees": "46",
    "bidder.revenue": "986",
    "bidder.assets": "532",
    "bidder.sme_class": "小型企业",
    "legal.name": "甄示例",
    "legal.sex": "女",
    "legal.age": "45",
    "legal.title": "执行董事兼总经理",
    "legal.id_no": "450000198004160002",
    "agent.name": "贾样本",
    "agent.id_no": "450000198910090018",
    "agent.phone": "13700000000",
    "agent.from": "2025年11月1日",
    "agent.until": "2026年3月31日",
    "manager.name": "陈样一",
    "manager.sex": "女",
    "manager.age": "40",
    "manager.education": "本科",
    "manager.major": "管理",
    "manager.post": "项目经理",
    "manager.years": "10",
    "response.signed": "2025年11月18日",
    "response.validity_days": "90",
    "offer.total": "1,862,400.00",
    "offer.total_words": "壹佰捌拾陆万贰仟肆佰元整",
}
"""What a form prints for each field of this bid."""


@cache
def forms(name: str) -> list[Form]:
    return YAML(typ="safe").load(FOLDER / f"{name}.yaml")  # type: ignore[no-any-return]


@cache
def content() -> tuple[object, Content]:
    agency = {"name": VALUES["tender.agency"], "role": "采购代理机构"}
    bond = {"kind": "bid", "asked": True, "amount": "10000", "place": {"section": "前附表", "item": "8"}}
    parties = [party.model_dump(exclude_unset=True) for party in bid().tender.parties]
    project = bid(
        edit("tender/parties", [*parties, agency]),
        edit("tender/bonds", [bond]),
        add("response/sites/0/posts", {"staff": "S01", "role": "项目经理"}),
        row("staff/S01", working_since="2015-03-01", major="管理"),
    )
    return form_content(project, response_figures(project, ruleset(project.tender.opening)))


def lines(source: bytes) -> list[str]:
    document = open_word(source, "form.docx", "form.docx")
    return [each.text for each in paragraphs_of(document.blocks) if each.text.strip()]


@cache
def printed(name: str) -> dict[str, list[str]]:
    """The lines of each form by its title."""
    file = tender(forms(name))
    found = cut(file)
    known, rest = content()
    made = filled_forms(file, open_word(file, "x", "x"), found, known, rest)
    by_title: dict[str, list[str]] = {}
    titles = {heading(number, form) for number, form in enumerate(forms(name), 1)}
    for line in lines(made.content):
        if line in titles:
            own = by_title.setdefault(line, [])
        else:
            own.append(line)
    return by_title


CASES = [(name, number) for name in FILES for number in range(1, len(forms(name)) + 1)]


def test_there_are_sixty() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("name", "number"), CASES)
def test_every_blank_holds_its_own_value_or_none_and_no_other_word_changed(name: str, number: int) -> None:
    form = forms(name)[number - 1]
    should, said = wanted(form, VALUES), printed(name).get(heading(number, form), [])

    assert list(unified_diff(should, said, lineterm="", n=0)) == []
