"""A writer's chapter, Word or Markdown, becomes body XML under the volume's own styles.

file → python-docx Document → blocks: the words, their order and what carries meaning stay, the look goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from docx.document import Document
from docx.oxml.ns import nsmap, qn
from lxml import etree

from docgen.guard.archive import unreadable
from docgen.model.finding import Finding, Message
from docgen.model.text import squeezed
from docgen.render.drawing.stock import Stock
from docgen.render.prose.captions import Captions
from docgen.render.prose.drawings import drawings
from docgen.render.prose.list import ListItem, TargetLists, list_item, numbered_style
from docgen.render.prose.losses import Losses
from docgen.render.prose.markdown import read_markdown
from docgen.render.prose.metafile import NoOffice
from docgen.render.prose.open import open_chapter
from docgen.render.prose.page_layout import report_layout
from docgen.render.prose.picture import EMU_PER_CM, PictureShelf, Shown
from docgen.render.prose.source import Source, W, value, words
from docgen.render.prose.styles import VolumeStyles
from docgen.render.prose.table import TWIPS_PER_CM, table_xml
from docgen.render.prose.text import Box, Run, TextReader
from docgen.render.prose.typed import CAPTION, drop_typed_number, without_typed_number

# A4 less the margins of a bound volume.
TEXT_WIDTH_CM = 15.5
_TEXT_HEIGHT_CM = 22
_EMU_PER_TWIP = 635
# Drawing ids that the template's own pictures don't reach.
_FIRST_DRAWING_ID = 100_001
_PASSED_OVER = ("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "tcPr")
_ALIGNMENTS = ("left", "start", "center", "right", "end", "both", "distribute")
_BETWEEN_TABLES = "<w:p/>"

# Several chapters go into one document before any of them stands in its body; ids must differ all the same.
_next_ids: WeakKeyDictionary[Any, int] = WeakKeyDictionary()


@dataclass(frozen=True)
class Imported:
    """A chapter's blocks (w:p, w:tbl; prefix w is the document's, others are declared) and what was found."""

    xml: str
    findings: tuple[Finding, ...] = ()


def import_chapter(
    target: Document,
    file: Path,
    level: int,
    width_cm: float = TEXT_WIDTH_CM,
    name: str = "",
    title: str = "",
    stock: Stock | None = None,
    content: bytes = b"",
) -> Imported:
    """The blocks of the chapter `file` for `target`, whose package gets the pictures and list numbers.

    `level` is that of the chapter's title: the chapter's highest heading comes one below. `name` is the
    file as the user knows it. A chapter that begins with its own `title` as a heading is taken without it,
    for the title stands there already. `stock` is what its drawings are made of. `content`
    is its Markdown where there is no file. Raises DocgenError if it cannot be read or could do harm.
    """
    losses = Losses(name or file.name)
    document = read_markdown(content, file.parent, losses) if content else open_chapter(file, losses)
    try:
        source = Source(document)
        _drop_title(source, title)
        drawn = drawings(source.body, stock or Stock(), losses)
        markdown = bool(content) or file.suffix.lower() != ".docx"
        chapter = _Chapter(target, source, losses, level, drawn, markdown)
        xml = chapter.blocks(source.body, _Place(int(width_cm * TWIPS_PER_CM)))
    except RecursionError:
        raise unreadable(losses.shown) from None
    report_layout(source, losses)
    _next_ids[target.part] = chapter.shelf.next_id + chapter.captions.count
    return Imported(chapter.captions.refer(xml), losses.findings())


def _drop_title(source: Source, title: str) -> None:
    """Take out the first line where it is a heading of the title's words, number or not, and nothing else."""
    first = next((each for each in source.body if words(each).strip()), None)
    if first is None or not title or first.tag != qn("w:p") or source.heading_rank(first) is None:
        return
    plain = not any(True for _ in first.iter(qn("w:sectPr"), qn("w:drawing"), qn("w:pict")))
    if plain and squeezed(without_typed_number(words(first).strip())) == squeezed(title):
        source.body.remove(first)


@dataclass(frozen=True)
class _Place:
    """Where blocks go: width of the text in twips; in a table, the style of its text."""

    width: int
    cell_style: str = ""


