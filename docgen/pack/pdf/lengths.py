"""How long what begins at a bookmark is, in pages and tenths: to the next heading of its level or above."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pypdf import PdfReader

from docgen.pack.pdf.document import place_name

_TENTH = Decimal("0.1")
_NEAR = 0.05
"""Of a page: a bookmark and its heading's entry in the outline stand at most so far apart."""


@dataclass(frozen=True)
class _Heading:
    depth: int
    at: float


def lengths(content: bytes, bookmarks: Iterable[str]) -> Mapping[str, Decimal]:
    """Pages from each of the Word `bookmarks` to the next heading as high, of a PDF that LibreOffice made.

    One page at least a tenth. A bookmark that is not there, or at no heading of the outline, is left out.
    """
    reader = PdfReader(io.BytesIO(content))
    headings = list(_outline(reader, reader.outline, 0))
    places = {name.removeprefix("/"): place for name, place in reader.named_destinations.items()}
    end = float(len(reader.pages))
    found = {}
    for bookmark in bookmarks:
        place = places.get(place_name(bookmark))
        at = None if place is None else _position(reader, place)
        near = [(abs(each.at - at), i) for i, each in enumerate(headings) if at is not None]
        distance, i = min(near, default=(1.0, 0))
        if distance > _NEAR:
            continue
        own = headings[i]
        until = next((each.at for each in headings[i + 1 :] if each.depth <= own.depth), end)
        found[bookmark] = max(Decimal(str(until - own.at)).quantize(_TENTH), _TENTH)
    return found


def _outline(reader: PdfReader, entries: Iterable[Any], depth: int) -> Iterator[_Heading]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(reader, entry, depth + 1)
        elif (at := _position(reader, entry)) is not None:
            yield _Heading(depth, at)


def _position(reader: PdfReader, place: Any) -> float | None:
    """Where a destination is, in pages from the beginning; None where it names no page."""
    page = reader.get_destination_page_number(place)
    if page is None or page < 0:
        return None
    height = float(reader.pages[page].mediabox.height)
    top = place.get("/Top")
    return page + (1 - float(top) / height if isinstance(top, int | float) and height else 0.0)
