"""A tender's lines and rows of tables as labels with what they say, each with its place.

`投标有效期 | 自……起90日` in a data sheet, `采购人：某中心　联系人：某工` on one line, `时间：……`
under 三、获取招标文件, the column 预算金额（元） of a table of lots are all the same: a label, words, what is
above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.intake import lot_names
from docgen.intake.mark_signs import TYPED, USUAL
from docgen.intake.tidy import tidied
from docgen.model.reading.blocks import Cell, Paragraph, Table, paragraphs_of
from docgen.model.reading.outline import Chapter, ChapterKind, Node, Outline
from docgen.model.text import narrow
from docgen.rules import outline_words

_LABEL = re.compile(r"(?:^|(?<=[。;；\n])|(?<=  ))\s*(?P<label>[^:：。,，;；\n]{2,26})(?<!\d)[:：]")
_NUMBER = re.compile(
    rf"^[\s{TYPED}]*(?:第[一二三四五六七八九十百\d]+[条款项]|[一二三四五六七八九十]{{1,3}}[、.．]|[(（][一二三四五六七八九十\d]{{1,3}}[)）]"
    rf"|\d{{1,2}}(?:[.．]\d{{1,2}}){{0,3}}[、.．)）]?(?![\d年月日时:%元万,])|[①-⑳])?[\s{TYPED}]*"
)
_CLAUSE_NUMBER = re.compile(r"第?\d{1,3}(?:[.．]\d{1,3})*[条款项]?")
_SERIAL = ("序号", "条款号", "编号", "项号", "序")
_LOT_LIKE = ("品目号",)
"""What numbers lots on platforms that call them items."""
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a tender under a label; `above` are the headings over it, the nearest first.

    `label` has no blanks and is "" where the words have none; `text` is tidied, as printed. `lot` is the
    code of the lot that it is about, or `*` for the sums of all. `cell`: it is a row or cell of a table;
    `column`: its label is the head over it.
    """

    label: str
    text: str
    place: str
    block: str
    chapter: ChapterKind
    above: tuple[str, ...] = ()
    lot: str = ""
    cell: bool = False
    column: bool = False


def passages(outline: Outline) -> tuple[Passage, ...]:
    """All passages of the chapters but the forms, in reading order; a table's after the line before it."""
    return tuple(
        passage
        for chapter in outline.chapters
        if chapter.kind not in ("forms", "contents")
        for passage in _of_chapter(chapter, outline)
    )


def bare(label: str) -> str:
    """A label without number, marks, brackets and blanks."""
    return re.sub(rf"\s|[{USUAL}*]", "", _NUMBER.sub("", narrow(tidied(label)), count=1)).strip(":：。")


def _lot_heads() -> tuple[str, ...]:
    return (*outline_words().lot_heads, *_LOT_LIKE)


def _of_chapter(chapter: Chapter, outline: Outline) -> Iterator[Passage]:
    nodes: dict[str, list[tuple[Node, tuple[str, ...]]]] = {}
    of_table: dict[str, set[str]] = {}
    for node, above in _with_headings(chapter.nodes, (bare(chapter.title),) if chapter.title else ()):
        if node.line.table:
            of_table.setdefault(node.line.table, set()).add(node.lot)
        else:
            nodes.setdefault(node.line.block, []).append((node, above))
    place, above, heading = chapter.label or chapter.title, (), ""
    yield from _of_title(chapter)
    places = {node.line.block: node.path for node in chapter.walk()}
    for block in chapter.blocks:
        if isinstance(block, Paragraph):
            for node, above in nodes.get(block.id, []):
                place, heading = node.path, bare(node.line.text)
                lot = node.lot or chapter.lot
                yield from _of_line(node.line.text, block.id, node.path, chapter.kind, above, lot)
            continue
        over = (heading, *above) if len(heading) <= _LONGEST_LABEL else above
        lots = of_table.get(block.id, set())
        lot = (next(iter(lots)) if len(lots) == 1 else "") or _lot_over(over, outline) or chapter.lot
        yield from _of_table(block, place, places, chapter.kind, over, lot, outline)


def _of_title(chapter: Chapter) -> Iterator[Passage]:
    """What a chapter's title says in brackets: 第三章 评标办法（综合评估法）."""
    met = re.fullmatch(r"(?P<label>[^()]{2,20})\((?P<words>[^()]{2,20})\)", narrow(tidied(chapter.title)))
    first = next((node.line.block for node in chapter.nodes), "")
    if met and first:
        label = bare(met["label"].removeprefix(narrow(chapter.label)))
        yield Passage(label, met["words"], chapter.label or chapter.title, first, chapter.kind)


def _lot_over(over: tuple[str, ...], outline: Outline) -> str:
    for heading in over:
        ordinal = lot_names.ordinal(heading)
        if ordinal is not None:
            return next((lot.code for lot in outline.lots if lot.number == ordinal), "")
    return ""


