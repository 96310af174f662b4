"""Building blocks of the forms: headings, paragraphs, points, cover, contents, signature, evidence."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from scripts.make_templates import numbering
from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheets
from scripts.make_templates.tables import KEPT_TURNS, Cell, Column, Line, Row, listing, table

PROJECT = "“{{ project.name }}”（项目编号：{{ project.number }}，{{ project.lot }}：{{ project.lot_title }}）"
SIGNATORY = "法定代表人或委托代理人（签字或盖章）："

EVIDENCE_REFERENCE = (
    "{{ e.label }}：{{ e.title }}，{% if e.here %}第{{r e.page }}页"
    "{% else %}见《{{ e.volume }}》{{r e.page }}{% endif %}"
)

EVIDENCE_PLACE = (
    "{{ e.label }}，{% if e.here %}第{{r e.page }}页{% else %}见《{{ e.volume }}》{{r e.page }}{% endif %}"
)
"""The same without the title, for a column that its row has named."""

FORM_REFERENCE = (
    "{{ r.title }}，{% if r.here %}第{{r r.page }}页{% else %}见《{{ r.volume }}》{{r r.page }}{% endif %}"
)

CHAPTER_REFERENCE = (
    "{{ c.title }}，{% if c.here %}第{{r c.page }}页{% else %}见《{{ c.volume }}》{{r c.page }}{% endif %}"
)

MARKED_TITLE = "{{ x.mark }}{{ x.title }}{% if x.mark_note %}（{{ x.mark_note }}）{% endif %}"
"""A clause's title behind its mark; where the mark is not its own, what it comes from."""

SCORE_ITEM = (
    "x.opens",
    "{{ x.item }}{% if x.item_points is not none %}（{{ x.item_points|number }}分）{% endif %}",
)
"""When a scorecard's line opens an item, and the row that names the item once for all its lines."""


def figure(value: str, otherwise: str = "—") -> str:
    """The tag of a number that may be missing."""
    return f"{{% if {value} is not none %}}{{{{ {value}|number }}}}{{% else %}}{otherwise}{{% endif %}}"


def said(value: str, otherwise: str = "—") -> str:
    """The tag of a text that may be empty."""
    return f"{{% if {value} %}}{{{{ {value} }}}}{{% else %}}{otherwise}{{% endif %}}"


NONE = "/"
"""What a form of official papers shows in a place that there is nothing for."""


def reached(person: str) -> str:
    """Post and telephone of somebody who may have none."""
    return f"{{{{ {person}.position }}}}{{% if {person}.phone %}}　{{{{ {person}.phone }}}}{{% endif %}}"


def heading(
    document: Document, text: str, level: int = 1, new_page: bool | None = None, numbered: bool = True
) -> Paragraph:
    """A heading; `new_page` overrules its style, and so does `numbered`."""
    written = document.add_paragraph(text, style=f"Heading {level}")
    written.paragraph_format.page_break_before = new_page
    if not numbered:
        unnumbered(written)
    return written


def unnumbered(written: Paragraph) -> None:
    """Take a heading out of the list of headings."""
    _list(written, numbering.NONE)


def paragraph(document: Document, text: str, style: str = "Body Text", keep: bool = False) -> Paragraph:
    """A paragraph; `keep` holds it on the page of what follows."""
    written = document.add_paragraph(text, style=style)
    if keep:
        written.paragraph_format.keep_with_next = True
    return written


def introduction(document: Document, text: str) -> None:
    """A paragraph that leads into a table: on its page, a little above it."""
    paragraph(document, text, keep=True).paragraph_format.space_after = Pt(6)


