"""A Markdown chapter as a Word document with Word's own style names, to be imported like any other chapter.

CommonMark and tables; HTML is shown as text, comments are left out. Pictures come from the chapter's own
folder only.
"""

from __future__ import annotations

import copy
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from docx import Document as new_document
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Emu
from docx.text.paragraph import Paragraph
from lxml import etree
from markdown_it.token import Token

from docgen.guard.bare_picture import bare
from docgen.guard.markdown import parse_markdown
from docgen.guard.paths import inside
from docgen.guard.picture import check_picture
from docgen.model.finding import DocgenError, Message, Origin, stop
from docgen.render.prose.losses import Losses
from docgen.render.prose.markdown_list import MarkdownLists
from docgen.render.prose.markdown_source import MAX_BLOCKS, decoded, too_long

_EMU_PER_PIXEL = 9_525
_TABLE_WIDTH = 8_788  # twips: 15.5 cm
_LETTER = 125  # twips: a Western letter of table text, capitals being wider than half of its 10.5 pt
_CELL_MARGINS = 240
_SHORT = 14
"""Letters up to which a column is kept on one line: 分值, 第一年, G01、G03."""
_REMOTE = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]+:|//)")
_ALIGNED = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def read_markdown(content: bytes, folder: Path, losses: Losses) -> Document:
    """The Markdown text as a document; pictures are sought in `folder`, faults with them noted in `losses`.

    Raises DocgenError: TEXT-ENCODING, TEXT-CONTROL or TEXT-COMMENT with the line.
    """
    text = decoded(content, losses.shown)
    written = parse_markdown(text)
    if written.open_comment:
        raise stop(
            "TEXT-COMMENT",
            losses.shown,
            Message("a comment <!-- begins here and has no end"),
            location=str(written.open_comment),
        )
    writer, tokens = _Writer(folder, losses), written.tokens
    if sum(token.type in ("inline", "fence", "code_block") for token in tokens) > MAX_BLOCKS:
        raise too_long(losses.shown)
    writer.write(tokens)
    return writer.document


@cache
def _blank() -> Document:
    """The document that every chapter begins as a copy of."""
    return new_document()


def _copied_blank() -> Document:
    """A blank document for one chapter, in a twentieth of the time of opening one: all share the styles."""
    styles = _blank().part.part_related_by(RELATIONSHIP_TYPE.STYLES)
    return copy.deepcopy(_blank(), {id(styles): styles})


@cache
def _style_id(name: str) -> str:
    """The id of a style of the blank document; python-docx would search all styles for every paragraph."""
    return str(_blank().styles[name].style_id)


