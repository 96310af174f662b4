"""The chapters of the service plan for those who write them: what each answers, its text, files taken in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.edit.change import Change
from docgen.edit.prose import NOTHING, Prose, read_prose, save_prose
from docgen.edit.save import Kept, read
from docgen.guard.paths import inside
from docgen.load.response.chapter_text import chapter_text
from docgen.model.finding import DocgenError, Finding
from docgen.tasks.desk import Asked, Desk
from docgen.tasks.uploads import CHAPTERS, named_safely, taken_in

RESPONSE = "response.yaml"
FOLDER = "plan"
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Chapter:
    """A chapter: its number from 0, its file below plan/, what it answers, its text; `sha256` of Markdown.

    `signs`: how many signs its own text has; `findings`: why it cannot be read.
    """

    number: int
    title: str
    file: str
    answers: tuple[Asked, ...]
    unknown: tuple[str, ...]
    text: str
    sha256: str
    signs: int
    findings: tuple[Finding, ...] = ()

    @property
    def is_markdown(self) -> bool:
        """Whether it is written here; a Word file is written in Word."""
        return self.file.lower().endswith(_MARKDOWN)


def chapters(desk: Desk) -> list[Chapter]:
    """The chapters in their order. Raises DocgenError where response.yaml cannot be read."""
    asked = {each.code: each for each in desk.look().asked}
    return [_chapter(desk, number, entry, asked) for number, entry in enumerate(_entries(desk))]


def _chapter(desk: Desk, number: int, entry: Mapping[str, Any], asked: Mapping[str, Asked]) -> Chapter:
    codes = [str(each) for each in entry.get("answers") or ()]
    found: tuple[Finding, ...] = ()
    text, sha256, signs = "", "", 0
    file = str(entry.get("file") or "")
    try:
        path = inside(desk.folder, f"{FOLDER}/{file}")
        paragraphs, headings = chapter_text(path, f"{FOLDER}/{file}")
        text = "\n\n".join(words for _, words in paragraphs)
        signs = sum(len("".join(words.split())) for place, words in paragraphs if place not in headings)
        if file.lower().endswith(_MARKDOWN):
            text, sha256 = read_prose(Prose(path, f"{FOLDER}/{file}"))
    except DocgenError as problem:
        found = problem.findings
        if all(each.code == "FILE-MISSING" for each in found):
            found, sha256 = (), NOTHING
    return Chapter(
        number=number,
        title=str(entry.get("title") or ""),
        file=file,
        answers=tuple(asked[code] for code in codes if code in asked),
        unknown=tuple(code for code in codes if code not in asked),
        text=text,
        sha256=sha256,
        signs=signs,
        findings=found,
    )


def save_chapter(desk: Desk, number: int, text: str, sha256: str) -> str:
    """Write a chapter of Markdown over what was seen; its new SHA-256.

    Raises Conflict, DocgenError, IndexError where there is no such chapter.
    """
    file = str(_entries(desk)[number].get("file") or "")
    if not file.lower().endswith(_MARKDOWN):
        raise IndexError(number)
    return save_prose(desk.folder, _prose(desk, file), text, sha256)


def take_chapter(desk: Desk, number: int, content: bytes, name: str) -> None:
    """A Word file or Markdown becomes the chapter; the file that was it before stays where it is.

    Raises DocgenError, Conflict, IndexError.
    """
    _entries(desk)[number]
    path = taken_in(content, name, desk.folder / FOLDER, CHAPTERS)
    now = read(_kept(desk))
    desk.put(RESPONSE, Change(("plan", number, "file"), path.name), now.sha256)


def add_chapter(desk: Desk, title: str) -> None:
    """A further chapter behind the last, its file still to be written. Raises DocgenError, Conflict."""
    now, entries = read(_kept(desk)), _entries(desk)
    entry = {"title": title, "file": f"{len(entries) + 1:02}-{named_safely(title) or 'x'}.md"}
    change = Change(("plan", len(entries)), entry, "insert") if entries else Change(("plan",), [entry])
    desk.put(RESPONSE, change, now.sha256)


def chapter_file(desk: Desk, number: int) -> Path | None:
    """The chapter's file; None where there is none."""
    entries = _entries(desk)
    if number >= len(entries):
        return None
    try:
        path = inside(desk.folder, f"{FOLDER}/{entries[number].get('file') or ''}")
    except DocgenError:
        return None
    return path if path.is_file() else None


def proses(folder: Path) -> dict[str, Prose]:
    """The files of Markdown in plan/, by what the journal calls them."""
    place = folder / FOLDER
    found = sorted(place.iterdir()) if place.is_dir() else ()
    return {
        f"{FOLDER}/{path.name}": Prose(path, f"{FOLDER}/{path.name}")
        for path in found
        if path.suffix.lower() in _MARKDOWN and path.is_file() and not path.is_symlink()
    }


def _prose(desk: Desk, file: str) -> Prose:
    """The chapter's file inside plan/, there or not. Raises DocgenError."""
    shown = f"{FOLDER}/{file}"
    try:
        return Prose(inside(desk.folder, shown), shown)
    except DocgenError as problem:
        missing = all(each.code == "FILE-MISSING" for each in problem.findings)
        # Only a plain name is made anew: whatever leads elsewhere is not there to be written.
        if not missing or not file or named_safely(file) != file:
            raise
    return Prose(desk.folder / FOLDER / file, shown)


def _entries(desk: Desk) -> list[Mapping[str, Any]]:
    data = read(_kept(desk)).data
    plan = data.get("plan") if isinstance(data, Mapping) else None
    return [each for each in plan or () if isinstance(each, Mapping)]


def _kept(desk: Desk) -> Kept:
    return desk.files()[RESPONSE]