def unit(document: Document, text: str) -> None:
    """The unit of a table's figures, above it at the right."""
    paragraph(document, text, "Table Text", keep=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def tag(document: Document, code: str) -> None:
    """A paragraph that only holds a tag and is gone once the template is filled, such as {%p if agent %}."""
    document.add_paragraph(f"{{%p {code} %}}", style="Body Text")


def points(
    document: Document, texts: Sequence[str], list_number: int, loop: str = "", together: bool = False
) -> None:
    """Numbered points of a form, counting from 1; with `loop`, its turns give the points.

    The last one stays with what follows, so that a signature never comes with its statement alone;
    `together` holds all on one page.
    """
    if not loop:
        for index, text in enumerate(texts):
            _point(document, text, list_number, keep=together or index == len(texts) - 1)
        return
    tag(document, f"for {loop}")
    tag(document, f"if loop.revindex <= {KEPT_TURNS}")
    for text in texts:
        _point(document, text, list_number, keep=True)
    tag(document, "else")
    for text in texts:
        _point(document, text, list_number, keep=together)
    tag(document, "endif")
    tag(document, "endfor")


def _point(document: Document, text: str, list_number: int, keep: bool) -> None:
    written = paragraph(document, text, "List Number", keep=keep)
    _list(written, list_number)


def _list(written: Paragraph, number: int) -> None:
    """Make the paragraph an entry of the list, whatever its style says."""
    listed = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    written._p.get_or_add_pPr()._insert_numPr(parse_xml(listed))


def signature(document: Document, lines: Sequence[str] = (SIGNATORY,), statement: str = "") -> None:
    """Places for seal, signature and date, kept together and with the `statement` (or text) before them."""
    if statement:
        spaced = paragraph(document, statement, keep=True)
        spaced.paragraph_format.keep_together = True
        spaced.paragraph_format.space_before = Pt(6)
    texts = _places(lines)
    for index, text in enumerate(texts):
        line = document.add_paragraph(text, style="Sign")
        if index == 0:
            line.paragraph_format.space_before = Pt(12)
        if index == len(texts) - 1:
            line.paragraph_format.keep_with_next = False


def _places(lines: Sequence[str]) -> list[str]:
    """The lines for seal, signatures and date."""
    return ["供应商（盖章）：{{ bidder.name }}", *(f"{line}\t" for line in lines), "日期：{{ signed|date }}"]


def signing_row(columns: int, statement: str) -> Row:
    """The signature under a table, as a last row without borders.

    As paragraphs after the table it could come on a page alone: LibreOffice keeps the last row of a table
    with the next row, but not with a paragraph.
    """
    seal, *others = _places((SIGNATORY,))
    lines = (Line(statement, "BodyText", 6), Line(seal, "Sign", 12), *(Line(text, "Sign") for text in others))
    return Row((Cell(lines, span=columns, bare=True),))


def cover(document: Document) -> None:
    """The cover and the contents page of a volume."""
    cover_page(document)
    paragraph(document, "目　录", "TOC Heading")
    paragraph(document, "{{p contents }}")


def cover_page(document: Document) -> None:
    """The cover of a volume."""
    paragraph(document, "正本 □　　副本 □", "Cover Mark")
    paragraph(document, "响应文件", "Title")
    paragraph(document, "{{ volume.title }}", "Subtitle")
    for label, value in (*_ABOUT, ("标项", _LOT), *_WHO, ("供应商（盖章）", "{{ bidder.name }}")):
        paragraph(document, f"{label}：\t{value}", "Cover Line")
    _reached(document)
    paragraph(document, f"{SIGNATORY}\t", "Cover Line")
    paragraph(document, "日期：\t{{ signed|date }}", "Cover Line")


_ABOUT = (("项目名称", "{{ project.name }}"), ("项目编号", "{{ project.number }}"))
_LOT = "{{ project.lot }}（{{ project.lot_title }}）"
_WHO = (("采购人", "{{ project.purchaser }}"),)


def cover_by_method(document: Document) -> None:
    """The cover of a volume of the tender's forms: 投标文件 of a 招标; the lot where there are some."""
    bid = '{% if "招标" in project.method %}投标{% else %}响应{% endif %}文件'
    bidder = '{% if "招标" in project.method %}投标人{% else %}供应商{% endif %}'
    paragraph(document, "正本 □　　副本 □", "Cover Mark")
    paragraph(document, bid, "Title")
    tag(document, 'if volume.title not in ("响应文件", "投标文件")')
    paragraph(document, "{{ volume.title }}", "Subtitle")
    tag(document, "endif")
    for label, value in _ABOUT:
        paragraph(document, f"{label}：\t{value}", "Cover Line")
    tag(document, 'if project.lot != "不分标项"')
    paragraph(document, f"标项：\t{_LOT}", "Cover Line")
    tag(document, "endif")
    for label, value in (*_WHO, (f"{bidder}（盖章）", "{{ bidder.name }}")):
        paragraph(document, f"{label}：\t{value}", "Cover Line")
    _reached(document)
    paragraph(document, f"{SIGNATORY}\t", "Cover Line")
    paragraph(document, "日期：\t{{ signed|date }}", "Cover Line")


def _reached(document: Document) -> None:
    """Where the bidder is reached, as far as it says."""
    for label, field in (("地址", "bidder.address"), ("联系电话", "bidder.phone")):
        tag(document, f"if {field}")
        paragraph(document, f"{label}：\t{{{{ {field} }}}}", "Cover Line")
        tag(document, "endif")


def addressed(document: Document) -> None:
    """The line that says to whom the form is written."""
    paragraph(document, "致：{{ project.purchaser }}", "Form Address")


def identity_card(document: Document, who: str) -> None:
    """A place for both sides of an identity card, 86 × 54 mm, pasted slightly smaller.

    It comes after the signature, as an enclosure: where room is short, it goes to the next page alone.
    """
    enclosed = paragraph(document, f"附：{who}身份证复印件", "Form Address", keep=True)
    enclosed.paragraph_format.space_before = Pt(18)
    enclosed.paragraph_format.space_after = Pt(6)
    half = UPRIGHT.text // 2
    heads = ["人像面", "国徽面"]
    table(document, UPRIGHT.text, [half, half], heads, [Row((Cell("（粘贴处）", "center"),) * 2, height=50)])


def legal_representative(document: Document) -> None:
    """The form 法定代表人身份证明: who the legal representative is, with a place for the identity card."""
    heading(document, "法定代表人身份证明")
    addressed(document)
    paragraph(
        document,
        "兹证明{{ bidder.legal.name }}（性别：{{ bidder.legal.gender }}，"
        "身份证号：{{ bidder.legal.id_number }}）现任{{ bidder.name }}{{ bidder.legal.position }}，"
        "为我单位法定代表人{% if bidder.legal.phone %}，联系电话：{{ bidder.legal.phone }}{% endif %}。",
    )
    paragraph(document, f"本证明用于参加{PROJECT}的采购活动。", keep=True)
    signature(document, ("法定代表人（签字或盖章）：",), "特此证明。")
    identity_card(document, "法定代表人")


def review(document: Document, rows: str, title: str, chapters: str) -> None:
    """The index of a review: what is asked, what answers it, where it stands; nothing without rows.

    `chapters` is the line that points at a chapter, `c`.
    """
    tag(document, f"if {rows}")
    heading(document, title)
    columns = (
        Column("序号", 12, "{{ x.no }}", "center"),
        Column("审查因素", 28, ("{{ x.name }}", "（{{ x.place }}）")),
        Column(
            "审查内容及证明材料要求",
            50,
            ("{{ x.requirement }}", "{%p if x.proof %}", "证明：{{ x.proof }}", "{%p endif %}"),
        ),
        Column(
            "响应内容及页码",
            66,
            (
                "{%p if x.answer %}",
                "{{ x.answer }}",
                "{%p endif %}",
                "{%p for c in x.chapters %}",
                chapters,
                "{%p endfor %}",
                "{%p for r in x.forms %}",
                FORM_REFERENCE,
                "{%p endfor %}",
                "{%p for e in x.evidence %}",
                EVIDENCE_REFERENCE,
                "{%p endfor %}",
                "{%p if not x.answer and not x.chapters and not x.forms %}",
                "{% if x.by_purchaser %}由采购人查询{% elif x.optional %}不涉及{% else %}（未填）{% endif %}",
                "{%p endif %}",
            ),
        ),
    )
    listing(document, UPRIGHT.text, f"x in {rows}", columns, free_texts=("x.requirement", "x.answer"))
    tag(document, "endif")


TRUE_COPY = "以上复印件与原件一致。　　供应商（盖章）："


def evidence(document: Document, sheets: Sheets) -> None:
    """The evidence printed in this volume: a list with pages, then each piece on a page of its own.

    What is wider than high stands on pages that lie on their side.
    """
    tag(document, "if evidence")
    heading(document, "证明材料")
    columns = [
        Column("序号", 14, "{{ e.no }}", "center"),
        Column("编号", 24, "{{ e.label }}", "center"),
        Column("材料名称", 84, "{{ e.title }}"),
        Column("页码", 34, "第{{r e.page }}{% if e.more %}至{{r e.last_page }}{% endif %}页", "center"),
    ]
    listing(document, UPRIGHT.text, "e in evidence", columns)
    tag(document, "for e in evidence")
    for sheet, before in ((UPRIGHT, "e.wide"), (LANDSCAPE, "not e.wide")):
        tag(document, f"if e.turns and {before}")
        sheets.end(sheet)
        tag(document, "endif")
    # Its own number (附件1) is the one that the other pages name.
    heading(document, "{{r e.heading }}", 2, new_page=True, numbered=False)
    paragraph(document, "{{r e.picture }}", "Picture")
    paragraph(document, TRUE_COPY, "Copy Note")
    tag(document, "for p in e.more")
    further = paragraph(document, "{{r p.heading }}", "Caption", keep=True)
    further.paragraph_format.page_break_before = True
    further.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph(document, "{{r p.picture }}", "Picture")
    paragraph(document, TRUE_COPY, "Copy Note")
    tag(document, "endfor")
    tag(document, "if loop.last and e.wide")
    sheets.end(LANDSCAPE)
    tag(document, "endif")
    tag(document, "endfor")
    tag(document, "endif")
