"""Rows of a form's table: the tender's empty row is written as often as there are rows; … rows go."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.forms.filling import write_cell
from docgen.render.forms.names import TBL, P, W, drop

_SERIAL = re.compile(r"[0-9]{0,3}|[一二三四五六七八九十]{1,3}")
_TC = f"{W}tc"
_DOTS = re.compile(r"[…⋯.·]+")


@dataclass(frozen=True, slots=True)
class Rows:
    """What to write under a head: the w:tbl by its place, the first row below the head, a text a cell.

    A text of None leaves the cell as the tender printed it. `shaded` shows what was written, for a draft.
    `copy`: which copy of its form, from 0.
    """

    table: int
    first: int
    values: tuple[tuple[str | None, ...], ...]
    shaded: bool = False
    copy: int = 0


def write_rows(table: etree._Element, rows: Rows) -> bool:
    """Write rows into the empty ones of a table; more are made, those left over and … go.

    A cell that is merged from above down to the last row grows with them.

    False, and nothing is written, where no row is empty or the texts are not as many as its cells. Rows that
    print something stay as they are.
    """
    lines = list(table.iterchildren(f"{W}tr"))[rows.first :]
    empty = _empty(lines)
    if not rows.values or not empty:
        return False
    pattern = deepcopy(empty[0])
    if any(len(values) != len(_cells(pattern)) for values in rows.values) or _joined(pattern):
        return False
    last = empty[0]
    for at, values in enumerate(rows.values):
        line = deepcopy(pattern)
        for cell, said in zip(_cells(line), values, strict=True):
            if said is not None:
                _write(cell, said, rows.shaded)
        last.addnext(line) if at else empty[0].addprevious(line)
        last = line
    for line in (*empty, *(each for each in lines if _dotted(each))):
        drop(line)
    return True


def _cells(line: etree._Element) -> list[etree._Element]:
    """The cells of a row, but for one that goes on from above."""
    return [cell for cell in line.iterchildren(f"{W}tc") if not _goes_on(cell)]


def _goes_on(cell: etree._Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t")).strip()


def _dotted(line: etree._Element) -> bool:
    said = [words for cell in _cells(line) if (words := _words(cell))]
    return (
        bool(said)
        and all(_DOTS.fullmatch(words) or _SERIAL.fullmatch(words) for words in said)
        and any(_DOTS.fullmatch(words) for words in said)
    )


def _empty(lines: list[etree._Element]) -> list[etree._Element]:
    """The first rows in a row that print nothing but a number."""
    found: list[etree._Element] = []
    for line in lines:
        words = [_words(cell) for cell in _cells(line)]
        if len(words) > 1 and not any(words[1:]) and _SERIAL.fullmatch(words[0]):
            found.append(line)
        elif found:
            break
    return found


def _joined(line: etree._Element) -> bool:
    """Whether a cell begins that goes on below, so that its row cannot be copied."""
    begins = any(not _goes_on(cell) for merge in line.iter(f"{W}vMerge") for cell in merge.iterancestors(_TC))
    return begins or next(line.iter(TBL), None) is not None


def _write(cell: etree._Element, said: str, shaded: bool) -> None:
    paragraphs = list(cell.iterchildren(P))
    for extra in paragraphs[1:]:
        drop(extra)
    if paragraphs:
        write_cell(paragraphs[0], said, shaded and bool(said))
