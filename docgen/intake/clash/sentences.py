"""A tender's sentences in reading order, each with its chapter, its place, its lot and its table's heads.

A sentence of a cell knows the short cell before it in its row and the head of its column, so that
`| 投标有效期 | 90日 |` says of the validity what `投标有效期：90日` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.model.numerals import number
from docgen.model.reading.blocks import Cell, Paragraph, Table
from docgen.model.reading.outline import Chapter, ChapterKind, Outline
from docgen.model.reading.reading import Found
from docgen.model.text import unspaced

LOT = re.compile(
    r"(?:(?:标项|标段|分标|采购包|包(?:号|件|组)?)[号:]?第?|第(?=[一二三四五六七八九十\d]{1,3}(?:标项|标段|分标|采购包|包(?!装|括|含))))"
    r"([一二三四五六七八九十]{1,3}|\d{1,2}(?!\d))(?![个.公斤元%])"
)
_SENTENCE = re.compile(r"(?<=[。;；!！?？])")
_LABEL_LENGTH = 20
_HEADING_LENGTH = 40
_WITH_LOT_HEADINGS = ("demand", "evaluation", "forms", "unknown")
_EVERY_LOT = re.compile("共同|各包|各标项|所有|全部|通用")
_NUMBERED = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章部分节]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))"
)
_UNTICKED = re.compile(r"[□☐][^■☑√□☐/;。]*")


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


def lots_in(plain: str) -> list[tuple[int, int]]:
    """The lots that a text names: position and number, in their order."""
    return [(met.start(), int(number(met[1]))) for met in LOT.finditer(plain)]


def ticked(plain: str) -> str:
    """The text without the options that are not ticked."""
    return re.sub("[■☑√]", "", _UNTICKED.sub("", plain)).strip("/")


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
            self._lot, self._section = lot_number(chapter.lot), ()
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
            yield from self._sentences(line, path, block.id, chapter, at, lot=lot_number(lot))

    def _step(self, plain: str, path: str) -> None:
        """What a heading changes for all that follows."""
        self._place = path
        if len(plain) > _HEADING_LENGTH or re.search("[。;]", plain):
            return
        if _NUMBERED.match(plain):
            depth = 1 if plain.startswith("(") else 0
            self._section = (*self._section[:depth], plain)
        named = {lot for _, lot in lots_in(plain)}
        if len(named) == 1 and self._kind in _WITH_LOT_HEADINGS and not re.search("[,;。]", plain):
            self._lot = named.pop()
        elif _EVERY_LOT.search(plain) or (_NUMBERED.match(plain) and not plain.startswith("(") and not named):
            self._lot = 0

    def _of_table(
        self, table: Table, chapter: Chapter, at: int, paths: dict[str, list[tuple[str, str]]]
    ) -> Iterator[Sentence]:
        grid = table.grid()
        own = _heads(grid)
        goes_on = not own and table.width == self._heads[0]
        heads = self._heads[1] if goes_on else own
        self._heads = (table.width, heads)
        for row, cells in enumerate(table.rows):
            texts = [unspaced(cell.text) for cell in cells.cells]
            row_text = "|".join(texts)
            row_lot = _row_lot(grid[row], heads)
            before = ""
            for cell, plain in zip(cells.cells, texts, strict=True):
                name = next((text for text in texts if text and not re.fullmatch(r"[\d.、★▲※△#]+", text)), "")
                place = self._in_table(_row_name(texts) or name[:_LABEL_LENGTH])
                for line in cell.text.split("\n"):
                    yield from self._sentences(
                        line,
                        place,
                        _first_block(cell) or table.id,
                        chapter,
                        at,
                        lot=row_lot or lot_number(_lot_of(paths, cell)),
                        label=before,
                        head=heads.get(cell.column, "") if row or goes_on else "",
                        table=table.id,
                        row=row,
                        column=cell.column,
                        row_text=row_text,
                    )
                if 0 < len(plain) <= _LABEL_LENGTH and not re.fullmatch(r"[\d.,%]+[一-鿿]{0,2}", plain):
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
                plain = ticked(unspaced(part))
                if not plain:
                    continue
                named = {lot for _, lot in lots_in(plain)}
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
                    first=first or LOT.match(plain) is not None,
                    section=self._section,
                )
            first = first and not text.strip()


def _by_lot(text: str) -> list[str]:
    """A sentence that speaks of several lots in turn, one part for each."""
    plain_lots = list(
        re.finditer(
            r"(?:标项|标段|分标|包)\s*[号]?\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})"
            r"|第\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})\s*(?:标项|标段|分标|采购包|包)(?!装|括|含)",
            text,
        )
    )
    if len({met.group() for met in plain_lots}) < 2:
        return [text]
    cuts = [met.start() for met in plain_lots if re.search(r"[,，、;；:：]\s*$|^$", text[: met.start()])]
    if not cuts:
        return [text]
    ends = [*cuts[1:], len(text)] if cuts[0] == 0 else [*cuts, len(text)]
    starts = cuts if cuts[0] == 0 else [0, *cuts]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def lot_number(code: str) -> int:
    """The number of a lot by its code; 0 where there is none."""
    named = lots_in(unspaced(code)) if code else []
    if named:
        return named[0][1]
    return int(code) if code.isdigit() else 0


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


def _first_block(cell: Cell) -> str:
    return cell.blocks[0].id if cell.blocks else ""


def _row_name(texts: list[str]) -> str:
    """`序号7` where the row begins with a number, else its first words."""
    first = next((text for text in texts if text), "")
    if re.fullmatch(r"\d+(?:\.\d+)*", first):
        return f"序号{first}"
    return first[:_LABEL_LENGTH]


def _heads(grid: list[list[Cell | None]]) -> dict[int, str]:
    """Column → its head: the first row of several cells; none where it begins blank or with a number."""
    for row in grid[:2]:
        cells = [cell for cell in row if cell is not None]
        if cells and not re.search(r"[^\d.\s]", cells[0].text):
            return {}
        if len({id(cell) for cell in cells}) > 1:
            return {cell.column: unspaced(cell.text).replace("\n", "") for cell in cells}
    return {}


def _row_lot(row: list[Cell | None], heads: dict[int, str]) -> int:
    """The lot that a row is of: it says so in a cell of its own, or in the column of lots."""
    for cell in row:
        plain = unspaced(cell.text) if cell else ""
        if cell and plain:
            head = heads.get(cell.column, "")
            if re.fullmatch("(?:包|标项|标段|分标|采购包)号?", head) and plain.isdigit():
                return int(plain)
            if (met := LOT.match(plain)) and len(plain) <= met.end() + 1:
                return int(number(met[1]))
    return 0
