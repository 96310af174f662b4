"""What a person says of the tender's forms: asked for by docgen check, written once, used by the next bid."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from kit.edits import Edit, edit, row
from kit.examples import bid
from kit.form_bid import prescribed_forms
from kit.prescribed import Form, cut, source

from docgen.check.response.forms import check_forms
from docgen.derive.forms.answering import Answers
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.finding import Finding
from docgen.model.project import Project
from docgen.model.reading.blocks import Table, paragraphs_of
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.form_answers import FormAnswers
from docgen.packages.form_content import form_content, unsettled
from docgen.packages.form_plan import Content
from docgen.packages.forms import FilledForms, filled_forms
from docgen.rules import ruleset

LETTER: Form = (
    "格式1　投标函",
    ["传真：____", "开户银行：____", "我单位的吉祥物是____，口号是____。", "我单位的吉祥物是____。"],
)
SUPPLIERS: Form = ("格式2　供应来源表", [[["序号", "品种", "产地"], ["", "", ""], ["…", "", ""]]])


def answers(*said: dict[str, object]) -> FormAnswers:
    return FormAnswers.model_validate({"forms": list(said)})


def of_letter(**said: object) -> dict[str, object]:
    return {"form": "投标函", "blanks": [said]}


def figures_of(project: Project) -> ResponseFigures:
    return response_figures(project, ruleset(project.tender.opening))


@cache
def plain_figures() -> ResponseFigures:
    """Those of the bid as it is; what is said of forms changes none of them."""
    return figures_of(bid())


def printed(
    *prescribed: Form,
    own: FormAnswers | None = None,
    company: FormAnswers | None = None,
    edits: tuple[Edit, ...] = (),
) -> tuple[list[str], FilledForms]:
    project = replace(bid(*edits), form_answers=own, company_forms=company or FormAnswers())
    known, content = form_content(project, figures_of(project) if edits else plain_figures())
    file = source(*prescribed)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)
    return [p.text for p in paragraphs_of(open_word(made.content, "x", "x").blocks)], made


def checked(
    folder: Path,
    *prescribed: Form,
    own: FormAnswers,
    company: FormAnswers | None = None,
    edits: tuple[Edit, ...] = (),
) -> list[Finding]:
    """Everything that checking says of the forms of a tender that lies in the project's folder."""
    file = source(*prescribed)
    (folder / "tender").mkdir(exist_ok=True)
    (folder / "tender" / "tender.docx").write_bytes(file)
    paper = {"file": "tender.docx", "sha256": hashlib.sha256(file).hexdigest()}
    forms = prescribed_forms(cut(file))
    project = bid(edit("tender/files", [paper]), *edits)
    first, *others = project.tender.volumes
    first = first.model_copy(update={"parts": tuple(form.code for form in forms)})
    project = replace(
        project,
        tender=project.tender.model_copy(update={"forms": forms, "volumes": (first, *others)}),
        folder=folder,
        form_answers=own,
        company_forms=company or FormAnswers(),
    )
    figures = figures_of(project) if edits else plain_figures()
    forms = unsettled(project, figures)
    return list(check_forms(project, forms.points, forms.idle))


def said(findings: list[Finding]) -> list[tuple[str, str]]:
    return [
        (each.code, str(each.message.values["label"])) for each in findings if "label" in each.message.values
    ]


def test_what_nobody_knows_and_what_the_data_lack_are_told_apart(tmp_path: Path) -> None:
    found = checked(tmp_path, LETTER, own=answers(), edits=(edit("bidder/bank", ""),))

    assert [(each.code, each.message.values["around"]) for each in found] == [
        ("FORM-UNSAID", "传真:____"),
        ("FORM-UNSAID", "开户银行:____"),
        ("FORM-OPEN", "我单位的吉祥物是____,口号是_。"),
        ("FORM-OPEN", "我单位的吉祥物是_,口号是____。"),
        ("FORM-OPEN", "我单位的吉祥物是____。"),
    ]
    assert (found[1].origin.source, found[1].origin.place) == ("bidder", ("bank",))
    assert {each.severity for each in found} == {"error"}


