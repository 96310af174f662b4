"""资产移交清册: sums, each site's assets by category, what stays, what is gone, what differs.

No tag here puts XML in, so that a list of any length can be streamed; therefore it has no contents list.
"""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.handover_parts import BASIS, cover, end, signing_row, sums
from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.parts import figure, heading, introduction, said, tag, unit
from scripts.make_templates.tables import (
    LABEL_FILL,
    Cell,
    Column,
    Row,
    grouped,
    listing,
)

WIDTH = LANDSCAPE.text
_WEAR = "{% if x.life_months %}{{ x.life_months }}个月，残值率{{ x.residual_percent|percent }}：{% endif %}"


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    _totals(document)
    sheets.end(UPRIGHT)
    _sites(document)
    _staying(document)
    _disposed(document)
    _facilities(document)
    _differences(document)
    _movements(document)
    sheets.finish(LANDSCAPE)


def _totals(document: Document) -> None:
    heading(document, "汇总")
    introduction(
        document,
        "移交日期：{{ day|date }}。资产{{ count }}项，原值{{ value|money }}元（大写：{{ value|capitals }}），"
        f"净值{{{{ net|money }}}}元（大写：{{{{ net|capitals }}}}）。{BASIS}。",
    )
    _summary(document, "按站点", "by_site", "站点")
    _summary(document, "按类别", "by_category", "类别")


def _summary(document: Document, title: str, name: str, what: str) -> None:
    heading(document, title, 2)
    unit(document, "单位：人民币元")
    columns = [
        Column("序号", 14, "{{ x.no }}", "center"),
        Column(what, 60, "{{ x.name }}"),
        Column("项数", 18, "{{ x.count }}", "center"),
        Column("原值", 32, "{{ x.value|money }}", "right"),
        Column("净值", 32, "{{ x.net|money }}", "right"),
    ]
    if name == "by_category":
        columns[1:] = [
            Column(what, 24, "{{ x.name }}"),
            Column("项数", 14, "{{ x.count }}", "center"),
            Column("原值", 26, "{{ x.value|money }}", "right"),
            Column("净值", 26, "{{ x.net|money }}", "right"),
            Column("使用寿命、残值率及依据", 52, f"{_WEAR}{said('x.note')}"),
        ]
    cells = [
        Cell("合计", "center", 2, style="TableHead"),
        Cell("{{ count }}", "center"),
        Cell("{{ value|money }}", "right"),
        Cell("{{ net|money }}", "right"),
    ]
    cells += [Cell("—", "center")] if name == "by_category" else []
    listing(document, UPRIGHT.text, f"x in {name}", columns, closing=(Row(tuple(cells)),))


def _sites(document: Document) -> None:
    """For each site its assets by category, with subtotals, the site's sum, and the parties' signatures."""
    heading(document, "各站点资产")
    tag(document, "for s in sites")
    tag(document, "if loop.first")
    heading(document, "{{ s.name }}", 2)
    tag(document, "else")
    heading(document, "{{ s.name }}", 2, new_page=True)
    tag(document, "endif")
    grouped(
        document,
        WIDTH,
        ("g in s.groups", "x in g.lines"),
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("资产编号", 28, "{{ x.code }}", "center"),
            Column("资产名称", 22, "{{ x.name }}"),
            Column("品牌型号", 30, said("x.model")),
            Column("序列号", 26, said("x.serial"), "center"),
            Column("存放位置", 22, said("x.place")),
            Column("数量", 14, "{{ x.quantity|number }}{{ x.unit }}", "center"),
            Column("购置及投入使用", 27, ("{{ x.acquired }}", said("x.used_from")), "center"),
            Column("原值（元）", 22, "{{ x.value|money }}", "right"),
            Column("净值（元）", 22, "{{ x.net|money }}", "right"),
            Column("现状及处理", 22, "{{ x.condition }} {{ x.fate }}", "center"),
        ),
        head=Row(
            (Cell("{{ g.category }}（{{ g.count }}项）", span=11, style="TableHead", fill=LABEL_FILL),),
            keeps=True,
        ),
        foot=sums("{{ g.category }}小计", 8, "g.value", "g.net", 1),
        closing=(
            sums("{{ s.name }}合计（{{ s.count }}项）", 8, "s.value", "s.net", 1, keeps=True),
            signing_row((3, 4, 4)),
        ),
    )
    end(document)


