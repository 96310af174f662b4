"""A tender's Word file that a converter made from a PDF, mended as it was read: pages and their cuts gone.

Reading joins what pages cut and leaves out what they added. The same is done to the file's own elements, so
that its forms are lifted with the look that they have there, and a blank stands where it was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lxml import etree

from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Table, paragraphs_of, tables_of
from docgen.render.forms.atoms import XML_SPACE
from docgen.render.forms.names import TBL, P, W, drop, made
from docgen.render.forms.parts import Parts
from docgen.render.forms.printing import print_only, printed_by

_TR, _TC, _SECTION = f"{W}tr", f"{W}tc", f"{W}sectPr"
_FRAMES = (f"{W}headerReference", f"{W}footerReference")
_OF_PAGES = (*_FRAMES, *(W + name for name in ("type", "titlePg", "pgNumType")))
_SHOWN = tuple(W + name for name in ("t", "drawing", "pict", "object", "sym"))


def mended(source: bytes, document: Document) -> tuple[bytes, Document]:
    """The .docx with its body as `document` has it, and the document as it stands in that file.

    Raises DocgenError where the file cannot be opened.
    """
    parts = Parts(source, document.name)
    file = _File(parts, list(parts.root.iter(P)), list(parts.root.iter(TBL)))
    body = [block for block in document.blocks if block.source == "body"]
    for table in tables_of(body):
        file.join_table(table)
    shared = _shared(body)
    for paragraph in paragraphs_of(tuple(body)):
        if paragraph.index is not None and paragraph.index not in shared:
            file.join_lines(paragraph)
    file.drop_furniture({at for each in paragraphs_of(document.blocks) for at in _places(each)})
    file.drop_pages()
    return parts.packed(), replace(document, blocks=file.placed(document.blocks), rebuilt=False)


def _places(paragraph: Paragraph) -> tuple[int, ...]:
    return () if paragraph.index is None else (paragraph.index, *paragraph.joins)


def _shared(blocks: Sequence[Block]) -> frozenset[int]:
    """Elements of which several blocks are a page's part each: they stay as they are."""
    seen: set[int] = set()
    twice: set[int] = set()
    for paragraph in paragraphs_of(tuple(blocks)):
        for at in set(_places(paragraph)):
            (twice if at in seen else seen).add(at)
    return frozenset(twice)


