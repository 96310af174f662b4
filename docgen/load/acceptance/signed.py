"""Periods that were signed, from their folders."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from docgen.model.acceptance.signed import SIGNED, Altered, Signed
from docgen.model.finding import Message, stop

RECORD = "manifest.json"
"""The file that says what was signed, and on what it rested."""


def signed_folder(folder: Path, number: int) -> Path:
    """Where the signed period lies in the project."""
    return folder / SIGNED / f"period-{number}"


def read_signed(folder: Path, number: int) -> Signed | None:
    """The period as it was signed; None where it was not. Raises DocgenError where its manifest is broken."""
    path = signed_folder(folder, number) / RECORD
    if not path.is_file():
        return None
    try:
        return Signed.model_validate_json(path.read_bytes())
    except (ValidationError, OSError):
        said = Message("cannot be read as the record of a signed period")
        raise stop("SIGNED-UNREADABLE", path.relative_to(folder).as_posix(), said) from None


def altered(folder: Path, signed: Signed, recorded: str) -> Altered:
    """The papers that are not as they were signed; the record too, if not of the digest that is `recorded`.

    What was signed before digests were recorded is compared but for its record.
    """
    place = signed_folder(folder, signed.number)
    files = {each.path: each.sha256 for each in signed.files}
    if recorded:
        files[RECORD] = recorded
    gone = tuple(name for name in files if not (place / name).is_file())
    changed = tuple(
        name for name, digest in files.items() if name not in gone and file_digest(place / name) != digest
    )
    return Altered(gone=gone, changed=changed)


def file_digest(path: Path) -> str:
    """A file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