def _staying(document: Document) -> None:
    tag(document, "if staying")
    heading(document, "不列入移交的资产")
    listing(
        document,
        WIDTH,
        "x in staying",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("站点", 46, "{{ x.site }}"),
            Column("资产编号", 28, "{{ x.code }}", "center"),
            Column("资产名称", 44, "{{ x.name }}"),
            Column("数量", 18, "{{ x.quantity|number }}{{ x.unit }}", "center"),
            Column("处理", 24, "{{ x.fate }}", "center"),
            Column("理由", 36, "{{ x.reason }}"),
            Column("依据", 37, said("x.ground")),
        ),
    )
    tag(document, "endif")


def _disposed(document: Document) -> None:
    tag(document, "if disposed")
    heading(document, "已处置的资产", new_page=False)
    listing(
        document,
        WIDTH,
        "x in disposed",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("站点", 42, "{{ x.site }}"),
            Column("资产编号", 28, "{{ x.code }}", "center"),
            Column("资产名称", 38, "{{ x.name }}"),
            Column("数量", 18, "{{ x.quantity|number }}{{ x.unit }}", "center"),
            Column("原值（元）", 24, "{{ x.value|money }}", "right"),
            Column("处置日期", 25, "{% if x.on %}{{ x.on }}{% else %}—{% endif %}", "center"),
            Column("方式", 16, said("x.manner"), "center"),
            Column("原因", 42, said("x.reason")),
        ),
    )
    tag(document, "endif")


def _facilities(document: Document) -> None:
    tag(document, "if facilities")
    heading(document, "设施核对")
    introduction(
        document, "采购文件对各站点设施的要求与移交日在用资产的核对；“另行增配”的，采购文件没有要求。"
    )
    required = figure("x.required", "{% if x.verdict == '另行增配' %}—{% else %}未写数量{% endif %}")
    listing(
        document,
        WIDTH,
        "x in facilities",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("设施", 63, "{{ x.facility }}"),
            Column("单位", 16, said("x.unit"), "center"),
            Column("要求", 24, required, "center"),
            Column("在用", 20, "{{ x.present|number }}", "center"),
            Column("其中移交", 22, "{{ x.changes|number }}", "center"),
            Column("其中租赁", 22, "{{ x.leased|number }}", "center"),
            Column("自有及排除", 24, "{{ x.own|number }}", "center"),
            Column("已处置", 20, "{{ x.disposed|number }}", "center"),
            Column("结论", 22, "{{ x.verdict }}", "center"),
        ),
        group=("x.opens", "{{ x.site }}"),
    )
    tag(document, "endif")


def _differences(document: Document) -> None:
    heading(document, "差异及说明")
    tag(document, "if differences")
    listing(
        document,
        WIDTH,
        "x in differences",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("站点", 42, "{{ x.site }}"),
            Column("资产编号或设施", 36, "{{ x.subject }}", "center"),
            Column("差异", 80, "{{ x.said }}"),
            Column("说明", 75, said("x.explanation")),
        ),
        free_texts=("x.said", "x.explanation"),
    )
    tag(document, "else")
    introduction(document, "账、物、采购文件要求一致，没有差异。")
    tag(document, "endif")


def _movements(document: Document) -> None:
    tag(document, "if previous")
    heading(document, "承接变动")
    introduction(
        document,
        "自移交方{{ previous|date }}签署清册承接以来的变动，逐项列明：承接数＋新增数－处置数＝期末数。",
    )
    listing(
        document,
        WIDTH,
        "x in movements",
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("资产编号", 24, "{{ x.code }}", "center"),
            Column("资产名称", 33, "{{ x.name }}"),
            Column("单位", 11, "{{ x.unit }}", "center"),
            Column("承接", 14, "{{ x.opening|number }}", "center"),
            Column("新增", 14, "{{ x.added|number }}", "center"),
            Column("处置", 14, "{{ x.disposed|number }}", "center"),
            Column("期末", 14, "{{ x.closing|number }}", "center"),
            Column("承接原值", 23, "{{ x.opening_value|money }}", "right"),
            Column("新增原值", 23, "{{ x.added_value|money }}", "right"),
            Column("处置原值", 23, "{{ x.disposed_value|money }}", "right"),
            Column("期末原值", 23, "{{ x.closing_value|money }}", "right"),
            Column("状态", 19, "{{ x.state }}", "center"),
        ),
    )
    tag(document, "endif")
