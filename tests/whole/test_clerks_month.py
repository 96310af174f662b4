"""A clerk's month by command: empty sheets, filled, give the papers of the month that the year gives."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from kit.examples import acceptance
from kit.project import EXAMPLES, Ran
from kit.sheets import sheet_rows, write_sheet

from docgen.load.ledgers.file import encoding_of

Docgen = Callable[..., Ran]
LOT1 = EXAMPLES / "pingxiang-lot1"
SPECS = {spec.code: spec for spec in acceptance().scoring.ledgers}


def kept_rows(ledger: str) -> list[list[Any]]:
    """Headings and rows of a ledger of the example."""
    if (path := LOT1 / f"ledgers/{ledger}.xlsx").exists():
        return sheet_rows(path)
    path = LOT1 / f"ledgers/{ledger}.csv"
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding_of(path)), newline="")))


def is_of_march(value: Any) -> bool:
    return (value if isinstance(value, date) else date.fromisoformat(str(value)[:10])) <= date(2026, 3, 31)


def tables(path: Path) -> list[str]:
    body = docx.Document(io.BytesIO(path.read_bytes())).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def test_a_month_kept_in_empty_sheets_gives_the_papers_of_the_month(tmp_path: Path, docgen: Docgen) -> None:
    folder = tmp_path / "服务"
    assert docgen("new", folder, "--from", "pingxiang-lot1").code == 0
    blank = folder / "ledgers/blank"
    for path in (folder / "ledgers").iterdir():
        if path.is_file():
            path.unlink()
    shutil.rmtree(folder / "narratives")
    for form in blank.iterdir():
        shutil.copy(form, folder / "ledgers")
    empty = docgen("build", folder, "--month", "2026-03", "--json")
    # Nothing was kept yet: said for each ledger that owes rows, and not taken for a month without work.
    assert {e["code"] for e in empty.json["findings"]} >= {"LEDGER-GAP", "NARRATIVE-MISSING"}

    for form in sorted(blank.iterdir()):
        head, *rows = kept_rows(form.stem)
        assert sheet_rows(form)[0] == head
        spec = SPECS[form.stem]
        day = head.index(spec.column(spec.day).title)
        write_sheet(folder / "ledgers" / form.name, [head, *(row for row in rows if is_of_march(row[day]))])
    (folder / "narratives").mkdir()
    shutil.copy(LOT1 / "narratives/2026-03.md", folder / "narratives")
    ran = docgen("build", folder, "--month", "2026-03", "--json")

    assert (ran.code, ran.codes()) == (0, [])
    assert docgen("build", LOT1, "--month", "2026-03", "--out", tmp_path / "year").code == 0
    for paper in (tmp_path / "year/acceptance/2026-03").glob("*.docx"):
        made = folder / "outputs/acceptance/2026-03" / paper.name
        assert tables(made) == tables(paper), paper.name
