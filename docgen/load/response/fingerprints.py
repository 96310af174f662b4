"""Properties of the bidder's own files that go into the papers: Word chapters, pictures, PDFs.

Read within bounds, and never a reason to stop: a file that cannot be read has no properties here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree
from PIL import Image

from docgen.guard.archive import open_archive
from docgen.guard.markup import parse_markup
from docgen.load.response.pdf_properties import pdf_properties
from docgen.model.characters import UNPRINTABLE
from docgen.model.finding import DocgenError
from docgen.model.project import Place, Project
from docgen.model.response.fingerprint import FileProperty, Fingerprint, Meaning

MAX_VALUE_CHARACTERS = 200
_MAX_PART_BYTES = 2**20
_GPS = 0x8825

_WORD: dict[str, dict[str, Meaning]] = {
    "docProps/core.xml": {
        "creator": "person",
        "lastModifiedBy": "person",
        "title": "text",
        "subject": "text",
        "keywords": "text",
        "description": "text",
        "category": "text",
    },
    "docProps/app.xml": {"Company": "company", "Manager": "person", "Template": "text"},
}
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
Read = tuple[str, Meaning, str]
"""A property's name, meaning and value as read."""


def read_fingerprints(project: Project) -> tuple[Fingerprint, ...]:
    """The properties of every chapter and every piece of evidence that has any."""
    found = (
        Fingerprint(file=file, source=source, place=place, properties=tuple(_properties(path)))
        for file, source, place, path in _files(project)
    )
    return tuple(fingerprint for fingerprint in found if fingerprint.properties)


def _files(project: Project) -> Iterator[tuple[str, str, Place, Path]]:
    for i, chapter in enumerate(project.plan):
        yield f"plan/{chapter.record.file}", "response", ("plan", i, "file"), chapter.path
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            yield record.file, source, ("evidence", i, "file"), project.evidence[record.code].path


def _properties(path: Path) -> Iterator[FileProperty]:
    reader = _READERS.get(path.suffix.lower())
    for name, meaning, value in reader(path) if reader else ():
        said = UNPRINTABLE.sub("", value).strip()[:MAX_VALUE_CHARACTERS]
        if said:
            yield FileProperty(name=name, meaning=meaning, value=said)


def _word(path: Path) -> list[Read]:
    found: list[Read] = []
    try:
        archive = open_archive(path, path.name)
        for part, wanted in _WORD.items():
            if part not in archive.entries or archive.entries[part].file_size > _MAX_PART_BYTES:
                continue
            for element in parse_markup(archive.part(part)).iterchildren("*"):
                name = str(element.tag).rpartition("}")[2]
                if name in wanted:
                    found.append((name, wanted[name], element.text or ""))
    except (DocgenError, etree.XMLSyntaxError):
        return found
    return found


def _picture(path: Path) -> list[Read]:
    """PNG texts and EXIF; Pillow reads the head of the file and bounds its texts, pixels are not decoded."""
    found: list[Read] = []
    try:
        with Image.open(path) as picture:
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
            found += _xmp(picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp"))
    # What Pillow raises for pictures that are damaged, too large or no pictures.
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError):
        return found
    return found


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
    creator = re.search(r"<dc:creator>(.{0,2000}?)</dc:creator>", text[:_MAX_PART_BYTES], re.DOTALL)
    names = re.findall(r"<rdf:li[^<>]*>([^<>]*)</rdf:li>", creator[1]) if creator else []
    return [("dc:creator", "person", name) for name in names]


_READERS: dict[str, Callable[[Path], list[Read]]] = {
    ".docx": _word,
    ".png": _picture,
    ".jpg": _picture,
    ".jpeg": _picture,
    ".tif": _picture,
    ".tiff": _picture,
    ".webp": _picture,
    ".pdf": pdf_properties,
}
