"""What a picture says of its making: PNG texts, EXIF, XMP, the place of a photo."""

from __future__ import annotations

import re

from PIL import Image

from docgen.model.company.file_property import Meaning, Read

_MAX_PACKET_CHARACTERS = 2**20
_GPS = 0x8825

_EXIF: dict[int, tuple[str, Meaning]] = {
    0x010E: ("ImageDescription", "text"),
    0x010F: ("Make", "program"),
    0x0131: ("Software", "program"),
    0x013B: ("Artist", "person"),
    0x8298: ("Copyright", "company"),
    0x9C9B: ("XPTitle", "text"),
    0x9C9C: ("XPComment", "text"),
    0x9C9D: ("XPAuthor", "person"),
}
_PNG: dict[str, Meaning] = {
    "author": "person",
    "artist": "person",
    "copyright": "company",
    "company": "company",
    "title": "text",
    "description": "text",
    "comment": "text",
    "software": "program",
    "source": "text",
}


def picture_properties(picture: Image.Image) -> list[Read]:
    """Of a picture that was loaded: what stands behind its pixels is known only then."""
    found: list[Read] = []
    for key, value in picture.info.items():
        meaning = _PNG.get(str(key).lower())
        if meaning and isinstance(value, str):
            found.append((str(key), meaning, value))
    exif = picture.getexif()
    for tag, (name, meaning) in _EXIF.items():
        if tag in exif:
            found.append((name, meaning, _text(exif[tag])))
    place = exif.get_ifd(_GPS)
    # 2 and 4 are latitude and longitude; a GPS block without them tells no place.
    if 2 in place and 4 in place:
        found.append(("GPS", "place", f"{_degrees(place, 2)}, {_degrees(place, 4)}"))
    return found + _xmp(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp"))


def _text(value: object) -> str:
    """An EXIF value; Windows writes its own as UTF-16 bytes, others Chinese where EXIF knows ASCII alone."""
    if isinstance(value, bytes):
        return value.decode("utf-16-le" if b"\0" in value else "utf-8", "replace")
    text = str(value)
    for encoding in ("utf-8", "gb18030"):
        try:
            return text.encode("latin-1").decode(encoding)
        except UnicodeError:
            continue
    return text


def _degrees(place: dict[int, object], tag: int) -> str:
    values = place[tag]
    parts = [float(part) for part in values] if isinstance(values, tuple) else []
    return f"{sum(part / 60**power for power, part in enumerate(parts)):.4f}" if parts else str(values)


def _xmp(packet: object) -> list[Read]:
    text = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else packet
    if not isinstance(text, str):
        return []
    creator = re.search(r"<dc:creator>(.{0,2000}?)</dc:creator>", text[:_MAX_PACKET_CHARACTERS], re.DOTALL)
    names = re.findall(r"<rdf:li[^<>]*>([^<>]*)</rdf:li>", creator[1]) if creator else []
    return [("dc:creator", "person", name) for name in names]
