"""The volume 资格证明文件: who the bidder is and that it may take part."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates import numbering
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import (
    EVIDENCE_PLACE,
    NONE,
    PROJECT,
    addressed,
    cover,
    evidence,
    heading,
    introduction,
    legal_representative,
    paragraph,
    points,
    reached,
    review,
    said,
    signature,
    signing_row,
    tag,
)
from scripts.make_templates.tables import Column, Line, facts, listing


def write(document: Document, sheets: Sheets) -> None:
    """Write the volume."""
    cover(document)
    # Chapters stand in another volume, whose pages Word cannot name.
    review(document, "qualification", "资格审查索引", "见服务方案“{{ c.title }}”")
    _bidder(document)
    _declaration(document)
    _licences(document)
    legal_representative(document)
    small_business(document)
    evidence(document, sheets)
    sheets.finish(UPRIGHT)


def _bidder(document: Document) -> None:
    """供应商基本情况表."""
    heading(document, "供应商基本情况表")
    facts(
        document,
        (33, 45, 31, 47),
        (
            ("供应商名称", "{{ bidder.name }}"),
            ("统一社会信用代码", "{{ bidder.uscc }}", "单位性质", "{{ bidder.kind }}"),
            ("成立日期", "{{ bidder.founded|date }}", "注册资本（元）", "{{ bidder.capital|money }}"),
            ("地址", "{{ bidder.address }}"),
            ("邮编", said("bidder.postcode", NONE), "电话", said("bidder.phone", NONE)),
            ("电子邮箱", said("bidder.email", NONE)),
            ("开户银行", said("bidder.bank", NONE), "银行账号", said("bidder.account", NONE)),
            (
                "法定代表人",
                "{{ bidder.legal.name }}",
                "职务及电话",
                reached("bidder.legal"),
            ),
            (
                "委托代理人",
                "{% if bidder.agent %}{{ bidder.agent.name }}{% else %}无{% endif %}",
                "职务及电话",
                f"{{% if bidder.agent %}}{reached('bidder.agent')}{{% else %}}—{{% endif %}}",
            ),
            ("经营范围", "{{ bidder.business }}"),
        ),
    )
    signature(document, statement="以上情况真实、完整，与登记信息一致。")


def _declaration(document: Document) -> None:
    """资格声明."""
    heading(document, "资格声明")
    addressed(document)
    paragraph(document, f"我方参加{PROJECT}的{{{{ project.method }}}}，就参加条件郑重声明如下：", keep=True)
    points(
        document,
        (
            "我方（统一社会信用代码：{{ bidder.uscc }}）为依法登记的{{ bidder.kind }}，"
            "能够独立承担民事责任。",
            "我方商业信誉良好，财务会计制度健全。",
            "我方具备履行合同所需的场所、设备、人员和专业能力。",
            "我方依法纳税、依法缴纳社会保险，至签署之日没有应缴未缴的款项。",
            "参加本次采购活动前三年内，我方在经营中没有重大违法记录，未因违法经营受过刑事处罚，"
            "也未受过责令停产停业、吊销许可证或执照、较大数额罚款等行政处罚。",
            "至签署之日，我方不是失信被执行人、重大税收违法失信主体，也不在政府采购严重违法失信行为记录名单之内。",
            "我方没有为本项目提供过整体设计、规范编制、项目管理、监理或检测服务；与参加本标项的其他供应商之间，"
            "没有负责人为同一人的情形，也没有直接控股或管理关系。",
        ),
        numbering.FORMS[0],
    )
    signature(document, statement="上述声明如有不实，我方依法承担全部责任。")


def small_business(document: Document) -> None:
    """中小企业声明函（服务）, where the tender asks for one and the bidder may declare."""
    tag(document, "if sme")
    heading(document, "中小企业声明函（服务）")
    addressed(document)
    introduction(
        document,
        f"我方参加{PROJECT}的采购活动，本标项的服务由下表所列的中小企业全部承接。"
        "依照《政府采购促进中小企业发展管理办法》，现将承接企业的情况声明如下：",
    )
    tag(document, "for e in sme.entries")
    facts(document, (42, 114), _ENTERPRISE)
    tag(document, "endfor")
    first = paragraph(
        document,
        "承接企业不是大型企业的分支机构，没有大型企业的控股股东，其负责人也不与大型企业的负责人为同一人。",
    )
    first.paragraph_format.space_before = Pt(6)
    signature(document, statement="我方对本声明内容的真实性负责；如有虚假，依法承担相应责任。")
    tag(document, "endif")


_NO_FIGURES = "（新成立企业，无上一年度数据）"
_ENTERPRISE = (
    ("标的名称", "{{ sme.item }}"),
    ("所属行业", "{{ sme.industry }}（以采购文件明确的行业为准）"),
    ("承接企业", "{{ e.name }}{% if e.welfare %}（{{ e.welfare }}）{% endif %}"),
    ("承担内容", "{{ e.task }}"),
    ("数据年度", f"{{% if e.year is not none %}}{{{{ e.year }}}}年度{{% else %}}{_NO_FIGURES}{{% endif %}}"),
    ("从业人员", "{% if e.headcount is not none %}{{ e.headcount }}人{% else %}—{% endif %}"),
    ("营业收入", "{% if e.revenue is not none %}{{ e.revenue|money }}元{% else %}—{% endif %}"),
    ("资产总额", "{% if e.assets is not none %}{{ e.assets|money }}元{% else %}—{% endif %}"),
    ("企业规模", "{{ e.size }}"),
)


def _licences(document: Document) -> None:
    """证照一览表; nothing where there is no licence."""
    tag(document, "if bidder.licences")
    heading(document, "证照一览表")
    listing(
        document,
        UPRIGHT.text,
        "x in bidder.licences",
        (
            Column("序号", 11, "{{ x.no }}", "center"),
            Column(
                "证照种类及证号",
                54,
                (
                    "{{ x.kind }}",
                    "{{ x.number }}",
                    "{%p if x.evidence %}",
                    Line(EVIDENCE_PLACE.replace("e.", "x.evidence."), lead="证明材料："),
                    "{%p endif %}",
                ),
            ),
            Column(
                "发证机关及许可范围",
                56,
                (
                    "{{ x.issuer }}",
                    "{%p if x.scope %}",
                    Line("{{ x.scope }}", lead="许可范围："),
                    "{%p endif %}",
                ),
            ),
            Column(
                "有效期",
                35,
                (
                    "{{ x.valid_from|date }}起",
                    "{% if x.valid_until %}{{ x.valid_until|date }}止{% else %}长期有效{% endif %}",
                ),
                "center",
            ),
        ),
        closing=(signing_row(4, "上列证照真实有效，原件备查。"),),
        free_texts=("x.scope",),
    )
    tag(document, "endif")
