"""Files that come from a browser: under a safe name, of a kind that is read here, no larger than may be."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.older import is_older
from docgen.model.finding import Message, stop
from docgen.pack.writing import writing

TENDERS = frozenset({".docx", ".doc", ".wps", ".rtf", ".pdf"})
PAPERS = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".docx"})
LISTS = frozenset({".csv", ".xlsx"})
CHAPTERS = frozenset({".docx", ".md"})
SCANS = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
TEMPLATES = frozenset({".docx"})
MAX_BYTES = MAX_FILE_BYTES

_UNFIT = re.compile(r'[\\/:*?"<>|\s“”\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(?i)con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that Windows keeps for devices."""
_BEGINS: dict[str, tuple[bytes, ...]] = {
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}


def taken_in(content: bytes, name: str, folder: Path, kinds: Collection[str]) -> Path:
    """Write what came into `folder`, beside what is there; the file.

    Of `name` only what can be a file's name is kept. Raises DocgenError FILE-SIZE for an empty or too large
    one, UPLOAD-KIND where it is none of `kinds` by its name or by how it begins.
    """
    shown = re.split(r"[\\/]", name)[-1]
    fit = named_safely(shown)
    suffix = Path(fit).suffix.lower()
    if suffix not in kinds:
        raise _other(shown, kinds)
    if not content:
        raise stop("UPLOAD-KIND", shown, Message("is empty"), "empty")
    if len(content) > MAX_BYTES:
        said = Message("is larger than the {limit} bytes allowed", {"limit": MAX_BYTES})
        raise stop("FILE-SIZE", shown, said)
    begins = _BEGINS.get(suffix)
    # What is called .docx may be of an older format, and the other way round: the reader looks at the bytes.
    if begins and not content.startswith(begins) and not (suffix == ".docx" and is_older(content)):
        raise _other(shown, kinds)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / fit
    number = 1
    while target.exists():
        if target.is_file() and target.read_bytes() == content:
            return target
        number += 1
        target = folder / f"{Path(fit).stem}-{number}{Path(fit).suffix}"
    with writing(target) as temporary:
        temporary.write_bytes(content)
    return target


def named_safely(words: str) -> str:
    """Of words what can be a file's name on every system; "" where nothing is left."""
    fit = _UNFIT.sub("_", words).strip("._ ")[-80:].lstrip("._ ")
    return f"_{fit}" if _DEVICE.fullmatch(fit.partition(".")[0]) else fit


def _other(shown: str, kinds: Collection[str]) -> Exception:
    said = Message("is none of the files taken here: {kinds}", {"kinds": tuple(sorted(kinds))})
    return stop("UPLOAD-KIND", shown[:80] or "—", said)
