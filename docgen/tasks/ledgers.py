"""Files of ledgers in another form: Excel to fill in, CSV to pass on, Parquet for millions of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.load.ledgers.convert import ledger_rows
from docgen.load.ledgers.folder import ledger_of
from docgen.load.reading import Reading
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.records import ScoringFile
from docgen.model.finding import Finding, Message, stop
from docgen.pack.sheets.plain import write_list
from docgen.pack.writing import writing

Form = Literal["xlsx", "csv", "parquet"]


@dataclass(frozen=True)
class Converted:
    """A file that was made, its rows, and what of the old one was not taken."""

    target: Path
    rows: int
    done: tuple[Finding, ...]


def convert(
    files: Iterable[Path], to: Form, out: Path | None = None, project: Path | None = None
) -> Iterator[Converted]:
    """Each file as `to`, beside the old one or in `out`.

    The ledgers are those of `project`, else of the project that a file lies in. Raises DocgenError where a
    file is no ledger's, is there already, or has rows that cannot be read: nothing is written of it then.
    """
    known: dict[Path, tuple[LedgerSpec, ...]] = {}
    for file in files:
        folder = _project(file, project)
        if folder not in known:
            known[folder] = _declared(folder)
        target = (out or file.parent) / f"{file.stem}.{to}"
        if target.exists():
            said = Message("already exists, and is not replaced")
            raise stop("LEDGER-TWICE", str(target), said, "there", file=target.name)
        shown = _shown(file, folder)
        spec = ledger_of(known[folder], shown)
        if spec is None:
            said = Message("{name} is no file of a ledger, and is not read", {"name": file.name})
            raise stop("LEDGER-FILE", str(file), said)
        with ledger_rows(file, str(file), spec) as ledger, writing(target) as temporary:
            if to == "parquet":
                ledger.write_parquet(temporary)
            else:
                write_list(temporary, target.suffix, ledger.headings, ledger.rows())
            made = Converted(target, ledger.count, ledger.done)
        yield made


def _shown(file: Path, folder: Path) -> str:
    """The file's path as ledgers know it; one from elsewhere is known by its name."""
    place = folder.resolve() / "ledgers"
    path = file.resolve()
    return f"ledgers/{path.relative_to(place).as_posix() if path.is_relative_to(place) else path.name}"


def _project(file: Path, project: Path | None) -> Path:
    if project:
        return project
    for folder in file.resolve().parents:
        if (folder / "scoring.yaml").is_file():
            return folder
    said = Message("lies in no project whose scoring.yaml declares it")
    raise stop("LEDGER-FILE", str(file), said, "stray")


def _declared(folder: Path) -> tuple[LedgerSpec, ...]:
    reading = Reading(folder)
    scoring = reading.yaml("scoring", folder / "scoring.yaml", ScoringFile)
    if scoring is None:
        raise reading.stopped()
    return scoring.ledgers
