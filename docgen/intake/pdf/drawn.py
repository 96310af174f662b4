"""The paths and pictures of a page: which are rulings, tick boxes, ticks. Runs in a child only.

A border may be a stroked line, a stroked rectangle, a filled rectangle half a point wide (Word, WPS), or a
picture of one dot's height (converters).
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from docgen.intake.pdf.sheet import Ink, Stroke
from docgen.model.reading.blocks import Frame

if TYPE_CHECKING:
    from docgen.intake.pdf.ink import Upright

_MOST_POINTS = 400
"""Of one path; more is a drawing, not a ruling."""
_THIN = 3.0
_LEVEL = 0.6
_BOX = (5.0, 18.0)
"""Points: sides of a drawn tick box."""
_SQUARE = 1.25
_PALE = 245
"""Of 255: a colour that is not seen on paper."""

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Shapes:
    """Gathers what is drawn on a page into its ink."""

    def __init__(self, ink: Ink, upright: Upright, most: int) -> None:
        self._ink = ink
        self._upright = upright
        self._left = most
        self._x, self._y = ctypes.c_float(), ctypes.c_float()

    def of_page(self, page: Any) -> None:
        """Every object of the page, those of forms in it too."""
        for at in range(pdfium.FPDFPage_CountObjects(page)):
            self._take(pdfium.FPDFPage_GetObject(page, at), _SAME, 0)

    def _take(self, thing: Any, outer: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        match pdfium.FPDFPageObj_GetType(thing):
            case pdfium.FPDF_PAGEOBJ_PATH:
                self._ink.shapes += 1
                self._path(thing, _product(_matrix(thing), outer))
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                self._picture(_product(_matrix(thing), outer))
            case pdfium.FPDF_PAGEOBJ_FORM if depth < 6:
                inner = _product(_matrix(thing), outer)
                for at in range(pdfium.FPDFFormObj_CountObjects(thing)):
                    self._take(pdfium.FPDFFormObj_GetObject(thing, at), inner, depth + 1)

    def _picture(self, matrix: Matrix) -> None:
        corners = [self._shown(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        frame = _around(corners)
        if not self._ruling(frame):
            self._ink.pictures.append(frame)

    def _path(self, path: Any, matrix: Matrix) -> None:
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
        line = bool(stroked.value) and self._seen(path, pdfium.FPDFPageObj_GetStrokeColor)
        area = bool(filled.value) and self._seen(path, pdfium.FPDFPageObj_GetFillColor)
        if not (line or area):
            return
        count = pdfium.FPDFPath_CountSegments(path)
        if count > _MOST_POINTS:
            return
        points: list[tuple[float, float]] = []
        curved = False
        for at in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._subpath(points, curved, line)
                points, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            pdfium.FPDFPathSegment_GetPoint(segment, self._x, self._y)
            points.append(self._shown(matrix, self._x.value, self._y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        self._subpath(points, curved, line)

    def _seen(self, path: Any, colour: Any) -> bool:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not colour(path, red, green, blue, alpha):
            return True
        return alpha.value > 20 and min(red.value, green.value, blue.value) < _PALE

    def _subpath(self, points: list[tuple[float, float]], curved: bool, line: bool) -> None:
        if len(points) < 2:
            return
        frame = _around(points)
        small = max(frame.x1 - frame.x0, frame.bottom - frame.top) <= _BOX[1]
        if curved or not self._ruling(frame):
            if small and (curved or not _upright(points)):
                self._ink.ticks.append(((frame.x0 + frame.x1) / 2, (frame.top + frame.bottom) / 2))
            elif line and not curved:
                self._edges(points, frame)

    def _ruling(self, frame: Frame) -> bool:
        """Take a thin frame as a stroke along its length."""
        width, height = frame.x1 - frame.x0, frame.bottom - frame.top
        if height <= _THIN and width > height:
            self._ink.across.append(Stroke((frame.top + frame.bottom) / 2, frame.x0, frame.x1))
        elif width <= _THIN and height > width:
            self._ink.down.append(Stroke((frame.x0 + frame.x1) / 2, frame.top, frame.bottom))
        else:
            return max(width, height) <= _THIN
        return True

    def _edges(self, points: list[tuple[float, float]], frame: Frame) -> None:
        if len(points) >= 5 and _near(points[0], points[-1]) and _rectangle(points, frame):
            short, long = sorted((frame.x1 - frame.x0, frame.bottom - frame.top))
            tick = _BOX[0] <= short and long <= _BOX[1] and long <= _SQUARE * short
            (self._ink.squares if tick else self._ink.outlines).append(frame)
            return
        for (ax, ay), (bx, by) in pairwise(points):
            if abs(ay - by) <= _LEVEL < abs(ax - bx):
                self._ink.across.append(Stroke((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _LEVEL < abs(ay - by):
                self._ink.down.append(Stroke((ax + bx) / 2, min(ay, by), max(ay, by)))

    def _shown(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return self._upright.point(a * x + c * y + e, b * x + d * y + f)


def _matrix(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _around(points: list[tuple[float, float]]) -> Frame:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Frame(min(xs), min(ys), max(xs), max(ys))


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


def _rectangle(points: list[tuple[float, float]], frame: Frame) -> bool:
    """Whether an outline goes round its frame, and nowhere else."""
    return _upright(points) and all(
        min(abs(x - frame.x0), abs(x - frame.x1)) <= 1 or min(abs(y - frame.top), abs(y - frame.bottom)) <= 1
        for x, y in points
    )


def _upright(points: list[tuple[float, float]]) -> bool:
    """Whether every side is level or plumb."""
    return all(abs(ax - bx) <= _LEVEL or abs(ay - by) <= _LEVEL for (ax, ay), (bx, by) in pairwise(points))
