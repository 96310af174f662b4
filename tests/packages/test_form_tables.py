"""Tables of prescribed forms: rows from the records that their heads ask for, in the tender's order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from kit.awkward_forms import tender as awkward_tender
from kit.edits import Edit, add, both, each, edit, person
from kit.examples import bid
from kit.prescribed import Form, cut, source

from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.project import Project
from docgen.model.reading.blocks import Table
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.form_answers import FormAnswers
from docgen.model.tender.standing import standings
from docgen.packages.form_content import form_content
from docgen.packages.forms import FilledForms, filled_forms
from docgen.rules import ruleset

Rows = list[list[str]]

PLACE = {"section": "第二章", "item": "10"}
LINES = (
    {"name": "保洁", "quantity": "12", "unit": "月", "unit_price": "1000", "group": "人工"},
    {"name": "保安", "quantity": "12", "unit": "月", "unit_price": "2000", "group": "人工"},
    {"name": "工具", "quantity": "1", "unit": "批", "unit_price": "500.5"},
)
PRICED = both(
    edit("response/offer", {"lines": LINES}),
    edit("tender/lot/price/heads", []),
    edit("tender/lot/price/parts", []),
)


def figures_of(project: Project) -> ResponseFigures:
    return response_figures(project, ruleset(project.tender.opening))


@cache
def plain_figures() -> ResponseFigures:
    return figures_of(bid())


def filled(title: str, rows: Rows, *edits: Edit, own: FormAnswers | None = None) -> tuple[Rows, FilledForms]:
    form: Form = (title, ["投标人名称：____", rows])
    project = bid(*edits)
    known, content = form_content(project, figures_of(project) if edits else plain_figures())
    content.answers.own = own or FormAnswers()
    file = source(form)
    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)
    (found,) = [block for block in open_word(made.content, "x", "x").blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in found.rows], made


def kinds(made: FilledForms) -> list[str]:
    return [point.kind for point in made.points]


def test_contracts_in_the_tenders_columns_and_unit() -> None:
    heads = ["序号", "合同金额（万元）", "业绩名称", "采购人"]

    rows, made = filled("格式1　类似项目业绩一览表", [heads, ["", "", "", ""], ["…", "", "", ""]])

    contracts = bid().bidder.contracts
    assert rows == [heads] + [
        [str(i), f"{contract.amount / 10000:f}".rstrip("0"), contract.name, contract.purchaser]
        for i, contract in enumerate(contracts, 1)
    ]
    assert kinds(made) == []


def test_people_once_each_with_all_their_posts_and_years() -> None:
    post = {"staff": "S01", "role": "项目经理"}
    rows, made = filled(
        "格式1　人员情况表",
        [["姓名", "拟任岗位", "从业年限", "证书名称"], ["", "", "", ""]],
        edit(
            "response/sites/0/posts",
            [post, {"staff": "S01", "role": "培训师"}, {"staff": "S02", "role": "保安"}],
        ),
        *(edit(f"response/sites/{i}/posts", []) for i in range(1, 5)),
        person("S01", working_since="2015-11-19", qualification="无", certificates="无"),
        person("S02", working_since="2015-11-18", qualification="保安员证（四级）"),
        edit("certificates", []),
    )

    one, two = bid().staff["S01"].name, bid().staff["S02"].name
    assert rows[1:] == [[one, "项目经理、培训师", "9", "无"], [two, "保安", "10", "保安员证（四级）"]]
    assert kinds(made) == []


PAPERS = (
    {"staff": "S01", "kind": "保安员证", "level": "四级", "number": "A1"},
    {"staff": "S01", "kind": "健康证", "level": "甲类", "number": "B2"},
)


@pytest.mark.parametrize(
    ("papers", "held", "wanted"),
    [
        (
            PAPERS,
            "无",
            ["保安员证、健康证", "A1、B2", "四级、甲类", "保安员证（四级） A1、健康证（甲类） B2"],
        ),
        (PAPERS[:1], "健康证", ["保安员证、健康证", "", "", "保安员证（四级） A1、健康证"]),
        (({**PAPERS[0], "number": ""},), "无", ["保安员证", "", "四级", "保安员证（四级）"]),
    ],
)
def test_certificates_as_the_companys_list_has_them(
    papers: tuple[dict[str, str], ...], held: str, wanted: list[str]
) -> None:
    rows, made = filled(
        "格式1　人员情况表",
        [["姓名", "证书名称", "证书编号", "证书级别", "证书名称及编号"], [""] * 5],
        edit("response/sites/0/posts", [{"staff": "S01", "role": "保安"}]),
        *(edit(f"response/sites/{i}/posts", []) for i in range(1, 5)),
        person("S01", qualification="无", certificates=held),
        edit("certificates", list(papers)),
    )

    assert rows[1][1:] == wanted
    assert [point.label for point in made.points] == [
        head for head, said in zip(rows[0][1:], wanted, strict=True) if not said
    ]


def test_years_equipment_and_the_part_given_away() -> None:
    years, _ = filled("格式1　财务状况表", [["年度", "营业收入（万元）", "从业人员"], ["", "", ""]])
    tools, _ = filled("格式1　设备一览表", [["序号", "设备名称", "数量", "单位"], ["", "", "", ""]])
    parts, _ = filled(
        "格式1　拟分包情况表",
        [["分包供应商", "占合同金额比例（%）"], ["", ""]],
        edit("response/subcontract", {"name": "样本保洁有限公司", "share": "30"}),
    )

    assert years[1] == ["2022年", "724", "38"]
    assert tools[1][1:3] == [bid().equipment[0].name, f"{bid().equipment[0].quantity:f}"]
    assert parts[1:] == [["样本保洁有限公司", "30"]]


def test_clauses_of_the_part_that_the_title_names() -> None:
    heads = ["条款号", "磋商文件要求", "响应内容", "偏离情况"]
    clauses, standing = bid().tender.lot.clauses, standings(bid().tender)

    def demands(title: str) -> list[str]:
        return [row[1] for row in filled(title, [heads, ["", "", "", ""]])[0][1:]]

    assert demands("格式1　商务要求偏离表") == [
        standing[each.code].sign + each.as_asked for each in clauses if each.part == "commercial"
    ]
    assert demands("格式1　技术要求偏离表") == [
        standing[each.code].sign + each.as_asked for each in clauses if each.part == "technical"
    ]
    assert len(demands("格式1　商务、技术要求偏离表")) == len(clauses)
    assert 0 < len(demands("格式1　实质性要求响应表")) < len(clauses)


MARKED = both(
    edit("tender/lot/clauses/0/verbatim", "持保安员证，50周岁以下"),
    edit("tender/lot/clauses/0/row", "秩序维护员（人数：14）"),
    edit("tender/lot/clauses/0/mark", "★"),
    edit("tender/lot/clauses/1/mark", "▲"),
    edit("tender/lot/clauses/1/verbatim", "赔偿由中标人承担（此条为实质性要求）。"),
    edit("tender/marks", [{"symbol": each, "effect": "void", "text": "", "place": PLACE} for each in "★▲"]),
)


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        (["条款号", "磋商文件要求", "响应内容"], "★秩序维护员（人数：14）：持保安员证，50周岁以下"),
        (["条款号", "标识", "磋商文件要求"], "秩序维护员（人数：14）：持保安员证，50周岁以下"),
    ],
)
def test_a_clause_is_printed_in_full_with_its_mark_and_the_name_of_its_row(
    heads: list[str], first: str
) -> None:
    rows, _ = filled("格式1　商务、技术要求偏离表", [heads, ["", "", ""]], MARKED)
    at = heads.index("磋商文件要求")

    assert rows[1][at] == first
    assert rows[2][at].endswith("赔偿由中标人承担（此条为实质性要求）。")
    assert rows[2][at].startswith("▲") == ("标识" not in heads)


def test_a_head_with_the_mark_says_it_of_all_its_rows() -> None:
    rows, _ = filled("格式1　实质性要求响应表", [["序号", "★条款原文", "响应情况"], ["", "", ""]], MARKED)

    assert rows[1][1] == "秩序维护员（人数：14）：持保安员证，50周岁以下"
    assert rows[2][1].startswith("▲")


def test_rows_that_the_tender_printed_are_filled_by_name_and_the_rest_comes_below() -> None:
    heads = ["序号", "费用名称", "数量", "单价（元）", "小计（元）"]
    printed = [
        ["1", "保洁", "", "", ""],
        ["2", "保安", "", "", ""],
        ["", "", "", "", ""],
        ["合计", "", "", "", ""],
    ]

    rows, made = filled("格式1　分项报价表", [heads, *printed], PRICED)

    assert rows[1:] == [
        ["1", "保洁", "12", "1,000.00", "12,000.00"],
        ["2", "保安", "12", "2,000.00", "24,000.00"],
        ["3", "工具", "1", "500.50", "500.50"],
        ["合计", "", "", "", "36,500.50"],
    ]
    assert kinds(made) == []


def test_a_group_of_lines_stands_in_the_row_of_its_name_with_its_sum_alone() -> None:
    heads = ["费用名称", "单价（元）", "小计（元）"]

    rows, _ = filled("格式1　分项报价表", [heads, ["人工", "", ""], ["工具", "", ""]], PRICED)

    assert rows[1:] == [["人工", "", "36,000.00"], ["工具", "500.50", "500.50"]]


def test_printed_rows_that_no_record_is_named_like_are_told_and_nothing_is_put_below() -> None:
    heads = ["费用名称", "小计（元）"]

    rows, made = filled("格式1　分项报价表", [heads, ["管理费", ""], ["", ""]], PRICED)

    assert rows[1:] == [["管理费", ""], ["", ""]]
    assert [(point.kind, point.values) for point in made.points] == [("given", ("管理费",))]


def test_a_sum_across_columns_stands_under_its_head() -> None:
    heads = ["费用名称", "数量", "小计（元）"]

    rows, _ = filled("格式1　分项报价表", [heads, ["", "", ""], ["总计", ""]], PRICED)

    assert rows[-1] == ["总计", "36,500.50"]


@pytest.mark.parametrize("said", [{"values": ("桂A1", "桂A2")}, {"left_empty": True}])
def test_one_unknown_column_beside_known_ones_is_a_persons(said: Mapping[str, object]) -> None:
    heads = ["车型", "保险单号"]
    vehicles = [
        {"model": "轿车", "seats": 5, "source": "自有"},
        {"model": "客车", "seats": 7, "source": "租赁"},
    ]
    has = both(each("response/sites", vehicles=[]), edit("response/sites/0/vehicles", vehicles))
    own = FormAnswers.model_validate(
        {"forms": [{"form": "车辆一览表", "columns": [{"head": "保险单号", **said}]}]}
    )

    before, open_made = filled("格式1　车辆一览表", [heads, ["", ""]], has)
    rows, made = filled("格式1　车辆一览表", [heads, ["", ""]], has, own=own)

    assert before[1:] == [["轿车", ""], ["客车", ""]]
    assert [(point.kind, point.label) for point in open_made.points] == [("column", "保险单号")]
    assert [row[1] for row in rows[1:]] == (list(said.get("values", ("", ""))))  # type: ignore[call-overload]
    assert kinds(made) == []


def test_what_one_record_lacks_is_told_by_its_row() -> None:
    contract = {"name": "样本服务", "purchaser": "样本局", "amount": "1", "signed": "2024-01-01"}

    _, made = filled(
        "格式1　业绩一览表", [["业绩名称", "联系人及电话"], ["", ""]], add("bidder/contracts", contract)
    )

    assert [(point.kind, point.label, point.values) for point in made.points] == [
        ("cells", "联系人及电话", ("1",))
    ]


def test_a_table_without_records_stays_as_it_is_and_is_told() -> None:
    rows, made = filled("格式1　业绩一览表", [["序号", "业绩名称"], ["", ""]], edit("bidder/contracts", []))

    assert rows[1:] == [["", ""]]
    assert [(point.kind, point.table) for point in made.points] == [("rows", 1)]


def test_a_table_beside_a_merged_first_cell_grows_with_it() -> None:
    form = {
        "title": "类似项目业绩一览表",
        "body": [
            [
                [{"r": 3, "t": "类似业绩"}, "序号", "业绩名称", "采购人"],
                ["1", "", ""],
                ["…", "", ""],
            ]
        ],
    }
    file = awkward_tender([form])
    project = bid()
    known, content = form_content(project, plain_figures())

    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)

    (found,) = [block for block in open_word(made.content, "x", "x").blocks if isinstance(block, Table)]
    contracts = project.bidder.contracts
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["类似业绩", "序号", "业绩名称", "采购人"],
        *([str(i), each.name, each.purchaser] for i, each in enumerate(contracts, 1)),
    ]
    assert found.rows[0].cells[0].rows == len(contracts) + 1
    assert (len(contracts) > 1, made.unwritten) == (True, ())


def test_each_member_of_a_consortium_stands_where_the_agreement_numbers_it() -> None:
    members = [
        {"name": f"样本{name}公司", "uscc": uscc, "task": task, "share": share, "founded": "2015-01-01"}
        for name, uscc, task, share in (
            ("甲", "91459999MA000000XB", "保洁", "20"),
            ("乙", "91450000MA00000092", "绿化", "30"),
        )
    ]
    lines = [
        "联合体成员一名称：____",
        "联合体成员2名称：____",
        "牵头人负责____，占合同金额的____%。",
        "成员一负责____，占合同金额的____%；成员二负责____，占合同金额的____%；成员三负责____。",
    ]
    project = bid(edit("tender/lot/consortium", "allowed"), edit("response/consortium", members))
    known, content = form_content(project, figures_of(project))
    file = source(("格式1　联合体协议书", lines))

    made = filled_forms(file, open_word(file, "x", "x"), cut(file), known, content)

    printed = [each.text for each in open_word(made.content, "x", "x").blocks if not isinstance(each, Table)]
    assert printed[1:5] == [
        "联合体成员一名称：样本甲公司",
        "联合体成员2名称：样本乙公司",
        "牵头人负责____，占合同金额的50%。",
        "成员一负责保洁，占合同金额的20%；成员二负责绿化，占合同金额的30%；成员三负责____。",
    ]
