"""Volumes read back: the Word file, the PDF, the text of each page, the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


@dataclass(frozen=True)
class Read:
    """A volume: its Word file, its PDF, the text of each page without spaces, the outline's entries."""

    title: str
    paper: bytes
    pdf: PdfReader
    pages: list[str]
    outline: list[tuple[str, int]]


def read(path: Path) -> Read:
    reader = PdfReader(path.with_suffix(".pdf"))
    document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    pages = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return Read(path.stem, path.read_bytes(), reader, pages, list(entries(reader, reader.outline)))


def entries(reader: PdfReader, items: list[object]) -> Iterator[tuple[str, int]]:
    for item in items:
        if isinstance(item, list):
            yield from entries(reader, item)
        else:
            page = reader.get_destination_page_number(item)  # type: ignore[arg-type]
            assert page is not None
            yield squeezed(str(item.title)), page + 1  # type: ignore[attr-defined]


def squeezed(text: str) -> str:
    """Without spaces and line breaks; a hyphen that the reader makes of a line break gone too."""
    return re.sub(r"[\s\u200b\ufffe\u00ad]", "", text)
