"""A tender's forms as entries, the volumes that are made of them, and the forms that rows are answered by."""

from __future__ import annotations

from typing import Any

from docgen.model.reading.reading import Found, TenderForm
from docgen.rules import drafting_rule
from docgen.tasks.into.forms import form_entries, with_parts
from docgen.tasks.into.proposed import Proposed


def form(title: str, volume: str = "", **said: Any) -> TenderForm:
    return TenderForm(
        title=title, found=Found(f"第六章 {title}", "p0001", "exact"), last="p0009", volume=volume, **said
    )


FORMS = (
    form("投标函", "商务技术文件", label="格式1"),
    form("开标一览表", "报价文件"),
    form("中小企业声明函（服务）", "资格证明文件"),
    form("商务、技术偏离表", "商务技术文件"),
    form("服务方案", "商务技术文件", free=True),
    form("最后报价表", "现场提交"),
    form("类似项目业绩一览表"),
)


def volumes(*titles: str) -> dict[str, list[str]]:
    codes = {"资格证明文件": "qualification", "报价文件": "price", "商务技术文件": "technical"}
    made: list[dict[str, Any]] = [
        {"code": codes.get(title, f"volume-{at}"), "title": title} for at, title in enumerate(titles)
    ]
    return {each["code"]: each["parts"] for each in with_parts(made, form_entries(FORMS), drafting_rule())}


def test_forms_go_into_the_volumes_that_the_tender_sorts_them_into_in_its_order() -> None:
    made = volumes("资格证明文件", "商务技术文件", "报价文件")

    assert [part for part in made["technical"] if part.startswith("G")] == ["G1", "G4", "G5", "G7"]
    assert [part for part in made["price"] if part.startswith("G")] == ["G2"]
    assert [part for part in made["qualification"] if part.startswith("G")] == ["G3"]


def test_a_form_that_is_handed_in_by_itself_goes_into_no_volume() -> None:
    assert not any("G6" in parts for parts in volumes("资格证明文件", "商务技术文件", "报价文件").values())


def test_chapters_stand_behind_the_title_that_leaves_them_to_the_bidder() -> None:
    made = volumes("商务技术文件")["technical"]

    assert made[made.index("G5") + 1] == "plan"


def test_what_the_tender_has_a_form_for_is_not_made_again() -> None:
    made = volumes("商务技术文件")["technical"]

    assert {"cover", "contents", "qualification", "evidence", "staff"} <= set(made)
    assert not {"offer", "answers", "sme", "contracts"} & set(made)


def test_a_row_is_answered_by_the_form_that_it_names_or_that_is_about_the_same() -> None:
    entries = form_entries(FORMS)
    proposed = Proposed({"forms": entries, "volumes": [{"parts": [each["code"] for each in entries]}]}, {})

    assert proposed.forms({"name": "企业规模", "text": "提供中小企业声明函"}) == ("中小企业声明函（服务）",)
    assert proposed.forms({"name": "业绩", "text": "每份合同得1分"}) == ("类似项目业绩一览表",)
    assert proposed.forms({"name": "重要条款", "text": "负偏离扣分", "marks": ["▲"]}) == ("商务、技术偏离表",)
    assert proposed.forms({"name": "纳税", "text": "近三个月纳税凭证"}) == ()


def test_a_form_in_no_volume_is_not_proposed() -> None:
    assert (
        Proposed({"forms": form_entries(FORMS), "volumes": []}, {}).forms({"name": "业绩", "text": ""}) == ()
    )


def test_a_form_of_another_lot_is_not_proposed() -> None:
    forms = [{"code": f"G{n}", "title": f"投标报价表（包{n}）", "lot": f"包{n}"} for n in (1, 2)]
    volume = {"parts": ["G1", "G2"]}
    proposed = Proposed({"forms": forms, "volumes": [volume]}, {"code": "包1"})

    assert proposed.forms({"name": "报价", "text": "投标报价表", "kind": "price"}) == ("投标报价表（包1）",)
