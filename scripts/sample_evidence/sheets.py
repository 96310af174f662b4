"""Sample papers: A4, framed, with a pale diagonal 「样本」 under the text and a ring in the seal's place."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageDraw

from scripts.sample_evidence.canvas import FRAME, INK, KAI, PALE, SANS, SEAL, SERIF, blank, font, pen, wrapped
from scripts.sample_evidence.records import Sheet

A4 = (1240, 1754)


def sheet_picture(sheet: Sheet) -> Image.Image:
    """The sheet, framed, with rows, grid, closing words and seal over the watermark."""
    width, height = A4[::-1] if sheet.across else A4
    page = blank(width, height)
    _watermark(page)
    draw = pen(page)
    draw.rectangle((50, 50, width - 50, height - 50), outline=FRAME, width=6)
    draw.rectangle((66, 66, width - 66, height - 66), outline=FRAME, width=2)
    draw.text((width // 2, 190), sheet.title, INK, font(SERIF, 64), anchor="mm")
    draw.line((width // 2 - 320, 250, width // 2 + 320, 250), FRAME, 3)
    below = _rows(draw, sheet.rows, width, 300) + 20
    if sheet.grid:
        below = _grid(draw, (sheet.grid.head, *sheet.grid.rows), width, below)
    for line in wrapped(sheet.closing, font(KAI, 32), width - 320):
        draw.text((160, below + 30), line, INK, font(KAI, 32))
        below += 48
    _closing(draw, sheet, width, height)
    return page


def _watermark(page: Image.Image) -> None:
    """「样本」 across the page, pale enough to read the text over it."""
    stamp = Image.new("L", (900, 900), 0)
    ImageDraw.Draw(stamp).text((450, 450), "样本", 255, font(SERIF, 300), anchor="mm")
    stamp = stamp.rotate(35)
    for offset in (-420, 420):
        centre = (page.width // 2 - 450, page.height // 2 - 450 + (offset if page.height > page.width else 0))
        if page.width > page.height:
            centre = (centre[0] + offset, centre[1])
        page.paste(PALE, centre, stamp)


def _rows(draw: ImageDraw.ImageDraw, rows: Sequence[tuple[str, str]], width: int, top: int) -> int:
    """Labels on the left, wrapped values beside them; the ordinate below the last."""
    label, value, gap = font(SANS, 32), font(KAI, 36), 10 if width > A4[0] else 24
    for name, text in rows:
        draw.text((160, top + 28), name, FRAME, label, anchor="lm")
        for line in wrapped(text, value, width - 430 - 150):
            draw.text((430, top + 28), line, INK, value, anchor="lm")
            top += 56
        top += gap
    return top


def _grid(draw: ImageDraw.ImageDraw, grid: Sequence[Sequence[str]], width: int, top: int) -> int:
    """A ruled table, its columns as wide as their words ask; the ordinate below it."""
    face, left, right, high = font(KAI, 30), 120, width - 120, 62
    needs = [max(face.getlength(row[i]) for row in grid) + 40 for i in range(len(grid[0]))]
    edges = [float(left)]
    for need in needs:
        edges.append(edges[-1] + need * (right - left) / sum(needs))
    for number, row in enumerate(grid):
        for i, text in enumerate(row):
            box = (int(edges[i]), top, int(edges[i + 1]), top + high)
            draw.rectangle(box, outline=INK, width=2)
            ink = FRAME if number == 0 else INK
            draw.text(((box[0] + box[2]) // 2, top + high // 2), text, ink, face, anchor="mm")
        top += high
    return top


def _closing(draw: ImageDraw.ImageDraw, sheet: Sheet, width: int, height: int) -> None:
    """Issuer and date at the foot, and a ring that says what it is: a sample."""
    centre, foot = width - 420, height - 250
    draw.text((centre, foot), sheet.issuer, INK, font(SERIF, 36), anchor="mm")
    draw.text((centre, foot + 64), sheet.issued, INK, font(SERIF, 36), anchor="mm")
    draw.ellipse((centre - 110, foot - 90, centre + 110, foot + 130), outline=SEAL, width=6)
    draw.text((centre, foot + 100), "样本章", SEAL, font(SERIF, 30), anchor="mm")
    notice = "样本 · 内容均为虚构 · 不具任何效力"
    draw.text((width // 2, height - 96), notice, FRAME, font(SANS, 24), anchor="mm")
