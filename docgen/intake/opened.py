"""A stranger's tender, whatever it was written in, as a document of blocks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.intake.word.open import open_word
from docgen.model.finding import Message
from docgen.model.reading.blocks import Document

Progress = Callable[[Message], None]
"""Told what is being done, in words."""


def opened(path: Path, progress: Progress | None = None) -> Document:
    """The file's blocks, and what of it was left out.

    Raises DocgenError where it cannot be read, or could do harm.
    """
    del progress
    shown = path.name
    content = read_file(path, shown, MAX_FILE_BYTES)
    return open_word(content, path.name, shown)
