"""Lines drawn to write on: underscores, underlined gaps, dots, dashes, crosses that stand for words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from docgen.intake.forms.dates import GAP, WIDE
from docgen.intake.forms.hints import BRACKET, asked_by, is_hint
from docgen.intake.forms.places import Found, Look, Spot, behind
from docgen.model.reading.blocks import Paragraph
from docgen.model.rules.forms import BlankWords

_DASHES = re.compile(rf"(?<=[:¥￥])[{GAP}]*[-—–─－]{{6,}}")
_DOTS = re.compile(r"[.·]{6,}|[…⋯]{3,}")
_CROSSES = re.compile(r"(?<![A-Za-z0-9])(?:[Xx]{2,}|×{2,}|\*{2,}|某某|○{2,})(?![A-Za-z0-9])")


def underlined(paragraph: Paragraph) -> list[bool]:
    """Which characters of a paragraph are underlined; none where its runs do not add up to its text."""
    mask = [run.underlined for run in paragraph.runs for _ in run.text]
    return mask if len(mask) == len(paragraph.text) else [False] * len(paragraph.text)


def lines(
    text: str, lined: list[bool], found: Found, words: BlankWords
) -> tuple[list[Spot], tuple[tuple[int, int], ...]]:
    """Drawn lines without words on them; and the stretches whose line has its words already."""
    lines: list[Spot] = []
    filled: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        start = at
        while (
            at < len(text) and (text[at] == "_" or lined[at] or _parts(text, at)) and found.free(at, at + 1)
        ):
            at += 1
        if at == start:
            at += 1
            continue
        stretch = text[start:at]
        written = stretch.strip("_" + GAP)
        look: Look = "underline" if any(lined[start:at]) else "underscore"
        if not written:
            if len(stretch) > 1 or stretch == "\t":
                lines.append(Spot(start, at, look))
        elif is_hint(written.strip("()[]【】〔〕<>"), words):
            lines.append(Spot(start, at, look, asked_by(written.strip("()[]【】〔〕<>"), words)))
        elif ":" not in written and re.search(f"[_{GAP}]", stretch):
            filled.append((start, at))
    return _without_written(text, _joined(text, lines), filled, words)


def named_crosses(text: str, found: Found, words: BlankWords) -> list[Spot]:
    """Crosses with the bracket behind that names them: ××××（供应商名称）."""
    met = [(each, BRACKET.match(text, each.end())) for each in _CROSSES.finditer(text)]
    return [
        Spot(each.start(), each.end(), "crosses")
        for each, named in met
        if named and found.free(each.start(), named.end()) and is_hint(named[1].strip("_" + GAP), words)
    ]


def _parts(text: str, at: int) -> bool:
    """Whether a blank stands between two signs of one line: _ _ _ _."""
    return text[at] == " " and text[at - 1 : at] == "_" and text[at + 1 : at + 2] == "_"


def _joined(text: str, lines: list[Spot]) -> list[Spot]:
    """Lines with no more than one blank between them are one, and a line that goes on in the next."""
    joined: list[Spot] = []
    for spot in lines:
        last = joined[-1] if joined else None
        between = text[last.end : spot.start] if last else None
        goes_on = between == "\n" and text[spot.end : spot.end + 1] in ("", "\n")
        if last and not (last.hint or spot.hint) and (between in ("", " ") or goes_on):
            joined[-1] = replace(last, end=spot.end)
        else:
            joined.append(spot)
    return joined


def _without_written(
    text: str, lines: list[Spot], filled: list[tuple[int, int]], words: BlankWords
) -> tuple[list[Spot], tuple[tuple[int, int], ...]]:
    """Leave out _90_ and __无__: what is between two short lines is their filling."""
    kept = list(lines)
    for left, right in pairwise(lines):
        between = text[left.end : right.start].strip()
        short = max(left.end - left.start, right.end - right.start) <= WIDE
        if short and words.prefilled.fullmatch(between) and left in kept and right in kept:
            kept.remove(left)
            kept.remove(right)
            filled.append((left.start, right.end))
    return kept, tuple(filled)


def instead_of_words(text: str) -> Iterator[Spot]:
    """Dots, dashes and crosses that stand where words are to come."""
    for each in _DASHES.finditer(text):
        yield Spot(each.start(), each.end(), "underscore")
    for each in _DOTS.finditer(text):
        yield Spot(each.start(), each.end(), "dots")
    for each in _CROSSES.finditer(text):
        if re.search(r"[:\u4e00-\u9fff“\"《(]\s*$", behind(text, each.start())):
            yield Spot(each.start(), each.end(), "crosses")
