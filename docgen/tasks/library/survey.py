"""Every file of a folder of evidence: known, proposed, unknown, or passed by with the reason."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from docgen.derive.evidence.deciding import propose
from docgen.derive.evidence.proposal import Proposal
from docgen.guard.files import read_file
from docgen.guard.pdf import MAX_BYTES, PdfDesk
from docgen.intake.papers import PaperReader
from docgen.load.evidence_facts import evidence_facts
from docgen.model.company.evidence_facts import EvidenceFacts
from docgen.model.company.paper_text import How, Pages
from docgen.model.finding import DocgenError, Message, reason, stop
from docgen.model.personal import impersonal
from docgen.model.rules.evidence import EvidenceWords
from docgen.tasks.library.alike import compared
from docgen.tasks.library.homes import EVIDENCE, Home

State = Literal["known", "proposed", "unknown", "duplicate", "passed", "unreadable"]
Progress = Callable[[Message], None]

MAX_FILES = 3_000
"""Of one folder: a company's papers of years; more is the wrong folder."""


@dataclass(frozen=True)
class Seen:
    """A file of the home's folder of evidence. `path` is from the home, `said` why it is as it is.

    `proposals` stand in a file that is proposed, each under a code; `same_as` names what is known of the
    same bytes: a code of the list, or another file.
    """

    home: Home
    path: str
    state: State
    said: tuple[Message, ...] = ()
    codes: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    same_as: str = ""
    pages: int = 0
    read: How = "none"


def survey(home: Home, words: EvidenceWords, progress: Progress) -> tuple[Seen, ...]:
    """Everything in the folder, in the order of the names; nothing where it is not there. Raises DocgenError
    EVIDENCE-WHERE where there is far too much in it."""
    folder = home.folder / EVIDENCE
    if not folder.is_dir():
        return ()
    scope = [each.resolve() for each in home.scope]
    found = [each for each in _walked(folder, words) if not scope or _within(each[0], scope)]
    if len(found) > MAX_FILES:
        said = Message("holds more than {count} files", {"count": MAX_FILES})
        raise stop("EVIDENCE-WHERE", str(folder), said, "many")
    with PdfDesk() as desk:
        looking = _Looking(home, words, desk, progress)
        seen = [looking.at(path, passed) for path, passed in found]
    return compared(seen, home)


def _within(path: Path, scope: Sequence[Path]) -> bool:
    there = path.parent.resolve() / path.name
    return any(there == each or each in there.parents for each in scope)


def _walked(folder: Path, words: EvidenceWords) -> Iterator[tuple[Path, Message | None]]:
    """Files and links below a folder, with why one is not looked at; no link is followed."""
    try:
        there = sorted(os.scandir(folder), key=lambda entry: _natural(entry.name))
    except OSError as problem:
        yield folder, Message("cannot be read: {reason}", {"reason": reason(problem)})
        return
    for each in there:
        path = folder / each.name
        if any(pattern.fullmatch(each.name) for pattern in words.passed):
            yield path, Message("hidden, or left there by the system or an office program")
        elif each.is_symlink():
            yield path, Message("a link, which is not followed")
        elif each.is_dir(follow_symlinks=False):
            yield from _walked(path, words)
        elif stat.S_ISREG(each.stat(follow_symlinks=False).st_mode):
            yield path, None
        else:
            yield path, Message("no file that can be read")


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """2.jpg before 10.jpg, and a name before its copy: 健康证.jpg, 健康证 (2).jpg."""
    stem, _, ending = name.rpartition(".")
    parts = re.split(r"(\d+)", stem or ending)
    digits = [part.isascii() and part.isdigit() for part in parts]
    return [
        (int(part[:18]), "") if is_number else (-1, part)
        for part, is_number in zip(parts, digits, strict=True)
    ], ending


class _Looking:
    def __init__(self, home: Home, words: EvidenceWords, desk: PdfDesk, progress: Progress) -> None:
        self.home, self.words, self.desk = home, words, desk
        self.progress = progress
        self.reader = PaperReader(desk, lambda: progress(Message("Recognising {file} …", {"file": self.now})))
        self.now = ""
        self.codes: dict[Path, list[str]] = {}
        for each in home.known:
            self.codes.setdefault(home.folder / each.file.replace("\\", "/"), []).append(each.code)
        self.by_hash = dict(self._known_hashes())

    def _known_hashes(self) -> Iterator[tuple[str, str]]:
        """Of the files that the list names and that can be read; others are a matter of `check`."""
        for path, codes in self.codes.items():
            with suppress(DocgenError):
                yield _digest(path), codes[0]

    def at(self, path: Path, passed: Message | None) -> Seen:
        """What one file is."""
        shown = path.relative_to(self.home.folder).as_posix()
        self.now = impersonal(path.name)
        seen = Seen(self.home, shown, "passed")
        if path in self.codes:
            return replace(seen, state="known", codes=tuple(self.codes[path]))
        if passed is not None:
            return replace(seen, said=(passed,))
        try:
            digest = _digest(path)
        except DocgenError as problem:
            return replace(seen, state="unreadable", said=tuple(each.message for each in problem.findings))
        if (same := self.by_hash.setdefault(digest, shown)) != shown:
            said = Message("the same file as {other}", {"other": impersonal(same)})
            return replace(seen, state="duplicate", same_as=same, said=(said,))
        facts = evidence_facts(path, self.desk)
        if fault := _fault(facts):
            return replace(seen, state="unreadable", said=(fault,))
        return self._proposed(path, seen, facts)

    def _proposed(self, path: Path, seen: Seen, facts: EvidenceFacts) -> Seen:
        pages = self._pages(path, facts)
        steps = path.relative_to(self.home.folder / EVIDENCE)
        made = propose((*steps.parts[:-1], steps.stem), pages, self.home.company, self.words)
        seen = replace(seen, pages=pages.count, read=pages.how)
        if made[0].kind is None:
            said = made[0].reasons or (Message("nothing says what it is"),)
            return replace(seen, state="unknown", said=said)
        notes = (*made[0].notes, *self._notes(path, pages))
        return replace(seen, state="proposed", proposals=(replace(made[0], notes=notes), *made[1:]))

    def _notes(self, path: Path, pages: Pages) -> Iterator[Message]:
        if pages.count > len(pages.text) > 0:
            values = {"read": len(pages.text), "count": pages.count}
            yield Message("{read} of {count} pages were looked at", values)
        shown = path.relative_to(self.home.folder).as_posix()
        if impersonal(shown) != shown:
            yield Message("the file's name holds a personal number; better give it another name")

    def _pages(self, path: Path, facts: EvidenceFacts) -> Pages:
        if facts.kind == "pdf":
            return self.reader.pdf(path, facts.pages, self.words.pages)
        return self.reader.picture(path)


def _digest(path: Path) -> str:
    return hashlib.sha256(read_file(path, path.name, MAX_BYTES)).hexdigest()


def _fault(facts: EvidenceFacts) -> Message | None:
    if facts.readable:
        return None
    match facts.fault:
        case "encrypted":
            return Message("asks for a password")
        case "huge":
            return Message("is too large: over 300 pages or 100 MB, or too much to draw")
        case "damaged":
            return Message("is damaged")
    if facts.kind == "other":
        return Message("is neither a picture (PNG, JPEG, GIF, BMP, TIFF) nor a PDF, or damaged")
    return Message("is damaged, or has too many pixels")
