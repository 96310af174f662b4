"""What a PDF that LibreOffice made says of itself: its pages, where bookmarks stand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import pypdfium2
from pypdf import PdfReader

# What a link's fragment may hold as it is (RFC 3986).
_LINKED = "!$&'()*+,;=:@/?-._~"


def page_count(content: bytes) -> int:
    """How many pages it has."""
    return len(PdfReader(io.BytesIO(content)).pages)


def page_texts(content: bytes) -> list[str]:
    """The text of each page, without spaces and line breaks; for PDFs of docgen's own making."""
    document = pypdfium2.PdfDocument(content)
    try:
        return [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def producer(content: bytes) -> str:
    """The program that made it, as it says itself."""
    said = PdfReader(io.BytesIO(content)).metadata
    return str(said.producer or "") if said else ""


def bookmark_pages(content: bytes, bookmarks: Iterable[str]) -> Mapping[str, int]:
    """The page, from 1, on which each of the Word `bookmarks` stands; those not in the PDF are left out."""
    reader = PdfReader(io.BytesIO(content))
    places = {name.removeprefix("/"): place for name, place in reader.named_destinations.items()}
    found = {}
    for bookmark in bookmarks:
        place = places.get(place_name(bookmark))
        page = None if place is None else reader.get_destination_page_number(place)
        if page is not None:
            found[bookmark] = page + 1
    return found


def place_name(bookmark: str) -> str:
    """The name LibreOffice gives a bookmark's place: as in a link; then all but letters, digits, - in hex."""
    linked = quote(bookmark, safe=_LINKED)
    return "".join(char if char.isalnum() or char == "-" else f"{ord(char):02X}" for char in linked)
