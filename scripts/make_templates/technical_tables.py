"""The tables of 商务技术文件: deviations, scorecard, sites and contracts upright, staff landscape."""

from __future__ import annotations

from docx.document import Document

from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.parts import (
    EVIDENCE_PLACE,
    EVIDENCE_REFERENCE,
    MARKED_TITLE,
    SCORE_ITEM,
    figure,
    heading,
    introduction,
    paragraph,
    said,
    signing_row,
    tag,
)
from scripts.make_templates.tables import Column, Line, facts, listing

WIDTH = UPRIGHT.text


def write(document: Document, sheets: Sheets) -> None:
    """Write all tables; the section before them is still open, and the last one stays so."""
    deviations(document)
    scorecard(document)
    places(document)
    sheets.end(UPRIGHT)
    staff(document)
    sheets.end(LANDSCAPE)
    contracts(document)


PAPERS = (
    "{%p for e in p.papers %}",
    "{{ e.kind }}：{% if e.here %}第{{r e.page }}页{% else %}见《{{ e.volume }}》{{r e.page }}{% endif %}",
    "{%p endfor %}",
)
"""The papers about a person, each with its page."""


_PROVED = (
    "{%p for e in x.evidence %}",
    Line(EVIDENCE_REFERENCE, lead="{% if loop.first %}证明材料：{% endif %}"),
    "{%p endfor %}",
)


def deviations(document: Document) -> None:
    """The tender's deviation tables, 付款方式 after the commercial ones.

    The clauses of a site stand under its name, marked ones on a ground of their own; a proof stands under the
    answer that it proves, so that three columns remain for an upright page.
    """
    tag(document, "for t in answer_tables")
    heading(document, "{{ t.title }}")
    listing(
        document,
        WIDTH,
        "x in t.rows",
        (
            Column("序号", 11, "{{ x.no }}", "center"),
            Column(
                "采购文件要求",
                64,
                (Line("（{{ x.place }}）", lead=MARKED_TITLE), "{{ x.requirement }}"),
            ),
            Column("响应内容", 64, ("{{ x.answer }}", *_PROVED)),
            Column("偏离", 17, "{{ x.deviation }}", "center"),
        ),
        closing=(signing_row(4, "除上表写明的偏离外，我方对采购文件的其余要求均无偏离。"),),
        free_texts=("x.requirement", "x.answer"),
        group=("x.opens", "{{ x.sites or '各站点' }}"),
        shaded="x.mark",
    )
    tag(document, "if t.last_commercial")
    payment(document)
    tag(document, "endif")
    tag(document, "endfor")


def payment(document: Document) -> None:
    """付款方式: stages and bands as the tender has them; what is answered stands in the deviations."""
    heading(document, "付款方式")
    introduction(
        document,
        "采购文件（{{ payment.place }}）的付款期次、比例、时点和得分档次如下，"
        "{% if payment.answered %}我方的响应见{{ payment.answered }}。"
        "{% else %}我方的响应见偏离表。{% endif %}",
    )
    listing(
        document,
        WIDTH,
        "x in payment.stages",
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("付款期", 28, "{{ x.name }}"),
            Column("比例", 15, "{{ x.share|percent }}", "center"),
            Column("付款时点", 48, "{{ x.due }}"),
            Column("按考核得分", 22, "{% if x.scored %}是{% else %}否{% endif %}", "center"),
            Column("出处", 31, "{{ x.place }}"),
        ),
    )
    tag(document, "if payment.bands")
    heading(document, "得分与支付比例", 2)
    introduction(
        document,
        "按考核得分支付的各期，支付比例如下"
        "{% if payment.full_from is not none %}；得分不低于{{ payment.full_from|number }}分的，"
        "全额支付该期费用{% endif %}{% if payment.lowest %}；{{ payment.lowest.score }}的，"
        "{% if payment.lowest.share %}支付{{ payment.lowest.share|percent }}{% else %}不支付该期费用"
        "{% endif %}{% if payment.lowest.note %}（{{ payment.lowest.note }}）{% endif %}{% endif %}。",
    )
    listing(
        document,
        WIDTH,
        "x in payment.bands",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("考核得分", 52, "{{ x.score }}", "center"),
            Column("支付该期费用的比例", 40, "{{ x.share|percent }}", "center"),
            Column("说明", 50, said("x.note")),
        ),
    )
    tag(document, "endif")


