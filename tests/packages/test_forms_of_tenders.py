"""The forms of five tenders filled for one company: every blank of their truths, by what really is printed.

The truths were written with the tenders, before anything read them. What was filled in is found by laying the
printed paragraph over the tender's own, gap by gap, without asking where docgen saw a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from kit.edits import edit
from kit.example_lot import TENDERS
from kit.examples import bid
from ruamel.yaml import YAML

from docgen.derive.forms.answering import Answers
from docgen.derive.forms.values import facts, values
from docgen.derive.response.figures import response_figures
from docgen.intake.forms.reading import forms
from docgen.intake.read import outline_of
from docgen.intake.word.open import open_word
from docgen.model.project import Project
from docgen.model.reading.blocks import Document, paragraphs_of
from docgen.model.reading.reading import TenderForm
from docgen.packages.form_plan import Content
from docgen.packages.forms import FilledForms, filled_forms
from docgen.rules import ruleset

OPEN = {
    "a-property": (87, 2),
    "b-dispatch": (96, 4),
    "c-food": (79, 9),
    "d-itops": (101, 6),
    "f-green-messy": (75, 4),
}
"""The blanks of each tender by its truth, and how many of them a person fills."""

NAMES = tuple(OPEN)
INVENTED = TENDERS / "invented"
there = pytest.mark.skipif(not INVENTED.is_dir(), reason="the invented tenders lie beside the repository")

BY_HAND = re.compile("签字|签名|[甲乙]方盖章|(?:牵头方|成员)盖章|签章|复印件")
"""Places for a pen, a seal of others or a copy: printed empty."""

SEALED = ("公章", "投标人盖章", "供应商盖章")
"""Where the bidder's seal goes, over its name."""

NOT_ITS_OWN = ("联合体协议书", "分包意向协议")
"""Forms that this company does not fill: it bids alone and gives nothing away."""

LEFT = {("保密承诺书", "项目名称")}
"""在____中接触的信息: the project, or the work; a person says."""

_HINT = r"[（(【〔\[][^（()）】【:：_\s]{1,40}[)）】〕\]]"
_GAP = re.compile(rf"[_\s]+(?:{_HINT})?|{_HINT}|(?<=[：:])(?=$)|[□☑]")
"""What may have to be filled in, by its look alone: lines, white space, hints, an end behind a colon."""


@cache
def truth(name: str) -> dict[str, Any]:
    with (INVENTED / name / "truth.yaml").open(encoding="utf-8") as file:
        return YAML(typ="safe").load(file)  # type: ignore[no-any-return]


@cache
def project(name: str) -> Project:
    """The example's company, bidding on that tender."""
    told = truth(name)["meta"]
    parties = [{"name": told["purchaser"], "role": "采购人"}]
    parties += [{"name": told["agency"], "role": "采购代理机构"}]
    return bid(
        edit("tender/parties", parties),
        edit("tender/project_name", told["project"]),
        edit("tender/project_number", told["number"]),
    )


@cache
def read(name: str) -> tuple[bytes, Document, tuple[TenderForm, ...]]:
    source = (INVENTED / name / "tender.docx").read_bytes()
    document = open_word(source, "tender.docx", "tender.docx")
    return source, document, forms(outline_of(document))


@cache
def filled(name: str) -> FilledForms:
    bidding = project(name)
    figures = response_figures(bidding, ruleset(bidding.tender.opening))
    content = Content(Answers(), {}, facts(bidding, figures))
    return filled_forms(*read(name), values(bidding, figures), content)


def printed(name: str) -> Iterator[tuple[TenderForm, list[tuple[str, str]]]]:
    """Each form with its paragraphs as the tender has them and as they are printed."""
    _, document, found = read(name)
    new = iter(list(paragraphs_of(open_word(filled(name).content, "x", "x").blocks)))
    before = list(paragraphs_of(document.blocks))
    places = {each.id: at for at, each in enumerate(before)}
    for form in found:
        first, last = places[form.found.block], _last(document, form, places)
        pairs = []
        for old in before[first : last + 1]:
            if old.source == "body":
                pairs.append((old.text, next(new).text))
        yield form, pairs


def _last(document: Document, form: TenderForm, places: dict[str, int]) -> int:
    if form.last in places:
        return places[form.last]
    table = next(block for block in document.blocks if block.id == form.last)
    return max(places[each.id] for each in paragraphs_of((table,)))


