"""A tender's sentences in reading order, each with its chapter, its place, its lot and its table's heads.

A sentence of a cell knows the short cell before it in its row and the head of its column, so that
`| 投标有效期 | 90日 |` says of the validity what `投标有效期：90日` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.intake import lot_names
from docgen.intake.boxes import without_unticked
from docgen.intake.clash.cells import LABEL_LENGTH, first_block, heads_of, lot_of_row, row_name
from docgen.intake.mark_signs import TYPED
from docgen.model.reading.blocks import Cell, Paragraph, Table
from docgen.model.reading.outline import Chapter, ChapterKind, Outline
from docgen.model.reading.reading import Found
from docgen.model.text import unspaced

_SENTENCE = re.compile(r"(?<=[。;；!！?？])")
_HEADING_LENGTH = 40
_WITH_LOT_HEADINGS = ("demand", "evaluation", "forms", "unknown")
_EVERY_LOT = re.compile("共同|各包|各标项|所有|全部|通用")
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章部分节]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `text` as printed, `plain` without blanks and in half width, ticked options only."""

    text: str
    plain: str
    found: Found
    kind: ChapterKind
    chapter: int
    order: int
    lot: int = 0
    label: str = ""
    head: str = ""
    table: str = ""
    row: int = -1
    column: int = -1
    row_text: str = ""
    first: bool = True
    section: tuple[str, ...] = field(default=())

    @property
    def section_text(self) -> str:
        """The headings that it stands under, joined."""
        return "".join(self.section)

    @property
    def labelled(self) -> str:
        """The sentence with its row's label before it, where it is the first of its cell.

        A row about several things (预算金额及最高限价 | 预算金额：…；最高限价：…) leaves each its label.
        """
        own = re.match("([一-鿿]{2,12}):", self.plain)
        if own and own[1] in self.label and own[1] != self.label:
            return self.plain
        return f"{self.label}:{self.plain}" if self.label and self.first else self.plain

    @property
    def headed(self) -> str:
        """The sentence with its column's head before it, where it is the first of its cell."""
        return f"{self.head}:{self.plain}" if self.head and self.first else ""


def sentences(outline: Outline) -> tuple[Sentence, ...]:
    """Every sentence of the tender, contents lines left out."""
    return tuple(_Walk(outline).sentences())