def scorecard(document: Document) -> None:
    """服务质量标准响应表."""
    tag(document, "if scorecard")
    heading(document, "服务质量标准响应表")
    introduction(document, "本表对应采购文件的{{ scorecard_title }}。")
    listing(
        document,
        WIDTH,
        "x in scorecard",
        (
            Column("序号", 11, "{{ x.no }}", "center"),
            Column("评分内容", 24, "{{ x.title }}"),
            Column("分值", 12, figure("x.points"), "center"),
            Column(
                "要求及扣分办法",
                55,
                (
                    "{{ x.requirement }}",
                    "{%p if x.deduction %}",
                    Line("{{ x.deduction }}", lead="扣分："),
                    "{%p endif %}",
                ),
            ),
            Column("响应内容", 54, "{{ x.answer }}"),
        ),
        closing=(signing_row(5, "以上响应作为合同的组成部分，我方按此服务并接受考核。"),),
        group=SCORE_ITEM,
        free_texts=("x.requirement", "x.deduction", "x.answer"),
    )
    tag(document, "endif")


def places(document: Document) -> None:
    """站点配置, or 服务配置 where the tender names no sites."""
    _sites(document)
    _whole(document)


def _sites(document: Document) -> None:
    """站点配置: for each site what is required and what is offered."""
    tag(document, "if sites")
    heading(document, "站点配置")
    tag(document, "for s in sites")
    heading(document, "{{ s.name }}", 2)
    heading(document, "基本情况", 3)
    facts(
        document,
        (31, 47, 31, 47),
        (
            ("站点类型", "{{ s.kind }}", "驻点人员", "{{ s.staff|length }}人"),
            ("选址要求", "{{ s.location }}", "拟选地址", "{{ s.address }}"),
            (
                "要求面积（㎡）",
                figure("s.required_area", "未规定"),
                "使用面积（㎡）",
                figure("s.area", "无"),
            ),
            (
                "运营时间",
                "{{ s.hours }}",
                "车辆",
                "{% if s.vehicles %}{{ s.vehicles }}{% else %}无{% endif %}",
            ),
        ),
    )
    _zones(document, "s", 3)
    _facilities(document, "s", 3)
    _on_duty(document)
    tag(document, "endfor")
    tag(document, "endif")


def _whole(document: Document) -> None:
    """服务配置: what is offered where the tender names no sites; a row only for what there is."""
    tag(document, "if whole")
    heading(document, "服务配置")
    for name, shown, condition in (
        ("服务人员", "{{ staff|length }}人", "staff"),
        ("服务时间", "{{ whole.hours }}", "whole.hours"),
        ("服务地址", "{{ whole.address }}", "whole.address"),
        ("使用面积", "{{ whole.area|number }}㎡", "whole.area is not none"),
        ("车辆", "{{ whole.vehicles }}", "whole.vehicles"),
    ):
        tag(document, f"if {condition}")
        paragraph(document, f"{name}：{shown}")
        tag(document, "endif")
    _zones(document, "whole", 2)
    _facilities(document, "whole", 2)
    tag(document, "endif")


def _zones(document: Document, of: str, level: int) -> None:
    tag(document, f"if {of}.zones")
    heading(document, "功能分区", level)
    listing(
        document,
        WIDTH,
        f"z in {of}.zones",
        (
            Column("序号", 12, "{{ loop.index }}", "center"),
            Column("功能区", 38, "{{ z.name }}"),
            Column("面积（㎡）", 22, figure("z.area"), "right"),
            Column("用途", 84, "{{ z.use }}"),
        ),
    )
    tag(document, "endif")


