"""Marks counted in the file and in the reading, and the signs that mark nothing, each with why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.intake import mark_signs
from docgen.intake.account_rows import rows_of
from docgen.model.reading.blocks import Paragraph, paragraphs_of
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Demand, Reading
from docgen.model.reading.used import MarkCount
from docgen.model.text import squeezed

DEFINITION = "标识说明"
SPOKEN = "文中说到"
CONTENTS = "目录"
FORM = "格式"
REPEATED = "重复的条款"
EVALUATED = "评分、审查里说到"


def marks_counted(outline: Outline, reading: Reading, symbols: Iterable[str]) -> tuple[MarkCount, ...]:
    """Each mark counted in the file and in the reading, by two ways that share nothing but the blocks."""
    places = _Places(outline, reading)
    return tuple(_counted(outline, reading.demands, symbol, places) for symbol in symbols)


class _Places:
    """Where a sign marks nothing: by chapter, or by the entry that has its words."""

    def __init__(self, outline: Outline, reading: Reading) -> None:
        self.elsewhere = dict(_of(outline, "contents", CONTENTS)) | dict(_of(outline, "forms", FORM))
        self.texts = {squeezed(demand.text) for demand in reading.demands}
        self.defining = {meaning.found.block for meaning in reading.marks}
        judged = {row.found.block for row in (*reading.qualification, *reading.conformity)}
        judged |= {item.found.block for item in reading.scoring}
        self.judged = judged | {
            block
            for row in rows_of(outline.document.blocks)
            if judged.intersection(row.blocks)
            for block in row.blocks
        }


def _counted(outline: Outline, demands: tuple[Demand, ...], symbol: str, places: _Places) -> MarkCount:
    bearing = _bearing(outline, demands, symbol)
    counts: Counter[str] = Counter()
    lost: list[str] = []
    beside: list[tuple[str, str]] = []
    for paragraph in outline.document.paragraphs():
        name = paragraph.id
        for line in _lines(paragraph):
            total = line.count(symbol)
            why = _why_not(line, name, symbol, places, name in bearing)
            beside += [(name, why or SPOKEN)] * (total if why else total - 1)
            if total and not why:
                counts["file"] += 1
                counts["read"] += name in bearing
                lost += [] if name in bearing else [name]
    return MarkCount(symbol, counts["file"], counts["read"], tuple(lost), tuple(beside))


def _why_not(line: str, block: str, symbol: str, places: _Places, borne: bool) -> str:
    """Why a line's sign marks nothing; the empty text where it marks a clause."""
    own = _at_head(line, symbol)
    if block in places.elsewhere:
        return REPEATED if own and squeezed(line) in places.texts else places.elsewhere[block]
    if own and (borne or block not in places.judged):
        return ""
    if block in places.defining:
        return DEFINITION
    return EVALUATED if block in places.judged else SPOKEN


def _lines(paragraph: Paragraph) -> list[str]:
    first, *more = [" ".join(line.split()) for line in paragraph.text.split("\n") if line.strip()] or [""]
    return [paragraph.label + first, *more]


def _at_head(line: str, symbol: str) -> bool:
    """Whether a line begins with the sign, a number or other signs before it, and does not speak of it."""
    head = re.match(
        rf"\s*(?:[{mark_signs.ANY}]\s*)*(?:[(（]?\s*[0-9０-９一二三四五六七八九十a-zA-Z①-⑳]{{1,4}}(?:\s*[.．]\s*[0-9]{{1,3}})*"
        rf"\s*[)）、.．]?\s*)?((?:[(（\[【]?\s*[{mark_signs.ANY}]\s*[)）\]】]?\s*)+)",
        line,
    )
    if head is None or symbol not in head.group():
        return False
    rest = line[head.end() :]
    return not re.match(r"[”\"’」』]|号|的(?:条款|要求|指标|为)|条款(?!项)|标[识记注]|表示|代表|[:：]", rest)


def _bearing(outline: Outline, demands: tuple[Demand, ...], symbol: str) -> set[str]:
    """The blocks whose sign reached a demand: its own, its heading's, its row's."""
    marked = {demand.found.block for demand in demands if symbol in demand.mark}
    nodes = [node for chapter in outline.chapters for node in chapter.walk()]
    rows = {
        (node.line.table, node.line.row) for node in nodes if node.line.table and node.line.block in marked
    }
    return marked | {
        node.line.block
        for node in nodes
        if symbol in node.line.mark
        and (
            (node.line.table, node.line.row) in rows
            or any(below.line.block in marked for below in node.walk())
        )
    }


def _of(outline: Outline, kind: str, why: str) -> Iterator[tuple[str, str]]:
    for chapter in outline.chapters:
        if chapter.kind == kind:
            yield from ((paragraph.id, why) for paragraph in paragraphs_of(chapter.blocks))
