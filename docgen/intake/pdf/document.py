"""A stranger's PDF opened: pages by a bounded child, a few at a time; scanned ones by recognition."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.guard.files import read_file
from docgen.guard.pdf import MAX_BYTES, Fault, PdfDesk, PdfFacts
from docgen.intake.pdf.blocks import blocks_of
from docgen.intake.pdf.bookmark import Bookmark
from docgen.intake.pdf.furniture import without_furniture
from docgen.intake.pdf.page import read_bookmarks, read_facts, read_sheets
from docgen.intake.pdf.scan import Scans
from docgen.intake.pdf.sheet import Sheet
from docgen.model.finding import DocgenError, Finding, Message, Origin, found, stop
from docgen.model.pages import spans
from docgen.model.reading.blocks import Document

Progress = Callable[[Message], None]

MAX_PAGES = 2_000
"""The longest tenders have some 500 pages; a year's worth of papers in one file is no tender."""
MEGABYTES = 900
_AT_ONCE = 16
"""Pages for one question to the child: what it cannot read of them is asked for one by one."""


def is_pdf(path: Path) -> bool:
    """Whether a file is one by its first bytes, before which mail programs may have put some of their own."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False


def opened_pdf(path: Path, progress: Progress | None = None) -> Document:
    """The blocks of a PDF as a reader sees them, and what was left out; `progress` is told each step.

    Pages without text of their own, or with text that is no words, are recognised from their picture where
    the extra `ocr` is installed or did it before; otherwise they are in `unreadable`.
    Raises DocgenError TENDER-PDF where the file cannot be read at all, and as `read_file` does.
    """
    told = progress or (lambda _: None)
    digest = hashlib.sha256(read_file(path, path.name, MAX_BYTES)).hexdigest()
    with PdfDesk(MEGABYTES) as desk:
        facts = desk.ask(read_facts, path, MAX_PAGES)
        if not isinstance(facts, PdfFacts) or facts.fault:
            raise _refused(path, facts.fault if isinstance(facts, PdfFacts) else "huge")
        sheets = list(_sheets(desk, path, facts.pages, told))
        bookmarks = desk.ask(read_bookmarks, path)
        scans = Scans(desk, path)
        whole = [_recognised(sheet, scans, facts.pages, told) for sheet in sheets]
    return composed(path.name, digest, whole, bookmarks if isinstance(bookmarks, list) else [])


def composed(name: str, digest: str, sheets: Sequence[Sheet], bookmarks: Sequence[Bookmark]) -> Document:
    """The document that these pages make."""
    kept, missed = without_furniture(sheets)
    return Document(
        name=name,
        sha256=digest,
        format="pdf",
        blocks=blocks_of(kept, bookmarks),
        pages=len(sheets),
        rebuilt=True,
        missed=tuple(missed),
        recognised=tuple(sheet.page for sheet in sheets if sheet.recognised),
        unreadable=tuple(sheet.page for sheet in sheets if not sheet.legible),
    )


def unread(document: Document) -> Iterator[Finding]:
    """That pages could not be read, where there are some, and what to do about it."""
    if document.unreadable:
        case = "" if Scans.possible() else "install"
        said = Message(
            "{count} pages have no text that can be read: {pages}",
            {"count": len(document.unreadable), "pages": ", ".join(spans(document.unreadable))},
        )
        yield found("TENDER-UNREAD", Origin(document.name), said, case)


def _refused(path: Path, fault: Fault) -> DocgenError:
    match fault:
        case "encrypted":
            return stop("TENDER-PDF", path.name, Message("asks for a password"), "encrypted")
        case "huge":
            said = Message(
                "has more than {pages} pages, or is beyond all measure",
                {"pages": f"{MAX_PAGES:,}"},
            )
            return stop("TENDER-PDF", path.name, said, "huge")
    return stop(
        "TENDER-PDF", path.name, Message("is no PDF that can be opened: damaged, or without pages"), "damaged"
    )


def _sheets(desk: PdfDesk, path: Path, pages: int, told: Progress) -> Iterator[Sheet]:
    """Every page in order; one at which the child fails is not legible."""
    for first in range(0, pages, _AT_ONCE):
        last = min(first + _AT_ONCE, pages)
        told(Message("Reading pages {first} to {last} of {pages} …", _span(first, last, pages)))
        many = desk.ask(read_sheets, path, first, last)
        if isinstance(many, list):
            yield from many
            continue
        for number in range(first, last):
            one = desk.ask(read_sheets, path, number, number + 1)
            yield one[0] if isinstance(one, list) else Sheet(number + 1, 0, 0, legible=False, failed=True)


def _span(first: int, last: int, pages: int) -> dict[str, object]:
    return {"first": first + 1, "last": last, "pages": pages}


def _recognised(sheet: Sheet, scans: Scans, pages: int, told: Progress) -> Sheet:
    """The page as recognised, where it has no text and that can be done."""
    if sheet.legible or sheet.failed:
        return sheet
    read = scans.sheet(sheet.page, lambda: told(_recognising(sheet.page, pages)))
    return replace(read, stray=sheet.stray) if read else sheet


def _recognising(page: int, pages: int) -> Message:
    return Message("Recognising page {page} of {pages} …", {"page": page, "pages": pages})
