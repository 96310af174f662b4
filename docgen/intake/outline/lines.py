"""A paragraph or a cell's paragraph as lines: mark, number, the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.intake.mark_signs import TYPED
from docgen.intake.outline.numbers import Numbered, numbered
from docgen.intake.outline.signs import Signs
from docgen.model.reading.blocks import Paragraph
from docgen.model.reading.outline import Line

_ENDS = "。；;！？!?：:"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A line with what the tree asks of it."""

    line: Line
    numbered: Numbered | None
    paragraph: Paragraph
    first: bool


def lines(paragraph: Paragraph, signs: Signs, cell: tuple[str, int, int] | None = None) -> Iterator[Parsed]:
    """The lines of a paragraph: its soft lines, joined where one goes on, and points that stand in one line.

    `cell` is the table's id, the row and the column.
    """
    table, row, column = cell or ("", None, None)
    label, said = _noted(paragraph)
    first = True
    for text in _soft_lines(said, signs):
        for part in _points(text, signs):
            mark, number, rest = headed(part, label if first else "", signs)
            yield Parsed(
                Line(
                    block=paragraph.id, text=rest, mark=mark, number=number.printed if number else "",
                    value=number.value if number else None,
                    table=table, row=row, column=column,
                ),
                number, paragraph, first,
            )  # fmt: skip
            first = False


def _noted(paragraph: Paragraph) -> tuple[str, str]:
    """The label of a paragraph and its text; a note of a PDF has its number in its text."""
    if paragraph.label or paragraph.source not in ("footnote", "endnote"):
        return paragraph.label, paragraph.text
    found = re.match(r"\s*([0-9]{1,3}|[①-⑳])\s*(?=[^0-9\s.．、])", paragraph.text)
    return (found[1], paragraph.text[found.end() :]) if found else ("", paragraph.text)


def headed(text: str, label: str, signs: Signs) -> tuple[str, Numbered | None, str]:
    """The marks, the number and the rest of a line; `label` is what Word set before it."""
    mark, number, at = "", None, 0
    if label:
        mark, begin = signs.at_head(label)
        number = numbered(label[begin:], signs.words, automatic=True)
        if number:
            more, _ = signs.at_head(label, begin + number.end)
            mark += more
    before, at = signs.at_head(text, signs.after_bullet(text))
    if number is None:
        number = numbered(text[at:], signs.words)
        if number:
            at += number.end
            more, at = signs.at_head(text, at)
            before += more
    rest = text[at:].strip()
    mark = "".join(dict.fromkeys(mark + before))
    if not mark:
        mark, rest = signs.at_tail(rest)
    if not mark:
        mark, rest = signs.after_label(rest)
    return mark, number, rest


def _soft_lines(text: str, signs: Signs) -> Iterator[str]:
    held = ""
    for line in text.split("\n"):
        if not line.strip():
            continue
        mark, _ = signs.at_head(line)
        if held and (held.rstrip()[-1] in _ENDS or mark or numbered(line, signs.words) or _labelled(line)):
            yield held
            held = line
        else:
            held += line
    if held:
        yield held


def _labelled(line: str) -> bool:
    return bool(re.match(r"\s*[^，。；：:]{2,12}[：:]", line))


_NUMBER = r"(?:[(（]\s*[0-9]{1,2}\s*[)）]|[0-9０-９]{1,2}\s*(?:[、．]|\.(?![0-9０-９])|[)）])|[①-⑳])"
_POINT = re.compile(rf"(?<=[；;。：:])\s*(?=(?:[{TYPED}]\s*)*{_NUMBER})")
_ANNEXES = re.compile(r"\s*附[件表][:：]\s*$")


def _points(text: str, signs: Signs) -> list[str]:
    """A line in pieces where a series of numbers goes on in it: 1.…；2.…；3.…"""
    pieces = _POINT.split(text)
    if len(pieces) == 1:
        return pieces
    kept = [pieces[0]]
    series: dict[str, int] = {}
    _, first, _ = headed(pieces[0], "", signs)
    if first:
        series[first.kind] = first.value
    for piece in pieces[1:]:
        _, number, _ = headed(piece, "", signs)
        goes_on = number is not None and number.value == series.get(number.kind, 0) + 1
        if number is not None and goes_on:
            series[number.kind] = number.value
            kept.append(piece)
        else:
            kept[-1] += piece
    alone = len(kept) == 2 and (first is None or len(series) > 1)  # one point is no series
    alone = alone and not _ANNEXES.match(kept[0])
    return [text] if len(kept) == 1 or alone else kept
