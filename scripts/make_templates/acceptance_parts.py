"""What an acceptance's papers share: cover, tables of any number of columns, both parties' places."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates.page import Sheet
from scripts.make_templates.parts import heading, paragraph, tag
from scripts.make_templates.tables import Cell, Column, Line, Row, listing, table

_MOST = 8
_FIRST = {1: 1.0, 2: 0.5, 3: 0.4, 4: 0.31, 5: 0.2, 6: 0.23, 7: 0.2, 8: 0.16}
"""Of the table's width, what the first column takes: it holds the month, day, name or number."""


def cover(document: Document, title: str = "{{ volume.title }}") -> None:
    """The cover and the contents page."""
    paragraph(document, "{% if marking %}{{ marking }}{% else %}　{% endif %}", "Cover Mark")
    paragraph(document, title, "Title")
    paragraph(document, "第{{ period.number }}期（{{ period.name }}）", "Subtitle")
    for label, value in (
        ("项目名称", "{{ project.name }}"),
        ("合同编号", "{{ contract.number }}"),
        ("标项", "{{ project.lot }}（{{ project.lot_title }}）"),
        ("采购人", "{{ project.purchaser }}"),
        ("考核周期", "{{ period.start|date }}至{{ period.end|date }}"),
        ("运营方（盖章）", "{{ bidder.name }}"),
        ("日期", "{{ signed|date }}"),
    ):
        paragraph(document, f"{label}：\t{value}", "Cover Line")
    notices(document)
    paragraph(document, "目　录", "TOC Heading")
    paragraph(document, "{{p contents }}")


def notices(document: Document) -> None:
    """What a reader must know first: that another paper was signed, that ledgers were not read."""
    tag(document, "for line in notices")
    paragraph(document, "※ {{ line }}", "Table Text", keep=True)
    tag(document, "endfor")


def any_table(document: Document, sheet: Sheet, name: str, least: int = 2, most: int = _MOST) -> None:
    """The table of ledgers `name` ("t"), in the shape for its number of columns; said where it is cut off."""
    tag(document, f"if not {name}.rows")
    paragraph(document, "本期没有记录。", "Table Text")
    tag(document, "endif")
    for count in range(least, most + 1):
        tag(document, f"if {name}.rows and {name}.columns|length == {count}")
        first = round(sheet.text * _FIRST[count])
        others = _split(sheet.text - first, count - 1)
        columns = [
            Column(
                f"{{{{ {name}.columns[{i}] }}}}",
                width,
                f"{{{{ row.cells[{i}] }}}}",
                "left" if i == 0 else "center",
            )
            for i, width in enumerate([first, *others])
        ]
        listing(document, sheet.text, f"row in {name}.rows", columns)
        tag(document, "endif")


def flowing_heading(document: Document, text: str) -> None:
    """The heading of a turn of the loop: below what is before it, but the first and the last on a new page,
    so that the signatures after the last never stand on a page alone."""
    tag(document, "if loop.first or loop.last")
    heading(document, text, new_page=True)
    tag(document, "else")
    heading(document, text, new_page=False).paragraph_format.space_before = Pt(18)
    tag(document, "endif")


def note_of_cut(document: Document, name: str) -> None:
    """The line that says how many rows there are where not all are printed."""
    tag(document, f"if {name}.total > {name}.rows|length")
    text = f"共{{{{ {name}.total }}}}行，以上列出前{{{{ {name}.rows|length }}}}行，其余见台账。"
    paragraph(document, text, "Table Text")
    tag(document, "endif")


def both_sign(document: Document, sheet: Sheet, sides: Sequence[tuple[str, str]]) -> None:
    """Places for the seals, signatures and dates of both sides, side by side, never over a page."""
    halves = _split(sheet.text, len(sides))
    cells = tuple(
        Cell(
            (
                Line(f"{side}（盖章）：", "TableText"),
                Line(name, "TableText"),
                Line("负责人（签字）：", "TableText", 28),
                Line("日期：　　　　年　　月　　日", "TableText", 14),
            )
        )
        for side, name in sides
    )
    table(document, sheet.text, halves, [side for side, _ in sides], [Row(cells, height=46)])


def spaced(document: Document, text: str, before: int = 6, keep: bool = False) -> None:
    """A paragraph with room above it."""
    paragraph(document, text, keep=keep).paragraph_format.space_before = Pt(before)


def _split(width: int, count: int) -> list[int]:
    """Whole millimetres that fill `width`."""
    each, rest = divmod(width, max(count, 1))
    return [each + (1 if i < rest else 0) for i in range(count)]
