"""A page's glyphs, rulings and pictures from pdfium, upright as the page is read. Runs in a child only."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

from docgen.intake.pdf.drawn import Shapes
from docgen.intake.pdf.sheet import Glyph, Ink
from docgen.intake.pdf.symbols import shown

MOST_GLYPHS = 60_000
"""On a page; a dense page of 8-point type has 6,000."""
_MOST_OBJECTS = 100_000
_SLANT = 0.03
"""Radians; below, a line is level."""
_MOST_OF = 0.8
_FAINT = 150
"""Of 255: how light, or how see-through, a colour is that in large letters is a watermark's."""
_LARGE = 1.4
_FULL = 0.6
"""Of the page: a picture that large is the page, and unseen text over it what was recognised in it."""
_BOLD = ("bold", "black", "heavy", "semib", "demib")
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Upright:
    """Turns places of a page (points, from below) into those of the page as read (from above)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where it is seen."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


@dataclass(frozen=True, slots=True)
class _Look:
    """What the glyphs of one text object share; `turns` of a quarter, None where it is drawn askew."""

    font: str
    size: float
    bold: bool
    turns: int | None
    faint: bool
    unseen: bool


@dataclass(frozen=True, slots=True)
class _Character:
    code: int
    look: _Look
    owner: int
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float


def inked(page: Any, number: int) -> Ink:
    """Everything drawn on a page of pypdfium2; `number` from 1. Of an overfull page only the first part."""
    characters = _characters(page)
    usual = Counter(each.look.turns for each in characters).most_common(1)
    turns = page.get_rotation() // 90
    if usual and usual[0][0] is not None and usual[0][1] >= _MOST_OF * len(characters):
        turns = usual[0][0]
    left, bottom, right, top = page.get_bbox()
    upright = Upright(left, bottom, right, top, turns % 4)
    ink = Ink(number, *upright.size)
    Shapes(ink, upright, _MOST_OBJECTS).of_page(page)
    _Glyphs(ink, upright, _body_size(characters)).take(characters)
    return ink


def _body_size(characters: list[_Character]) -> float:
    sizes = Counter(round(each.look.size) for each in characters).most_common(1)
    return float(sizes[0][0]) if sizes else 0.0


class _Glyphs:
    """Sorts the characters of a page into those that are read and those that are not."""

    def __init__(self, ink: Ink, upright: Upright, body: float) -> None:
        self._ink = ink
        self._upright = upright
        self._body = body
        area = ink.width * ink.height * _FULL
        self._scanned = any((p.x1 - p.x0) * (p.bottom - p.top) >= area for p in ink.pictures)

    def take(self, characters: list[_Character]) -> None:
        run: list[_Character] = []
        for each in characters:
            if run and run[-1].owner != each.owner:
                self._run(run)
                run = []
            run.append(each)
        if run:
            self._run(run)

    def _run(self, run: list[_Character]) -> None:
        look = run[0].look
        told = [(shown(each.code, look.font), each) for each in run]
        self._ink.unmapped += sum(not known for (_, known), _ in told)
        seen = [(char, each) for (char, _), each in told if char]
        words = "".join(char for char, _ in seen)
        if not words:
            return
        if look.unseen and not self._scanned:
            self._ink.stray.append((words, "hidden"))
        elif look.turns is None or (look.faint and look.size > _LARGE * self._body):
            self._ink.stray.append((words, "furniture"))
        elif (look.turns - self._upright.turns) % 4:
            self._ink.glyphs += self._turned(seen)
        else:
            self._ink.glyphs += _apart([self._glyph(char, each) for char, each in seen])

    def _glyph(self, char: str, each: _Character) -> Glyph:
        x0, y0 = self._upright.point(each.left, each.bottom)
        x1, y1 = self._upright.point(each.right, each.top)
        _, base = self._upright.point(each.x, each.y)
        size = each.look.size or abs(y1 - y0)
        return Glyph(char, min(x0, x1), max(x0, x1), base, size, each.look.bold)

    def _turned(self, seen: list[tuple[str, _Character]]) -> list[Glyph]:
        """Words that run up or down, as one narrow line where they begin."""
        corners = [
            self._upright.point(x, y) for _, c in seen for x, y in ((c.left, c.bottom), (c.right, c.top))
        ]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        middle = (min(y for _, y in corners) + max(y for _, y in corners)) / 2
        step = (right - left) / len(seen)
        size = seen[0][1].look.size
        return [
            Glyph(char, left + at * step, left + (at + 1) * step, middle, size, each.look.bold)
            for at, (char, each) in enumerate(seen)
        ]


def _apart(glyphs: list[Glyph]) -> list[Glyph]:
    """Characters that one glyph shows (——, ﬁ) and that therefore stand at one place, side by side."""
    made: list[Glyph] = []
    for _, group in groupby(glyphs, key=lambda glyph: (glyph.x0, glyph.x1, glyph.base)):
        same = list(group)
        step = (same[0].x1 - same[0].x0) / len(same)
        made += (
            [
                replace(glyph, x0=glyph.x0 + at * step, x1=glyph.x0 + (at + 1) * step)
                for at, glyph in enumerate(same)
            ]
            if len(same) > 1
            else same
        )
    return made


def _characters(page: Any) -> list[_Character]:
    """The characters in the order of the file, without those that pdfium adds between words and lines."""
    text = page.get_textpage()
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    looks: dict[int, _Look] = {}
    found = []
    for at in range(min(pdfium.FPDFText_CountChars(text), MOST_GLYPHS)):
        if pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text, at)
        thing = pdfium.FPDFText_GetTextObject(text, at)
        owner = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if owner not in looks:
            looks[owner] = _look(text, at, thing)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        places = (box.left, box.right, box.bottom, box.top, x.value, y.value)
        if all(math.isfinite(place) and abs(place) < 1e6 for place in places):
            found.append(_Character(code, looks[owner], owner, *places))
    text.close()
    return found


def _look(text: Any, at: int, thing: Any) -> _Look:
    size = ctypes.c_float(pdfium.FPDFText_GetFontSize(text, at))
    matrix = pdfium.FS_MATRIX()
    scale = 1.0
    if pdfium.FPDFText_GetMatrix(text, at, matrix):
        scale = math.hypot(matrix.c, matrix.d)
    angle = pdfium.FPDFText_GetCharAngle(text, at)
    quarter = angle / (math.pi / 2)
    level = abs(quarter - round(quarter)) * math.pi / 2 <= _SLANT
    name, weight, mode, faint = "", 0, 0, False
    if thing:
        font = pdfium.FPDFTextObj_GetFont(thing)
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
        name = buffer.value.decode("latin-1")
        weight = pdfium.FPDFFont_GetWeight(font)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(thing)
        faint = _faint(thing)
    return _Look(
        font=name,
        size=min(max(size.value * scale, 0.0), 1000.0),
        bold=weight >= _BOLD_WEIGHT or mode == 2 or any(word in name.lower() for word in _BOLD),
        turns=-round(quarter) % 4 if level else None,  # pdfium counts angles clockwise
        faint=faint,
        unseen=mode in (3, 7),
    )


def _faint(thing: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha):
        return False
    light = 0.3 * red.value + 0.59 * green.value + 0.11 * blue.value
    return bool(alpha.value < _FAINT or light > _FAINT)
