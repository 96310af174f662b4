"""A ledger's file as a table of text that DuckDB can scan: CSV, Parquet, or Excel written out as CSV."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.load.files.sheet import column_letter, first_sheet, further_sheets
from docgen.load.files.table import encoding_of
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message, Origin, found, reason, stop

SUFFIXES = (".parquet", ".csv", ".xlsx")
_CHUNK = 1 << 20
_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32), 127])


@dataclass(frozen=True)
class LedgerFile:
    """A ledger's file: `scanned` is what DuckDB reads, in UTF-8; `headings` are its columns in order."""

    spec: LedgerSpec
    path: Path
    shown: str
    scanned: Path
    headings: tuple[str, ...]
    sha256: str

    @property
    def is_parquet(self) -> bool:
        """Whether the columns carry types of their own."""
        return self.scanned.suffix == ".parquet"


def ledger_path(folder: Path, spec: LedgerSpec) -> Path | None:
    """The one file of the ledger in `folder`/ledgers; None where there is none.

    Raises DocgenError where there are several, for nothing says which of them is right.
    """
    found = [path for suffix in SUFFIXES if (path := folder / "ledgers" / f"{spec.code}{suffix}").is_file()]
    if len(found) > 1:
        said = Message(
            "the ledger {title} stands there more than once: {files}",
            {"title": spec.title, "files": tuple(path.name for path in found)},
        )
        raise stop("LEDGER-TWICE", f"ledgers/{spec.code}", said)
    return found[0] if found else None


def open_file(path: Path, spec: LedgerSpec, workshop: Path) -> tuple[LedgerFile, list[Finding]]:
    """The ledger's file made ready to be scanned; copies in another form go into `workshop`.

    Raises DocgenError where it is no table at all.
    """
    shown = f"ledgers/{path.name}"
    found: list[Finding] = []
    if path.suffix == ".xlsx":
        scanned = workshop / f"{spec.code}.csv"
        found += _sheet_as_csv(path, shown, spec, scanned)
        headings = _csv_headings(scanned, shown)
    elif path.suffix == ".csv":
        scanned = _as_utf8(path, workshop / f"{spec.code}.csv")
        found += _control_characters(scanned, shown)
        headings = _csv_headings(scanned, shown)
    else:
        scanned, headings = path, ()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return LedgerFile(spec, path, shown, scanned, headings, digest), found


def _as_utf8(path: Path, copy: Path) -> Path:
    """The file itself where it is UTF-8, with or without BOM; else a copy that is."""
    encoding = encoding_of(path)
    if encoding == "utf-8-sig":
        return path
    with path.open(encoding=encoding, newline="") as old, copy.open("w", encoding="utf-8", newline="") as new:
        while text := old.read(_CHUNK):
            new.write(text)
    return copy


def _csv_headings(path: Path, shown: str) -> tuple[str, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(cell.strip() for cell in next(csv.reader(file), []))
    except (csv.Error, OSError) as problem:
        said = Message(
            "cannot be read as a table: {problem}",
            {"problem": reason(problem) if isinstance(problem, OSError) else problem},
        )
        raise stop("SHEET-UNREADABLE", shown, said, "table") from None


def _control_characters(path: Path, shown: str) -> list[Finding]:
    """Characters that no document can carry, by line."""
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if len(chunk.translate(None, _FORBIDDEN)) != len(chunk):
                at = next(i for i, byte in enumerate(chunk) if byte in _FORBIDDEN)
                line += chunk.count(b"\n", 0, at)
                said = Message("character {name} cannot stand in a document", {"name": f"U+{chunk[at]:04X}"})
                return [found("LEDGER-CHARACTER", Origin(shown, str(line)), said)]
            line += chunk.count(b"\n")
    return []


def _sheet_as_csv(path: Path, shown: str, spec: LedgerSpec, target: Path) -> list[Finding]:
    """Write the first sheet's cells as text; digits that are names must not be numbers."""
    rows = first_sheet(path, shown)
    found: list[Finding] = list(_not_read(path, shown))
    names = {column.title for column in spec.columns if column.type == "text"}
    head = [str(cell).strip() for cell in rows[0]] if rows else []
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for number, row in enumerate(rows[1:], 2):
            if not any(cell != "" for cell in row):
                writer.writerow([""] * len(head))
                continue
            found += _numbers_as_names(row, head, names, shown, number)
            writer.writerow([_text(cell) for cell in row])
    return found


def _not_read(path: Path, shown: str) -> Iterator[Finding]:
    """Sheets beyond the first that hold something: their rows would be missed."""
    for name in further_sheets(path):
        said = Message("the sheet {name} holds cells and is not read", {"name": name})
        yield found("LEDGER-SHEET", Origin(shown, name), said)


def _numbers_as_names(
    row: list[Any], head: list[str], names: set[str], shown: str, number: int
) -> Iterator[Finding]:
    for index, cell in enumerate(row):
        if isinstance(cell, float) and abs(cell) >= 10**11 and index < len(head) and head[index] in names:
            said = Message(
                "{field}: the cell is a number, and Excel keeps only 15 digits of one", {"field": head[index]}
            )
            yield found("SHEET-NUMBER-AS-TEXT", Origin(shown, f"{column_letter(index)}{number}"), said)


def _text(cell: Any) -> str:
    """A cell as people see it."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 10**15 else repr(cell)
    if hasattr(cell, "isoformat"):
        text = str(cell.isoformat())
        return text.removesuffix("T00:00:00")
    return str(cell)
