"""Results of the examples' samples: units drawn by the recorded seed.

They are what the ledgers say where they say anything; of the others nearly all are in order.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

from docgen.load.acceptance.records import load_acceptance
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.draws import sheet_rows
from docgen.model.acceptance.records import SampleRow
from docgen.packages.periods.assessment import assess


def write(folder: Path) -> None:
    """Write samples/period-N.xlsx for every period that has a seed."""
    (folder / "samples").mkdir(exist_ok=True)
    for sheet in (folder / "samples").glob("period-*.xlsx"):
        sheet.unlink()
    acceptance = load_acceptance(folder)
    rules = {key[0]: rule for key, rule in acceptance.scoring.samples.items()}
    for number, record in sorted(acceptance.periods.items()):
        random = Random(f"{folder.name}{number}")
        result = assess(acceptance, number, tables=True).results[0]
        measured = result.measured
        rows = []
        for row in sheet_rows(acceptance.scoring.samples, measured.samples, record.seed, result.draws):
            marked = rules[row.criterion].least_mean is not None
            chance = marked or random.random() >= 0.03
            fine = measured.answers.get(row.criterion, {}).get(row.code, chance)
            mark = Decimal(random.choice(("4", "4.5", "5"))) if marked else None
            passed = None if marked else "合格" if fine else "不合格"
            rows.append(row.model_copy(update={"mark": mark, "passed": passed}))
        if record.seed:
            path = folder / "samples" / f"period-{number}.xlsx"
            path.write_bytes(sheet_form(SampleRow, "抽查结果", rows))
