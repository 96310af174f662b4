"""The blocks of a story (the body, a note, a page's head, a comment), text boxes after their anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from docgen.intake.word import pieces as looks
from docgen.intake.word.choice import ALTERNATE, chosen
from docgen.intake.word.file import File
from docgen.intake.word.inline import InlineReader
from docgen.intake.word.names import VAL, W, switched, value, whole
from docgen.intake.word.numbering import Counters
from docgen.intake.word.styles import Style
from docgen.intake.word.tables import read_rows
from docgen.intake.word.ticks import with_neighbours, with_ticks
from docgen.model.finding import Message, stop
from docgen.model.reading.blocks import Block, Missed, Paragraph, Run, Source, Table

DEEPEST = 25
"""Tables within tables, boxes within boxes; nobody writes more than three."""

_SURROUNDING = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "txbxContent", "smartTag")
)
# Another file within this one, which Word takes in when it opens it.
_ELSEWHERE = (f"{W}altChunk", f"{W}subDoc")
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
# A typed list of contents: a title, dots or the like, a page.
_LEADERS = re.compile(r"(?:[.．·•]\s?){4,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$")
_ALIGN: dict[str | None, Literal["left", "center", "right", "both"]] = {
    "center": "center", "right": "right", "end": "right", "both": "both", "distribute": "both",
}  # fmt: skip


@dataclass
class _Carried:
    """What goes on in the next paragraph, as its own end is not printed."""

    element: etree._Element
    read: looks.Inline
    label: str


class Story:
    """Reads one story from its first paragraph to its last."""

    def __init__(self, file: File, source: Source) -> None:
        self._file = file
        self._source = source
        self._inline = InlineReader(file.styles, file.package, file.missed)
        self._counters = Counters(file.numbering)
        self._breaks = False
        self._carried: _Carried | None = None
        self._depth = 0

    def blocks(self, container: etree._Element) -> tuple[Block, ...]:
        """The blocks of the story's root, of a cell or of a text box."""
        self._depth += 1
        if self._depth > DEEPEST:
            said = Message("holds tables or boxes in more than {most} layers", {"most": DEEPEST})
            raise stop("PACKAGE-XML", self._file.package.shown, said)
        made: list[Block] = []
        for element, contents in _flat(container):
            if element.tag == f"{W}p":
                made += self._paragraph(element, contents)
            elif element.tag in _ELSEWHERE:
                self._file.missed.append(Missed(str(element.tag).rpartition("}")[2], "picture"))
            else:
                made += self._rest()
                made.append(self._table(element))
        made += self._rest()
        self._depth -= 1
        return tuple(with_neighbours(made))

    def cell(self, element: etree._Element) -> tuple[Block, ...]:
        """The blocks of a cell; an empty one has its empty paragraph, so that it can be named."""
        outer, self._breaks = self._breaks, False
        carried, self._carried = self._carried, None
        blocks = self.blocks(element)
        said = [block for block in blocks if isinstance(block, Table) or _says(block)]
        self._breaks, self._carried = outer, carried
        return tuple(said) or blocks[:1]

    def _table(self, element: etree._Element) -> Table:
        self._file.tables += 1
        number, breaks, self._breaks = self._file.tables, self._breaks, False
        rows, width = read_rows(element, self.cell, self._file.leave)
        first = next((p for row in rows for cell in row.cells for p in cell.blocks), None)
        breaks = breaks or (isinstance(first, Paragraph) and first.breaks)
        return Table(f"t{number:03}", rows, width, self._source, breaks, index=self._place(element))

    def _paragraph(self, element: etree._Element, contents: bool) -> list[Block]:
        properties = element.find(f"{W}pPr")
        key = value(properties, "pStyle")
        style = self._file.styles.paragraph(key)
        read = self._inline.read(element, style)
        gone = _mark_gone(properties)
        if gone and not read.pieces:
            return self._beside(read)
        label = self._label(properties, key) if gone != "deleted" else ""
        if self._carried:
            read = looks.joined(self._carried.read, read)
            label = self._carried.label or label
            self._carried = None
        if gone:
            self._carried = _Carried(element, read, label)
            return []
        made = [*self._printed(element, properties, style, read, label, contents), *self._beside(read)]
        if element.find(f"{W}pPr/{W}sectPr") is not None and element not in self._file.followed:
            self._breaks = True
        return made

    def _rest(self) -> list[Block]:
        """A paragraph whose end is not printed, where none follows that it could go on in."""
        carried, self._carried = self._carried, None
        if carried is None:
            return []
        properties = carried.element.find(f"{W}pPr")
        style = self._file.styles.paragraph(value(properties, "pStyle"))
        printed = self._printed(carried.element, properties, style, carried.read, carried.label, False)
        return [*printed, *self._beside(carried.read)]

    def _label(self, properties: etree._Element | None, key: str | None) -> str:
        place = self._file.numbering.place(properties, key)
        return "" if place is None else self._counters.next(*place)

    def _printed(
        self,
        element: etree._Element,
        properties: etree._Element | None,
        style: Style,
        read: looks.Inline,
        label: str,
        contents: bool,
    ) -> Iterator[Paragraph]:
        """The paragraph, or its parts where a page begins within it."""
        own = switched(properties, "pageBreakBefore")
        begins = self._breaks or (style.breaks if own is None else own)
        level = whole(value(properties, "outlineLvl"))
        outline = style.outline if level is None else level + 1
        parts = looks.pages(read.pieces)
        for at, pieces in enumerate(parts):
            if at:
                begins = True
            text = "".join(piece.text for piece in pieces)
            self._file.paragraphs += 1
            paragraph = Paragraph(
                id=f"p{self._file.paragraphs:04}",
                text=text,
                label=label,
                source=self._source,
                style=style.name,
                outline=outline if outline is not None and outline <= 9 else None,
                bold=looks.bold(pieces),
                size=looks.size(pieces, style.size or self._file.styles.size),
                align=_ALIGN.get(value(properties, "jc") or style.align, "left"),
                breaks=begins,
                contents=contents or read.contents or style.contents or bool(_LEADERS.search(text)),
                runs=tuple(Run(piece.text, piece.underlined, piece.bold) for piece in pieces),
                index=self._file.places.get(element),
            )
            paragraph = with_ticks(paragraph)
            if _says(paragraph) or (self._depth > 1 and len(parts) == 1):
                yield paragraph
                begins, label = False, ""
        self._breaks = begins

    def _beside(self, read: looks.Inline) -> list[Block]:
        """The text boxes and notes that hang on a paragraph."""
        made: list[Block] = []
        for box in read.boxes:
            made += [block for block in self._boxed(box) if isinstance(block, Table) or _says(block)]
        for kind, key in read.notes:
            note = self._file.note(kind, key)
            if note is not None:
                made += _note(self._file, kind, *note)
        return made

    def _boxed(self, box: etree._Element) -> tuple[Block, ...]:
        story = Story(self._file, "box" if self._source == "body" else self._source)
        story._depth = self._depth
        return story.blocks(box)

    def _place(self, element: etree._Element) -> int | None:
        return self._file.places.get(element)


