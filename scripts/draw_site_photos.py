"""Draw the sample pictures of the handover's photo pages: sketches of rooms, plainly no photographs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from docgen.model.handover.records import HandoverTerms

SIZE = (960, 640)
SANS = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SIMPLIFIED = 2
WALL, FLOOR, WOOD, STEEL, SCREEN, INK = (
    (238, 240, 236),
    (214, 206, 194),
    (178, 142, 104),
    (150, 158, 168),
    (52, 74, 110),
    (44, 48, 56),
)
PALETTE = (WALL, FLOOR, WOOD, STEEL, SCREEN, INK, (255, 255, 255))


def draw_photos(folder: Path, terms: HandoverTerms, sites: Mapping[str, str]) -> None:
    """One picture for each that handover.yaml names, with its title written on it."""
    for photo in terms.photos:
        picture = _room(f"{sites.get(photo.site, photo.site)}", photo.title)
        path = folder / photo.file
        path.parent.mkdir(parents=True, exist_ok=True)
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in PALETTE for part in colour])
        picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True, bits=4)


def _room(site: str, title: str) -> Image.Image:
    """A wall with a screen, a floor with a counter and seats; how many hangs on the title."""
    page = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(page)
    draw.fontmode = "1"
    width, height = SIZE
    horizon = height * 5 // 9
    draw.rectangle((0, horizon, width, height), fill=FLOOR)
    chance = hashlib.sha256(f"{site}{title}".encode()).digest()
    left = 90 + chance[0] % 120
    draw.rectangle((left, 90, left + 330, 240), fill=SCREEN, outline=INK, width=4)
    draw.rectangle((width - 330, 120, width - 110, 270), fill="white", outline=STEEL, width=6)
    draw.polygon(((80, 470), (470, 430), (470, 520), (80, 570)), fill=WOOD, outline=INK)
    for seat in range(2 + chance[1] % 3):
        x = 540 + seat * 130
        draw.rectangle((x, 410, x + 100, 440), fill=STEEL, outline=INK)
        draw.rectangle((x, 440, x + 10, 500), fill=INK)
        draw.rectangle((x + 90, 440, x + 100, 500), fill=INK)
    label = ImageFont.truetype(SANS, 30, index=SIMPLIFIED)
    draw.rectangle((0, height - 56, width, height), fill=INK)
    draw.text((20, height - 28), f"示意图（非实拍）　{title}", "white", label, anchor="lm")
    return page
