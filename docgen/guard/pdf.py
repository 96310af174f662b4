"""A stranger's PDF, opened by pdfium in a child process only, with bounded processor time and memory.

A PDF can ask for a page of a square kilometre or loop without end, and its reader can fail on it: what then
ends is the child. One child serves many files; after a failure the next file gets a new one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal

from docgen.guard.bounds import PATIENCE, bound_memory, bounded_time

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

from docgen.model.frame import MM_PER_INCH, Frame, fit

SECONDS = 60
"""Of processor time, for each question."""
MEGABYTES = 2048
MAX_BYTES = 100 * 2**20
MAX_PAGES = 300
"""A volume of evidence from one file is a mistake: the tender itself, or a whole year's book-keeping."""
_STAMP_MM = 9
"""Height of the strip that stays free below a page put in, for its stamp."""

Fault = Literal["", "encrypted", "damaged", "huge"]


@dataclass(frozen=True)
class PdfFacts:
    """How many pages a PDF has, or why it cannot be printed."""

    pages: int = 0
    fault: Fault = ""


@dataclass(frozen=True)
class Insert:
    """A page of a stranger's PDF (counted from 0) that takes the place of page `at` (from 0) of another."""

    at: int
    path: Path
    page: int


class PdfDesk:
    """Opens strangers' PDFs. Use it in a `with`; the child starts with the first file.

    The child gets no more than `megabytes` of memory.
    """

    def __init__(self, megabytes: int = MEGABYTES) -> None:
        self._megabytes = megabytes
        self._child: BaseProcess | None = None
        self._line: Connection | None = None

    def __enter__(self) -> PdfDesk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def facts(self, path: Path) -> PdfFacts:
        """What the PDF is; a fault is a fact too."""
        try:
            if path.stat().st_size > MAX_BYTES:
                return PdfFacts(fault="huge")
        except OSError:
            return PdfFacts(fault="damaged")
        answer = self.ask(_facts, path)
        # What a child died of is a matter of size: damage it survives.
        return answer if isinstance(answer, PdfFacts) else PdfFacts(fault="huge")

    def pictures(self, path: Path, frame: Frame, dpi: int, pages: Sequence[int] = ()) -> list[bytes] | None:
        """Pages as PNG or JPEG that fill the frame at `dpi`: those numbered from 1, or without any all.

        None where the limits do not allow it.
        """
        room = frame.dots(dpi)
        pictures = []
        for number in pages or range(1, self.facts(path).pages + 1):
            answer = self.ask(_picture, path, number - 1, room)
            if not isinstance(answer, bytes):
                return None
            pictures.append(answer)
        return pictures or None

    def with_pages(self, pdf: bytes, stamps: bytes, inserts: Sequence[Insert]) -> bytes | None:
        """The PDF with pages of other PDFs in place of its own, each under the stamp of the same place.

        `stamps` has a page for every insert. None where the limits do not allow it, or a page cannot be had.
        """
        answer = self.ask(_with_pages, pdf, stamps, tuple(inserts))
        return answer if isinstance(answer, bytes) else None

    def ask(self, job: Callable[..., Any], *arguments: Any) -> Any:
        """What a function of some module answers in the child; None where it died or hangs, and is ended."""
        if self._line is None:
            self._start()
        assert self._line is not None
        try:
            self._line.send((job, arguments, SECONDS))
            if self._line.poll(PATIENCE * SECONDS):
                return self._line.recv()
        except (EOFError, OSError):
            pass
        self._end()
        return None

    def _start(self) -> None:
        import multiprocessing  # few projects have a PDF among their evidence

        processes = multiprocessing.get_context("spawn")
        self._line, other = processes.Pipe()
        child = processes.Process(target=_serve, args=(other, self._megabytes), daemon=True)
        child.start()
        self._child = child
        other.close()

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join()
        if self._line is not None:
            self._line.close()
        self._child = self._line = None


def _serve(line: Connection, megabytes: int) -> None:
    bound_memory(megabytes)
    while True:
        try:
            job, arguments, seconds = line.recv()
        except EOFError:
            return
        try:
            with bounded_time(seconds):
                answer = job(*arguments)
        except MemoryError:
            return  # the parent finds the line closed
        line.send(answer)


def _facts(path: Path) -> PdfFacts:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as problem:
        return PdfFacts(fault=why_not_opened(problem))
    pages = len(document)
    if pages > MAX_PAGES:
        return PdfFacts(pages, "huge")
    try:
        for number in range(pages):
            document.get_page_size(number)
            document[number].close()
    except pypdfium2.PdfiumError:
        return PdfFacts(pages, "damaged")
    finally:
        document.close()
    return PdfFacts(pages, "" if pages else "damaged")


def why_not_opened(problem: Exception) -> Fault:
    """What pdfium's refusal to open a file means."""
    encrypted = getattr(problem, "err_code", None) in (4, 5)  # password, security handler
    return "encrypted" if encrypted else "damaged"


def _picture(path: Path, number: int, room: tuple[float, float]) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[number]
    # A page without area is drawn as one dot rather than divided by.
    width, height = page.get_size()
    scale = fit(max(width, 1), max(height, 1), *room)
    image = page.render(scale=scale, draw_annots=True, may_draw_forms=True).to_pil().convert("RGB")
    document.close()
    out = io.BytesIO()
    if image.getcolors(256):
        image.convert("P", palette=1, colors=256).save(out, "PNG", optimize=True)
    else:
        image.save(out, "JPEG", quality=88)
    return out.getvalue()


def _with_pages(pdf: bytes, stamps: bytes, inserts: tuple[Insert, ...]) -> bytes | None:
    import pypdfium2

    target, marks = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(stamps)
    try:
        for number, insert in enumerate(inserts):
            source = pypdfium2.PdfDocument(insert.path)
            page = target[insert.at]
            for old in list(page.get_objects(max_depth=1)):
                page.remove_obj(old)
            _draw(target, page, source, insert.page, _STAMP_MM * 72 / MM_PER_INCH)
            _draw(target, page, marks, number, 0)
            page.gen_content()
            source.close()
        out = io.BytesIO()
        target.save(out)
        return out.getvalue()
    except pypdfium2.PdfiumError:
        return None
    finally:
        target.close()
        marks.close()


def _draw(target: Any, page: Any, source: Any, number: int, strip: float) -> None:
    """Draw a page of `source` on `page`, upright and as large as it goes above a `strip` (points)."""
    import pypdfium2

    drawn = source[number]
    left, bottom, right, top = drawn.get_bbox()
    turns = drawn.get_rotation() // 90 % 4
    width, height = right - left, top - bottom
    matrix = pypdfium2.PdfMatrix().translate(-left, -bottom).rotate(90 * turns)
    matrix = matrix.translate(*((0, 0), (0, width), (width, height), (height, 0))[turns])
    if turns % 2:
        width, height = height, width
    page_width, page_height = page.get_size()
    scale = fit(width, height, page_width, page_height - strip)
    matrix = matrix.scale(scale, scale).translate((page_width - width * scale) / 2, strip)
    shown = source.page_as_xobject(number, target).as_pageobject()
    shown.set_matrix(matrix)
    page.insert_obj(shown)
