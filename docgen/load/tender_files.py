"""The files that a tender was read from, as they are now: they lie in tender/ beside tender.yaml."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from docgen.model.tender.read_entry import TenderPaper

FOLDER = "tender"


def tender_files(tender_file: Path, papers: Iterable[TenderPaper]) -> dict[str, str | None]:
    """The SHA-256 of each file by its name; None for one that is not there or cannot be read."""
    return {paper.file: digest(tender_file.parent / FOLDER / paper.file) for paper in papers}


def digest(path: Path) -> str | None:
    """The SHA-256 of a file; None for one that is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
