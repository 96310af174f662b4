"""The engine that recognises pages: rapidocr, whose models are in its package. Only with the extra `ocr`."""

from __future__ import annotations

import io
import logging
import math
import re
from typing import Any

import cv2
import numpy
from PIL import Image
from rapidocr import RapidOCR

from docgen.intake.mark_signs import ANY
from docgen.intake.pdf.recognised import Recognised, Word

_RULE = 28.0
"""Points: shorter dark rows are strokes of characters, not rulings."""
_DARK = 160
_EDGE = 0.12
"""Of a word's height: a dark row that runs further within its box is strokes of neighbouring characters, and
no ruling, nor words struck out; an underline runs along the edge."""
_SKEW = 0.15
"""Degrees: what a page may lie askew and still be taken as straight."""


_NUMBERED = re.compile(rf"^([{ANY}]?\s*\d{{1,2}})·(?=\D)")
"""The number of an item, whose full-width dot is read as one in the middle."""
_CLEAR = 0.85
"""Mean score of a page's characters, of 1, below which it may stand on its head."""

_Found = tuple[Any, str, float]
"""The corners of a box, its text, and the score of 1."""


class Engine:
    """Loaded once, which takes seconds."""

    def __init__(self) -> None:
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._engine = RapidOCR(params={"Global.log_level": "error"})

    def read(self, picture: bytes, dpi: int) -> Recognised:
        """A page from its grey PNG, whose own resolution goes before `dpi`."""
        image = Image.open(io.BytesIO(picture))
        scale = 72 / float(image.info.get("dpi", (dpi, dpi))[0])
        grey, found = self._upright(numpy.asarray(image.convert("L")))
        slant = _slant(found)
        if abs(slant) > _SKEW:
            grey = _turned(grey, slant)
            found = self._found(grey)
        height, width = grey.shape
        words = tuple(
            Word(
                _NUMBERED.sub(r"\1．", text),
                float(box[:, 0].min()) * scale,
                float(box[:, 1].min()) * scale,
                float(box[:, 0].max()) * scale,
                float(box[:, 1].max()) * scale,
                float(score),
            )
            for box, text, score in found
            if text.strip()
        )
        dark = (grey < _DARK).astype(numpy.uint8)
        length = int(_RULE / scale)
        across = [rule for rule in _rules(dark, length, scale, 1) if not any(_within(rule, w) for w in words)]
        return Recognised(width * scale, height * scale, words, tuple(across), _rules(dark, length, scale, 0))

    def _upright(self, grey: Any) -> tuple[Any, list[_Found]]:
        """The picture as its words stand upright, and these.

        The engine could turn single lines, but they would come in the wrong order, and a line that lies is
        read worse than one that stands: the page is turned as a whole, where its words say that it is not
        upright.
        """
        found = self._found(grey)
        if _lying(found):
            grey = numpy.ascontiguousarray(numpy.rot90(grey))
            found = self._found(grey)
        if found and _score(found) < _CLEAR:
            other = numpy.ascontiguousarray(numpy.rot90(grey, 2))
            again = self._found(other)
            if _score(again) > _score(found):
                return other, again
        return grey, found

    def _found(self, grey: Any) -> list[_Found]:
        result = self._engine(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_cls=False)
        if result.boxes is None:
            return []
        return [
            (numpy.asarray(box), text, score)
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]


def _within(rule: tuple[float, float, float], word: Word) -> bool:
    """Whether a level stretch runs through the characters of a word, for half of its length or more."""
    at, start, end = rule
    edge = _EDGE * (word.bottom - word.top)
    inside = min(end, word.x1) - max(start, word.x0)
    return word.top + edge < at < word.bottom - edge and 2 * inside > end - start


def _lying(found: list[_Found]) -> bool:
    """Whether most characters stand in boxes that are higher than wide."""
    high = {True: 0, False: 0}
    for box, text, _ in found:
        high[numpy.ptp(box[:, 1]) > 1.5 * numpy.ptp(box[:, 0])] += len(text)
    return high[True] > high[False]


def _score(found: list[_Found]) -> float:
    count = sum(len(text) for _, text, _ in found)
    return sum(score * len(text) for _, text, score in found) / count if count else 0.0


def _slant(found: list[_Found]) -> float:
    """By how many degrees long lines fall to the right, in the middle."""
    angles = sorted(
        math.degrees(math.atan2(box[1][1] - box[0][1], box[1][0] - box[0][0]))
        for box, text, _ in found
        if len(text) >= 12
    )
    return angles[len(angles) // 2] if len(angles) >= 3 else 0.0


def _turned(grey: Any, degrees: float) -> Any:
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(grey, matrix, (width, height), borderValue=255)


def _rules(dark: Any, length: int, scale: float, level: int) -> tuple[tuple[float, float, float], ...]:
    """Dark stretches at least that long, level or plumb: at, from, to in points."""
    shape = (length, 1) if level else (1, length)
    bridged = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, numpy.ones((1, 5) if level else (5, 1), numpy.uint8))
    kept = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
    _, _, stats, _ = cv2.connectedComponentsWithStats(kept)
    strokes = []
    for x, y, wide, high, _ in stats[1:]:
        thick, along = (high, wide) if level else (wide, high)
        if thick * scale <= 4 and along > 4 * thick:
            at, start = (y + high / 2, x) if level else (x + wide / 2, y)
            strokes.append((float(at) * scale, float(start) * scale, float(start + along) * scale))
    return tuple(strokes)
