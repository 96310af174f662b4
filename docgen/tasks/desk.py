"""A project that stays open between requests: what was found in it, what its files say, changes and undo."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from docgen.edit.change import Change
from docgen.edit.journal import Line
from docgen.edit.save import Kept, Read, read, save, save_fields, undo
from docgen.load.files.yaml import read_yaml
from docgen.load.response.under_way import load_under_way
from docgen.model.finding import DocgenError, Finding, Severity
from docgen.model.first_things import in_order
from docgen.model.project_file import ProjectFile
from docgen.model.response.form_answers import FormAnswers
from docgen.model.sources import Place
from docgen.model.tender.tender import Lot, Tender
from docgen.packages import runner
from docgen.packages.registry import makeable
from docgen.tasks.schemas import records

ANSWERS = "answers.yaml"
FORMS, COMPANY_FORMS = "forms", "company_forms"
"""The sources of both files called forms.yaml."""


@dataclass(frozen=True)
class Asked:
    """Something of the tender that is answered: its words, its sign, where it stands."""

    code: str
    title: str
    text: str
    mark: str
    place: str


@dataclass(frozen=True)
class Look:
    """What a look at the project gave: everything found for a package, and what the tender asks as far as it
    stands."""

    title: str
    lot: str
    opening: date | None
    findings: tuple[Finding, ...]
    asked: tuple[Asked, ...]

    def of(self, source: str, *place: str) -> list[Finding]:
        """What was found at a place of the data, or in it."""
        return [
            each
            for each in self.findings
            if each.origin.source == source and each.origin.place[: len(place)] == place
        ]

    def about(self, code: str) -> list[Finding]:
        """What was found about an answer: at its place, or at the clause that it answers."""
        own = self.of("answers", "answers", code)
        return own + [each for each in self.findings if each.clause == code and each not in own]

    def count(self, severity: Severity) -> int:
        """How many findings are that bad."""
        return sum(each.severity == severity for each in self.findings)


class Desk:
    """One project. What was found is kept until a file of it changes, here or elsewhere."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._looks: dict[str, tuple[frozenset[tuple[str, int, int]], Look]] = {}

    @property
    def kinds(self) -> list[str]:
        """The packages that the project's data can make; what is shown unasked is the first."""
        return makeable(self.folder)

    def look(self, kind: str = "") -> Look:
        """Everything found for a kind of package, by the files as they are now."""
        kind = kind or self.kinds[0]
        with self._lock:
            stamps = frozenset(self._stamps())
            seen, look = self._looks.get(kind, (None, None))
            if look is None or stamps != seen:
                look = _looked(self.folder, kind, str(self._project_file().get("title") or ""))
                if kind not in self._looks:
                    # What it loaded stays: walked again by every full collection, it would hold up every
                    # tenth edit for as long as the edit itself takes.
                    gc.freeze()
                self._looks[kind] = stamps, look
            return look

    def is_asked(self, code: str) -> bool:
        """Whether there is something to answer by that code, by what is known already: whoever saves does not
        wait for a check."""
        looks = [look for _, look in list(self._looks.values())]
        known = any(each.code == code for look in looks for each in look.asked)
        return known or code in (self.answers().data.get("answers") or {})

    def files(self) -> dict[str, Kept]:
        """The YAML files that are written here, by the names that findings give them."""
        named = self._project_file()
        kept = {}
        for stem, record in records().items():
            name = f"{stem}.yaml"
            if stem == "tender":
                name = str(named.get("tender") or name)
            elif stem == "bidder":
                name = f"{named.get('company') or 'company'}/{name}"
            if (self.folder / name).is_file():
                kept[name] = Kept(self.folder / name, name, stem, record)
        name = f"{named.get('company') or 'company'}/forms.yaml"
        if (self.folder / name).is_file():
            kept[name] = Kept(self.folder / name, name, COMPANY_FORMS, FormAnswers)
        return kept

    def forms_file(self, source: str) -> Path:
        """Where the project's forms.yaml lies, or its company's."""
        return (self.company() if source == COMPANY_FORMS else self.folder) / "forms.yaml"

    def answers(self) -> Read:
        """The answers as their file has them. Raises DocgenError where it cannot be read."""
        return read(self.files()[ANSWERS])

    def unanswered(self) -> set[str]:
        """The codes of what is asked and not answered; of all, where the answers cannot be read."""
        try:
            written = self.answers().data.get("answers") or {}
        except (DocgenError, KeyError):
            written = {}
        return {
            each.code
            for each in self.look().asked
            if not str((written.get(each.code) or {}).get("text") or "").strip()
        }

    def put(self, name: str, change: Change, sha256: str, seen: Any = None) -> Read:
        """Make a change in one of the files. Raises what `edit.save.save` does."""
        return save(self.folder, self.files()[name], change, sha256, seen)

    def put_all(self, name: str, fields: Mapping[Place, Any], sha256: str) -> Read:
        """Write further fields of several entries of a file. Raises what `edit.save.save_fields` does."""
        return save_fields(self.folder, self.files()[name], fields, sha256)

    def undo(self) -> Line:
        """Take back the latest change. Raises DocgenError EDIT-UNDO where there is none."""
        from docgen.tasks.plan_desk import proses
        from docgen.tasks.sheets_desk import list_files

        lists = {name: file.listed for name, file in list_files(self.folder).items()}
        return undo(self.folder, {**lists, **proses(self.folder), **self.files()})

    def lot_code(self) -> str:
        """The lot that project.yaml names; empty where it names none."""
        return str(self._project_file().get("lot") or "")

    def company(self) -> Path:
        """The company's folder."""
        return self.folder / str(self._project_file().get("company") or "company")

    def packages(self) -> Iterator[tuple[str, float]]:
        """The packages that were built, each with the time of its record."""
        for path in sorted((self.folder / "outputs").glob("**/manifest.json")):
            yield path.parent.relative_to(self.folder / "outputs").as_posix(), path.stat().st_mtime

    def _project_file(self) -> Mapping[str, Any]:
        try:
            data, _ = read_yaml(self.folder / "project.yaml", "project.yaml", ProjectFile)
        except DocgenError:
            return {}
        return data if isinstance(data, dict) else {}

    def _stamps(self) -> Iterator[tuple[str, int, int]]:
        named = self._project_file()
        company = self.folder / str(named.get("company") or "company")
        tender = self.folder / str(named.get("tender") or "tender.yaml")
        for path in (*_files(self.folder), *_files(company), tender):
            try:
                told = path.stat()
            except OSError:
                continue
            yield str(path), told.st_mtime_ns, told.st_size


