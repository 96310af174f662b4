"""What a page carries beside the text: running heads, page numbers, watermarks; taken off, and told."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from docgen.intake.pdf.sheet import Column, DrawnCell, DrawnTable, Flow, Item, Line, Sheet
from docgen.model.reading.blocks import Missed, Run

_EDGE = 0.13
"""Of the page's height: where running heads and page numbers stand."""
_OUTER = 0.09
"""There a number by itself is the page's, whatever the other pages have."""
_NUMBER = re.compile(
    r"[-—–－·~～\s]*(?:第\s*(\d{1,4}|[一二三四五六七八九十百]+)\s*页(?:[，,/、\s]*共\s*\d+\s*页)?"
    r"|[Pp]age\s*(\d{1,4})(?:\s*of\s*\d+)?|(\d{1,4})(?:\s*/\s*\d{1,4})?|([ivxlIVXⅠ-Ⅻ]{1,6}))[-—–－·~～\s]*"
)
_BESIDE = re.compile(
    r"\s*第\s*\d+\s*页(?:[，,/、\s]*共\s*\d+\s*页)?\s*|\s{2,}[-—]?\s*\d{1,4}\s*[-—]?$|^\d{1,4}\s{2,}"
)
_DASHED = re.compile(r"\s*[-—–－]\s*(\d{1,4})\s*[-—–－]\s*")
_LONG_STAMP = 12
_MANY = 0.3


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Missed]]:
    """The pages without what only repeats, and that, page by page, with the stray words of the pages."""
    heads, numbers, stamps = _heads(sheets), _numbers(sheets), _Stamps(sheets)
    missed: list[Missed] = []
    kept: list[Sheet] = []
    for sheet in sheets:
        missed += [Missed(text, why) for text, why in sheet.stray]
        items: list[Item] = []
        for item in sheet.items:
            off = _off(item, sheet, heads, numbers)
            missed += [Missed(" ".join(text.split()), "furniture") for text in off.values()]
            rest = stamps.without(item, off.keys(), missed)
            if rest:
                items.append(rest)
        kept.append(replace(sheet, items=tuple(items)))
    return kept, missed


def _off(
    item: Item, sheet: Sheet, heads: set[tuple[str, int]], numbers: set[tuple[int, float]]
) -> dict[int, str]:
    """The lines of an item that are furniture, by their identity; a table as a whole."""
    if isinstance(item, DrawnTable):
        text = "".join(cell.text for cell in item.cells)
        return {id(item): text} if _at_edge(item.frame.top, item.frame.bottom, sheet) and (
            (_folded(text), _step(item.base)) in heads
        ) else {}  # fmt: skip
    return {
        id(line): line.text
        for line in item.flow.lines
        if (sheet.page, line.base) in numbers
        or (_at_edge(line.top, line.bottom, sheet) and (_folded(line.text), _step(line.base)) in heads)
    }


def _edge_lines(sheet: Sheet) -> Iterator[Line]:
    for item in sheet.items:
        if not isinstance(item, DrawnTable):
            yield from (line for line in item.flow.lines if _at_edge(line.top, line.bottom, sheet))


def _at_edge(top: float, bottom: float, sheet: Sheet, part: float = _EDGE) -> bool:
    return bottom <= part * sheet.height or top >= (1 - part) * sheet.height


def _folded(text: str) -> str:
    """A running head without blanks and without the page's number beside it."""
    return re.sub(r"\s+", "", _BESIDE.sub(" ", text))


def _step(base: float) -> int:
    return round(base / 3)


