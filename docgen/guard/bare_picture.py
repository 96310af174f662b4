"""A picture without what it says of its making: place, time, device, texts, what lies behind its end.

The pixels are not touched; a reader of the paper gets no more than the paper shows.
"""

from __future__ import annotations

import io
import re

from PIL import Image, ImageOps

from docgen.guard.picture import DAMAGED, FORMATS

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs".split())
_JPEG, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
_TALKATIVE = (b"GIF8", b"II*\x00", b"MM\x00*")
_ORIENTATION = 0x0112
_EXIF, _PROFILE, _COMMENT, _SCAN = 0xE1, 0xE2, 0xFE, 0xDA
_APPLICATIONS = range(0xE0, 0xF0)
_APPLICATIONS_KEPT = (0xE0, 0xEE)
"""JFIF, and Adobe's word on its colours; of the others only a colour profile changes what is seen."""
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends a scan: its own bytes of 255 are followed by 0 or by a mark to begin again."""


def bare(content: bytes) -> bytes:
    """The picture bare, its way up kept: a GIF or TIFF as PNG, a kind that tells nothing as it is.

    Raises ValueError where it is no picture.
    """
    if content.startswith(_PNG):
        return _bare_png(content) or _anew(content)
    if content.startswith(_JPEG):
        return _bare_jpeg(content) or _anew(content)
    return _anew(content) if content.startswith(_TALKATIVE) else content


def _bare_png(content: bytes) -> bytes:
    """Nothing where it has no end."""
    at, out = len(_PNG), bytearray(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if kind in _PNG_KEPT:
            out += content[at:end]
        if kind == b"IEND":
            return bytes(out)
        at = end
    return b""


def _bare_jpeg(content: bytes) -> bytes:
    """The first picture alone: telephones hang others behind it. Nothing where segments are out of step."""
    at, out = len(_JPEG), bytearray(_JPEG)
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:  # a byte that only fills
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        segment = content[at:end]
        if mark == _SCAN:
            if not (found := _MARK.search(content, end)):
                break
            end = found.start()
            segment = content[at:end]
        elif mark == _EXIF:
            segment = b"" if out.find(b"Exif\x00") > 0 else _way_up(content)
        elif mark == _PROFILE:
            segment = segment if segment[4:].startswith(b"ICC_PROFILE\x00") else b""
        elif mark == _COMMENT or (mark in _APPLICATIONS and mark not in _APPLICATIONS_KEPT):
            segment = b""
        out += segment
        at = end
        if content[at : at + 2] == _JPEG_END:
            return bytes(out + _JPEG_END)
    return b""


def _anew(content: bytes) -> bytes:
    """A picture that its reader puts up with, written anew."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            plain: Image.Image = ImageOps.exif_transpose(image)
            plain.info = {}
            out = io.BytesIO()
            plain.save(out, "PNG")
            return out.getvalue()
    except DAMAGED as problem:
        raise ValueError("no picture that can be read") from problem


def _way_up(content: bytes) -> bytes:
    """An EXIF segment that says which way is up and nothing else; none where it is as it lies."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as image:
            turn: int = image.getexif().get(_ORIENTATION, 1)
    except DAMAGED as problem:
        raise ValueError("no picture that can be read") from problem
    if turn not in range(2, 9):
        return b""
    entry = _ORIENTATION.to_bytes(2) + b"\x00\x03\x00\x00\x00\x01" + turn.to_bytes(2) + b"\x00\x00"
    told = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\x00\x00\x00\x00"
    return b"\xff\xe1" + (len(told) + 2).to_bytes(2) + told
