"""The volume 报价文件: the price, its lines, its sums by cost head, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates import numbering
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import (
    PROJECT,
    addressed,
    cover,
    heading,
    introduction,
    paragraph,
    points,
    signature,
    signing_row,
    tag,
    unit,
)
from scripts.make_templates.tables import LABEL_FILL, Cell, Column, Row, facts, grouped, listing, under

HEADS = "{{ offer.heads|map(attribute='name')|join('、') }}"
SCHEDULES = "{% if offer.lines %}、分项报价表{% endif %}{% if offer.heads %}、费用汇总表{% endif %}"
"""The tables that there are, behind 报价表."""
PART_UNIT_PRICES = (
    "{% for line in part.unit_prices %}{{ line.name }}{{ line.unit_price|money }}元/{{ line.unit }}"
    "（大写：{{ line.unit_price|capitals }}）{% if not loop.last %}；{% endif %}{% endfor %}"
)
UNIT_PRICES = (
    f"{{% for part in offer.parts %}}{PART_UNIT_PRICES}{{% if not loop.last %}}；{{% endif %}}{{% endfor %}}"
)
COUNTED = (
    "{% for part in offer.parts %}{% if part.people is not none %}{{ part.name }}：{{ part.people }}人，"
    "{{ part.months }}个月{% if not loop.last %}；{% endif %}{% endif %}{% endfor %}"
)
REMARK = (
    f"{{% if offer.heads %}}总报价包含{HEADS}等{{% elif offer.includes %}}报价包含{{{{ offer.includes }}}}等"
    "{% else %}报价包含{% endif %}"
    "{% if offer.settled %}除{{ offer.settled }}以外履行合同所需的费用；"
    "{{ offer.settled }}按采购文件据实结算，不含在报价中。"
    "{% elif offer.settled_unsaid %}采购文件规定由报价承担的费用。"
    "{% else %}履行合同所需的全部费用，采购人不再另行支付。{% endif %}"
)
"""What the price contains; that nothing else is to be paid is said only where the tender leaves nothing."""
YEARS = (
    "{%% for y in offer.years %%}第{{ y.no }}年{{ y.%(field)s|money }}元"
    "（大写：{{ y.%(field)s|capitals }}）{%% if not loop.last %%}；{%% endif %%}{%% endfor %%}"
)


def write(document: Document, sheets: Sheets) -> None:
    """Write the volume."""
    cover(document)
    parts(document)
    sheets.finish(UPRIGHT)


def parts(document: Document) -> None:
    """Everything but the cover."""
    _offer(document)
    tag(document, "if offer.lines")
    heading(document, "分项报价表")
    tag(document, "if offer.plain")
    _lines(document)
    tag(document, "else")
    _parts_lines(document)
    tag(document, "endif")
    tag(document, "endif")
    _heads(document)
    _notes(document)
    _explanation(document)
    _domestic(document)


def _offer(document: Document) -> None:
    """报价表（开标一览表）."""
    heading(document, "报价表（开标一览表）")
    facts(
        document,
        (42, 114),
        (
            ("项目名称", "{{ project.name }}"),
            ("项目编号", "{{ project.number }}"),
            ("标项", "{{ project.lot }}（{{ project.lot_title }}）"),
            ("数量", "{{ project.quantity }}"),
            ("采购人", "{{ project.purchaser }}"),
            ("供应商", "{{ bidder.name }}"),
            ("单价报价", UNIT_PRICES),
            ("计价人数、月数", COUNTED),
            ("按预估数量合计", "人民币{{ offer.total|money }}元（大写：{{ offer.total|capitals }}）"),
            ("总报价（小写）", "人民币 {{ offer.total|money }} 元"),
            ("总报价（大写）", "人民币{{ offer.total|capitals }}"),
            ("年度报价", "人民币{{ offer.yearly|money }}元（大写：{{ offer.yearly|capitals }}）"),
            ("各年度报价", YEARS % {"field": "amount"}),
            ("月度报价", "人民币{{ offer.monthly|money }}元（大写：{{ offer.monthly|capitals }}）"),
            ("各年度每月报价", YEARS % {"field": "monthly"}),
            ("评审费率", "{{ offer.rate|percent }}（各部分费率按权重合成）"),
            ("服务期", "{{ project.term_months }}个月"),
            ("响应有效期", "自响应文件开启之日起{{ offer.validity_days }}日"),
            ("备注", REMARK),
        ),
        only={
            "单价报价": "offer.by_unit and offer.parts[0].unit_prices",
            "计价人数、月数": "offer.by_unit and offer.parts[0].people is not none",
            "按预估数量合计": "offer.by_unit and offer.total is not none",
            "总报价（小写）": "offer.total is not none and not offer.by_unit",
            "总报价（大写）": "offer.total is not none and not offer.by_unit",
            "年度报价": "offer.shows_year and offer.yearly is not none",
            "各年度报价": "offer.shows_year and offer.yearly is none and offer.years",
            "月度报价": "offer.shows_month and offer.monthly is not none",
            "各年度每月报价": "offer.shows_month and offer.monthly is none and offer.years",
            "评审费率": "offer.rate is not none",
        },
    )
    _parts(document)
    signature(document, statement="以上报价为我方唯一报价，由我方签字盖章后生效。")


def _parts(document: Document) -> None:
    """What is bid for each part that has a name: an amount, a rate, or unit prices."""
    tag(document, "if offer.parts and offer.parts[0].name")
    introduction(document, "各部分报价如下：")
    listing(
        document,
        UPRIGHT.text,
        "part in offer.parts",
        (
            Column("序号", 14, "{{ part.no }}", "center"),
            Column("报价部分", 58, "{{ part.name }}{% if part.bounds %}（{{ part.bounds }}）{% endif %}"),
            Column("报价方式", 22, "{{ part.form }}", "center"),
            Column(
                "报价",
                62,
                "{% if part.rate is not none %}{{ part.rate|percent }}"
                "（大写：{{ part.rate|percent_capitals }}）"
                "{% if part.base is not none and part.total is not none %}，"
                "按{{ part.base|money }}元计为{{ part.total|money }}元{% endif %}"
                f"{{% elif part.unit_prices %}}{PART_UNIT_PRICES}"
                "{% if part.total is not none %}；按预估数量合计{{ part.total|money }}元{% endif %}"
                "{% elif part.total is not none %}{{ part.total|money }}元"
                "（大写：{{ part.total|capitals }}）{% else %}各单价见分项报价表{% endif %}"
                "{% if part.note %}；{{ part.note }}{% endif %}",
            ),
        ),
    )
    tag(document, "endif")


def _parts_lines(document: Document) -> None:
    """A table for each part that has lines, with the columns that it needs, its groups and its sum."""
    tag(document, "for part in offer.parts if part.groups")
    tag(document, "if part.name")
    spaced = paragraph(document, "{{ part.name }}（{{ part.form }}）", keep=True)
    spaced.paragraph_format.space_before = Pt(12)
    tag(document, "endif")
    unit(document, "单位：人民币元")
    for quantities in (True, False):
        tag(document, f"if {'' if quantities else 'not '}part.has_quantities")
        _part_table(document, quantities)
        tag(document, "endif")
    tag(document, "endfor")


def _part_table(document: Document, quantities: bool) -> None:
    """Groups with their subtotals; `quantities`: whether there are such columns."""
    count = 6 if quantities else 4
    last = (Cell("合计（大写）", "center", 2), Cell("人民币{{ part.total|capitals }}", span=count - 2))
    sums = [
        _sum("合计（小写）", "part.total", count, keeps=True),
        *under("loop.last", [Row(last, keeps=True)], count),  # with the signature
        *under("not loop.last", [Row(last)], count),
    ]
    signed = signing_row(count, "以上分项报价由我方签字盖章后生效。")
    _groups(
        document,
        "part.groups",
        quantities,
        "g.name and g.subtotal is not none",
        [*under("part.total is not none", sums, count), *under("loop.last", [signed], count)],
    )


def _lines(document: Document) -> None:
    """The lines of a plain sum by their cost heads."""
    unit(document, "单位：人民币元")
    capitals = (Cell("合计（大写）", "center", 2), Cell("人民币{{ offer.total|capitals }}", span=4))
    _groups(
        document,
        "offer.groups",
        True,
        "g.name and g.lines|length > 1",
        [
            _sum("合计（小写）", "offer.total", 6, keeps=True),
            Row(capitals, keeps=True),
            signing_row(6, "各分项金额之和即为总报价。"),
        ],
    )


def _groups(
    document: Document, groups: str, quantities: bool, subtotals: str, closing: Sequence[Row]
) -> None:
    """Lines under the names of their groups; `subtotals`: the condition of a group's own sum.

    Under a line's name stand its note and, where groups are no cost heads, its head.
    """
    name = "{{ line.name }}{% if line.year %}（第{{ line.year }}年）{% endif %}"
    head_of = (
        ("{%p if line.head %}", "（{{ line.head }}）", "{%p endif %}") if groups == "part.groups" else ()
    )
    named = (name, *head_of, "{%p if line.note %}", "说明：{{ line.note }}", "{%p endif %}")
    given = "{%% if line.%(field)s is not none %%}{{ line.%(field)s|%(shown)s }}{%% else %%}—{%% endif %%}"
    width = UPRIGHT.text - (91 if quantities else 70)
    columns = [Column("序号", 11, "{{ line.no }}", "center"), Column("内容", width, named)]
    if quantities:
        columns.append(Column("数量", 17, given % {"field": "quantity", "shown": "number"}, "right"))
    columns += [
        Column("单位", 15 if quantities else 25, "{{ line.unit }}", "center"),
        Column("单价", 22 if quantities else 34, "{{ line.unit_price|money }}", "right"),
    ]
    if quantities:
        columns.append(Column("金额", 26, given % {"field": "amount", "shown": "money"}, "right"))
    count = len(columns)
    head = Row((Cell("{{ g.name }}", span=count, style="TableHead", fill=LABEL_FILL),), keeps=True)
    grouped(
        document,
        UPRIGHT.text,
        (f"g in {groups}", "line in g.lines"),
        columns,
        head,
        _sum("{{ g.name }}小计", "g.subtotal", count),
        closing=closing,
        named=("g.name", subtotals),
    )


def _sum(label: str, value: str, columns: int, keeps: bool = False) -> Row:
    """A sum under the amounts, the last column."""
    cells = (Cell(label, "center", columns - 1), Cell(f"{{{{ {value}|money }}}}", "right"))
    return Row(cells, keeps=keeps)


def _heads(document: Document) -> None:
    """费用汇总表, where the heads make up the total."""
    share = "{% if h.share is not none %}{{ h.share|money }}%{% else %}—{% endif %}"
    tag(document, "if offer.heads")
    heading(document, "费用汇总表")
    unit(document, "单位：人民币元")
    listing(
        document,
        UPRIGHT.text,
        "h in offer.heads",
        (
            Column("序号", 16, "{{ h.no }}", "center"),
            Column("费用名称", 76, "{{ h.name }}"),
            Column("金额", 36, "{{ h.amount|money }}", "right"),
            Column("占总价", 28, share, "right"),
        ),
        closing=(
            Row(
                (
                    Cell("合计（小写）", "center", 2),
                    Cell("{{ offer.total|money }}", "right"),
                    Cell("100.00%", "right"),
                ),
                keeps=True,
            ),
            Row((Cell("合计（大写）", "center", 2), Cell("人民币{{ offer.total|capitals }}", span=2))),
        ),
    )
    tag(document, "endif")


def _notes(document: Document) -> None:
    """报价说明, on its own page: behind a table LibreOffice does not hold it and its signature together."""
    heading(document, "报价说明")
    paragraph(document, "我方对本标项的报价说明如下：", keep=True)
    points(
        document,
        (
            "报价以人民币元为单位，精确到分，小写与大写一致。",
            "报价包含"
            "{% if offer.settled or offer.settled_unsaid %}应由报价承担的{% else %}履行合同所需的{% endif %}"
            "税金、管理费用和合理利润，服务期内不因成本变动调整。",
            "{% if offer.ceiling is not none %}本标项最高限价为{{ offer.ceiling|money }}元"
            "{% if offer.ceiling_settled %}（含据实结算的费用）{% endif %}，{% endif %}"
            "{% if offer.total is not none and not offer.by_unit %}我方总报价为{{ offer.total|money }}元。"
            f"{{% else %}}我方报价见报价表{SCHEDULES}。{{% endif %}}",
            "我方只提交一个报价，不附带任何条件，也不提供选择性方案。",
            "报价自{{ project.opening|date }}响应文件开启之日起{{ offer.validity_days }}日内有效"
            "{% if '磋商' in project.method %}；磋商中另有最后报价的，以最后报价为准{% endif %}。",
        ),
        numbering.FORMS[0],
        together=True,
    )
    tag(document, "if offer.lines and offer.heads")
    signature(document, statement="以上说明与报价表、分项报价表、费用汇总表一并构成我方报价。")
    tag(document, "else")
    signature(document, statement=f"以上说明与报价表{SCHEDULES}一并构成我方报价。")
    tag(document, "endif")


def _explanation(document: Document) -> None:
    """成本说明 of a price that will be looked into; a draft, where no form is prescribed."""
    tag(document, "if explanation")
    heading(document, "成本说明")
    addressed(document)
    paragraph(
        document,
        f"我方对{PROJECT}的总报价为{{{{ offer.total|money }}}}元，各项费用见分项报价表"
        "{% if offer.heads %}、费用汇总表{% endif %}。"
        "能以此报价保质履约的原因如下：",
        keep=True,
    )
    paragraph(document, "{{ explanation }}")
    signature(document, statement="以上说明属实，有关凭证备查。")
    tag(document, "endif")


def _domestic(document: Document) -> None:
    """本国产品声明 of the goods offered; a draft, where no form is prescribed."""
    tag(document, "if domestic")
    heading(document, "本国产品声明")
    addressed(document)
    introduction(document, f"我方声明，为{PROJECT}提供的下列产品是本国产品：")
    listing(
        document,
        UPRIGHT.text,
        "line in domestic",
        (
            Column("序号", 16, "{{ loop.index }}", "center"),
            Column("产品", 74, "{{ line.name }}"),
            Column("数量", 20, "{{ line.quantity|number }}", "right"),
            Column("单位", 16, "{{ line.unit }}", "center"),
            Column("金额（元）", 30, "{{ line.amount|money }}", "right"),
        ),
        closing=(signing_row(5, "以上声明属实，如有虚假，我方依法承担责任。"),),
    )
    tag(document, "endif")