def test_a_persons_word_stands_where_its_label_and_number_say() -> None:
    label = next(blank.label for blank in printed(LETTER)[1].open if "吉祥物" in blank.label)
    own = answers({"form": "格式1 投标函", "blanks": [{"label": label, "number": 2, "value": "象"}]})
    lines, _ = printed(LETTER, own=own)

    assert lines[-2:] == ["我单位的吉祥物是____，口号是____。", "我单位的吉祥物是象。"]


def test_left_empty_on_purpose_is_an_answer(tmp_path: Path) -> None:
    own = answers(of_letter(label="传真", left_empty=True))

    assert ("FORM-UNSAID", "传真") not in said(checked(tmp_path, LETTER, own=own))
    assert printed(LETTER, own=own)[0][1] == "传真：____"


def test_what_the_company_always_says_is_filled_in_every_tender_whose_form_it_names(tmp_path: Path) -> None:
    fax = {"form": "", "blanks": [{"label": "传真", "value": "0771-1"}]}
    letter = {"form": "函", "blanks": [{"label": "传真", "value": "0771-2"}]}

    assert printed(LETTER, company=answers(fax))[0][1] == "传真：0771-1"
    assert printed(LETTER, company=answers(fax, letter))[0][1] == "传真：0771-2"
    assert (
        printed(LETTER, company=answers(fax), own=answers(of_letter(label="传真", value="3")))[0][1]
        == "传真：3"
    )
    assert ("FORM-UNSAID", "传真") not in said(checked(tmp_path, LETTER, own=answers(), company=answers(fax)))


def test_two_values_of_the_company_for_one_blank_fill_nothing(tmp_path: Path) -> None:
    two = answers(
        {"form": "投标", "blanks": [{"label": "传真", "value": "1"}]},
        {"form": "标函", "blanks": [{"label": "传真", "value": "2"}]},
    )

    found = checked(tmp_path, LETTER, own=answers(), company=two)

    assert ("FORM-TWICE", "传真") in said(found)
    assert printed(LETTER, company=two)[0][1] == "传真：____"


def test_a_persons_word_against_the_data_is_printed_and_told(tmp_path: Path) -> None:
    own = answers(of_letter(label="开户银行", value="样本银行"))

    (found,) = [each for each in checked(tmp_path, LETTER, own=own) if each.code == "FORM-TWICE"]

    assert found.severity == "warning"
    assert found.origin.place == ("forms", 0, "blanks", 0)
    assert printed(LETTER, own=own)[0][2] == "开户银行：样本银行"


def test_an_entry_that_meets_no_blank_is_told(tmp_path: Path) -> None:
    own = answers(
        of_letter(label="电传", value="1"), {"form": "授权书", "blanks": [{"label": "传真", "value": "1"}]}
    )

    found = [each for each in checked(tmp_path, LETTER, own=own) if each.code == "FORM-IDLE"]

    assert [each.origin.place for each in found] == [("forms", 0, "blanks", 0), ("forms", 1, "blanks", 0)]


def test_a_column_that_nobody_knows_is_told_and_filled_row_by_row(tmp_path: Path) -> None:
    assert said(checked(tmp_path, SUPPLIERS, own=answers())) == [
        ("FORM-COLUMN", "品种"),
        ("FORM-COLUMN", "产地"),
    ]

    columns = [{"head": "品种", "values": ["米", "面"]}, {"head": "产地", "left_empty": True}]
    own = answers({"form": "供应来源表", "columns": columns})
    _, made = printed(SUPPLIERS, own=own)

    (found,) = [each for each in open_word(made.content, "x", "x").blocks if isinstance(each, Table)]
    rows = [[cell.text for cell in row.cells] for row in found.rows]
    assert rows == [["序号", "品种", "产地"], ["1", "米", ""], ["2", "面", ""]]
    assert checked(tmp_path, SUPPLIERS, own=own) == []