class _Writer:
    """Writes parsed Markdown into a new document, block by block."""

    def __init__(self, folder: Path, losses: Losses) -> None:
        self.document = _copied_blank()
        self._folder = folder
        self._losses = losses
        self._lists: list[str] = []
        self._numbers = MarkdownLists(self.document)
        self._end = next(self.document.element.body.iterchildren(qn("w:sectPr")))

    def write(self, tokens: Sequence[Token]) -> None:
        """Write all blocks; what markdown-it nests is told by its opening and closing tokens."""
        style, item_begins, at = "", False, 0
        while at < len(tokens):
            token = tokens[at]
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._lists.append(
                    self._numbers.new(token.type.startswith("ordered"), token.attrs.get("start", 1))
                )
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif token.type == "list_item_open":
                item_begins = True
            elif token.type == "heading_open":
                style = f"Heading {token.tag[1]}"
            elif token.type == "heading_close":
                style = ""
            elif token.type == "inline":
                self._paragraph(token, style, item_begins)
                item_begins = False
            elif token.type in ("fence", "code_block"):
                self._code(token.content)
            elif token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[at:end])
                at = end
            at += 1

    def _new_paragraph(self, style: str = "") -> Paragraph:
        """A paragraph at the end; python-docx would look for the end from the beginning each time."""
        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        paragraph = Paragraph(element, self.document._body)
        if style:
            element.style = _style_id(style)
        return paragraph

    def _paragraph(self, token: Token, style: str, item_begins: bool) -> None:
        paragraph = self._new_paragraph(style)
        if item_begins and self._lists and not style:
            self._numbers.apply(paragraph, self._lists[-1], len(self._lists) - 1)
        captions = list(self._inline(paragraph, token.children or [], _line(token)))
        for caption in captions:
            _add_text(self._new_paragraph("Caption"), caption)

    def _code(self, code: str) -> None:
        """Lines as they stand, one under the other in one paragraph."""
        paragraph = self._new_paragraph()
        for number, line in enumerate(code.rstrip("\n").split("\n")):
            if number:
                paragraph.add_run().add_break()
            _add_text(paragraph, line.expandtabs(4))

    def _inline(self, paragraph: Paragraph, children: Sequence[Token], line: str) -> Iterator[str]:
        """Write runs and pictures; yields the captions of the pictures."""
        bold = italic = 0
        text: list[str] = []

        def end_run() -> None:
            if text:
                _add_text(paragraph, "".join(text), bold > 0, italic > 0)
                text.clear()

        for at, child in enumerate(children):
            if child.type == "softbreak":
                text.append(_joint(children[at - 1 : at], children[at + 1 : at + 2]))
            elif child.content and child.type != "image":
                text.append(child.content)
            elif child.type != "text":
                end_run()
            bold += child.nesting * (child.tag == "strong")
            italic += child.nesting * (child.tag == "em")
            if child.type == "hardbreak":
                paragraph.add_run().add_break()
            elif child.type == "image":
                yield from self._picture(paragraph, child, line)
        end_run()

    def _picture(self, paragraph: Paragraph, token: Token, line: str) -> Iterator[str]:
        self._losses.near = token.content[:20] or self._losses.near
        source = unquote(str(token.attrs["src"]))
        if _REMOTE.match(source):
            self._losses.add(
                "PICTURE-REMOTE",
                Message("shows a picture from outside its folder: {source}", {"source": source[:100]}),
                line,
            )
            return
        try:
            content = inside(self._folder, source).read_bytes()
            width, height = check_picture(content)
            content = bare(content)
        except DocgenError as problem:
            for finding in problem.findings:
                self._losses.note(replace(finding, origin=Origin(self._losses.shown, f"{line} {source}")))
            return
        except (ValueError, OSError):
            self._losses.bad_picture(f"{line} {source}")
            return
        size = Emu(width * _EMU_PER_PIXEL), Emu(height * _EMU_PER_PIXEL)
        paragraph.add_run().add_picture(io.BytesIO(content), *size)
        caption = str(token.attrs.get("title") or token.content).strip()
        if caption:
            yield caption

    def _table(self, tokens: Sequence[Token]) -> None:
        """Rows of equal length, as markdown-it makes them; the first is the header."""
        rows: list[list[Token]] = []
        for at, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                inline, align = tokens[at + 1], _ALIGNED.get(str(token.attrs.get("style", "")), "")
                rows[-1].append(replace(inline, meta={"align": align}, map=inline.map or tokens[0].map))
        table = CT_Tbl.new_tbl(len(rows), len(rows[0]), Emu(_TABLE_WIDTH * 635))
        for column, width in zip(table.tblGrid.gridCol_lst, _widths(rows), strict=True):
            column.w = Emu(width * 635)
        table.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        captions: list[str] = []
        for row, cells in zip(table.tr_lst, rows, strict=True):
            for cell, inline in zip(row.tc_lst, cells, strict=True):
                captions += self._cell(cell, inline)
        self._end.addprevious(table)
        for caption in captions:
            _add_text(self._new_paragraph("Caption"), caption)

    def _cell(self, cell: Any, inline: Token) -> list[str]:
        # The document's part must be reachable from the paragraph for pictures to find a place.
        paragraph = Paragraph(cell.p_lst[0], self.document._body)
        if inline.meta["align"]:
            justification = OxmlElement("w:jc")
            justification.set(qn("w:val"), inline.meta["align"])
            paragraph._p.get_or_add_pPr().append(justification)
        return list(self._inline(paragraph, inline.children or [], _line(inline)))


def _add_text(paragraph: Paragraph, text: str, bold: bool = False, italic: bool = False) -> None:
    """A run at the paragraph's end; written directly, as python-docx takes ten times as long."""
    run = etree.SubElement(paragraph._p, qn("w:r"))
    properties = etree.SubElement(run, qn("w:rPr"))
    if any(_is_wide(character) for character in text):
        # Else Word gives “ ” … their narrow Western shape amid Chinese text.
        etree.SubElement(properties, qn("w:rFonts")).set(qn("w:hint"), "eastAsia")
    for name in ("w:b",) * bold + ("w:i",) * italic:
        etree.SubElement(properties, qn(name))
    etree.SubElement(run, qn("w:t")).text = text


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def _joint(before: Sequence[Token], after: Sequence[Token]) -> str:
    """What a line end in the source stands for: nothing between Chinese characters, else a space."""
    left, right = (before[0].content if before else ""), (after[0].content if after else "")
    return "" if left and right and _is_wide(left[-1]) and _is_wide(right[0]) else " "


def _widths(rows: list[list[Token]]) -> list[int]:
    """Column widths in twips: short columns as wide as their longest text, others share the rest by it."""
    longest = [max(4, *(_length(cell.content) for cell in column)) for column in zip(*rows, strict=True)]
    short = [_CELL_MARGINS + _LETTER * length if length <= _SHORT else 0 for length in longest]
    weights = [0 if width else min(40, length) for width, length in zip(short, longest, strict=True)]
    if not any(weights) or sum(short) > _TABLE_WIDTH // 2:
        short, weights = [0] * len(longest), [min(40, length) for length in longest]
    rest = _TABLE_WIDTH - sum(short)
    return [width or rest * weight // sum(weights) for width, weight in zip(short, weights, strict=True)]


def _length(text: str) -> int:
    """The width of a text in Western letters; what is beyond forty characters makes no difference."""
    return sum(2 if _is_wide(character) else 1 for character in text[:40])


def _line(token: Token) -> str:
    return str(token.map[0] + 1) if token.map else ""
