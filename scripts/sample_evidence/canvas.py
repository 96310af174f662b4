"""Paper, pen and colours: 150 dpi in a palette of a few colours, so that a page stays below 40 KB."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts")
SERIF = FONTS / "opentype/noto/NotoSerifCJK-Regular.ttc"
SANS = FONTS / "opentype/noto/NotoSansCJK-Regular.ttc"
KAI = FONTS / "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
SIMPLIFIED = 2
"""The place of the Simplified Chinese face in Noto's collections."""

INK, FRAME, SEAL, PALE, WHITE = (32, 32, 40), (70, 96, 140), (190, 60, 60), (228, 228, 228), (255, 255, 255)
PALETTE = (WHITE, INK, FRAME, SEAL, PALE)


@cache
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A face at `size` pixels; in Noto's collections the Simplified Chinese one."""
    return ImageFont.truetype(str(path), size, index=SIMPLIFIED if path.suffix == ".ttc" else 0)


def blank(width: int, height: int) -> Image.Image:
    """An empty page of so many pixels."""
    return Image.new("RGB", (width, height), WHITE)


def pen(page: Image.Image) -> ImageDraw.ImageDraw:
    """A pen that sets letters without softened edges: half the bytes, and clear at 150 dpi."""
    draw = ImageDraw.Draw(page)
    draw.fontmode = "1"
    return draw


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """`text` in lines no wider than `width` pixels, broken after any character."""
    lines = [""]
    for char in text:
        if face.getlength(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


def save(picture: Image.Image, path: Path) -> None:
    """As a PNG of the palette's colours; the same picture gives the same bytes."""
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in PALETTE for part in colour])
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(
        path, optimize=True, bits=4, dpi=(150, 150)
    )