@dataclass
class _File:
    """The file under repair: its w:p and w:tbl in the order in which blocks name them."""

    parts: Parts
    paragraphs: list[etree._Element]
    tables: list[etree._Element]

    def join_table(self, table: Table) -> None:
        """Put rows, and lines of cells, that stand in a table below into the one that they belong to."""
        if table.index is None:
            return
        home = self.tables[table.index]
        others: list[etree._Element] = []
        for row in table.rows:
            lines = list(dict.fromkeys(self._lines(row)))
            if not lines:
                continue
            for other in (line.getparent() for line in lines):
                if other is not None and other is not home and other not in others:
                    others.append(other)
            if lines[0].getparent() is not home:
                home.append(lines[0])
            for cell in row.cells if len(lines) > 1 else ():
                self._gather(lines[0], cell)
        for other in others:
            self._drop_through(home, other)

    def _lines(self, row: Row) -> Iterator[etree._Element]:
        """The w:tr that a row's words stand in, as the file has them."""
        places = sorted(
            at for cell in row.cells for each in paragraphs_of(cell.blocks) for at in _places(each)
        )
        for at in places:
            line = next(self.paragraphs[at].iterancestors(_TR), None)
            if line is not None:
                yield line

    def _gather(self, line: etree._Element, cell: Cell) -> None:
        """All paragraphs of a cell in the cell of that line; those that are joined later come along."""
        home = _cell_at(line, cell.column)
        if home is None:
            return
        for paragraph in paragraphs_of(cell.blocks):
            for at in _places(paragraph):
                element = self.paragraphs[at]
                if next(element.iterancestors(_TC), None) is not home:
                    for empty in [each for each in home.iterchildren(P) if not _shows(each)]:
                        drop(empty)
                    home.append(element)

    def join_lines(self, paragraph: Paragraph) -> None:
        """Make one w:p of a paragraph's lines, and print of them what was read."""
        assert paragraph.index is not None
        first = self.paragraphs[paragraph.index]
        for at in paragraph.joins:
            other = self.paragraphs[at]
            before, after = printed_by(first), printed_by(other)
            if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isalpha():
                gap = made("r")
                text = made("t")
                text.text = " "
                text.set(XML_SPACE, "preserve")
                gap.append(text)
                first.append(gap)
            for each in [each for each in other if each.tag != f"{W}pPr"]:
                first.append(each)
            self._drop_through(first, other)
        if paragraph.raw:
            print_only(first, paragraph.text)

    def _drop_through(self, first: etree._Element, last: etree._Element) -> None:
        """Drop what stands between two elements, and the last; what is elsewhere goes alone."""
        between: list[etree._Element] = []
        for each in first.itersiblings():
            if each is last:
                break
            between.append(each)
        else:
            between = []
        for each in (*between, last):
            self._lose(each)

    def _lose(self, element: etree._Element) -> None:
        """Drop a block; the end of a section that it carries stays, for all before it is set up by it."""
        section = element.find(f"{W}pPr/{_SECTION}")
        if section is None:
            drop(element)
            return
        for each in [each for each in element if each.tag != f"{W}pPr"]:
            drop(each)

    def drop_furniture(self, kept: set[int]) -> None:
        """Take out lines of the body that print something and are in no block: numbers and heads of pages."""
        for at, element in enumerate(self.paragraphs):
            if at not in kept and element.getparent() is self.parts.body and printed_by(element).strip():
                self._lose(element)

    def drop_pages(self) -> None:
        """Take out the ends of sections that go on in one of the same pages: each ended a page."""
        for frame in list(self.parts.body.iter(*_FRAMES)):
            drop(frame)  # a volume has heads and feet of its own
        for one, following in pairwise(list(self.parts.body.iter(_SECTION))):
            if _set_up(one) != _set_up(following):
                continue
            owner = next(one.iterancestors(P), None)
            drop(one)
            if owner is not None and owner.getparent() is self.parts.body and not _shows(owner):
                drop(owner)

    def placed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with the places that their elements have by now."""
        paragraphs = {each: at for at, each in enumerate(self.parts.root.iter(P))}
        tables = {each: at for at, each in enumerate(self.parts.root.iter(TBL))}

        def of(block: Block) -> Block:
            if isinstance(block, Paragraph):
                at = None if block.index is None else paragraphs.get(self.paragraphs[block.index])
                return replace(block, index=at, joins=())
            rows = tuple(
                replace(
                    row, cells=tuple(replace(cell, blocks=tuple(map(of, cell.blocks))) for cell in row.cells)
                )
                for row in block.rows
            )
            at = None if block.index is None else tables.get(self.tables[block.index])
            return replace(block, rows=rows, index=at)

        return tuple(map(of, blocks))


def _cell_at(line: etree._Element, column: int) -> etree._Element | None:
    """The w:tc of a line that begins in a column of the table's grid."""
    at = 0
    for cell in line.iterchildren(_TC):
        if at == column:
            return cell
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        at += 1 if span is None else int(span.get(f"{W}val", "1"))
    return None


def _shows(element: etree._Element) -> bool:
    return any(each.tag != f"{W}t" or (each.text or "").strip() for each in element.iter(*_SHOWN))


def _set_up(section: etree._Element) -> tuple[bytes, ...]:
    """What a section says of its pages, but for heads, feet and numbers, which a volume has of its own."""
    return tuple(etree.tostring(each, method="c14n") for each in section if each.tag not in _OF_PAGES)