def _facilities(document: Document, of: str, level: int) -> None:
    required = f"{{% if f.verdict == '另行增配' %}}—{{% else %}}{figure('f.required', '不限')}{{% endif %}}"
    tag(document, f"if {of}.facilities")
    heading(document, "设施设备", level)
    listing(
        document,
        WIDTH,
        f"f in {of}.facilities",
        (
            Column("序号", 11, "{{ f.no }}", "center"),
            Column("要求的设施", 30, "{{ f.facility }}"),
            Column("单位", 12, "{{ f.unit }}", "center"),
            Column("要求", 14, required, "right"),
            Column("拟投入", 15, "{{ f.offered|number }}", "right"),
            Column("设备名称及型号", 41, "{{ f.models }}"),
            Column("来源", 13, "{{ f.sources }}", "center"),
            Column("响应情况", 20, "{{ f.verdict }}", "center"),
        ),
    )
    tag(document, "endif")


def _on_duty(document: Document) -> None:
    tag(document, "if s.staff")
    heading(document, "驻点人员", 3)
    listing(
        document,
        WIDTH,
        "p in s.staff",
        (
            Column("序号", 12, "{{ loop.index }}", "center"),
            Column("姓名", 19, "{{ p.name }}", "center"),
            Column("岗位", 36, "{{ p.role }}"),
            Column("用工形式", 20, "{{ p.employment }}", "center"),
            Column("学历", 16, "{{ p.education }}", "center"),
            Column("资格证书", 53, said("p.qualification")),
        ),
    )
    tag(document, "endif")


def staff(document: Document) -> None:
    """项目实施人员一览表; a column of sites only where there are some."""
    heading(document, "项目实施人员一览表")
    tag(document, "if sites")
    _people(document, (Column("服务站点", 32, "{{ p.site }}"),), 45)
    tag(document, "else")
    _people(document, (), 77)
    tag(document, "endif")


def _people(document: Document, site: tuple[Column, ...], experience: int) -> None:
    columns = (
        Column("序号", 13, "{{ p.no }}", "center"),
        Column("姓名", 21, "{{ p.name }}", "center"),
        Column("性别", 13, "{{ p.gender }}", "center"),
        Column("年龄", 13, "{{ p.age }}", "center"),
        Column("岗位", 27, "{{ p.role }}"),
        *site,
        Column("用工形式", 21, "{{ p.employment }}", "center"),
        Column("学历及专业", 29, ("{{ p.education }}", said("p.major")), "center"),
        Column("资格证书及证明材料", 33, (said("p.qualification"), *PAPERS)),
        Column("工作经历", experience, said("p.experience")),
    )
    listing(
        document,
        LANDSCAPE.text,
        "p in staff",
        columns,
        closing=(signing_row(len(columns), "上列人员为我方拟投入本项目的人员，未经采购人同意不更换。"),),
        free_texts=("p.experience",),
    )


def contracts(document: Document) -> None:
    """业绩一览表."""
    tag(document, "if bidder.contracts")
    heading(document, "业绩一览表")
    listing(
        document,
        WIDTH,
        "x in bidder.contracts",
        (
            Column("序号", 11, "{{ x.no }}", "center"),
            Column(
                "项目名称及编号",
                44,
                (
                    "{{ x.name }}",
                    "{%p if x.number %}",
                    "{{ x.number }}",
                    "{%p endif %}",
                    "{%p if x.evidence %}",
                    Line(EVIDENCE_PLACE.replace("e.", "x.evidence."), lead="证明材料："),
                    "{%p endif %}",
                ),
            ),
            Column("采购人及联系方式", 42, ("{{ x.purchaser }}", "{{ x.contact }}")),
            Column("金额（元）", 26, "{{ x.amount|money }}", "right"),
            Column(
                "签订及截止日期",
                33,
                (
                    "{{ x.signed|date }}",
                    "{%p if x.ends %}",
                    "至{{ x.ends|date }}",
                    "{%p endif %}",
                ),
                "center",
            ),
        ),
        closing=(signing_row(5, "上列业绩真实，合同原件备查。"),),
    )
    tag(document, "endif")
