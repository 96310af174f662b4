"""What a file of evidence is: a picture that opens whole, a PDF, or neither; bounded in pixels."""

from __future__ import annotations

import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from docgen.guard.pdf import PdfDesk
from docgen.guard.picture import DAMAGED, FORMATS, MAX_PIXELS
from docgen.load.picture_properties import picture_properties
from docgen.model.company.evidence_facts import EvidenceFacts, FileKind
from docgen.model.company.file_property import Read, properties

# The header of a PDF stands within its first 1024 bytes (ISO 32000-1, implementation notes).
PDF_HEADER_BYTES = 1024

# Phones write a JPEG with a second picture behind it, which Pillow calls MPO.
_KINDS: dict[str | None, FileKind] = {
    "PNG": "png",
    "JPEG": "jpeg",
    "MPO": "jpeg",
    "GIF": "gif",
    "BMP": "bmp",
    "TIFF": "tiff",
}


def evidence_facts(path: Path, pdfs: PdfDesk) -> EvidenceFacts:
    """The facts about the file; one that cannot be read is such a fact, never an exception."""
    with warnings.catch_warnings():
        # Pillow warns of odd EXIF data and of large pictures; both are judged here.
        warnings.simplefilter("ignore")
        try:
            with Image.open(path, formats=FORMATS) as image:
                return _picture(image)
        except UnidentifiedImageError:
            return _no_picture(path, pdfs)
        except DAMAGED:
            return EvidenceFacts(kind="other", readable=False)


def _picture(image: Image.Image) -> EvidenceFacts:
    kind = _KINDS.get(image.format, "other")
    width, height = image.size
    readable = width * height <= MAX_PIXELS and _opens_whole(image)
    return EvidenceFacts(
        kind=kind,
        width_px=width,
        height_px=height,
        readable=readable,
        properties=properties(_read(image)) if readable else (),
    )


def _opens_whole(image: Image.Image) -> bool:
    """Whether every pixel can be had: a file cut short or damaged in the middle fails only here."""
    try:
        image.load()
    except DAMAGED:
        return False
    return True


def _read(image: Image.Image) -> list[Read]:
    """What a whole picture says of itself; words that are damaged make it no worse a picture."""
    try:
        return picture_properties(image)
    except DAMAGED:
        return []


def _no_picture(path: Path, pdfs: PdfDesk) -> EvidenceFacts:
    try:
        with path.open("rb") as file:
            is_pdf = b"%PDF-" in file.read(PDF_HEADER_BYTES)
    except OSError:
        is_pdf = False
    if not is_pdf:
        return EvidenceFacts(kind="other", readable=False)
    facts = pdfs.facts(path)
    return EvidenceFacts(kind="pdf", pages=facts.pages, readable=not facts.fault, fault=facts.fault)
