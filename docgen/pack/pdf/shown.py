"""A made PDF for those who look at it: contents, sizes of pages, words. For a child of `PdfDesk`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_MOST = 3_000
"""Lines of contents; a volume has some hundreds."""


@dataclass(frozen=True)
class Heading:
    """A line of a PDF's own contents; pages count from 1, levels from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True)
class ShownPdf:
    """The contents of a PDF, each page's width and height in points and its words without blanks."""

    headings: tuple[Heading, ...]
    sizes: tuple[tuple[float, float], ...]
    words: tuple[str, ...]


def shown_pdf(path: Path) -> ShownPdf | None:
    """What is shown of the PDF; None where it cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, FileNotFoundError):
        return None
    try:
        headings = []
        for entry in islice(document.get_toc(max_depth=9), _MOST):
            target = entry.get_dest()
            page = target.get_index() if target else None
            if page is not None:
                headings.append(Heading(entry.get_title(), entry.level, page + 1))
        words = []
        for page in document:
            text = page.get_textpage()
            words.append("".join(text.get_text_bounded().split()))
            text.close()
            page.close()
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        return ShownPdf(tuple(headings), sizes, tuple(words))
    except pypdfium2.PdfiumError:
        return None
    finally:
        document.close()
