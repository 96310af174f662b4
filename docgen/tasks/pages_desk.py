"""The built PDFs for those who look at them page by page, and on which page a text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from docgen.guard.content import content_of
from docgen.guard.pdf import PdfDesk
from docgen.model.frame import Frame
from docgen.model.remembered import Remembered
from docgen.pack.pdf.shown import ShownPdf, shown_pdf

DPI = 110
_SIGNS = (60, 24, 12)
"""How many signs of a text are looked for: fewer where a cell or a page ends within them."""
_MM = 25.4 / 72


@dataclass(frozen=True)
class Found:
    """A page (from 1) of one of several PDFs (from 0) on which a text stands."""

    file: int
    page: int


class Pages:
    """PDFs opened in a child process, one question at a time."""

    def __init__(self) -> None:
        self._desk = PdfDesk()
        self._lock = Lock()
        self._known: Remembered[ShownPdf | None] = Remembered(20)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._desk.__exit__(None, None, None)

    def shown(self, path: Path) -> ShownPdf | None:
        """What a PDF is; None where it cannot be shown."""

        def look() -> ShownPdf | None:
            with self._lock:
                answer = self._desk.ask(shown_pdf, path)
            return answer if isinstance(answer, ShownPdf) else None

        return self._known.get(content_of(path), look, lambda found: found is not None)

    def picture(self, path: Path, page: int) -> bytes | None:
        """A page (from 1) as PNG or JPEG; None where there is none."""
        shown = self.shown(path)
        if shown is None or not 0 < page <= len(shown.sizes):
            return None
        width, height = shown.sizes[page - 1]
        with self._lock:
            made = self._desk.pictures(path, Frame(round(width * _MM), round(height * _MM)), DPI, (page,))
        return made[0] if made else None

    def where(self, paths: Sequence[Path], text: str) -> list[Found]:
        """The pages on which a text stands, by as much of its beginning as stands on one page anywhere."""
        told = "".join(text.split())
        for signs in _SIGNS:
            part = told[:signs]
            if len(part) < min(8, len(told)) or not part:
                continue
            found = [
                Found(number, page)
                for number, path in enumerate(paths)
                if (shown := self.shown(path)) is not None
                for page, words in enumerate(shown.words, 1)
                if part in words
            ]
            if found:
                return found
        return []
