"""The internal check report: what was found, who let what pass, and what the meeting reads aloud."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.parts import MARKED_TITLE, figure, heading, introduction, paragraph, said, tag
from scripts.make_templates.tables import LABEL_FILL, Cell, Column, Row, facts, listing, table

VERDICT = (
    "{% if ready %}没有错误级问题，可以递交；警告逐条过目后再定稿。"
    "{% else %}有错误级问题 {{ counts.error }} 项，改正之前不得递交。{% endif %}"
)
FOUND = "f.opens", "{{ f.severity }}"


def write(document: Document, sheets: Sheets) -> None:
    """Write the report."""
    paragraph(document, "内部资料　不递交", "Cover Mark")
    paragraph(document, "响应文件检查报告", "Title").paragraph_format.space_after = Pt(30)
    _summary(document)
    sheets.end(UPRIGHT)
    _findings(document)
    _waivers(document)
    _uncompared(document)
    _marks(document)
    _marked(document)
    _scored(document)
    _depths(document)
    sheets.end(LANDSCAPE)
    _price(document)
    _sizes(document)
    _terms(document)
    _calendar(document)
    _meeting(document)
    sheets.finish(UPRIGHT)


def _summary(document: Document) -> None:
    facts(
        document,
        (42, 114),
        (
            ("项目名称", "{{ project.name }}"),
            ("项目编号", "{{ project.number }}"),
            ("标项", "{{ project.lot }}（{{ project.lot_title }}）"),
            ("采购人", "{{ project.purchaser }}"),
            ("供应商", "{{ bidder }}"),
            ("开启日期", "{{ project.opening|date }}"),
            ("签署日期", "{{ signed|date }}"),
            (
                "条款响应",
                "共{{ clauses }}条，已响应{{ answered }}条；正偏离{{ positive }}条，负偏离{{ negative }}条",
            ),
            (
                "数字比较",
                "已比较{{ demands.compared }}项，无法比较{{ demands.not_comparable }}项，"
                "没有数字{{ demands.without_figure }}项",
            ),
            (
                "总报价",
                "{{ total|money }}元{% if ceiling is not none %}（最高限价{{ ceiling|money }}元）{% endif %}",
            ),
            ("各部分报价", "{{ parts|join('；') }}"),
            ("响应有效期", "{{ validity_days }}日（采购文件要求{{ required_days }}日）"),
            ("企业类型", said("size")),
            (
                "检查结果",
                "错误{{ counts.error }}项，警告{{ counts.warning }}项，提示{{ counts.info }}项，"
                "登记的豁免{{ counts.waived }}项",
            ),
            ("结论", VERDICT),
        ),
        only={"总报价": "total is not none", "各部分报价": "parts"},
    )


def _findings(document: Document) -> None:
    heading(document, "问题")
    tag(document, "if findings")
    listing(
        document,
        LANDSCAPE.text,
        "f in findings",
        (
            Column("序号", 12, "{{ f.no }}", "center"),
            Column("编号", 42, ("{{ f.code }}", "{{ f.name }}")),
            Column("位置", 45, ("{{ f.place }}", "{% if f.clause %}条款 {{ f.clause }}{% endif %}")),
            Column("问题", 62, "{{ f.message }}"),
            Column("改法", 46, "{{ f.remedy }}"),
            Column("依据", 40, said("f.source")),
        ),
        free_texts=("f.message",),
        group=FOUND,
    )
    tag(document, "else")
    paragraph(document, "没有发现问题。")
    tag(document, "endif")


def _waivers(document: Document) -> None:
    heading(document, "豁免", new_page=False)
    tag(document, "if waivers")
    introduction(document, "下列问题由批准人负责，检查时降为提示；实质性条款上的无效情形不能豁免。")
    listing(
        document,
        LANDSCAPE.text,
        "w in waivers",
        (
            Column("序号", 12, "{{ w.no }}", "center"),
            Column("编号", 50, "{{ w.code }}"),
            Column("位置", 50, said("w.where")),
            Column("理由", 80, "{{ w.reason }}"),
            Column("批准人", 25, "{{ w.name }}", "center"),
            Column("日期", 30, "{{ w.on|date }}", "center"),
        ),
    )
    tag(document, "else")
    paragraph(document, "没有豁免。")
    tag(document, "endif")


def _uncompared(document: Document) -> None:
    tag(document, "if uncompared")
    heading(document, "无法比较的要求（请人工核对）", new_page=False)
    listing(
        document,
        LANDSCAPE.text,
        "u in uncompared",
        (
            Column("序号", 12, "{{ u.no }}", "center"),
            Column("条款", 65, ("{{ u.clause }}", "{{ u.title }}")),
            Column("要求", 90, "{{ u.demand }}"),
            Column("原因", 80, "{{ u.why }}"),
        ),
        free_texts=("u.demand",),
    )
    tag(document, "endif")


def _marks(document: Document) -> None:
    """What the tender itself says of its marks."""
    tag(document, "if marks")
    heading(document, "采购文件对标记的说明", new_page=False)
    listing(
        document,
        LANDSCAPE.text,
        "m in marks",
        (
            Column("标记或用语", 40, "{{ m.sign }}", "center"),
            Column("效果", 40, "{{ m.effect }}"),
            Column("原句", 117, "{{ m.text }}"),
            Column("出处", 50, "{{ m.place }}"),
        ),
        free_texts=("m.text",),
    )
    tag(document, "endif")


def _scored(document: Document) -> None:
    """The scores that the bidder gives itself."""
    tag(document, "if scored")
    heading(document, "自评分", new_page=False)
    introduction(document, "自评分合计{{ self_score|number }}分；报价分和没有自评的各项不在其内。")
    listing(
        document,
        LANDSCAPE.text,
        "x in scored",
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("评审因素", 60, "{{ x.name }}"),
            Column("方式", 20, said("x.kind"), "center"),
            Column("分值", 20, "{{ x.points|number }}", "center"),
            Column("自评分", 25, figure("x.score"), "center"),
            Column("档次", 20, said("x.tier"), "center"),
            Column("依据", 90, said("x.answer")),
        ),
        free_texts=("x.answer",),
    )
    tag(document, "endif")


def _depths(document: Document) -> None:
    """How much is written for each item, against its points."""
    tag(document, "if depths")
    heading(document, "评分项的篇幅", new_page=False)
    introduction(
        document,
        "每分字数与各项的中位数相比；由证明材料认定的各项不比。几项共用一章的，按分值分摊；"
        "页数量自本次生成的 PDF，没有生成的不填。",
    )
    listing(
        document,
        LANDSCAPE.text,
        "d in depths",
        (
            Column("序号", 12, "{{ d.no }}", "center"),
            Column("评审因素", 55, "{{ d.name }}"),
            Column("分值", 17, "{{ d.points|number }}", "center"),
            Column("响应章节", 55, said("d.chapters")),
            Column("字数", 20, "{{ d.characters }}", "center"),
            Column("每分字数", 20, "{{ d.per_point }}", "center"),
            Column("图表", 15, "{{ d.figures|number }}", "center"),
            Column("数字", 15, "{{ d.numbers }}", "center"),
            Column("页数", 15, figure("d.pages"), "center"),
            Column(
                "与中位数比",
                23,
                "{% if d.share is none %}—{% else %}{{ d.share }}%{{ ' 偏少' if d.thin }}{% endif %}",
                "center",
            ),
        ),
    )
    tag(document, "endif")


def _marked(document: Document) -> None:
    tag(document, "if marked")
    heading(document, "带标记的条款（会上逐条朗读）", new_page=False)
    listing(
        document,
        LANDSCAPE.text,
        "m in marked",
        (
            Column("序号", 12, "{{ m.no }}", "center"),
            Column("条款", 45, (MARKED_TITLE.replace("x.", "m."), "{{ m.place }}")),
            Column("要求", 75, "{{ m.requirement }}"),
            Column("响应内容", 90, said("m.answer")),
            Column("偏离", 25, "{{ m.deviation }}", "center"),
        ),
        free_texts=("m.requirement", "m.answer"),
    )
    tag(document, "endif")


def _sizes(document: Document) -> None:
    """企业规模划型说明: each metric, its bounds, and the rule."""
    tag(document, "if sizes")
    heading(document, "企业规模划型说明", new_page=False)
    introduction(document, "声明函所载企业规模按采购文件明确的行业划定，过程如下。")
    tag(document, "for e in sizes")
    paragraph(document, "{{ e.name }}（{{ e.industry }}，依据{{ e.rule }}）：", keep=True)
    tag(document, "for line in e.working")
    paragraph(document, "{{ line }}")
    tag(document, "endfor")
    paragraph(document, "划型结果：{{ e.size }}。")
    tag(document, "endfor")
    tag(document, "endif")


def _price(document: Document) -> None:
    tag(document, "if low_price")
    heading(document, "异常低价测试")
    listing(
        document,
        UPRIGHT.text,
        "t in low_price",
        (
            Column("比较对象", 40, "{{ t.basis }}"),
            Column("比例", 20, "{{ t.share|percent }}", "right"),
            Column("界限（元）", 32, "{{ t.limit|money }}", "right"),
            Column("结果", 24, "{% if t.below %}低于界限{% else %}不低于{% endif %}", "center"),
            Column("依据", 40, "{{ t.source }}"),
        ),
    )
    tag(document, "endif")


def _terms(document: Document) -> None:
    """The tender's dates, bonds and fee, where its data state them."""
    tag(document, "if terms")
    heading(document, "采购文件的时间、保证金和代理服务费", new_page=False)
    listing(
        document,
        UPRIGHT.text,
        "t in terms",
        (
            Column("事项", 30, "{{ t.name }}"),
            Column("内容", 90, "{{ t.text }}"),
            Column("出处", 36, said("t.place")),
        ),
    )
    tag(document, "endif")


def _calendar(document: Document) -> None:
    tag(document, "if calendar")
    heading(document, "合同日历", new_page=False)
    introduction(document, "按成交通知书最迟于{{ notice|date }}发出推算；标“暂定”的，当年放假安排尚未公布。")
    listing(
        document,
        UPRIGHT.text,
        "d in calendar",
        (
            Column("事项", 76, "{{ d.name }}"),
            Column(
                "日期",
                50,
                "{% if d.day is not none %}{{ d.day|date }}{% else %}起算事件未定{% endif %}",
                "center",
            ),
            Column("说明", 30, "{% if d.provisional %}暂定{% else %}—{% endif %}", "center"),
        ),
    )
    tag(document, "endif")


def _meeting(document: Document) -> None:
    heading(document, "会审意见", new_page=False)
    asked = ("商务", "技术", "财务", "法务")
    rows = [Row((Cell(who, "center", fill=LABEL_FILL), Cell("")), height=22) for who in asked]
    table(document, UPRIGHT.text, (30, 126), ("审查人", "意见与签字"), rows)
    for text in ("主持人（签字）：\t", "日期：\t"):
        paragraph(document, text, "Sign")