def test_a_column_of_pages_that_nobody_fills_is_told(tmp_path: Path) -> None:
    contracts: Form = ("格式6　业绩一览表", [[["序号", "业绩名称", "所在页码"], ["", "", ""]]])

    bare = tuple(edit(f"bidder/contracts/{i}/evidence", None) for i in range(len(bid().bidder.contracts)))
    found = checked(tmp_path, contracts, own=answers(), edits=bare)

    assert ("FORM-COLUMN", "所在页码") in said(found)
    assert [each.severity for each in found if each.code == "FORM-COLUMN"] == ["warning"]
    assert ("FORM-COLUMN", "所在页码") not in said(checked(tmp_path, contracts, own=answers()))


def test_rows_that_wait_for_records_are_told(tmp_path: Path) -> None:
    prices: Form = ("格式5　分项报价表", [[["费用名称", "小计（元）"], ["管理费", ""]]])
    contracts: Form = ("格式6　业绩一览表", [[["序号", "业绩名称"], ["", ""]]])

    found = checked(tmp_path, prices, contracts, own=answers(), edits=(edit("bidder/contracts", []),))

    assert [(each.code, each.severity, each.message.values["values"]) for each in found] == [
        ("FORM-ROWS", "warning", ("管理费",)),
        ("FORM-ROWS", "warning", ()),
    ]


def test_value_and_left_empty_together_are_no_answer() -> None:
    with pytest.raises(ValueError, match="value_or_empty"):
        answers(of_letter(label="传真", value="1", left_empty=True))


def test_a_form_for_others_is_said_and_stays_empty(tmp_path: Path) -> None:
    agreement: Form = ("格式3　联合体协议书", ["项目名称：____", "牵头人名称：____"])

    (found,) = checked(tmp_path, agreement, own=answers())

    assert (found.code, found.severity) == ("FORM-UNUSED", "info")
    assert printed(agreement)[0][-2:] == agreement[1]


def test_a_box_takes_a_tick_and_nothing_else(tmp_path: Path) -> None:
    form: Form = ("格式4　情况表", ["□需要发票　□不需要发票"])
    ticked = {"form": "情况表", "blanks": [{"label": "需要发票", "value": "☑"}]}
    worded = {"form": "情况表", "blanks": [{"label": "需要发票", "value": "要"}]}

    assert printed(form, own=answers(ticked))[0][-1] == "☑需要发票　□不需要发票"
    found = checked(tmp_path, form, own=answers(worded))
    assert ("FORM-OPEN", "需要发票") in said(found)
    assert printed(form, own=answers(worded))[0][-1] == "□需要发票　□不需要发票"


SENTENCE = (
    "（标的名称），属于（采购文件中明确的所属行业）；承接企业为（企业名称），从业人员____人，营业收入为____万元，"
    "资产总额为____万元，属于（中型企业、小型企业、微型企业）；"
)
PARTNER = {
    "name": "样本科技有限公司",
    "uscc": "91450000MA00000092",
    "task": "系统维护",
    "share": "30",
    "founded": "2019-04-18",
    "year": {"year": 2024, "headcount": 5, "revenue": "900000", "assets": "800000"},
}


def declaration(*sentences: str) -> Form:
    return "附件5　中小企业声明函（服务）", [*sentences, "企业名称（盖章）：____"]


def test_a_sentence_of_the_declaration_is_of_one_enterprise(tmp_path: Path) -> None:
    two = declaration(f"1.{SENTENCE}", f"2.{SENTENCE}")
    name, sme = bid().bidder.name, bid().tender.lot.sme
    assert sme is not None
    own = (
        f"1.{sme.item}，属于{sme.industry}；承接企业为{name}，从业人员46人，营业收入为986万元，"
        "资产总额为532万元，属于小型企业；"
    )

    alone, made = printed(two)
    assert alone[-3:] == [own, f"2.{SENTENCE}", f"企业名称（盖章）：{name}"]
    assert [point.kind for point in made.points] == ["spare"]
    together = printed(two, edits=(edit("response/consortium", [PARTNER]),))[0]
    assert together[-3] == own
    assert together[-2] == (
        f"2.系统维护，属于{sme.industry}；承接企业为样本科技有限公司，从业人员5人，营业收入为90万元，"
        "资产总额为80万元，属于微型企业；"
    )