def desks(folder: Path) -> list[Desk]:
    """The project in the folder, or those in its folders, by name; none where there are none yet.

    Raises DocgenError where the folder is not there, or is a part of a project.
    """
    if not (folder / "project.yaml").is_file():
        inside = sorted(folder.glob("*/project.yaml")) if folder.is_dir() else []
        around = any((each / "project.yaml").is_file() for each in folder.absolute().parents)
        if inside or (folder.is_dir() and not around):
            return [Desk(path.parent) for path in inside]
        runner.check(folder)  # says why it is none
    return [Desk(folder)]


def home_of(folder: Path) -> Path:
    """Where new projects go: into the folder of projects, or beside the project that it is."""
    whole = folder.absolute()
    return whole.parent if (whole / "project.yaml").is_file() else whole


def _files(folder: Path) -> Iterator[Path]:
    """The files in a folder, but for what is hidden or made."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.startswith((".", "~$")) or path.name == "outputs":
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _looked(folder: Path, kind: str, called: str) -> Look:
    tender: Tender | None = None
    title = called or folder.name
    try:
        run = runner.examine(folder, kind, None)
        found = list(run.findings)
        tender, title = run.stands_on.tender, run.stands_on.title
    except DocgenError as problem:
        found = list(problem.findings)
    if tender is None:
        under_way = load_under_way(folder)
        tender = under_way.tender if under_way else None
    lot = getattr(tender, "lot", None)
    opening = getattr(tender, "opening", None)
    return Look(
        title=title,
        lot=str(getattr(lot, "code", "") or ""),
        opening=opening if isinstance(opening, date) else None,
        findings=tuple(in_order(found)),
        asked=tuple(_asked(lot)) if lot else (),
    )


def _asked(lot: Lot) -> Iterator[Asked]:
    for clause in lot.clauses or ():
        words = clause.verbatim or clause.text
        yield Asked(clause.code, clause.title, words, clause.mark, str(clause.place))
    for row in (*lot.qualification, *lot.conformity):
        if row.by != "purchaser":
            yield Asked(
                row.code, row.name, "\n".join(filter(None, (row.text, row.proof))), "", str(row.place)
            )
    for item in getattr(lot, "evaluation", ()) or ():
        yield Asked(item.code, item.name, item.text, "", str(item.place))
    card = lot.scorecard
    for part in card.items if card else ():
        for each in part.criteria:
            yield Asked(each.code, each.title, each.text, "", f"{card.title} {part.code}" if card else "")


def manifest(folder: Path, name: str) -> list[str]:
    """The files of a built package, as its record lists them."""
    try:
        data = json.loads((folder / "outputs" / name / "manifest.json").read_text(encoding="utf-8"))
        return [str(each["path"]) for each in data["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
