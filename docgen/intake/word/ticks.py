"""Tick boxes as □ and ☑: ■ and √ stand for a ticked one where an empty one stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.intake.word.symbols import EMPTY, TICKED
from docgen.model.reading.blocks import Block, Paragraph

_TICK = re.compile(r"■|(?<![A-Za-z0-9）)打划画])[√✓✔](?![0-9(（])")
_BOXED = re.compile(r"□\s?[√✓✔]|[√✓✔]\s?□(?=\S)|[\[［【(（]\s?[√✓✔]\s?[\]］】)）]")
_OPENS = re.compile(r"\s*[□☑■√✓✔]")


def with_ticks(paragraph: Paragraph) -> Paragraph:
    """The paragraph with ☑ for a sign that stands beside a box."""
    return _ticked(paragraph) if _has_box(paragraph.text) else paragraph


def with_neighbours(blocks: list[Block]) -> list[Block]:
    """The blocks with ☑ for a sign that opens a line among lines that a box opens."""
    made: list[Block] = []
    lines: list[Block] = []
    for block in [*blocks, None]:
        if isinstance(block, Paragraph) and _OPENS.match(block.text):
            lines.append(block)
            continue
        made += _told(lines)
        lines = []
        if block is not None:
            made.append(block)
    return made


def cells_with_ticks(cells: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """A row's cells with ☑ for a sign that opens one of them, where a box opens another."""
    opened = [cell for cell in cells if cell and _opens(cell[0])]
    if not any(isinstance(cell[0], Paragraph) and _has_box(cell[0].text) for cell in opened):
        return list(cells)
    return [(*_told([cell[0]], True), *cell[1:]) if cell and _opens(cell[0]) else cell for cell in cells]


def _opens(block: Block) -> bool:
    return isinstance(block, Paragraph) and _OPENS.match(block.text) is not None


def _told(lines: list[Block], certain: bool = False) -> list[Block]:
    if certain or any(isinstance(line, Paragraph) and _has_box(line.text) for line in lines):
        return [_ticked(line) if isinstance(line, Paragraph) else line for line in lines]
    return lines


def _has_box(text: str) -> bool:
    return EMPTY in text or TICKED in text


def _ticked(paragraph: Paragraph) -> Paragraph:
    if not _TICK.search(paragraph.text):
        return paragraph
    runs = tuple(replace(run, text=_TICK.sub(TICKED, _BOXED.sub(TICKED, run.text))) for run in paragraph.runs)
    return replace(
        paragraph, text="".join(run.text for run in runs), runs=runs, raw=paragraph.raw or paragraph.text
    )
