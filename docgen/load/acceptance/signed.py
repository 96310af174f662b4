"""Periods that were signed, from their folders."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from docgen.model.acceptance.signed import SIGNED, Signed
from docgen.model.finding import Message, stop


def signed_folder(folder: Path, number: int) -> Path:
    """Where the signed period lies in the project."""
    return folder / SIGNED / f"period-{number}"


def read_signed(folder: Path, number: int) -> Signed | None:
    """The period as it was signed; None where it was not. Raises DocgenError where its manifest is broken."""
    path = signed_folder(folder, number) / "manifest.json"
    if not path.is_file():
        return None
    try:
        return Signed.model_validate_json(path.read_bytes())
    except (ValidationError, OSError):
        said = Message("cannot be read as the record of a signed period")
        raise stop("SIGNED-UNREADABLE", path.relative_to(folder).as_posix(), said) from None
