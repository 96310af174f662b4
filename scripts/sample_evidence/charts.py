"""The plan's charts: who answers to whom, and who is at work when."""

from __future__ import annotations

from PIL import Image, ImageDraw

from scripts.sample_evidence.canvas import FRAME, INK, KAI, PALE, SANS, WHITE, blank, font, pen
from scripts.sample_evidence.records import OrganisationChart, ShiftChart

WIDTH, CENTRE = 1600, 800


def chart_picture(chart: OrganisationChart | ShiftChart) -> Image.Image:
    """The chart, 1600 pixels wide."""
    return organisation(chart) if isinstance(chart, OrganisationChart) else shifts(chart)


def organisation(chart: OrganisationChart) -> Image.Image:
    """Boxes joined by lines; the sites stand evenly across the foot."""
    page = blank(WIDTH, 900)
    draw = pen(page)
    _boxed(draw, (CENTRE, 90), (620, 90), chart.above)
    _boxed(draw, (CENTRE, 270), (620, 90), chart.lead)
    _boxed(draw, (1330, 430), (440, 110), chart.beside[1])
    _boxed(draw, (270, 430), (440, 110), chart.beside[0])
    step = min(420, 1260 // max(len(chart.below) - 1, 1))
    first = CENTRE - step * (len(chart.below) - 1) // 2
    last = first + step * (len(chart.below) - 1)
    draw.line((CENTRE, 135, CENTRE, 225), INK, 3)
    draw.line((CENTRE, 315, CENTRE, 600), INK, 3)
    draw.line((490, 430, 1110, 430), INK, 3)
    draw.line((first, 600, last, 600), INK, 3)
    for i, text in enumerate(chart.below):
        x = first + step * i
        draw.line((x, 600, x, 665), INK, 3)
        _boxed(draw, (x, 750), (280, 170), text)
    return page


def shifts(chart: ShiftChart) -> Image.Image:
    """A bar a shift over the hours of the day."""
    page = blank(WIDTH, 220 + 140 * len(chart.bars))
    draw = pen(page)
    left, hour = 330, 1200 / (chart.closes - chart.opens)

    def at(clock: float) -> int:
        return int(left + (clock - chart.opens) * hour)

    for clock in range(chart.opens, chart.closes + 1):
        draw.line((at(clock), 90, at(clock), page.height - 110), PALE, 2)
        draw.text((at(clock), 60), f"{clock}:00", INK, font(SANS, 24), anchor="mm")
    for i, bar in enumerate(chart.bars):
        top = 120 + 140 * i
        draw.text((left - 30, top + 35), bar.name, INK, font(SANS, 32), anchor="rm")
        for start, end in bar.spans:
            draw.rectangle((at(start), top, at(end), top + 70), fill=FRAME)
        for start, end in bar.half:
            draw.rectangle((at(start), top + 35, at(end), top + 70), fill=FRAME)
        draw.text((at(chart.opens) + 10, top + 96), bar.note, INK, font(KAI, 26), anchor="lm")
    draw.text((CENTRE, page.height - 50), chart.summary, INK, font(KAI, 34), anchor="mm")
    return page


def _boxed(draw: ImageDraw.ImageDraw, centre: tuple[int, int], size: tuple[int, int], text: str) -> None:
    """A framed box around `centre` with centred lines of text."""
    (x, y), (wide, high) = centre, size
    box = (x - wide // 2, y - high // 2, x + wide // 2, y + high // 2)
    draw.rectangle(box, fill=WHITE, outline=FRAME, width=4)
    draw.multiline_text(centre, text, INK, font(SANS, 32), anchor="mm", align="center", spacing=10)