class _Walk:
    """Goes through the blocks with what stands above them: section, lot."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._order = 0
        self._lot = 0
        self._section: tuple[str, ...] = ()
        self._place = ""
        self._kind: ChapterKind = "unknown"
        self._heads: tuple[int, dict[int, str]] = (0, {})

    def sentences(self) -> Iterator[Sentence]:
        for at, chapter in enumerate(self._outline.chapters):
            self._lot, self._section, self._heads = lot_names.number(chapter.lot) or 0, (), (0, {})
            self._place = " ".join(filter(None, (chapter.label or chapter.title,)))
            self._kind = chapter.kind
            paths = _paths(chapter)
            for block in chapter.blocks:
                self._order += 1
                if isinstance(block, Table):
                    yield from self._of_table(block, chapter, at, paths)
                elif not block.contents:
                    yield from self._of_paragraph(block, chapter, at, paths)

    def _of_paragraph(
        self, block: Paragraph, chapter: Chapter, at: int, paths: dict[str, list[tuple[str, str]]]
    ) -> Iterator[Sentence]:
        lines = block.printed.split("\n")
        known = paths.get(block.id, [])
        for no, line in enumerate(lines):
            plain = unspaced(line)
            if not plain:
                continue
            path, lot = known[min(no, len(known) - 1)] if known else (self._place, "")
            self._step(plain, path)
            yield from self._sentences(line, path, block.id, chapter, at, lot=lot_names.number(lot) or 0)

    def _step(self, plain: str, path: str) -> None:
        """What a heading changes for all that follows."""
        self._place = path
        if len(plain) > _HEADING_LENGTH or re.search("[。;]", plain):
            return
        if _NUMBERED.match(plain):
            depth = 1 if plain.startswith("(") else 0
            self._section = (*self._section[:depth], plain)
        named = {each.number for each in lot_names.named(plain)}
        if len(named) == 1 and self._kind in _WITH_LOT_HEADINGS and not re.search("[,;。]", plain):
            self._lot = named.pop()
        elif _EVERY_LOT.search(plain) or (_NUMBERED.match(plain) and not plain.startswith("(") and not named):
            self._lot = 0

    def _of_table(
        self, table: Table, chapter: Chapter, at: int, paths: dict[str, list[tuple[str, str]]]
    ) -> Iterator[Sentence]:
        grid = table.grid()
        own = heads_of(grid)
        goes_on = not own and table.width == self._heads[0]
        heads = self._heads[1] if goes_on else own
        self._heads = (table.width, heads)
        for row, cells in enumerate(table.rows):
            texts = [unspaced(cell.text) for cell in cells.cells]
            row_text = "|".join(texts)
            row_lot = lot_of_row(grid[row], heads)
            before = ""
            for cell, plain in zip(cells.cells, texts, strict=True):
                name = next(
                    (text for text in texts if text and not re.fullmatch(rf"[\d.、{TYPED}]+", text)), ""
                )
                place = self._in_table(row_name(texts) or name[:LABEL_LENGTH])
                for line in cell.text.split("\n"):
                    yield from self._sentences(
                        line,
                        place,
                        first_block(cell) or table.id,
                        chapter,
                        at,
                        lot=row_lot or lot_names.number(_lot_of(paths, cell)) or 0,
                        label=before,
                        head=heads.get(cell.column, "") if row or goes_on else "",
                        table=table.id,
                        row=row,
                        column=cell.column,
                        row_text=row_text,
                    )
                if 0 < len(plain) <= LABEL_LENGTH and not re.fullmatch(r"[\d.,%]+[一-鿿]{0,2}", plain):
                    before = re.sub(r"^\d+(?:\.\d+)*[.、]?", "", plain)

    def _in_table(self, row: str) -> str:
        """The place of a row: that of the table, which may be named there already, and the row's own name."""
        named = re.search(r"(?:^| )\S*表(?:[\d一二三四五六七八九十]|$)", self._place)
        return " ".join(filter(None, (self._place, "" if named else "表", row)))

    def _sentences(
        self,
        line: str,
        place: str,
        block: str,
        chapter: Chapter,
        at: int,
        *,
        lot: int = 0,
        label: str = "",
        head: str = "",
        table: str = "",
        row: int = -1,
        column: int = -1,
        row_text: str = "",
    ) -> Iterator[Sentence]:
        first, carried = True, 0
        for text in _SENTENCE.split(line):
            for part in _by_lot(text):
                plain = without_unticked(unspaced(part))
                if not plain:
                    continue
                named = {each.number for each in lot_names.named(plain)}
                carried = named.pop() if len(named) == 1 else 0 if named else carried
                yield Sentence(
                    text=part.strip(),
                    plain=plain,
                    found=Found(place, block, "exact"),
                    kind=chapter.kind,
                    chapter=at,
                    order=self._order,
                    lot=carried or lot or self._lot,
                    label=label,
                    head=head,
                    table=table,
                    row=row,
                    column=column,
                    row_text=row_text,
                    first=first or lot_names.at_head(plain) is not None,
                    section=self._section,
                )
            first = first and not text.strip()


def _by_lot(text: str) -> list[str]:
    """A sentence that speaks of several lots in turn, one part for each."""
    named = list(lot_names.named(text))
    cuts = [each.start for each in named if lot_names.begins_clause(text, each)]
    if len({each.number for each in named}) < 2 or not cuts:
        return [text]
    starts = cuts if cuts[0] == 0 else [0, *cuts]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _paths(chapter: Chapter) -> dict[str, list[tuple[str, str]]]:
    """Block → its lines' places and lots."""
    found: dict[str, list[tuple[str, str]]] = {}
    for node in chapter.walk():
        found.setdefault(node.line.block, []).append((node.path, node.lot))
    return found


def _lot_of(paths: dict[str, list[tuple[str, str]]], cell: Cell) -> str:
    for block in cell.blocks:
        for _, lot in paths.get(block.id, []):
            if lot:
                return lot
    return ""
