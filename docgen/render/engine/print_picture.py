"""A picture made fit for paper: upright, no finer than a printer prints, in colours that Word takes."""

from __future__ import annotations

import io

from PIL import Image, ImageCms, ImageOps

from docgen.guard.bare_picture import bare
from docgen.guard.picture import DAMAGED, FORMATS, MAX_PIXELS
from docgen.model.frame import Frame

DPI = 300
"""Office printers print no finer; a telephone's 50 million pixels would only make the file heavy."""
_ORIENTATION = 0x0112
# Kinds and modes that enter a document as they are.
_KEPT = {"PNG": ("1", "L", "P", "RGB"), "JPEG": ("L", "RGB"), "MPO": ("L", "RGB")}
_LOSSY = ("JPEG", "MPO")


def print_ready(content: bytes, frame: Frame) -> bytes:
    """The picture as PNG or JPEG for the frame, bare; its pixels as they were where nothing has to change.

    Turned as its EXIF says, scaled down to 300 dots an inch, 16 bits and CMYK brought to RGB by its own
    colour profile, transparency put on white. Raises ValueError where it cannot be read.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            room = tuple(map(round, frame.dots(DPI)))
            if _fits(opened, room):
                opened.load()
                return bare(content)
            return bare(_printed(opened, room))
    except DAMAGED as problem:
        raise ValueError("no picture that can be read") from problem


def _fits(image: Image.Image, room: tuple[int, ...]) -> bool:
    upright = image.getexif().get(_ORIENTATION, 1) == 1
    plain = image.mode in _KEPT.get(image.format or "", ()) and "transparency" not in image.info
    return upright and plain and image.width <= room[0] and image.height <= room[1]


def _printed(image: Image.Image, room: tuple[int, ...]) -> bytes:
    lossy = image.format in _LOSSY
    coloured = _coloured(ImageOps.exif_transpose(image))
    coloured.thumbnail((room[0], room[1]), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if lossy:
        coloured.save(out, "JPEG", quality=90)
    else:
        coloured.save(out, "PNG")
    return out.getvalue()


def _coloured(image: Image.Image) -> Image.Image:
    """The picture in grey or RGB."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        shown = image.convert("RGBA")
        paper = Image.new("RGBA", shown.size, "white")
        return Image.alpha_composite(paper, shown).convert("RGB")
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "CMYK" and (profile := image.info.get("icc_profile")):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return made or image.convert("RGB")
        except ImageCms.PyCMSError:
            return image.convert("RGB")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