class _Chapter:
    """One chapter on its way into one volume."""

    def __init__(
        self, target: Document, source: Source, losses: Losses, level: int, drawn: Mapping[Any, str],
        markdown: bool,
    ) -> None:  # fmt: skip
        self.source = source
        self.losses = losses
        self._drawn = drawn
        self._styles = VolumeStyles(target)
        self._lists = TargetLists(target.part, self._styles.of_paragraphs)
        self.shelf = PictureShelf(target.part, _next_ids.get(target.part, _FIRST_DRAWING_ID))
        self.captions = Captions(self.shelf.next_id, markdown)
        self._text = TextReader(source, losses)
        self._unkept = self._lists.keep_labels([*self._items()])
        self._deepest = self._styles.deepest_heading
        ranks = [source.heading_rank(p) for p in source.body.iterchildren(qn("w:p")) if words(p)]
        self._shift = level + 1 - min((rank for rank in ranks if rank is not None), default=1)
        if source.revised:
            losses.add("PROSE-REVISED", Message("holds tracked changes; they are taken as accepted"))

    def _items(self) -> Iterator[ListItem]:
        """The chapter's list items; headings are none, whatever numbers them."""
        for paragraph in self.source.body.iter(qn("w:p")):
            in_table = next(paragraph.iterancestors(qn("w:tc")), None) is not None
            if words(paragraph).strip() and (in_table or self.source.heading_rank(paragraph) is None):
                item = list_item(self.source, paragraph)
                if item is not None:
                    yield item

    def blocks(self, container: etree._Element, place: _Place) -> str:
        """The paragraphs and tables in a body, cell or text box."""
        made: list[str] = []
        for block in container.iterchildren("*"):
            name = str(block.tag).removeprefix(W)
            if block in self._drawn:
                made.append(self._drawn[block])
            elif name == "p":
                made.append(self._paragraph(block, place))
            elif name == "tbl":
                # Tables that touch become one in Word.
                made.append(
                    (_BETWEEN_TABLES if made and made[-1].endswith("</w:tbl>") else "")
                    + self._table(block, place)
                )
            elif name == "altChunk":
                self.losses.drop("document")
            elif name not in _PASSED_OVER and not name.endswith(("RangeStart", "RangeEnd")):
                self.losses.drop("other")
            if made and not made[-1]:
                made.pop()
        if place.cell_style and not made:
            made.append(f"<w:p>{self._styles.properties(place.cell_style)}</w:p>")
        if made and made[-1].endswith("</w:tbl>"):
            made.append(_BETWEEN_TABLES)
        return "".join(made)

    def _table(self, table: etree._Element, place: _Place) -> str:
        if table.find("w:tr/w:tc", nsmap) is None:
            return ""

        def content(cell: etree._Element, width: int, head: bool) -> str:
            return self.blocks(cell, _Place(width, "table head" if head else "table text"))

        return table_xml(table, place.width, self._styles.of_tables, content)

    def _paragraph(self, paragraph: etree._Element, place: _Place) -> str:
        said = words(paragraph).strip()
        self.losses.near = said[:20] or self.losses.near
        rank = None if place.cell_style else self.source.heading_rank(paragraph)
        heading = self._heading(paragraph, rank) if rank is not None and said else ""
        pieces = self._text.pieces(paragraph, plain_style=bool(heading))
        properties = (heading, "") if heading else self._role(paragraph, place)
        if properties[0] == "caption" and said and (caption := self.captions.runs(said)):
            return f"<w:p>{self._styles.properties('caption')}{caption}</w:p>"
        return self._laid_out(pieces, properties, self._jc(paragraph) if place.cell_style else "", place)

    def _heading(self, paragraph: etree._Element, rank: int) -> str:
        """The heading style of the volume for a heading of that rank in the chapter, blank if it has none."""
        if not self._deepest:
            return ""
        item = list_item(self.source, paragraph)
        if item is not None and item.labels:
            self._lists.begin_anew(item)
        name = f"heading {min(rank + self._shift, self._deepest)}"
        if self._styles.is_numbered(name):
            drop_typed_number(paragraph)
        elif numbered_style(self.source, paragraph):
            self.losses.drop("numbering")
        return name

    def _role(self, paragraph: etree._Element, place: _Place) -> tuple[str, str]:
        """Style name and numbering of a paragraph that is no heading."""
        item = list_item(self.source, paragraph)
        if item is not None and words(paragraph).strip():
            if item.key in self._unkept:
                self.losses.drop("label")
            style, numbering = self._lists.properties(item)
            return place.cell_style or style, numbering
        if place.cell_style:
            return place.cell_style, ""
        captioned = self.source.style_name(paragraph) in ("caption", "题注")
        return ("caption" if captioned or CAPTION.match(words(paragraph)) else "body text"), ""

    def _laid_out(
        self, pieces: list[Run | Shown | Box], role: tuple[str, str], jc: str, place: _Place
    ) -> str:
        """Paragraphs for the pieces: text together, each picture by itself, text boxes after."""
        style, numbering = role
        runs: list[Run] = []
        made: list[str] = []
        boxes: list[str] = []

        def end_text() -> None:
            nonlocal numbering
            keeps_blank = bool(place.cell_style) and not made
            if keeps_blank or not all(run.blank for run in runs):
                tall = any(run.tall for run in runs)
                xml = "".join(run.xml for run in runs)
                made.append(f"<w:p>{self._styles.properties(style, numbering, tall, jc)}{xml}</w:p>")
                numbering = ""
            runs.clear()

        for piece in pieces:
            if isinstance(piece, Run):
                runs.append(piece)
            elif isinstance(piece, Box):
                boxes.append(self.blocks(piece.content, _Place(place.width, place.cell_style)))
            elif picture := self._picture(piece, place):
                if piece.in_line or place.cell_style:
                    runs.append(Run(picture, "", tall=True))
                elif style.startswith("heading"):
                    boxes.append(self._styles.picture_paragraph(picture))
                else:
                    end_text()
                    made.append(self._styles.picture_paragraph(picture))
        if runs or not made:
            end_text()
        return "".join((*made, *boxes))

    def _picture(self, picture: Shown, place: _Place) -> str:
        try:
            return self.shelf.run(picture, place.width * _EMU_PER_TWIP, _TEXT_HEIGHT_CM * EMU_PER_CM)
        except NoOffice:
            self.losses.drop("metafile")
        except ValueError:
            self.losses.bad_picture()
        return ""

    def _jc(self, paragraph: etree._Element) -> str:
        """The alignment of a paragraph in a cell, its own or its style's."""
        found = paragraph.find("w:pPr/w:jc", nsmap)
        setting = value(found, "val")
        return f'<w:jc w:val="{setting}"/>' if setting in _ALIGNMENTS else ""
