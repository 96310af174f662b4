"""Pages that are pictures: recognised by rapidocr, each kept by its picture's hash in the user's cache.

What was recognised once needs neither the engine nor its time again, so that a long scan can be broken off
and taken up. The page is drawn by the bounded child; the engine sees nothing but its pixels.
"""

from __future__ import annotations

import hashlib
import importlib.util
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.guard.pdf import PdfDesk
from docgen.intake.pdf.page import items_of, read_picture
from docgen.intake.pdf.recognised import Recognised, from_json
from docgen.intake.pdf.sheet import Sheet
from docgen.user_cache import user_cache

if TYPE_CHECKING:
    from docgen.intake.pdf.recognition import Engine

DPI = 200
"""At which the smallest print of tenders (小五, 9 points) is 25 dots high."""
_FORM = "2"
"""Of what is kept: another form is another file."""
_SURE = 0.5
"""Mean score, of 1, below which a page counts as not read."""


class Recogniser:
    """Reads pictures of many files; the engine starts with the first that was never seen."""

    def __init__(self) -> None:
        self._engine: Engine | None = None

    def read(self, picture: bytes, begin: Callable[[], None]) -> Recognised | None:
        """What stands in a grey PNG at `DPI`; None where nobody recognised it and nothing here can."""
        kept = _kept(picture)
        if kept is None and Scans.possible():
            begin()
            kept = self._recognised(picture)
            _keep(picture, kept)
        return kept

    def _recognised(self, picture: bytes) -> Recognised:
        if self._engine is None:
            from docgen.intake.pdf.recognition import Engine

            self._engine = Engine()
        return self._engine.read(picture, DPI)


class Scans:
    """The pages of one file that have no text."""

    def __init__(self, desk: PdfDesk, path: Path, recogniser: Recogniser | None = None) -> None:
        self._desk = desk
        self._path = path
        self._recogniser = recogniser or Recogniser()

    @staticmethod
    def possible() -> bool:
        """Whether the extra `ocr` is installed."""
        return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))

    @staticmethod
    def ready() -> bool:
        """Whether anything can be recognised here, or was before."""
        return Scans.possible() or (user_cache() / "pages").is_dir()

    def sheet(self, page: int, begin: Callable[[], None]) -> Sheet | None:
        """The page (from 1) in reading order, None where it cannot be had; `begin` comes before the work."""
        if not self.ready():
            return None
        picture = self._desk.ask(read_picture, self._path, page - 1, DPI)
        if not isinstance(picture, bytes):
            return None
        kept = self._recogniser.read(picture, begin)
        return sheet_of(kept, page) if kept else None


def sheet_of(kept: Recognised, page: int) -> Sheet | None:
    """The page in reading order; None where its characters are guesses."""
    if kept.words and kept.score < _SURE:
        return None
    return Sheet(page, kept.width, kept.height, items_of(kept.ink(page)), recognised=True)


def kept_at(picture: bytes) -> Path:
    """Where what was recognised in a picture is kept."""
    return user_cache() / "pages" / f"{hashlib.sha256(picture).hexdigest()}-{_FORM}.json"


def _kept(picture: bytes) -> Recognised | None:
    try:
        return from_json(kept_at(picture).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(picture: bytes, read: Recognised) -> None:
    """Write it whole or not at all; a cache that cannot be written costs time only."""
    place = kept_at(picture)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as file:
            file.write(read.json())
        Path(file.name).replace(place)
