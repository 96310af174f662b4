"""A tender's file becomes a project, for a person who watches: read, asked about, written, or stopped.

What is read waits for a word: which lot, which company, what the folder is called. The project appears in
one piece under its name; until then it lies in a hidden folder beside it, which goes where it is stopped.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DocgenError, Finding, Message, stop
from docgen.tasks.child import Child, Line

_UNFIT = re.compile(r'[\\/:*?"<>|\s“”\x00-\x1f\x7f]+')


@dataclass(frozen=True)
class Met:
    """What a tender is, as far as a person has to know before a project is made of it."""

    name: str
    number: str
    lots: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    demands: int
    unread: int


@dataclass(frozen=True)
class Chosen:
    """What a person said: the folder's name, the lot's code, where the company's folder lies from it."""

    folder: str
    lot: str
    company: str


class Taking(Child):
    """A tender on its way into a project in `home`. `said` is what is being done."""

    def __init__(self, files: Sequence[Path], home: Path) -> None:
        self.said: Message | None = None
        self.met: Met | None = None
        self.findings: tuple[Finding, ...] = ()
        self.folder: Path | None = None
        self.files = tuple(files)
        self.home = home
        self._hidden = home / f".docgen-{secrets.token_hex(6)}"
        super().__init__(_take, self.files, home, self._hidden)

    def choose(self, chosen: Chosen) -> None:
        """Go on with what a person chose; nothing where it waits for no word."""
        if self.state == "asking":
            self.state, self.findings = "running", ()
            self.tell(chosen)

    def stop(self) -> None:
        """End it now; nothing of it is left."""
        super().stop()
        shutil.rmtree(self._hidden, ignore_errors=True)

    def hear(self, word: str, told: Any) -> None:
        """How far it is."""
        if word == "at":
            self.said = told
        elif word == "read":
            self.met, self.state = told, "asking"
        elif word == "refused":
            self.findings, self.state = told, "asking"
        elif word == "failed":
            self.findings, self.state = told, "blocked"
        else:
            self.folder, self.state = told, "done"


def companies(projects: Sequence[Path], home: Path) -> Iterator[tuple[str, str]]:
    """The company's folders that the projects use: where each lies from a project in `home`, and its name."""
    known: set[Path] = set()
    for project in projects:
        try:
            named, _ = read_yaml(project / "project.yaml", "project.yaml")
            folder = (project / str(named.get("company") or "company")).resolve()
            bidder, _ = read_yaml(folder / "bidder.yaml", "bidder.yaml")
            name = str(bidder.get("name") or "")
        except (DocgenError, AttributeError):
            continue
        if folder not in known:
            known.add(folder)
            yield Path(os.path.relpath(folder, home.resolve() / "project")).as_posix(), name or folder.name


def folder_name(title: str) -> str:
    """A folder's name of a project's title."""
    return _UNFIT.sub("_", title)[:40].strip("._ ") or "project"


def _take(line: Line, files: Sequence[Path], home: Path, hidden: Path) -> None:
    """In the child."""
    from docgen.tasks import read as reads
    from docgen.tasks.into.folder import into_project
    from docgen.tasks.read_account import unread_lines

    try:
        whole = reads.read(files, lambda said: line.send(("at", said)))
    except DocgenError as problem:
        line.send(("failed", problem.findings))
        return
    facts = {each.key: each.value for each in reversed(whole.reading.stated)}
    met = Met(
        name=facts.get("project_name", ""),
        number=facts.get("project_no", ""),
        lots=tuple((lot.code, lot.title) for lot in whole.outline.lots),
        findings=whole.findings,
        demands=len(whole.reading.demands),
        unread=len(unread_lines(whole)),
    )
    line.send(("read", met))
    while True:
        try:
            chosen: Chosen = line.recv()
        except (EOFError, OSError):  # the workbench ended meanwhile
            return
        try:
            target = _free(home, chosen.folder)
            into_project(
                whole.reading, whole.outline, files, hidden, date.today(), chosen.lot, _company(home, chosen)
            )
            hidden.rename(target)
        except DocgenError as problem:
            shutil.rmtree(hidden, ignore_errors=True)
            line.send(("refused", problem.findings))
            continue
        line.send(("made", target))
        return


def _company(home: Path, chosen: Chosen) -> Path | None:
    """The company's folder that was chosen; its path is told from a project in `home`."""
    return Path(os.path.normpath(home / "project" / chosen.company)) if chosen.company else None


def _free(home: Path, name: str) -> Path:
    """A folder in `home` that is not there yet. Raises DocgenError FOLDER-TAKEN."""
    target = home / folder_name(name)
    if target.exists():
        raise stop("FOLDER-TAKEN", target.name, Message("already exists and is not empty"))
    return target
