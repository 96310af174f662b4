"""A volume's PDF made ready to hand in: who, what and when it says of itself, how its pages are called.

The same paper makes the same bytes: LibreOffice's clock, random file ID and own checksum are replaced by
the paper's date and its digest. Nothing else of its output depends on the moment.
"""

from __future__ import annotations

import hashlib
import io
from datetime import date

import docx
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import ArrayObject, BooleanObject, ByteStringObject, DictionaryObject, NameObject

_PRODUCER = "docgen"


def sealed(pdf: bytes, paper: bytes) -> bytes:
    """The PDF that LibreOffice made of `paper` (a .docx), with that paper's title, author and date.

    A reader shows the title in its window, opens the outline, and calls the pages 1, 2, 3 as the footer does.
    """
    core = docx.Document(io.BytesIO(paper)).core_properties
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    moment = pdf_date(core.created.date() if core.created else date(1980, 1, 1))
    describe(writer, core.title or "", core.author or "", moment)
    return written(writer, paper)


def describe(writer: PdfWriter, title: str, author: str, moment: str) -> None:
    """Set what the PDF says of itself, and how it opens."""
    writer.metadata = None
    writer.add_metadata(
        {
            "/Title": title,
            "/Author": author,
            "/Producer": _PRODUCER,
            "/CreationDate": moment,
            "/ModDate": moment,
        }
    )
    root = writer.root_object
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=1)


def written(writer: PdfWriter, source: bytes) -> bytes:
    """The PDF's bytes, its ID drawn from what it was made of instead of from the clock."""
    digest = ByteStringObject(hashlib.sha256(source).digest()[:16])
    writer._ID = ArrayObject([digest, digest])  # pypdf offers no other way to set it
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_date(day: date) -> str:
    """Midnight of the day in China, as PDF writes moments."""
    return f"D:{day:%Y%m%d}000000+08'00'"
