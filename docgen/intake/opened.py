"""A stranger's tender, whatever it was written in, as a document of blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.older import check_older, is_older
from docgen.intake.pdf.document import is_pdf, opened_pdf
from docgen.intake.word.open import open_word
from docgen.model.finding import Message, stop
from docgen.model.reading.blocks import Document

Progress = Callable[[Message], None]
"""Told what is being done, in words."""


def opened(path: Path, progress: Progress | None = None) -> Document:
    """The file's blocks, and what of it was left out; what it is is told by its bytes, not by its name.

    Raises DocgenError where it cannot be read, or could do harm.
    """
    return opened_with_source(path, progress)[1]


def opened_with_source(path: Path, progress: Progress | None = None) -> tuple[bytes, Document]:
    """The same behind the bytes that its blocks stand in: a .docx, also of an older format; none of a PDF."""
    if is_pdf(path):
        return b"", opened_pdf(path, progress)
    content = read_file(path, path.name, MAX_FILE_BYTES)
    if is_older(content):
        word = _as_word(content, path.name, progress)
        return word, open_word(word, path.name, path.name, content)
    return content, open_word(content, path.name, path.name)


def _as_word(content: bytes, shown: str, progress: Progress | None) -> bytes:
    """The .docx that LibreOffice makes of it, in a folder that is gone afterwards."""
    from docgen.office.office import Office, ToWord, installed_office

    form = check_older(content, shown)
    program = installed_office()
    if program is None:
        said = Message("is in an old format, which only LibreOffice reads, and that is not installed")
        raise stop("OFFICE-MISSING", shown, said, "older")
    if progress is not None:
        progress(Message("LibreOffice reads {file}", {"file": shown}))
    with Office(program, workers=1) as office:
        return office.to_word(content, shown, ToWord(form))
