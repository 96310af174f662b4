"""What the papers of a handover share: cover, names of the parties, places for seals and signatures."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.shared import Pt

from scripts.make_templates.parts import paragraph, tag
from scripts.make_templates.tables import Cell, Line, Row, table

PARTIES = (
    ("移交方（盖章）：", "{{ outgoing.name }}"),
    ("接收方（盖章）：", "{{ receiver.name }}"),
    ("监交方（盖章）：", "{{ witness.name }}"),
)
BASIS = (
    "净值按{{ depreciation }}计算，残值率{{ residual_percent|percent }}"
    "（另有残值率的类别见《资产移交清册》汇总）；"
    "{% if undated %}其中{{ undated }}项没有记投入使用日期，按购置日期起算"
    "{% else %}各项均按投入使用日期起算{% endif %}"
)
"""How net values were worked out, and from which dates."""
SEAL_MM = 46
"""Room for a seal of 40 mm and a signature beside it."""


def cover(document: Document) -> None:
    """The cover: project, contract, parties, day."""
    paragraph(document, "共{{ copies }}份　第　　份", "Cover Mark")
    paragraph(document, "项目移交文件", "Title")
    paragraph(document, "{{ paper.title }}", "Subtitle")
    for label, value in (
        ("项目名称", "{{ project.name }}"),
        ("项目编号", "{{ project.number }}"),
        ("标项", "{{ project.lot }}（{{ project.lot_title }}）"),
        ("合同编号", "{{ contract.number }}"),
        ("移交方", "{{ outgoing.name }}"),
        ("接收方", "{{ receiver.name }}"),
        ("监交方", "{{ witness.name }}"),
        ("移交日期", "{{ day|date }}"),
    ):
        paragraph(document, f"{label}：\t{value}", "Cover Line")


def contents(document: Document) -> None:
    """The contents page."""
    paragraph(document, "目　录", "TOC Heading")
    paragraph(document, "{{p contents }}")


def signing_row(widths: Sequence[int]) -> Row:
    """The row that ends a table: a cell for each party, over so many columns."""
    return Row(
        tuple(_place(*party, span) for party, span in zip(PARTIES, widths, strict=True)), height=SEAL_MM
    )


def signatures(document: Document, width: int, statement: str) -> None:
    """The statement and a table of its own for the parties' seals and signatures."""
    paragraph(document, statement, keep=True)
    third = width // 3
    widths = [width - 2 * third, third, third]
    table(document, width, widths, ["移交方", "接收方", "监交方"], [signing_row((1, 1, 1))])


def _place(label: str, name: str, span: int) -> Cell:
    lines = (
        Line(label, "TableText"),
        Line(name, "TableText"),
        Line("法定代表人或授权代表", "TableText", 18),
        Line("（签字）：", "TableText"),
        Line("日期：　　年　　月　　日", "TableText", 24),
    )
    return Cell(lines, span=span)


def gap(document: Document) -> None:
    """Six points between two tables, which would else become one."""
    paragraph(document, "", "Section End", keep=True).paragraph_format.space_before = Pt(6)


def end(document: Document, what: str = "for") -> None:
    """Close a loop or a condition."""
    tag(document, f"end{what}")


def sums(label: str, before: int, value: str, net: str, after: int = 0, keeps: bool = False) -> Row:
    """A row of sums: its label over `before` columns, both amounts, the rest empty."""
    cells = [Cell(label, "center", before, style="TableHead"), Cell(f"{{{{ {value}|money }}}}", "right")]
    cells.append(Cell(f"{{{{ {net}|money }}}}", "right"))
    if after:
        cells.append(Cell("", "center", after))
    return Row(tuple(cells), keeps=keeps)