def _heads(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Words and height of what repeats: on three pages (of two, both) at the very edge, on half elsewhere."""
    pages: dict[tuple[str, int], dict[int, bool]] = defaultdict(dict)
    for sheet in sheets:
        places = [(line.text, line.base, line.top, line.bottom) for line in _edge_lines(sheet)]
        places += [
            ("".join(cell.text for cell in item.cells), item.base, item.frame.top, item.frame.bottom)
            for item in sheet.items
            if isinstance(item, DrawnTable) and _at_edge(item.frame.top, item.frame.bottom, sheet)
        ]
        for text, base, top, bottom in places:
            for step in (_step(base) - 1, _step(base), _step(base) + 1):
                if text.strip():
                    pages[_folded(text), step][sheet.page] = _at_edge(top, bottom, sheet, _OUTER)
    least = min(3, max(2, len(sheets)))
    return _counted(sheets) | {
        key
        for key, found in pages.items()
        if len(found) >= least and (all(found.values()) or len(found) * 2 > len(sheets))
    }


def _counted(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """Feet of pages with the page's number in their words, in whatever form: it counts on with the pages."""
    found: dict[tuple[str, int], dict[int, set[tuple[str, int]]]] = defaultdict(lambda: defaultdict(set))
    for sheet in sheets:
        for line in _edge_lines(sheet):
            if line.top < sheet.height / 2:
                continue  # titles of forms count on at the heads of pages
            text, step = _folded(line.text), _step(line.base)
            for number in re.findall(r"\d{1,4}", text):
                rest = re.sub(rf"(?<!\d){number}(?!\d)", "#", text)
                found[rest, step][int(number) - sheet.page].add((text, step))
    return {key for shifts in found.values() for keys in shifts.values() if len(keys) >= 3 for key in keys}


def _numbers(sheets: Sequence[Sheet]) -> set[tuple[int, float]]:
    """Pages' own numbers: which page, at what height. They count on, or stand at the very edge."""
    found: list[tuple[Sheet, Line, int | None]] = []
    for sheet in sheets:
        edge = list(_edge_lines(sheet))
        for line in {id(x): x for x in (*edge[:2], *edge[-2:])}.values():
            told = _NUMBER.fullmatch(line.text)
            if told:
                digits = told[1] or told[2] or told[3]
                found.append((sheet, line, int(digits) if digits and digits.isdecimal() else None))
    found += [(sheet, line, None) for sheet, line in _dashed(sheets)]
    shifts = Counter(number - sheet.page for sheet, _, number in found if number is not None)
    return {
        (sheet.page, line.base)
        for sheet, line, number in found
        if (number is not None and shifts[number - sheet.page] > 1)
        or _DASHED.fullmatch(line.text)
        or _at_edge(line.top, line.bottom, sheet, _OUTER)
    }


def _dashed(sheets: Sequence[Sheet]) -> list[tuple[Sheet, Line]]:
    """Numbers between dashes that count on, wherever they stand: a printed file's own were text already."""
    found = [
        (sheet, line, int(told[1]))
        for sheet in sheets
        for item in sheet.items
        if isinstance(item, Column)
        for line in item.flow.lines
        if (told := _DASHED.fullmatch(line.text))
    ]
    steps = sum(two - one == 1 for (*_, one), (*_, two) in pairwise(found))
    return [(sheet, line) for sheet, line, _ in found] if steps >= 3 and steps * 10 >= len(found) * 8 else []


class _Stamps:
    """Long numbers that watermarks leave: at one place of three pages, or before the text of many."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        places: dict[tuple[str, int, int], set[int]] = defaultdict(set)
        leading: dict[str, set[int]] = defaultdict(set)
        for sheet in sheets:
            for item in sheet.items:
                for line in _lines_of(item):
                    for text, x0 in line.stamps:
                        places[text, round(x0 / 3), _step(line.base)].add(sheet.page)
                        if line.text.startswith(text) and len(text) >= _LONG_STAMP:
                            leading[text].add(sheet.page)
        self._placed = {key for key, pages in places.items() if len(pages) >= 3}
        self._leading = {text for text, pages in leading.items() if len(pages) >= max(3, _MANY * len(sheets))}

    def without(self, item: Item, off: Iterable[int], missed: list[Missed]) -> Item | None:
        """The item without these lines and without stamps, which are told; None where nothing is left."""
        gone = set(off)
        if isinstance(item, DrawnTable):
            if id(item) in gone:
                return None
            return replace(item, cells=tuple(self._cell(cell, missed) for cell in item.cells))
        flow = self._flow(item.flow, gone, missed)
        if not flow.lines:
            return None
        return replace(item, flow=flow)

    def _cell(self, cell: DrawnCell, missed: list[Missed]) -> DrawnCell:
        parts = [
            self._flow(part, set(), missed)
            if isinstance(part, Flow)
            else replace(part, cells=tuple(self._cell(inner, missed) for inner in part.cells))
            for part in cell.parts
        ]
        return replace(
            cell, parts=tuple(part for part in parts if isinstance(part, DrawnTable) or part.lines)
        )

    def _flow(self, flow: Flow, gone: set[int], missed: list[Missed]) -> Flow:
        kept = [self._line(line, missed) for line in flow.lines if id(line) not in gone]
        return replace(flow, lines=tuple(line for line in kept if line))

    def _line(self, line: Line, missed: list[Missed]) -> Line | None:
        for text, x0 in line.stamps:
            placed = (text, round(x0 / 3), _step(line.base)) in self._placed
            if placed or (text in self._leading and line.text.startswith(text)):
                missed.append(Missed(text, "furniture"))
                line = replace(line, runs=_cut_out(line.runs, line.text.index(text), len(text)))
        return line if line.text else None


def _lines_of(item: Item | Flow) -> Iterator[Line]:
    if isinstance(item, DrawnTable):
        for cell in item.cells:
            for part in cell.parts:
                yield from _lines_of(part)
    else:
        yield from (item if isinstance(item, Flow) else item.flow).lines


def _cut_out(runs: tuple[Run, ...], start: int, length: int) -> tuple[Run, ...]:
    """The runs without a stretch of their text, nor the blank that would then begin it."""
    kept = []
    at = 0
    for run in runs:
        before, after = max(0, start - at), max(0, start + length - at)
        text = run.text[:before] + run.text[after:]
        at += len(run.text)
        if text:
            kept.append(replace(run, text=text))
    if start == 0 and kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    return tuple(run for run in kept if run.text)
