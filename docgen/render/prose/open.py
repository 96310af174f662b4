"""Opening a chapter, Word or Markdown, after the guards have judged it."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document as open_document
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from lxml import etree

from docgen.guard.admitted import admitted
from docgen.guard.archive import MAX_FILE_BYTES, read_up_to, too_large, unreadable
from docgen.model.finding import Message, stop
from docgen.render.prose.losses import Losses
from docgen.render.prose.markdown import read_markdown
from docgen.render.prose.markdown_source import MAX_BYTES, too_long


def open_chapter(file: Path, losses: Losses) -> Document:
    """The chapter as a python-docx document, whatever it was written in.

    Raises DocgenError where it cannot be read, or could do harm.
    """
    kind = file.suffix.lower()
    if kind not in (".docx", ".md", ".markdown"):
        raise stop("PROSE-KIND", losses.shown, Message("is neither Word (.docx) nor Markdown (.md)"))
    content = _read(file, losses.shown, MAX_FILE_BYTES if kind == ".docx" else MAX_BYTES)
    return (
        _open_word(content, losses.shown) if kind == ".docx" else read_markdown(content, file.parent, losses)
    )


def _read(file: Path, shown: str, most: int) -> bytes:
    content = read_up_to(file, shown, most)
    if len(content) > most:
        raise too_large(shown) if most == MAX_FILE_BYTES else too_long(shown)
    return content


def _open_word(content: bytes, shown: str) -> Document:
    content = admitted(content, shown)
    try:
        document = open_document(io.BytesIO(content))
        complete = document.element.body is not None and document.part.styles.element is not None
    # What python-docx raises for parts that are missing, misnamed or nested too deep.
    except (PythonDocxError, OpcError, KeyError, ValueError, AttributeError, TypeError, etree.XMLSyntaxError):
        raise unreadable(shown) from None
    if not complete:
        raise unreadable(shown)
    return document
