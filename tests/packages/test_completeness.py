"""Ledgers month by month: what is there, and what a clerk still has to enter."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from kit.project import EXAMPLES

from docgen.load.acceptance.records import load_acceptance
from docgen.locale.messages import say
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.completeness import LedgerState, completeness


def states(folder: Path, on: date) -> dict[str, LedgerState]:
    acceptance = load_acceptance(folder)
    found, _ = completeness(acceptance, contract_periods(acceptance)[0], on)
    return {each.code: each for each in found}


def test_a_day_left_out_is_missing_in_its_month_alone_and_only_once_it_is_over(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXAMPLES / "gangbei", tmp_path / "p"))
    path = folder / "ledgers" / "opening.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    kept = [line for line in lines if not line.startswith("2025-12-03")]
    assert len(kept) == len(lines) - 1
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (folder / "ledgers" / "media.xlsx").unlink()

    before, after = states(folder, date(2025, 12, 2)), states(folder, date(2026, 1, 31))

    assert [month.month for month in after["opening"].months] == ["2025-10", "2025-11", "2025-12", "2026-01"]
    rows = [sum(line.startswith(month.month) for line in kept) for month in after["opening"].months]
    assert [month.rows for month in after["opening"].months] == rows
    lacking = {month.month: [say(said, "zh") for said in month.missing] for month in after["opening"].months}
    assert [month for month, said in lacking.items() if said] == ["2025-12"]
    assert "2025-12-03" in lacking["2025-12"][0]
    assert not any(month.missing for month in before["opening"].months)
    assert (after["media"].file, after["opening"].file) == ("", "ledgers/opening.csv")
