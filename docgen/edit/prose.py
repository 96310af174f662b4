"""A chapter's Markdown written over what was seen, with its line in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.edit import journal
from docgen.edit.save import Conflict, put, sum_of
from docgen.guard.files import read_file
from docgen.load.response.chapter_text import MAX_MARKDOWN_BYTES
from docgen.model.finding import Message, stop
from docgen.pack.claim import editing
from docgen.pack.writing import writing

NOTHING = sum_of(b"")
"""The SHA-256 of a file that is not there yet."""


@dataclass(frozen=True)
class Prose:
    """A file of Markdown that people keep."""

    path: Path
    shown: str
    source = "plan"
    most = MAX_MARKDOWN_BYTES

    def taken_back(
        self, raw: bytes, slices: Sequence[journal.Slice]
    ) -> tuple[bytes, Sequence[journal.Slice]]:
        """Its bytes as they were before these slices. Raises ValueError."""
        text = made = raw.decode("utf-8")
        for each in slices:
            made = each.taken_back(made)
        return made.encode(), [journal.differs(text, made)]


def read_prose(prose: Prose) -> tuple[str, str]:
    """What it says, and its SHA-256; nothing for a file that is not there yet. Raises DocgenError."""
    if not prose.path.exists():
        return "", NOTHING
    raw = read_file(prose.path, prose.shown, prose.most)
    try:
        return raw.decode("utf-8-sig"), sum_of(raw)
    except UnicodeDecodeError:
        raise stop("FILE-ENCODING", prose.shown, Message("is not UTF-8 text")) from None


def save_prose(folder: Path, prose: Prose, text: str, sha256: str) -> str:
    """Write the text over the file that was seen; its new SHA-256.

    Raises Conflict where it is not as it was seen, DocgenError where it cannot be written.
    """
    content = text.replace("\r\n", "\n").encode()
    if len(content) > prose.most:
        said = Message("is larger than the {limit} bytes allowed", {"limit": prose.most})
        raise stop("FILE-SIZE", prose.shown, said)
    if not prose.path.exists():
        prose.path.parent.mkdir(exist_ok=True)
        with writing(prose.path) as temporary:
            temporary.write_bytes(b"")
    with editing(prose.path):
        raw = read_file(prose.path, prose.shown, prose.most)
        now, made = raw.decode("utf-8-sig", "replace"), content.decode()
        if sum_of(raw) != sha256:
            raise Conflict(prose, (), now, made, sum_of(raw))
        return put(folder, prose, (), (raw, content), [journal.differs(now, made)])
