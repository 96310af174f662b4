"""The jobs file of a batch: a list or YAML with project, kind, period; every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.load.files.table import LongList
from docgen.load.files.yaml import read_yaml
from docgen.load.sheets.cells import read_cell
from docgen.load.sheets.columns import Column, Wanted
from docgen.model.finding import Finding, Message, Origin, found, reason, stop
from docgen.model.job import Job
from docgen.model.text import folded
from docgen.rules.sheets import sheet_words

_MOST_PERIODS = 10_000
_SHOWN = 60
"""Characters of a project's path that a finding quotes."""
_PERIOD = Column("period", "period", "count")


def _columns() -> Wanted:
    return Wanted(
        (Column("project", "project", "text", required=True), Column("kind", "kind", "text"), _PERIOD),
        "JobRow",
    )


@dataclass(frozen=True)
class Jobs:
    """The jobs in their order, with what is wrong in the row of each that cannot be done.

    `done`: what was done with a list that is not plain.
    """

    entries: tuple[tuple[Job, tuple[Finding, ...]], ...]
    done: tuple[Finding, ...] = ()

    @property
    def sound(self) -> list[Job]:
        """The jobs that can be done."""
        return [job for job, faults in self.entries if not faults]


def load_jobs(path: Path, kinds: Sequence[str], folders: Mapping[Path, str]) -> Jobs:
    """The jobs in their order; a project's path counts from the file's own folder.

    `folders` are those that projects have already: a project keeps its own wherever it stands in the list.
    Raises DocgenError where the file cannot be read.
    """
    entries: list[tuple[Job, tuple[Finding, ...]]] = []
    names, done = dict(folders), list[Finding]()
    for row in _rows(path, done):
        faults: list[Finding] = [found("FIELD-VALUE", row.origin, said, "cell") for said in row.faults]
        project = _project(path.parent, row, faults)
        kind = _kind(row, kinds, faults)
        period = _period(row, faults)
        folder = _folder(project, names) if project and not faults else ""
        job = Job(
            project or Path(row.text("project")[:_SHOWN] or "."), kind, period, folder, row.origin.location
        )
        for other, wrong in entries:
            if project and not wrong and (job.covers(other) or other.covers(job)):
                said = Message("makes the same as {place}", {"place": other.place})
                faults.append(found("JOB-TWICE", row.origin, said))
        entries.append((job, tuple(faults)))
    return Jobs(tuple(entries), tuple(done))


@dataclass(frozen=True)
class _Row:
    """A row of the list, or an entry of the YAML file."""

    origin: Origin
    cells: Mapping[Any, Any]
    faults: tuple[Message, ...] = ()

    def text(self, column: str) -> str:
        value = self.cells.get(column)
        return "" if value is None else str(value).strip()


def _rows(path: Path, done: list[Finding]) -> Iterator[_Row]:
    shown = str(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        listed = read_yaml(path, shown)[0]
        if not isinstance(listed, list) or not all(isinstance(row, Mapping) for row in listed):
            said = Message("must be a list of jobs")
            raise stop("FIELD-TYPE", shown, said, "jobs")
        yield from (_Row(Origin(shown, f"[{number}]"), row) for number, row in enumerate(listed, 1))
        return
    listed = LongList(path, _columns())
    yield from (_Row(Origin(shown, line.at), line.cells, line.faults) for line in listed.rows())
    done += listed.done()


def _project(parent: Path, row: _Row, faults: list[Finding]) -> Path | None:
    """The project's folder; whether it is one is for the job to say, unless the system cannot even look."""
    text = row.text("project")
    if not text:
        said = Message("the column {heading} is empty", {"heading": "project"})
        faults.append(found("FIELD-MISSING", row.origin, said, "project"))
        return None
    try:
        project = (parent / text).resolve()
        project.exists()
    except (OSError, RuntimeError, ValueError) as problem:
        # RuntimeError is a link that leads to itself; ValueError a character that no path can have.
        why = (
            reason(problem) if isinstance(problem, OSError) else Message("it leads to itself, or is no path")
        )
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        said = Message("the folder {name} cannot be looked for: {reason}", {"name": shown, "reason": why})
        faults.append(found("FILE-MISSING", row.origin, said, "folder"))
        return None
    return project


def _kind(row: _Row, kinds: Sequence[str], faults: list[Finding]) -> str:
    kind = folded(row.text("kind"))
    if kind and kind not in kinds:
        said = Message("there is no kind of package {kind}", {"kind": row.text("kind")[:_SHOWN]})
        faults.append(found("FIELD-VALUE", row.origin, said, "kind", known=tuple(kinds)))
    return kind


def _period(row: _Row, faults: list[Finding]) -> int | None:
    """A number however it is written: ２, 2.0."""
    text = row.text("period")
    number = read_cell(_PERIOD, text, sheet_words()) if text else None
    if number is None or (isinstance(number, int) and 0 < number < _MOST_PERIODS):
        return number
    said = Message("{period} is no period", {"period": text[:_SHOWN]})
    faults.append(found("FIELD-VALUE", row.origin, said, "period"))
    return None


def _folder(project: Path, names: dict[Path, str]) -> str:
    """The project folder's name, with a number where two projects have the same."""
    if project not in names:
        name, number = project.name, 1
        while name.casefold() in {taken.casefold() for taken in names.values()}:
            number += 1
            name = f"{project.name}-{number}"
        names[project] = name
    return names[project]
