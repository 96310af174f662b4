"""What a form asks and nobody said stays as the tender printed it, and is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from kit.edits import Edit, edit
from kit.examples import bid
from kit.prescribed import Form, cut, source

from docgen.check.response.forms import check_forms
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.finding import Finding
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.response.form_answers import FormAnswers
from docgen.packages.form_content import form_content
from docgen.packages.forms import filled_forms
from docgen.rules import ruleset

PLACE = {"section": "第四章", "item": "3"}
TERM = "委托期限：自　年　月　日至　年　月　日止。"
UNIT = "□不属于符合条件的残疾人福利性单位。　□属于符合条件的残疾人福利性单位。"


def filled(
    form: Form, *edits: Edit, own: Mapping[str, object] | None = None
) -> tuple[list[str], list[Finding]]:
    """What the form prints below its title, and what is told of it."""
    project = bid(*edits)
    known, content = form_content(project, response_figures(project, ruleset(project.tender.opening)))
    content.answers.own = FormAnswers.model_validate({"forms": [own] if own else []})
    file = source(form)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)
    lines = [each.text for each in paragraphs_of(open_word(made.content, "x", "x").blocks)]
    return [line for line in lines[1:] if line.strip()], list(check_forms(project, made.points, ()))


def codes(found: list[Finding]) -> list[str]:
    return [each.code for each in found]


def test_days_of_an_authority_that_ends_before_the_bid_does_stay_open() -> None:
    until = edit("bidder/agent/authorised_until", bid().valid_until - timedelta(days=1))

    lines, found = filled(("格式1　授权委托书", [TERM]), until)

    assert lines == [TERM]
    assert codes(found) == ["FORM-WITHHELD"] * 2
    assert {each.origin.file for each in found} == {"company/bidder.yaml"}
    assert found[0].message.values["why"].values["end"] == bid().valid_until


def test_days_that_cover_the_bid_are_printed() -> None:
    lines, found = filled(("格式1　授权委托书", [TERM]))

    assert lines == ["委托期限：自2025年11月1日至2026年3月31日止。"]
    assert found == []


def test_a_box_for_a_copy_that_stays_empty_is_told_with_its_place() -> None:
    form: Form = ("格式1　授权委托书", [[["法定代表人身份证复印件（人像面）", ""]]])

    _, found = filled(form)

    assert [(each.code, each.severity) for each in found] == [("FORM-UNSAID", "warning")]
    assert "授权委托书" in str(found[0].message.values["form"])


AREA = [
    ["序号", "服务名称", "养护面积（㎡）", "综合单价（元/㎡·年）", "总价（元）"],
    ["1", "绿地养护", "", "", ""],
]
OFFER = {"lines": [{"name": "绿地养护", "quantity": "12", "unit": "月", "unit_price": "1000"}]}
PRICED = edit("response/offer", OFFER), edit("tender/lot/price/heads", []), edit("tender/lot/price/parts", [])


def test_a_cell_of_a_printed_row_that_nothing_fills_is_told_and_a_price_per_another_unit_stays_out() -> None:
    lines, found = filled(("格式1　报价一览表", [AREA]), *PRICED)

    assert lines[-2:] == ["绿地养护", "12,000.00"]
    assert [(each.code, each.message.values["label"]) for each in found] == [
        ("FORM-COLUMN", "养护面积（㎡）"),
        ("FORM-COLUMN", "综合单价（元/㎡·年）"),
    ]


def test_a_persons_texts_stand_in_printed_rows() -> None:
    answers = {
        "form": "报价一览表",
        "columns": [{"head": AREA[0][2], "values": ["500"]}, {"head": AREA[0][3], "values": ["24"]}],
    }

    lines, found = filled(("格式1　报价一览表", [AREA]), *PRICED, own=answers)

    assert lines[-4:] == ["绿地养护", "500", "24", "12,000.00"]
    assert found == []


def test_contracts_that_the_tenders_day_leaves_out_are_told_with_why() -> None:
    item = {"code": "P1", "name": "类似业绩", "points": "8", "kind": "objective", "place": PLACE}
    asked = edit("tender/lot/evaluation", [{**item, "text": "2099年以来承担过同类项目"}])
    form: Form = ("格式1　业绩一览表", [[["业绩名称", "业主单位"], ["", ""]]])

    _, none = filled(form, asked)
    some = edit("response/contracts", [bid().bidder.contracts[0].name])
    lines, found = filled(form, asked, some)

    assert codes(none) == ["FORM-ROWS", "FORM-CONTRACTS"]
    assert bid().bidder.contracts[0].name in lines
    assert found == []


def test_no_box_is_ticked_that_the_company_has_not_answered() -> None:
    form: Form = ("格式1　资格声明函", [UNIT, "是否为监狱企业：□是　□否"])

    lines, found = filled(form, edit("bidder/sme", {}))
    said, told = filled(form, edit("bidder/sme/welfare", "none"))

    assert lines == [UNIT, "是否为监狱企业：□是　□否"]
    assert codes(found) == ["FORM-UNSAID"] * 2
    assert {each.origin.file for each in found} == {"company/bidder.yaml"}
    assert said == [UNIT.replace("□不", "☑不"), "是否为监狱企业：□是　☑否"]
    assert told == []
