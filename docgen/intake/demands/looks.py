"""Clauses that a tender marks by how they are printed: bold, underlined."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.reading.blocks import Paragraph, Run, paragraphs_of
from docgen.model.reading.outline import Outline
from docgen.model.rules.reading_demands import DemandWords
from docgen.model.text import unspaced

_WHOLE = 0.8
"""Share of a line's characters of the look, where it is one: single words are printed bold anywhere."""
_STRETCH = 4
"""Characters in a row of two looks at once, which nothing else is printed in."""


def look(said: str, words: DemandWords) -> str:
    """What stands for a look as a symbol does for a mark; "" for one that no character of a file has."""
    if words.bold.search(said):
        return "加粗"
    return "划线" if words.underlined.search(said) else ""


def looked(outline: Outline, words: DemandWords) -> dict[str, str]:
    """The paragraphs printed as substantive clauses are said to be, by what stands for that look."""
    for chapter in outline.chapters:
        if chapter.kind in ("forms", "contents"):
            continue
        for paragraph in paragraphs_of(chapter.blocks):
            met = words.looks.search(unspaced(paragraph.text))
            if met is None:
                continue
            bold, underlined = words.bold.search(met.group()), words.underlined.search(met.group())
            if symbol := look(met.group(), words):
                printed = _so_printed(outline, bool(bold), bool(underlined), paragraph.id)
                return dict.fromkeys(printed, symbol)
    return {}


def _so_printed(outline: Outline, bold: bool, underlined: bool, but: str) -> Iterator[str]:
    def is_so(run: Run) -> bool:
        return (run.bold or not bold) and (run.underlined or not underlined)

    for chapter in outline.of("demand", "unknown"):
        for paragraph in paragraphs_of(chapter.blocks):
            if paragraph.id != but and _meets(
                paragraph, [run for run in paragraph.runs if is_so(run)], bold and underlined
            ):
                yield paragraph.id


def _meets(paragraph: Paragraph, runs: list[Run], both: bool) -> bool:
    so = len(unspaced("".join(run.text for run in runs)))
    if both:
        return so >= _STRETCH
    return so >= _STRETCH and so >= _WHOLE * len(unspaced(paragraph.text))
