"""Results of the examples' samples: units drawn by the recorded seed.

They are what the ledgers say where they say anything; of the others nearly all are in order.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

from docgen.load.acceptance.records import load_acceptance
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow
from docgen.packages.periods.assessment import measurement


def write(folder: Path) -> None:
    """Write samples/period-N.xlsx for every period that has a seed."""
    (folder / "samples").mkdir(exist_ok=True)
    acceptance = load_acceptance(folder)
    for number, record in sorted(acceptance.periods.items()):
        rules = acceptance.scoring.samples
        random = Random(f"{folder.name}{number}")
        rows = []
        measured = measurement(acceptance, number)
        drawn = {
            (key[0], entry): rules[key]
            for key, sample in measured.samples.items()
            for entry in rules[key].entries(row[0] for row in sample.rows)
        }
        for (code, unit), rule in drawn.items():
            marked = rule.least_mean is not None
            chance = marked or random.random() >= 0.03
            fine = measured.answers.get(code, {}).get(unit, chance)
            rows.append(
                SampleRow(
                    criterion=code,
                    code=unit,
                    passed=None if marked else "合格" if fine else "不合格",
                    mark=Decimal(random.choice(("4", "4.5", "5"))) if marked else None,
                )
            )
        if record.seed:
            path = folder / "samples" / f"period-{number}.xlsx"
            path.write_bytes(sheet_form(SampleRow, "抽查结果", rows))
