"""A tender's forms as a whole: which chapters hold them, their volumes, what is said of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kit.form_chapters import outline

from docgen.intake.forms.reading import forms
from docgen.model.reading.outline import Lot

LETTER = ["[p c b] 格式1　投标函", "致：（采购人名称）", "投标人（盖章）：____"]
PRICES = ["[p c b] 格式2　报价表", "投标总价：____元", "投标人（盖章）：____"]
DECLARED = ["[p c b] 格式3　资格声明函", "投标人（盖章）：____"]
VOLUMES = "投标文件由“资格证明文件”“商务技术文件”“报价文件”三册组成。"


def titles(*chapters: Any) -> list[str]:
    return [form.title for form in forms(outline(*chapters))]


def test_forms_may_stand_in_two_chapters() -> None:
    between = ("第六章 合同", "contract", ["甲方：____", "乙方：____"])

    found = titles(
        ("第五章 资格格式", "forms", DECLARED), between, ("第七章 格式", "forms", [*LETTER, *PRICES])
    )

    assert found == ["资格声明函", "投标函", "报价表"]


def test_a_chapter_that_nobody_knew_counts_where_it_holds_forms() -> None:
    assert titles(("附件", "unknown", [*LETTER, *PRICES])) == ["投标函", "报价表"]


def test_a_chapter_that_nobody_knew_without_anything_to_fill_holds_none() -> None:
    clauses = ["[b] 一、签署要求", "投标函按格式1签署。", "[b] 二、装订", "投标文件应当装订成册。"]

    assert titles(("投标须知", "unknown", clauses)) == []


def test_a_contract_with_blanks_is_no_form() -> None:
    assert titles(("第五章 合同格式", "contract", ["[p c b] 合同书", "甲方：____", "乙方：____"])) == []


def test_a_form_goes_where_its_title_belongs_among_the_volumes_named() -> None:
    notice = ("须知", "instructions", [VOLUMES])

    found = forms(outline(notice, ("格式", "forms", [*LETTER, *PRICES, *DECLARED])))

    assert [(form.volume, form.stated) for form in found] == [
        ("商务技术文件", False),
        ("报价文件", False),
        ("资格证明文件", False),
    ]


def test_where_no_volume_is_named_none_is_guessed() -> None:
    assert {form.volume for form in forms(outline(("格式", "forms", [*LETTER, *PRICES])))} == {""}


def test_a_heading_over_the_forms_of_all_volumes_is_not_believed() -> None:
    notice = ("须知", "instructions", [VOLUMES])
    chapter = ("格式", "forms", ["[b] （一）资格证明文件格式", *LETTER, *PRICES])

    assert [form.volume for form in forms(outline(notice, chapter))] == ["商务技术文件", "报价文件"]


def test_what_is_handed_in_at_the_meeting_goes_into_no_volume() -> None:
    last = ["[p c b] 格式3　最后报价表", "报价：____元", "注：本表在磋商现场提交，响应文件中不装订。"]

    found = forms(outline(("格式", "forms", [*LETTER, *PRICES, *last])))

    assert (found[-1].volume, found[-1].stated) == ("现场提交", True)


def test_what_is_said_in_brackets_and_notes_is_kept_apart_from_the_title() -> None:
    lines = [
        "[p c b] 格式1　投标函（实质性格式）", "投标人：____",
        "[p c b] 格式2　联合体协议（如有）", "牵头人：____",
        "[p c b] 格式3　分包意向书", "分包单位：____", "注：不分包的无需提供。",
        "[p c b] 格式4　报价表（包2）", "报价：____元",
        "[p c b] 格式5　服务方案（格式自拟）",
    ]  # fmt: skip

    found = forms(replace(outline(("格式", "forms", lines)), lots=(Lot("包1", 1), Lot("包2", 2))))

    assert [form.title for form in found] == [
        "投标函",
        "联合体协议",
        "分包意向书",
        "报价表（包2）",
        "服务方案",
    ]
    assert [form.substantive for form in found] == [True, False, False, False, False]
    assert [form.if_any for form in found] == [False, True, True, False, False]
    assert [form.free for form in found] == [False, False, False, False, True]
    assert [form.lot for form in found] == ["", "", "", "包2", ""]


def test_a_form_ends_where_the_next_begins_and_notes_hold_no_blanks() -> None:
    lines = [*LETTER, "注：投标人名称处填写____全称。", *PRICES]

    letter, prices = forms(outline(("格式", "forms", lines)))

    assert (letter.found.block, letter.last, prices.found.block) == ("p0", "p3", "p4")
    assert [blank.label for blank in letter.blanks] == ["采购人名称", "投标人名称盖章"]


def test_a_weak_title_is_asked_about() -> None:
    weak = ["[p] 一、书面材料", "投标人：____", "二、其他", "投标人：____"]

    assert "exact" not in {form.found.certainty for form in forms(outline(("格式", "forms", weak)))}


def test_tables_inside_tables_and_cells_beside_labels() -> None:
    inner = [["开户行", ""], ["账号", ""]]
    lines = ["[p c b] 格式1　基本情况表", [["单位名称", ""], ["银行信息", {"t": [inner]}]]]

    (form,) = forms(outline(("格式", "forms", lines)))

    assert [blank.label for blank in form.blanks] == ["单位名称", "开户行", "账号"]
    assert {blank.kind for blank in form.blanks} == {"cell"}


def test_empty_rows_are_counted_without_the_one_that_says_there_may_be_more() -> None:
    rows = [["序号", "名称", "单价"], ["1", "", ""], ["2", "", ""], ["…", "", ""]]

    (form,) = forms(outline(("格式", "forms", ["[p c b] 格式1　报价表", rows])))

    assert [(table.heads, table.rows, table.first) for table in form.tables] == [
        (("序号", "名称", "单价"), 2, 1)
    ]


def test_a_chapter_for_each_volume_says_which_volume_its_forms_go_into() -> None:
    read = forms(
        outline(
            ("第一部分 “资格性响应文件”格式", "forms", DECLARED),
            ("第二部分 “其他响应文件”格式", "forms", [*LETTER, *PRICES]),
        ),
        ("资格性响应文件", "其他响应文件"),
    )

    assert [form.volume for form in read] == ["资格性响应文件", "其他响应文件", "其他响应文件"]
    assert all(form.stated for form in read)


def test_a_rate_for_each_printed_row_is_a_place_of_its_own_and_amounts_are_the_table_s() -> None:
    rates = [["类别", "下浮率（%）", "备注"], ["蔬菜", "", ""], ["肉类", "", ""], ["合计", "", ""]]
    amounts = [["费用名称", "单价（元）"], ["人工", ""], ["耗材", ""], ["", ""]]

    (found,) = forms(outline(("格式", "forms", ["[p c b] 格式1　报价表", rates, amounts])))

    assert [blank.label for blank in found.blanks] == ["蔬菜下浮率", "肉类下浮率", "合计下浮率"]