def put_in(old: str, new: str) -> list[str]:
    """What stands in the gaps of a printed line that did not stand there before."""
    pattern, gaps, at = "", [], 0
    for gap in _GAP.finditer(old):
        pattern += re.escape(old[at : gap.start()]) + "(.*?)"
        gaps.append(gap.group())
        at = gap.end()
    found = re.fullmatch(pattern + re.escape(old[at:]), new, re.DOTALL)
    assert found, f"words outside the blanks changed: {old!r} became {new!r}"
    return [
        said
        for gap, said in zip(gaps, found.groups(), strict=True)
        if said.strip(" _　\t") != gap.strip(" _　\t")
    ]


def bare(said: str) -> str:
    """Without lines, white space, and words that the form prints within a blank: of a date, of an amount."""
    return re.sub(r"[年月日\s_]|（[大小]写）", "", said)


def expected(name: str, title: str, field: str) -> str | None:
    """What stands in a blank by its truth; None where it stays empty."""
    bidding = project(name)
    bidder, tender = bidding.bidder, bidding.tender
    legal, agent = bidder.legal_representative, bidder.agent
    assert agent is not None
    if (title, field) in LEFT or title in NOT_ITS_OWN or BY_HAND.search(field):
        return None
    known: dict[str, object] = {
        "采购人名称": tender.purchaser.name, "采购单位名称": tender.purchaser.name,
        "代理机构名称": tender.parties[1].name,
        "项目名称": tender.project_name, "项目编号": tender.project_number,
        "有效期天数": bidding.response.validity_days, "开户银行": bidder.bank, "账号": bidder.account,
        "通讯地址": bidder.address, "地址": bidder.address, "邮编": bidder.postcode, "电话": bidder.phone,
        "联系电话": bidder.phone, "电子邮箱": bidder.email, "单位性质": bidder.kind,
        "成立时间": bidder.founded,
        "经营期限": "长期", "姓名": legal.name, "性别": legal.gender, "年龄": 45, "职务": legal.position,
        "法定代表人姓名": legal.name, "被授权人姓名": agent.name, "被授权人身份证号": agent.id_number,
        "委托起始日": agent.authorised_from, "委托截止日": agent.authorised_until,
        "统一社会信用代码": bidder.uscc, "标的名称": tender.lot.sme and tender.lot.sme.item,
        "从业人员人数": 46, "营业收入": 986, "资产总额": 532, "中型企业/小型企业/微型企业": "小型企业",
        "日期": bidding.response.signed, "包号": tender.lot.code, "不属于符合条件的残疾人福利性单位。": "☑",
        "总价小写": "1,862,400.00", "投标总价小写": "1,862,400.00", "合计小写": "1,862,400.00",
        "最后报价小写": "1,862,400.00", "总价大写": "壹佰捌拾陆万贰仟肆佰元整",
        "投标总价大写": "壹佰捌拾陆万贰仟肆佰元整", "合计大写": "壹佰捌拾陆万贰仟肆佰元整",
        "管理费合计大写": "壹佰捌拾陆万贰仟肆佰元整",
        "最后报价大写": "壹佰捌拾陆万贰仟肆佰元整",
    }  # fmt: skip
    known |= dict.fromkeys(
        ("投标人名称", "供应商名称", "供应商全称", "投标人全称", "单位名称", "企业名称", *SEALED), bidder.name
    )
    said = known.get(field)
    return f"{said.year}年{said.month}月{said.day}日" if isinstance(said, date) else said and str(said)  # type: ignore[return-value]


@there
@pytest.mark.sample(2)
@pytest.mark.parametrize("name", NAMES)
def test_every_blank_holds_its_own_value_or_none_and_no_other_word_changed(name: str) -> None:
    truths = {each["title"]: each for each in truth(name)["forms"]}
    wrong = {}
    for form, pairs in printed(name):
        said = "".join(part for old, new in pairs for part in put_in(old, new))
        fields = [blank["field"] for blank in truths[form.title]["blanks"]]
        should = "".join(filter(None, (expected(name, form.title, field) for field in fields)))
        if bare(said) != bare(should):
            wrong[form.title] = (said, should)

    assert wrong == {}


@there
@pytest.mark.sample(2)
@pytest.mark.parametrize(("name", "blanks", "most"), [(name, *count) for name, count in OPEN.items()])
def test_of_100_blanks_at_least_92_are_filled_or_wait_for_a_pen(name: str, blanks: int, most: int) -> None:
    left = [point for point in filled(name).points if point.kind in ("open", "unsaid", "unfit")]

    assert sum(len(form["blanks"]) for form in truth(name)["forms"]) == blanks
    assert len(left) <= most
    assert sum(count[1] for count in OPEN.values()) <= sum(count[0] for count in OPEN.values()) * Decimal(
        "0.08"
    )
