"""LibreOffice turns papers into PDF and old formats into .docx: a pool of workers, each with its profile.

A conversion is one process: started fresh it needs a second more than a warm server (measured: 1.2 s for
0.3), but a hang or crash takes nothing else with it, no port is open to others on the machine, and it runs
wherever LibreOffice does. What counts as success is a PDF that opens and has pages, never the exit code.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from types import TracebackType
from typing import ClassVar

from docgen.guard.archive import unreadable
from docgen.guard.package import check_package
from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.office.kept import Kept
from docgen.office.process import TimedOut, run_whole, watched
from docgen.office.whole_pdf import is_whole
from docgen.workshop import workshop

SECONDS = 300
"""Time for one paper; 300 pages with 80 scans take a fifth of it on two slow cores."""
WORKERS = min(2, os.cpu_count() or 1)
_ATTEMPTS = 2
FONTS = Path(__file__).with_name("fonts.conf")

_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
# No links followed, no macros, no update of links, nothing to recover from the run before.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
)


@dataclass(frozen=True)
class Export:
    """How a PDF is written; `archival` asks for PDF/A-2b."""

    archival: bool = False
    source: ClassVar[str] = "docx"
    made: ClassVar[str] = "pdf"

    def filter(self) -> str:
        """The argument of --convert-to: bookmarks as outline and named places, scans and blank pages kept."""
        options: dict[str, bool | int] = {
            "ExportBookmarks": True,
            "ExportBookmarksToPDFDestination": True,
            "ReduceImageResolution": False,
            "Quality": 90,
            "IsSkipEmptyPages": False,
            "SelectPdfVersion": 2 if self.archival else 0,
        }
        typed = {
            name: {"type": "boolean" if isinstance(value, bool) else "long", "value": str(value).lower()}
            for name, value in options.items()
        }
        return f"pdf:writer_pdf_Export:{json.dumps(typed, separators=(',', ':'))}"


@dataclass(frozen=True)
class ToWord:
    """From the old format `source` (doc, rtf, wps) to .docx."""

    source: str
    made: ClassVar[str] = "docx"

    def filter(self) -> str:
        """The argument of --convert-to."""
        return "docx:MS Word 2007 XML"


def find_office() -> Path:
    """LibreOffice's program. Raises DocgenError OFFICE-MISSING that says how to install it."""
    found = installed_office()
    if found is None:
        said = Message("is not installed; PDFs are made by it")
        raise stop("OFFICE-MISSING", "LibreOffice", said)
    return found


def installed_office() -> Path | None:
    """LibreOffice's program, if it is there."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(found)] if found else [place for place in map(Path, _PLACES) if place.is_file()]
    return places[0] if places else None


def kept_pdfs(program: Path) -> Kept | None:
    """The PDFs that this office made before, with these settings; None where the user wants none kept."""
    if os.environ.get("DOCGEN_KEEP_PDF") == "0":
        return None
    return Kept(program, _registry().encode() + FONTS.read_bytes())


class Office:
    """A pool of LibreOffice. Use it in a `with`: leaving ends it and clears its folders.

    What was made of the same paper before is taken from `kept`.
    """

    def __init__(
        self,
        program: Path,
        workers: int = WORKERS,
        seconds: float | None = None,
        kept: Kept | None = None,
    ) -> None:
        self._program = program
        self._kept = kept
        self._seconds = SECONDS if seconds is None else seconds
        self._ending = ExitStack()
        self._root = self._ending.enter_context(workshop())
        self._ending.enter_context(watched(self._root))
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        self._count = workers
        self._called_off = Event()
        for number in range(workers):
            self._free.put(_Worker(program, self._root / str(number), self._seconds, self._called_off))

    def __enter__(self) -> Office:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()

    def convert(
        self,
        papers: Mapping[str, bytes],
        export: Export | None = None,
        done: Callable[[str], None] | None = None,
    ) -> dict[str, bytes]:
        """The PDF of every paper (a .docx) by its name; `done` is told each name when it is ready.

        Raises DocgenError with a finding for every paper that could not be made into a PDF.
        """
        with ThreadPoolExecutor(self._count) as threads, self._called_off_by_failure():
            waiting = {
                name: threads.submit(self._one, name, papers[name], export or Export()) for name in papers
            }
            made: dict[str, bytes] = {}
            failed: list[Finding] = []
            for name, future in waiting.items():
                try:
                    made[name] = future.result()
                except DocgenError as problem:
                    failed += problem.findings
                if done:
                    done(name)
        if failed:
            raise DocgenError(*failed)
        return made

    def to_word(self, content: bytes, name: str, form: ToWord) -> bytes:
        """The .docx that LibreOffice makes of a file in an old format, which `check_older` has let in.

        Raises DocgenError where it cannot.
        """
        worker = self._free.get()
        try:
            with self._called_off_by_failure():
                return worker.convert(name, content, form)
        finally:
            self._free.put(worker)

    @contextmanager
    def _called_off_by_failure(self) -> Iterator[None]:
        """End what is running when the user interrupts; a paper's own failure lets the others go on."""
        try:
            yield
        except BaseException:
            self._called_off.set()
            raise

    def _one(self, name: str, paper: bytes, export: Export) -> bytes:
        check_package(paper, "docx", name)  # what it would fetch from elsewhere must never reach it
        if self._kept and (known := self._kept.get(paper, export.filter())):
            return known
        worker = self._free.get()
        try:
            made = worker.convert(name, paper, export)
        finally:
            self._free.put(worker)
        if self._kept:
            self._kept.put(paper, export.filter(), made)
        return made


