"""Two papers as one with tracked changes, made by Docxodus where the extra `redlines` is installed."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx

from docgen.model.finding import Message, stop
from docgen.repeatable_zip import repeatable


def engine_missing() -> bool:
    """Whether tracked changes in whole papers cannot be made here."""
    try:
        import python_redlines_docxodus  # noqa: F401
        from python_redlines.engines import DocxodusEngine  # noqa: F401
    except ImportError:
        return True
    return False


def tracked(old: bytes, new: bytes, shown: str, author: str, dated: date) -> bytes:
    """The new paper with every change against the old one tracked, the same bytes for the same papers.

    Raises DocgenError REDLINE-FAILED where the papers cannot be compared.
    """
    from python_redlines.engines import DocxodusEngine, EngineNotInstalledError

    try:
        made, _, _ = DocxodusEngine().run_redline(
            author or "docgen", old, new, date_time=f"{dated.isoformat()}T00:00:00Z"
        )
    except (subprocess.CalledProcessError, EngineNotInstalledError, OSError):
        raise stop("REDLINE-FAILED", shown, Message("its tracked changes could not be made")) from None
    return repeatable(made)


def changed_papers(old: Path, new: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """The Word files that both folders have and that differ: name, old and new content."""
    for path in sorted(new.glob("*.docx")):
        before = old / path.name
        if path.name.startswith("~$") or not before.is_file():
            continue
        contents = before.read_bytes(), path.read_bytes()
        if contents[0] != contents[1]:
            yield path.name, *contents


def told_by(paper: bytes) -> tuple[str, date]:
    """Whose paper it is and of which day, as its properties say: the bidder and the day of signing."""
    core = docx.Document(io.BytesIO(paper)).core_properties
    return core.author or "", (core.modified or core.created).date()
