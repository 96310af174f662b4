"""A volume that is larger than a platform takes, in parts: at its headings, each page with its own number."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle

from docgen.pack.pdf.bundle import described

MEGABYTE = 2**20


def parts_of(pdf: bytes, most: int) -> list[bytes]:
    """The PDF as few parts as fit into `most` bytes each, the PDF alone where it fits.

    Parts begin at headings of the outline's first level, at any page where one section is too large. Raises
    ValueError where a single page is larger.
    """
    if len(pdf) <= most:
        return [pdf]
    reader = PdfReader(io.BytesIO(pdf))
    ends = [*sorted({0, *_headings(reader)}), len(reader.pages)]
    made: list[bytes] = []
    for start, end in _runs(pdf, list(pairwise(ends)), most):
        made.append(_part(reader, start, end, pdf))
    return made


def _runs(pdf: bytes, sections: Sequence[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    """Sections that stand together in a part, from page to before page; those too large page by page."""
    reader = PdfReader(io.BytesIO(pdf))
    waiting = list(sections)
    start, end = waiting[0][0], waiting[0][0]
    while waiting:
        first, last = waiting.pop(0)
        if len(_part(reader, start, last, pdf)) <= most:
            end = last
            continue
        if end > start:
            yield start, end
            start = end = first
            waiting.insert(0, (first, last))
        elif last - first == 1:
            raise ValueError(first + 1)
        else:  # one section that is too large by itself
            waiting[:0] = [(page, page + 1) for page in range(first, last)]
    if end > start:
        yield start, end


def _headings(reader: PdfReader) -> Iterator[int]:
    for entry in reader.outline:
        if not isinstance(entry, list):
            page = reader.get_destination_page_number(entry)
            if page:
                yield page


def _part(reader: PdfReader, start: int, end: int, pdf: bytes) -> bytes:
    writer = PdfWriter()
    writer.append(reader, pages=(start, end))
    writer.set_page_label(0, end - start - 1, style=PageLabelStyle.DECIMAL, start=start + 1)
    return described(writer, reader, pdf[:4096] + f"{start}-{end}".encode())