class _Worker:
    """A folder with a profile, which a second attempt renews."""

    def __init__(self, program: Path, folder: Path, seconds: float, called_off: Event) -> None:
        self._program = program
        self._folder = folder
        self._seconds = seconds
        self._called_off = called_off

    def convert(self, name: str, paper: bytes, export: Export | ToWord) -> bytes:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._attempt(name, paper, export)
            except DocgenError:
                # A profile that a crash left half written would fail the next paper too.
                shutil.rmtree(self._folder, ignore_errors=True)
                if attempt == _ATTEMPTS:
                    raise
        raise AssertionError("every attempt returns or raises")

    def _attempt(self, name: str, paper: bytes, export: Export | ToWord) -> bytes:
        made = self._folder / "out" / f"paper.{export.made}"
        given = self._folder / f"paper.{export.source}"
        self._prepare()
        given.write_bytes(paper)
        made.unlink(missing_ok=True)
        command = [
            str(self._program),
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--convert-to", export.filter()),
            *("--outdir", str(made.parent), str(given)),
        ]
        try:
            surroundings = _environment(self._folder)
            code = run_whole(command, self._folder, surroundings, self._seconds, self._called_off)
        except TimedOut:
            said = Message(
                "LibreOffice was not ready after {seconds} seconds, twice", {"seconds": self._seconds}
            )
            raise stop("OFFICE-TIMEOUT", name, said) from None
        except OSError as problem:
            said = Message("LibreOffice cannot be started: {problem}", {"problem": problem.strerror or ""})
            raise stop("OFFICE-CRASHED", name, said, "start") from None
        return _result(name, made, code) if isinstance(export, Export) else _word(name, made)

    def _prepare(self) -> None:
        profile = self._folder / "profile" / "user"
        if not profile.is_dir():
            profile.mkdir(parents=True)
            (profile / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
        (self._folder / "out").mkdir(exist_ok=True)


def _result(name: str, made: Path, code: int) -> bytes:
    content = made.read_bytes() if made.is_file() else b""
    if content and is_whole(content):
        return content
    if code != 0:
        said = Message("LibreOffice ended with code {code} and no usable PDF, twice", {"code": code})
        raise stop("OFFICE-CRASHED", name, said)
    if not content:
        said = Message("LibreOffice ended as if all were well, but made no PDF, twice")
        raise stop("OFFICE-NO-PDF", name, said)
    said = Message("LibreOffice made a PDF that is cut short or has no pages, twice")
    raise stop("OFFICE-BAD-PDF", name, said)


def _word(name: str, made: Path) -> bytes:
    content = made.read_bytes() if made.is_file() else b""
    if not content:
        raise unreadable(name)
    return content


def _environment(folder: Path) -> dict[str, str]:
    """The surroundings of a run: docgen's fonts, its own folder for what it leaves, no home to read from."""
    own = {"TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    if sys.platform != "win32":
        own |= {"HOME": str(folder), "FONTCONFIG_FILE": str(FONTS)}
    return {**os.environ, **own}


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">' + items + "</oor:items>"
    )
