"""Writes the examples' ledgers and sample results: `python -m scripts.example_ledgers [EXAMPLE …]`.

The same seed gives the same rows. Long ledgers are CSV, short ones Excel: both open in Excel.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

from docgen.load.acceptance.records import load_acceptance
from docgen.load.ledgers.form import ledger_form
from docgen.model.acceptance.ledger import LedgerSpec
from scripts.example_ledgers import profiles, sample_results

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_SHORT = 400


def write(name: str, ledgers: Callable[[], dict[str, list[dict[str, Any]]]]) -> None:
    """Write every ledger of the example `name`, then the results of its samples."""
    folder = EXAMPLES / name
    (folder / "ledgers").mkdir(exist_ok=True)
    for old in (folder / "ledgers").iterdir():
        old.unlink()
    specs = {spec.code: spec for spec in load_acceptance(folder).scoring.ledgers}
    total = 0
    for code, rows in ledgers().items():
        path = _write(folder / "ledgers", specs[code], rows)
        total += len(rows)
        print(f"{path.relative_to(EXAMPLES)}\t{len(rows)}\t{path.stat().st_size // 1024} KB")
    print(f"{name}\t{total}")
    sample_results.write(folder)


def _write(folder: Path, spec: LedgerSpec, rows: list[dict[str, Any]]) -> Path:
    if len(rows) <= _SHORT:
        path = folder / f"{spec.code}.xlsx"
        flags = {column.code for column in spec.columns if column.type in ("flag", "time")}
        path.write_bytes(
            ledger_form(spec, ({k: _text(v) if k in flags else v for k, v in row.items()} for row in rows))
        )
        return path
    path = folder / f"{spec.code}.csv"
    # Chinese Excel saves GB18030; one ledger is kept so, as people would hand it in.
    encoding = "gb18030" if spec.code == "postings" else "utf-8-sig"
    _csv(path, spec, rows, encoding)
    return path


def _csv(path: Path, spec: LedgerSpec, rows: list[dict[str, Any]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.title for column in spec.columns])
        writer.writerows([_text(row.get(column.code)) for column in spec.columns] for row in rows)


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
    return str(value)


if __name__ == "__main__":
    for example, make in profiles.ALL.items():
        if len(sys.argv) < 2 or example in sys.argv[1:]:
            write(example, make)
