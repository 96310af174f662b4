"""A file of a ledger read by itself, as rows of the ledger's own types in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.load.ledgers.database import Database, Session
from docgen.load.ledgers.file import Source, wanted_columns
from docgen.load.ledgers.loading import read_alone
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.types import literal, quoted
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import DataFaults, Finding
from docgen.workshop import workshop


@dataclass(frozen=True)
class LedgerRows:
    """The rows of a file: `headings` are the titles of its ledger's columns; `done`: what was not taken."""

    headings: tuple[str, ...]
    count: int
    done: tuple[Finding, ...]
    _connection: Session
    _select: str

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Every row."""
        for some in self._connection.batches(self._select):
            yield from some

    def write_parquet(self, target: Path) -> None:
        """Write them with their types."""
        self._connection.execute(f"COPY ({self._select}) TO {literal(str(target))} (FORMAT parquet)")


@contextmanager
def ledger_rows(path: Path, shown: str, spec: LedgerSpec) -> Iterator[LedgerRows]:
    """The rows of the file at `path`. Raises DocgenError where any of them cannot be read for what it is."""
    with (
        workshop() as place,
        Database(place) as database,
    ):
        connection = database.session()
        source = Source(spec, wanted_columns(spec), path, shown, spec.code, Places(shown), place)
        found: list[Finding] = []
        count = read_alone(connection, source, (date.min, date.max), found)
        if wrong := [each for each in found if each.severity == "error"]:
            raise DataFaults(*wrong)
        columns = ", ".join(f"{quoted(each.code)} AS {quoted(each.title)}" for each in spec.columns)
        select = f"SELECT {columns} FROM {quoted(spec.code)} ORDER BY rowid"
        titles = tuple(column.title for column in spec.columns)
        yield LedgerRows(titles, count, tuple(found), connection, select)
