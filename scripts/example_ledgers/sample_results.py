"""Results of the examples' samples: units drawn by the recorded seed.

They are what the ledgers say where they say anything; of the others nearly all are in order.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

from docgen.derive.acceptance.settlement import sample_rules
from docgen.load.acceptance.records import load_acceptance
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow
from docgen.packages.periods.assessment import measurement


def _scored(folder: Path) -> set[str]:
    """The criteria whose samples are given marks."""
    return {
        entry.code
        for entry in load_acceptance(folder).scoring.criteria
        for rule in sample_rules(entry)
        if rule.least_mean is not None
    }


def write(folder: Path) -> None:
    """Write samples/period-N.xlsx for every period that has a seed."""
    (folder / "samples").mkdir(exist_ok=True)
    acceptance = load_acceptance(folder)
    for number, record in sorted(acceptance.periods.items()):
        scored = _scored(folder)
        random = Random(f"{folder.name}{number}")
        rows = []
        measured = measurement(acceptance, number)
        samples = measured.samples.items()
        for code, unit in dict.fromkeys((key[0], row[0]) for key, sample in samples for row in sample.rows):
            marked = code in scored
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