def _note(file: File, kind: str, note: etree._Element, number: str) -> list[Block]:
    blocks = list(Story(file, "footnote" if kind == "footnote" else "endnote").blocks(note))
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            blocks[at] = replace(block, label=block.label or number)
            break
    return blocks


def _flat(container: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
    """Paragraphs and tables in order, through what only surrounds them; whether a list of contents does."""
    stack: list[tuple[Iterator[etree._Element], bool]] = [(iter(container), False)]
    while stack:
        elements, contents = stack[-1]
        element = next(elements, None)
        if element is None:
            stack.pop()
        elif element.tag in (f"{W}p", f"{W}tbl", *_ELSEWHERE):
            yield element, contents
        elif element.tag == ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                stack.append((iter(branch), contents))
        elif element.tag in _SURROUNDING:
            gallery = element.find(_GALLERY)
            listed = gallery is not None and "contents" in gallery.get(VAL, "").lower()
            stack.append((iter(element), contents or listed))


def _says(paragraph: Paragraph) -> bool:
    """Whether anything of it is printed: words, a number, a line to write on."""
    return bool(
        paragraph.label
        or paragraph.text.strip()
        or any(run.underlined and run.text for run in paragraph.runs)
    )


def _mark_gone(properties: etree._Element | None) -> str:
    """Why a paragraph's end is not printed, so that the next one goes on in it."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    if mark is None:
        return ""
    if mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None:
        return "deleted"
    return "hidden" if switched(mark, "vanish") else ""
