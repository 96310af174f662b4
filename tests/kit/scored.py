"""What an example's ledgers cost it, criterion by criterion and reading by reading."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from docgen.load.acceptance.records import load_acceptance
from docgen.model.acceptance.score import CriterionScore, Settlement
from docgen.packages.periods.assessment import PeriodResult, assess


def period(folder: Path, number: int) -> PeriodResult:
    """The period scored from the files in `folder`."""
    return assess(load_acceptance(folder), number).results[0]


def own(result: PeriodResult) -> Settlement:
    """The operator's score, which must have come about."""
    assert result.own
    return result.own


def criteria(folder: Path, number: int) -> dict[str, CriterionScore]:
    """The period's criteria by their codes."""
    return {each.code: each for item in own(period(folder, number)).score.items for each in item.criteria}


def taken(found: CriterionScore) -> dict[str, Decimal]:
    """What is taken under each reading, by the outcomes of its points; nothing where none moves it."""
    return {"/".join(each.choice.values()): each.deduction for each in found.readings}
