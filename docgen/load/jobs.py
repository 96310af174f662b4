"""The jobs file of a batch: CSV, Excel or YAML with project, kind, period; every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.load.files.table import table_rows
from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DataFaults, Finding, Message, Origin, found, stop
from docgen.model.job import Job

_MOST_PERIODS = 10_000


def load_jobs(path: Path, kinds: Sequence[str], folders: Mapping[Path, str]) -> list[Job]:
    """The jobs in their order; a project's path counts from the file's own folder.

    `folders` are those that projects have already: a project keeps its own wherever it stands in the list.
    Raises DocgenError where the file cannot be read, DataFaults with every fault of its rows.
    """
    faults: list[Finding] = []
    jobs: list[Job] = []
    names = dict(folders)
    for place, row in _rows(path):
        project = (path.parent / _text(row, "project")).resolve()
        kind, period = _text(row, "kind"), _text(row, "period")
        origin = Origin(str(path), place)
        if not _text(row, "project"):
            said = Message("the column {heading} is empty", {"heading": "project"})
            faults.append(found("FIELD-MISSING", origin, said, "project"))
        if kind and kind not in kinds:
            said = Message("there is no kind of package {kind}", {"kind": kind})
            faults.append(found("FIELD-VALUE", origin, said, "kind", known=tuple(kinds)))
        if period and not (period.isascii() and period.isdecimal() and 0 < int(period) < _MOST_PERIODS):
            said = Message("{period} is no period", {"period": period})
            faults.append(found("FIELD-VALUE", origin, said, "period"))
            period = ""
        job = Job(project, kind, int(period) if period else None, _folder(project, names), place)
        for other in jobs:
            if job.covers(other) or other.covers(job):
                said = Message("makes the same as {place}", {"place": other.place})
                faults.append(found("JOB-TWICE", origin, said))
        jobs.append(job)
    if faults:
        raise DataFaults(*faults)
    return jobs


def _rows(path: Path) -> Iterator[tuple[str, Mapping[Any, Any]]]:
    if path.suffix.lower() in (".yaml", ".yml"):
        listed = read_yaml(path, str(path))[0]
        if not isinstance(listed, list) or not all(isinstance(row, Mapping) for row in listed):
            said = Message("must be a list of jobs")
            raise stop("FIELD-TYPE", str(path), said, "jobs")
        yield from ((f"[{number}]", row) for number, row in enumerate(listed, 1))
        return
    with table_rows(path) as (head, rows):
        if "project" not in head:
            said = Message("the column {heading} is missing", {"heading": "project"})
            raise stop("SHEET-COLUMN-MISSING", str(path), said, location="1")
        yield from ((str(number), row) for number, row in enumerate(rows, 2))


def _text(row: Mapping[Any, Any], column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _folder(project: Path, names: dict[Path, str]) -> str:
    """The project folder's name, with a number where two projects have the same."""
    if project not in names:
        name, number = project.name, 1
        while name.casefold() in {taken.casefold() for taken in names.values()}:
            number += 1
            name = f"{project.name}-{number}"
        names[project] = name
    return names[project]
