"""账号与数据移交单: the list, then a sheet with its own signatures for each account."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates.handover_parts import contents, cover, end, signatures
from scripts.make_templates.page import UPRIGHT, Sheets
from scripts.make_templates.parts import heading, paragraph, said, tag
from scripts.make_templates.tables import LABEL_FILL, Cell, Column, Line, Row, listing, table

WIDTH = UPRIGHT.text
_LABELS = (30, 48, 30, 48)


def write(document: Document, sheets: Sheets) -> None:
    """Write the paper."""
    cover(document)
    contents(document)
    _list(document)
    _blocks(document)
    sheets.finish(UPRIGHT)


def _list(document: Document) -> None:
    heading(document, "账号与数据一览表")
    paragraph(
        document,
        "密码、验证码、密钥不写入本文件：移交当日由接收方当场重设，移交方退出登录。绑定手机只列掩码。",
        keep=True,
    ).paragraph_format.space_after = Pt(6)
    listing(
        document,
        WIDTH,
        "x in accounts",
        (
            Column("序号", 12, "{{ x.no }}", "center"),
            Column("编号", 20, "{{ x.code }}", "center"),
            Column("种类", 20, "{{ x.kind }}", "center"),
            Column("名称", 40, "{{ x.name }}"),
            Column("站点", 30, "{{ x.site }}"),
            Column("数量", 18, said("x.size"), "center"),
            Column("处理", 16, "{{ x.fate }}", "center"),
        ),
    )
    tag(document, "if accounts_staying")
    heading(document, "不移交的账号", 2)
    listing(
        document,
        WIDTH,
        "x in accounts_staying",
        (
            Column("编号", 22, "{{ x.code }}", "center"),
            Column("种类", 22, "{{ x.kind }}", "center"),
            Column("名称", 50, "{{ x.name }}"),
            Column("处理", 22, "{{ x.fate }}", "center"),
            Column("理由", 40, "{{ x.reason }}"),
        ),
    )
    tag(document, "endif")
    signatures(document, WIDTH, "各方确认上表所列账号与数据已逐项移交，签收见后附各单。")


def _blocks(document: Document) -> None:
    """Two blocks a page: what the account is, how it passes, what was done, who signs."""
    heading(document, "逐项移交单")
    tag(document, "for x in accounts")
    heading(document, "{{ x.code }}　{{ x.name }}", 2)
    rows = (
        ("种类及平台", "{{ x.kind }}（{{ x.platform }}）", "所属站点", "{{ x.site }}"),
        ("账号标识", said("x.identifier"), "登记主体", said("x.entity")),
        ("管理员", said("x.administrator"), "绑定手机", said("x.phone")),
        ("数量", said("x.size"), "处理", "{{ x.fate }}"),
        ("移交方式", said("x.transfer")),
        (
            "个人信息",
            "{% if x.personal %}含：{{ x.contents }}。移交依据：{{ x.ground }}{% else %}不含{% endif %}",
        ),
        ("当面核对", "□ 管理权限已改换　□ 绑定手机已改换　□ 密码已当场重设　□ 数量已核对：实际　　　　　"),
    )
    table(document, WIDTH, _LABELS, ["项目", "内容"] * 2, [*map(_fact, rows), _signing()])
    end(document)


def _fact(texts: tuple[str, ...]) -> Row:
    cells = [
        Cell(text, "center" if i % 2 == 0 else "left", fill="" if i % 2 else LABEL_FILL)
        for i, text in enumerate(texts)
    ]
    if len(texts) == 2:
        cells[-1] = Cell(texts[1], span=3)
    return Row(tuple(cells), keeps=True)


def _signing() -> Row:
    def place(label: str) -> tuple[Line, ...]:
        return (Line(label, "TableText"), Line("日期：　　年　　月　　日", "TableText", 14))

    handing, taking = place("移交方经办人（签字）："), place("接收方经办人（签字）：")
    return Row((Cell(handing, span=2), Cell(taking, span=2)), height=20)
