"""One ledger's files become its table in DuckDB: each read, joined where there are several, then held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docgen.load.ledgers.aside import outside, set_aside
from docgen.load.ledgers.database import Session
from docgen.load.ledgers.faults import column_faults
from docgen.load.ledgers.file import LedgerFile, Source, open_as_kept, open_file, wanted_columns
from docgen.load.ledgers.known import ROW, hold
from docgen.load.ledgers.places import Places
from docgen.load.ledgers.table import Census, census_of, column_types, typed_table
from docgen.load.ledgers.types import STORED, quoted
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.measurement import LedgerSummary
from docgen.model.finding import Finding, Message, Origin, found


@dataclass(frozen=True)
class Loaded:
    """A ledger as it was read: where its rows stand, and what each of its files held."""

    spec: LedgerSpec
    places: Places
    summaries: tuple[LedgerSummary, ...] = ()


def load_ledger(
    connection: Session,
    folder: Path,
    spec: LedgerSpec,
    paths: Sequence[Path],
    workshop: Path,
    term: tuple[date, date],
    faults: list[Finding],
) -> Loaded:
    """Make the ledger's table and its views; an empty table where a file of it cannot be used."""
    names = [path.relative_to(folder).as_posix() for path in paths]
    places = Places(names[0] if len(names) == 1 else f"ledgers/{spec.code}")
    if not paths:
        said = Message("the ledger {title} is not there", {"title": spec.title})
        faults.append(found("LEDGER-MISSING", Origin(places.shown), said))
        _empty(connection, spec)
        return Loaded(spec, places)
    wanted = wanted_columns(spec)
    tables = [spec.code] if len(paths) == 1 else [f"{spec.code} {number}" for number in range(len(paths))]
    sources = [
        Source(spec, wanted, path, shown, table, places, workshop)
        for path, shown, table in zip(paths, names, tables, strict=True)
    ]
    wrong: list[Finding] = []
    files, census = _tables(connection, sources, term, wrong)
    faults += wrong
    # A faulty cell leaves its row in place; a file whose rows are no rows cannot be used at all.
    if any(fault.severity == "error" and fault.code != "LEDGER-CELL" for fault in wrong):
        for table in tables:
            connection.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
        _empty(connection, spec)
        return Loaded(spec, places, tuple(_summary(file, 0, 0) for file in files))
    row, rows = files[0].row("rowid"), Counter({files[0].shown: census.rows})
    if len(files) > 1:
        row, rows = ROW, _join(connection, files)
        census = census_of(connection, quoted(spec.code), spec, term)
    repeated = set_aside(connection, spec, places, row, census.repeated, faults) if census.repeated else {}
    if census.outside:
        faults += outside(connection, spec, places, row, term)
    hold(connection, spec, row)
    return Loaded(
        spec, places, tuple(_summary(each, rows[each.shown], repeated.get(each.shown, 0)) for each in files)
    )


def read_alone(connection: Session, source: Source, term: tuple[date, date], wrong: list[Finding]) -> int:
    """Make the file by itself the table of its ledger; gives its rows, and `wrong` takes what was found."""
    return _tables(connection, [source], term, wrong)[1].rows


def _tables(
    connection: Session,
    sources: Iterable[Source],
    term: tuple[date, date],
    wrong: list[Finding],
) -> tuple[list[LedgerFile], Census]:
    """Each file made a table, those as people keep them one together; the census of the last of them."""
    files, census = [], Census()
    for source in sources:
        file, found = open_file(source)
        if not file.numbered:
            census = _census(connection, file, term, found)
        if (found or census.bad) and source.is_text and not file.numbered and not _unprintable(found):
            # A text file that looked plain and is not: read once more as people keep them.
            connection.execute(f"DROP TABLE IF EXISTS {quoted(source.table)}")
            file, found = open_as_kept(source)
        wrong += found
        files.append(file)
    kept = next((file for file in files if file.numbered), None)
    return files, _census(connection, kept, term, wrong) if kept else census


def _join(connection: Session, files: Sequence[LedgerFile]) -> Counter[str]:
    """The tables of a ledger's files made one, each row with its number among the ledger's places; gives how
    many rows are in which file."""
    spec, places = files[0].spec, files[0].source.places
    columns = ", ".join(quoted(column.code) for column in spec.columns)
    own = [*(file for file in files if not file.numbered), *[file for file in files if file.numbered][:1]]
    rows = (
        f"SELECT {file.row('rowid')} AS {ROW}, {columns}, __bad FROM {quoted(file.source.table)}"
        for file in own
    )
    connection.execute(f"CREATE TABLE {quoted(spec.code)} AS {' UNION ALL '.join(rows)}")
    for file in own:
        connection.execute(f"DROP TABLE {quoted(file.source.table)}")
    counted: Counter[str] = Counter()
    first = f"SELECT min({ROW}), count(*) FROM {quoted(spec.code)} GROUP BY {places.part(ROW)}"
    for number, count in connection.execute(first).rows:
        counted[places.of(number)[0]] += count
    return counted


def _census(
    connection: Session,
    file: LedgerFile,
    term: tuple[date, date],
    wrong: list[Finding],
) -> Census:
    """The file made the ledger's table, where nothing was found that forbids it; `wrong` takes what is."""
    headings = column_types(connection, file)
    if file.is_parquet:
        wrong += column_faults(headings, file)
    if any(fault.severity == "error" for fault in wrong):
        return Census()
    return typed_table(connection, file, headings, term, wrong)


def _unprintable(wrong: Iterable[Finding]) -> bool:
    return any(fault.code == "LEDGER-CHARACTER" for fault in wrong)


def _summary(file: LedgerFile, rows: int, repeated: int) -> LedgerSummary:
    spec = file.spec
    return LedgerSummary(
        code=spec.code,
        title=spec.title,
        file=file.shown,
        rows=rows,
        repeated=repeated,
        sha256=file.sha256,
    )


def _empty(connection: Session, spec: LedgerSpec) -> None:
    columns = ", ".join(f"{quoted(column.code)} {STORED[column.type]}" for column in spec.columns)
    connection.execute(f"CREATE TABLE {quoted(spec.code)} ({columns})")
    hold(connection, spec)