def _with_headings(nodes: tuple[Node, ...], above: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    for node in nodes:
        yield node, above
        yield from _with_headings(node.children, (bare(node.line.text)[:_LONGEST_LABEL], *above))


def _of_line(
    printed: str, block: str, place: str, chapter: ChapterKind, above: tuple[str, ...], lot: str
) -> Iterator[Passage]:
    text = tidied(printed)
    text = text[len(_NUMBER.match(text)[0]) :]  # type: ignore[index]  # the pattern meets every text
    starts = [met for met in _LABEL.finditer(text) if not lot_names.is_name(met["label"])]
    yield from _headed(text[: starts[0].start()] if starts else text, block, place, chapter, above, lot)
    for met, end in zip(starts, [*(met.start() for met in starts[1:]), len(text)], strict=False):
        words = text[met.end() : end].strip().rstrip(";；")
        yield Passage(bare(met["label"]), words, place, block, chapter, above, lot)


def _headed(
    text: str, block: str, place: str, chapter: ChapterKind, above: tuple[str, ...], lot: str
) -> Iterator[Passage]:
    """A line without a colon; one that opens with a short heading (服务期限。……) has it as label."""
    met = re.match(r"([^。,，;；\d]{2,10})。(?=.)", text)
    if met:
        yield Passage(bare(met[1]), text[met.end() :].strip(), place, block, chapter, above, lot)
    elif text.strip():
        yield Passage("", text.strip(), place, block, chapter, above, lot)


def _of_table(
    table: Table,
    place: str,
    places: Mapping[str, str],
    chapter: ChapterKind,
    above: tuple[str, ...],
    lot: str,
    outline: Outline,
) -> Iterator[Passage]:
    grid = table.grid()
    at = next((at for at, row in enumerate(grid[:4]) if _is_head(row)), None)
    heads = {column: bare(cell.text) for column, cell in _across(grid[at])} if at is not None else {}
    lot_column = next((column for column, head in heads.items() if head in _lot_heads()), None)
    for number, row in enumerate(grid):
        if number == at:
            continue
        cells = _across(row)
        own = [(column, cell) for column, cell in cells if cell in table.rows[number].cells]
        serial = bool(own) and re.fullmatch(r"\d{0,3}(?:\.\d+)*", bare(own[0][1].text)) is not None
        where = next((places[block] for _, cell in own if (block := _block_of(cell)) in places), place)
        row_lot = lot
        if lot_column is not None and row[lot_column] is not None:
            named = tidied(row[lot_column].text).strip()  # type: ignore[union-attr]  # tested above
            ordinal = lot_names.number(named)
            row_lot = next((each.code for each in outline.lots if each.number == ordinal), "") or lot
            if ordinal is None and outline.lots:
                row_lot = "*"  # the row of their sums
        yield from _of_row([cell for _, cell in own], serial, where, chapter, above, row_lot)
        if at is not None and number > at and len(heads) >= 3:
            for column, cell in cells:
                head = heads.get(column, "")
                if head and head not in (*_SERIAL, *_lot_heads()):
                    text = "\n".join(tidied(part) for part in cell.text.split("\n"))
                    yield Passage(head, text, where, _block_of(cell), chapter, above, row_lot, True, True)


def _of_row(
    own: list[Cell], serial: bool, place: str, chapter: ChapterKind, above: tuple[str, ...], lot: str
) -> Iterator[Passage]:
    """A row as label and words; rows of two labels with their words each give both."""
    filled = [cell for cell in own[1 if serial else 0 :] if cell.text.strip()]
    if serial and len(filled) == 2 and _CLAUSE_NUMBER.fullmatch(filled[0].text.strip()):
        filled = filled[1:]  # 7 | 5.5 | 是否组织现场考察：不组织
    if serial and len(filled) == 1:  # a sheet whose rows are lines: 投标有效期：90天
        for line in filled[0].text.split("\n"):
            for each in _of_line(line, _block_of(filled[0]), place, chapter, above, lot):
                yield replace(each, cell=True)
        return
    if len(filled) >= 4 and len(filled) % 2 == 0 and not serial:
        pairs = [(filled[at], filled[at + 1 : at + 2]) for at in range(0, len(filled), 2)]
    elif len(filled) >= 2:
        pairs = [(filled[0], filled[1:])]
    else:
        return
    for label, words in pairs:
        text = "\n".join(tidied(cell.text) for cell in words)
        if _gathers(bare(label.text), text):
            for each in _of_line(text, _block_of(words[0]), place, chapter, above, lot):
                yield replace(each, cell=True)
        elif len(bare(label.text)) <= _LONGEST_LABEL:
            yield Passage(bare(label.text), text, place, _block_of(words[0]), chapter, above, lot, True)


def _gathers(label: str, text: str) -> bool:
    """Whether a row's label names what its words say one by one: 预算及限价 | 预算：…；限价：…"""
    inner = [bare(met["label"]) for met in _LABEL.finditer(text)]
    return len(inner) > 1 and all(each in label and each != label for each in inner)


def _is_head(row: list[Cell | None]) -> bool:
    words = [bare(cell.text) for _, cell in _across(row)]
    return len(words) >= 2 and words[0] in (*_SERIAL, *_lot_heads())


def _across(row: list[Cell | None]) -> list[tuple[int, Cell]]:
    """The cells that stand in a row, each once, with the column it begins at."""
    seen: list[tuple[int, Cell]] = []
    for column, cell in enumerate(row):
        if cell is not None and all(cell is not before for _, before in seen):
            seen.append((column, cell))
    return seen


def _block_of(cell: Cell) -> str:
    return next((paragraph.id for paragraph in paragraphs_of(cell.blocks)), "")
