"""移交协议: who hands over what to whom, on which clauses, on what terms."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates import numbering
from scripts.make_templates.handover_parts import BASIS, cover, signatures
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, introduction, paragraph, points, said, tag, unit
from scripts.make_templates.tables import Cell, Column, Row, facts, listing

WIDTH = UPRIGHT.text


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    _parties(document)
    _grounds(document)
    _scope(document)
    _open(document)
    _terms(document)
    sheets.finish(UPRIGHT)


def _parties(document: Document) -> None:
    heading(document, "各方")
    rows = [
        (label, said(f"{name}.name"))
        for label, name in (("移交方", "outgoing"), ("接收方", "receiver"), ("监交方", "witness"))
    ]
    facts(
        document,
        (36, 120),
        (
            rows[0],
            ("统一社会信用代码", said("outgoing.uscc")),
            ("地址", said("outgoing.address")),
            ("法定代表人", said("outgoing.representative")),
            rows[1],
            ("统一社会信用代码", said("receiver.uscc")),
            ("地址", said("receiver.address")),
            ("法定代表人", said("receiver.representative")),
            rows[2],
            ("身份", said("witness.role")),
            ("地址", said("witness.address")),
        ),
    )
    following = paragraph(
        document,
        "移交方与采购人{{ project.purchaser }}于{{ contract.signed|date }}签订合同"
        "（编号：{{ contract.number }}），"
        "合同金额{{ contract.amount|money }}元，"
        "{% if contract.opened %}自{{ contract.opened|date }}起投入使用，{% endif %}"
        "合同于{{ contract.ends|date }}期满。现因{{ reason }}，各方就移交事项达成如下协议。",
    )
    following.paragraph_format.space_before = Pt(9)


def _grounds(document: Document) -> None:
    heading(document, "移交依据", new_page=False)
    tag(document, "if not stated")
    paragraph(document, "采购文件没有写明期满后资产如何移交。本次移交以各方协商为准，未定事项见下文。")
    tag(document, "endif")
    tag(document, "if grounds")
    introduction(
        document,
        "{% if stated %}依据采购文件下列条款{% else %}采购文件与期满有关的条款{% endif %}"
        "{% if state %}，{{ state }}移交{% endif %}"
        "{% if covers %}。条款列举的资产：{{ covers }}{% endif %}：",
    )
    listing(
        document,
        WIDTH,
        "x in grounds",
        (
            Column("条款", 30, "{{ x.title }}"),
            Column("要求", 60, "{{ x.text }}"),
            Column("适用站点", 36, "{{ x.sites }}"),
            Column("出处", 30, "{{ x.place }}"),
        ),
    )
    tag(document, "endif")


def _scope(document: Document) -> None:
    heading(document, "移交范围", new_page=False)
    paragraph(
        document,
        "{% if partial %}本次只移交下列站点，其余站点另行移交：{% else %}本次移交全部站点：{% endif %}"
        "{{ site_names }}。移交的资产共{{ count }}项，原值{{ value|money }}元"
        "（大写：{{ value|capitals }}），移交日净值{{ net|money }}元；账号与数据{{ accounts|length }}项。"
        "逐项见《资产移交清册》《账号与数据移交单》。",
    )
    unit(document, "单位：人民币元")
    listing(
        document,
        WIDTH,
        "x in by_fate",
        (
            Column("序号", 14, "{{ x.no }}", "center"),
            Column("处理", 40, "{{ x.name }}"),
            Column("项数", 18, "{{ x.count }}", "center"),
            Column("原值", 28, "{{ x.value|money }}", "right"),
            Column("净值", 28, "{{ x.net|money }}", "right"),
            Column("接收方应付", 28, "{{ x.payable|money }}", "right"),
        ),
        closing=(
            Row(
                (
                    Cell("移交、转让、归还、回购及待定合计", "center", 2, style="TableHead"),
                    Cell("{{ count }}", "center"),
                    Cell("{{ value|money }}", "right"),
                    Cell("{{ net|money }}", "right"),
                    Cell("{{ payable|money }}", "right"),
                )
            ),
        ),
    )
    paragraph(
        document,
        f"{BASIS}。净值只用于记账和回购，不改变现状移交的约定。",
        "Clause Note",
    )
    tag(document, "if staying")
    introduction(document, "下列资产不列入移交：")
    listing(
        document,
        WIDTH,
        "x in staying",
        (
            Column("资产编号", 26, "{{ x.code }}", "center"),
            Column("资产名称", 34, "{{ x.name }}"),
            Column("数量", 16, "{{ x.quantity|number }}{{ x.unit }}", "center"),
            Column("处理", 22, "{{ x.fate }}", "center"),
            Column("理由及依据", 58, "{{ x.reason }}{% if x.ground %}（{{ x.ground }}）{% endif %}"),
        ),
    )
    tag(document, "endif")


def _open(document: Document) -> None:
    tag(document, "if points")
    heading(document, "采购文件未写明的事项", new_page=False)
    introduction(document, "下列事项采购文件没有写明，每种处理及其金额并列；没有决定的，各方另行书面确定：")
    listing(
        document,
        WIDTH,
        "x in points",
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("事项", 40, "{{ x.note }}{% if x.ground %}（{{ x.ground }}）{% endif %}"),
            Column("项数", 14, "{{ x.count }}", "center"),
            Column("净值（元）", 28, "{{ x.net|money }}", "right"),
            Column(
                "可能的处理及接收方应付（元）",
                38,
                (
                    "{%p for o in x.outcomes %}",
                    "{{ o.name }}：{{ o.payable|money }}{% if o.chosen %}（采用）{% endif %}",
                    "{%p endfor %}",
                ),
            ),
            Column("决定", 24, said("x.decision")),
        ),
    )
    tag(document, "endif")


def _terms(document: Document) -> None:
    heading(document, "约定", new_page=False)
    paragraph(document, "各方约定如下：", keep=True)
    points(
        document,
        (
            "移交方于{{ day|date }}把清册所列资产按当日现状交付接收方。处理为移交或回购的，"
            "所有权自各站点签收之时转移；租约转让的，移转的是租约，不是所有权；归属待定的，只转移保管，归属另行书面确定。",
            "移交方保证所移交资产没有抵押、质押和未结清的价款；交付前发生的费用由移交方承担，交付后由接收方承担。",
            "账号的管理权限当面改换，密码由接收方当场重设，不写入任何文件。",
            "个人信息只在移交单写明的依据范围内移交；接收方按原处理目的使用，变更目的须重新取得同意。",
            "清册所列差异以各方确认的说明为准；签收后发现账实不符的，由移交方补足或说明。",
            "{% if payable %}接收方按净值支付回购价款{{ payable|money }}元（大写：{{ payable|capitals }}）。"
            "{% else %}本次移交不另行付款。{% endif %}"
            "{% if points %}采购文件未写明的事项，决定后按其结果另行结算。{% endif %}",
            "本协议一式{{ copies }}份，各方签字盖章后生效，{% for p in papers %}{% if p.code != paper.code %}"
            "《{{ p.title }}》{% endif %}{% endfor %}为其附件。",
        ),
        numbering.FORMS[0],
    )
    signatures(document, WIDTH, "各方确认以上内容，并已收到附件。")
