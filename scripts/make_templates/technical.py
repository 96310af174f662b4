"""The volume 商务技术文件: letters, index, plan, commitments; `technical_tables` writes its tables."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates import numbering, technical_tables
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import (
    EVIDENCE_REFERENCE,
    FORM_REFERENCE,
    NONE,
    PROJECT,
    SCORE_ITEM,
    addressed,
    cover,
    evidence,
    figure,
    heading,
    identity_card,
    introduction,
    legal_representative,
    paragraph,
    points,
    reached,
    review,
    said,
    signature,
    tag,
)
from scripts.make_templates.tables import Column, facts, listing

_HERE = "{{ c.title }}，第{{r c.page }}页"


def write(document: Document, sheets: Sheets) -> None:
    """Write the volume."""
    cover(document)
    _letter(document)
    tag(document, "if bidder.agent")
    _authority(document)
    tag(document, "else")
    legal_representative(document)
    tag(document, "endif")
    review(document, "conformity", "符合性审查索引", _HERE)
    index(document)
    technical_tables.write(document, sheets)
    _plan(document)
    commitments(document)
    evidence(document, sheets)
    sheets.finish(UPRIGHT)


def _letter(document: Document) -> None:
    """响应函."""
    heading(document, "响应函")
    addressed(document)
    paragraph(
        document,
        f"我方已研读{PROJECT}采购文件的全部内容，决定参加本标项的{{{{ project.method }}}}，并确认如下：",
        keep=True,
    )
    points(
        document,
        (
            "{% if offer.total is not none and not offer.by_unit %}总报价为人民币{{ offer.total|money }}元"
            "（大写：{{ offer.total|capitals }}）{% else %}报价见报价表{% endif %}，"
            "服务期{{ project.term_months }}个月。",
            "响应有效期自响应文件开启之日（{{ project.opening|date }}）起{{ offer.validity_days }}日，"
            "有效期内我方不撤销响应文件。",
            "如获成交，我方自成交通知书发出之日起{{ signing_days }}日内与采购人签订合同，"
            "并按合同约定履行全部义务。",
            "{% if marked %}采购文件标记的{{ marked|length }}项条款，我方已逐条响应，见本卷偏离表。"
            "{% else %}采购文件的各项要求，我方已逐条响应，见本卷偏离表。{% endif %}",
            "响应文件由{{ bidder.signer }}"
            "{% if bidder.agent %}{{ bidder.agent.name }}签署，权限见本卷“授权委托书”。"
            "{% else %}{{ bidder.legal.name }}签署，身份见本卷“法定代表人身份证明”。{% endif %}",
            "响应文件由{% for v in volumes %}《{{ v.title }}》{% endfor %}组成，"
            "正本1份，副本{{ project.copies }}份，正本与副本内容一致。",
            "所提交的资料真实、合法、有效；采购人要求核实时，我方提供原件并如实说明。",
        ),
        numbering.FORMS[0],
    )
    paragraph(document, "联系地址：{{ bidder.address }}", keep=True).paragraph_format.space_before = Pt(6)
    named = (("邮编", "bidder.postcode"), ("电话", "bidder.phone"), ("电子邮箱", "bidder.email"))
    contact = "　".join(f"{label}：{said(field, NONE)}" for label, field in named)
    paragraph(document, contact, keep=True)
    signature(document)


def _authority(document: Document) -> None:
    """授权委托书, where an agent signs."""
    heading(document, "授权委托书")
    addressed(document)
    paragraph(
        document,
        "本人{{ bidder.legal.name }}（身份证号：{{ bidder.legal.id_number }}）系{{ bidder.name }}法定代表人，"
        "现委托下列人员为代理人，"
        f"以我方名义办理{PROJECT}的下列事项：签署、提交、澄清、修改和撤回响应文件，参加磋商，签订合同及处理相关事务。",
    )
    introduction(
        document,
        "代理人在授权范围内所办事项，我方均予承认。授权期限自{{ bidder.agent.authorised_from|date }}至"
        "{{ bidder.agent.authorised_until|date }}。代理人无权转委托。",
    )
    facts(
        document,
        (28, 50, 28, 50),
        (
            ("代理人姓名", "{{ bidder.agent.name }}", "性别", "{{ bidder.agent.gender }}"),
            (
                "身份证号",
                "{{ bidder.agent.id_number }}",
                "职务及电话",
                reached("bidder.agent"),
            ),
        ),
    )
    signature(document, ("法定代表人（签字或盖章）：", "委托代理人（签字）："), "特此委托。")
    identity_card(document, "委托代理人")


def index(document: Document, chapters: str = _HERE) -> None:
    """评分索引: where each criterion is answered, first the panel's by their groups, then the service's.

    `chapters` is the line that points at a chapter, `c`.
    """
    tag(document, "if evaluation or scorecard")
    heading(document, "评分索引")
    tag(document, "if self_score is not none")
    introduction(document, "自评分合计：{{ self_score|number }}分。")
    tag(document, "endif")
    tag(document, "for t in evaluation_tables")
    heading(document, "{{ t.title }}", 2)
    tag(document, "if self_score is not none")
    _index_table(document, "t.rows", "评审因素", None, _ANSWERED, _SELF_SCORE, chapters=chapters)
    tag(document, "else")
    _index_table(document, "t.rows", "评审因素", None, _ANSWERED, chapters=chapters)
    tag(document, "endif")
    tag(document, "endfor")
    tag(document, "if scorecard")
    heading(document, "服务质量标准索引", 2)
    _index_table(document, "scorecard", "评分内容", SCORE_ITEM, _RESPONDED, chapters=chapters)
    tag(document, "endif")
    tag(document, "endif")


_RESPONDED = ("{%p if not x.chapters %}", "见服务质量标准响应表", "{%p endif %}")
"""A criterion without a chapter: every one is answered in its own table."""

_ANSWERED = (
    "{%p if x.by_price and not x.answer and not x.forms %}",
    "以报价为准",
    "{%p endif %}",
    "{%p if x.answer %}",
    "{{ x.answer }}",
    "{%p endif %}",
    "{%p for r in x.forms %}",
    FORM_REFERENCE,
    "{%p endfor %}",
    "{%p for e in x.evidence %}",
    EVIDENCE_REFERENCE,
    NONE,
    "{%p endfor %}",
    "{%p if x.by_marks and not x.answer and not x.forms %}",
    "见偏离表",
    "{%p endif %}",
    "{%p if not x.by_price and not x.by_marks and not x.chapters and not x.answer and not x.forms %}",
    "未响应",
    "{%p endif %}",
)
"""An item of the panel's: the offer, the item's own answer, its evidence."""


_SELF_SCORE = Column(
    "自评分",
    20,
    ("{% if x.tier %}{{ x.tier }} {% endif %}" + figure("x.score"),),
    "center",
)
"""The score that the bidder gives itself, behind its tier."""


def _index_table(
    document: Document,
    name: str,
    what: str,
    group: tuple[str, str] | None,
    besides: tuple[str, ...],
    *further: Column,
    chapters: str = _HERE,
) -> None:
    """One index: a line a criterion, with the chapters that answer it, and what answers it besides.

    `further` columns take their width from the last one.
    """
    columns = (
        Column("序号", 12, "{{ x.no }}", "center"),
        Column(what, 34, "{{ x.title }}"),
        Column("分值", 12, figure("x.points"), "center"),
        *further,
        Column(
            "响应所在章节及页码",
            98 - sum(column.width for column in further),
            ("{%p for c in x.chapters %}", chapters, "{%p endfor %}", *besides),
        ),
    )
    listing(document, UPRIGHT.text, f"x in {name}", columns, group=group)


def _plan(document: Document) -> None:
    """服务方案: each chapter's title, the clauses it answers, its text."""
    heading(document, "服务方案")
    chapters(document, "plan")


def chapters(document: Document, plan: str) -> None:
    """Each chapter of a list: its title, the clauses it answers, its text."""
    tag(document, f"for c in {plan}")
    heading(document, "{{r c.heading }}", 2)
    tag(document, "if c.clauses")
    paragraph(document, "本章响应：{{ c.clauses }}。", "Clause Note")
    tag(document, "endif")
    paragraph(document, "{{p c.body }}")
    tag(document, "endfor")


def commitments(document: Document) -> None:
    """承诺书."""
    tag(document, "if commitments")
    heading(document, "承诺书")
    addressed(document)
    paragraph(document, f"我方如获成交，就{PROJECT}的履行承诺如下：", keep=True)
    points(document, ("{{ text }}",), numbering.FORMS[1], loop="text in commitments")
    signature(document, statement="以上承诺作为合同的组成部分，我方不履行的，按合同约定承担责任。")
    tag(document, "endif")