def test_a_member_without_a_sentence_is_told(tmp_path: Path) -> None:
    partner = edit("response/consortium", [PARTNER])

    (found,) = checked(tmp_path, declaration(SENTENCE), own=answers(), edits=(partner,))

    assert (found.code, found.message.values["values"]) == ("FORM-MEMBERS", ("样本科技有限公司",))


def test_a_large_company_declares_nothing(tmp_path: Path) -> None:
    large = row("bidder/years/2024", headcount=900, revenue="900000000", assets="2000000000")
    form = declaration(f"1.{SENTENCE}")

    assert printed(form, edits=(large,))[0][-2:] == form[1]
    assert [each.code for each in checked(tmp_path, form, own=answers(), edits=(large,))] == ["FORM-UNUSED"]


def test_the_scan_of_the_one_whom_a_box_names_stands_in_it() -> None:
    boxes: list[list[str]] = [["法定代表人身份证复印件（人像面）", ""], ["代理人身份证复印件（人像面）", ""]]
    form: Form = ("格式4　授权委托书", [boxes])
    legal = bid().bidder.legal_representative.name
    card = row("bidder/evidence/E-LICENCE", kind="身份证", about=legal, title="身份证（人像面）")

    _, without = printed(form)
    _, made = printed(form, edits=(card,))

    assert (without.by_hand, made.by_hand) == (2, 1)
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert len([each for each in archive.namelist() if "/media/" in each]) == 1


def test_answers_are_met_once_for_all_forms() -> None:
    file = source(LETTER)
    said_of = Answers(answers(of_letter(label="传真", value="1")))
    filled_forms(file, open_word(file, "x", "x"), cut(file), {}, Content(said_of))

    assert said_of.idle() == ()


def test_three_columns_of_a_table_that_a_person_fills_are_one_finding(tmp_path: Path) -> None:
    sources: Form = ("格式7　供应来源表", [[["序号", "品种", "产地", "产季"], ["", "", "", ""]]])

    (found,) = checked(tmp_path, sources, own=answers())

    assert (found.code, found.message.values["count"]) == ("FORM-COLUMN", 3)
    assert found.message.values["names"] == ("品种", "产地", "产季")


def test_twenty_blanks_of_a_form_that_nobody_knows_are_one_finding_with_their_count(tmp_path: Path) -> None:
    def lines(count: int) -> Form:
        return ("格式8　调查表", [f"第{at}号井的深浅：____" for at in range(count)])

    assert len(checked(tmp_path, lines(19), own=answers())) == 19

    (found,) = checked(tmp_path, lines(20), own=answers())

    assert (found.code, found.message.values["count"]) == ("FORM-OPEN", 20)


def test_an_empty_table_says_which_record_fills_it(tmp_path: Path) -> None:
    people: Form = ("格式9　人员情况表", [[["序号", "姓名"], ["", ""]]])
    cars: Form = ("格式10　车辆一览表", [[["序号", "车牌号"], ["", ""]]])
    bare = [
        edit(f"response/sites/{at}/{what}", [])
        for at in range(len(bid().response.sites))
        for what in ("posts", "vehicles")
    ]

    found = checked(tmp_path, people, cars, own=answers(), edits=tuple(bare))

    people_told, cars_told = (each for each in found if each.code == "FORM-ROWS")
    assert people_told.origin.place[:1] == cars_told.origin.place[:1] == ("sites",)
    assert "posts" in str(people_told.remedy)
    assert "vehicles.xlsx" in str(cars_told.remedy)
