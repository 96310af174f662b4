"""What an example's ledgers cost it, criterion by criterion and reading by reading."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from docgen.load.acceptance.records import load_acceptance
from docgen.model.acceptance.score import CriterionScore, Settlement
from docgen.packages.periods.assessment import PeriodResult, assess
from kit.project import EXAMPLES


def period(folder: Path, number: int) -> PeriodResult:
    """The period scored from the files in `folder`; an example, which nobody changes, is scored once."""
    return _kept(folder, number) if EXAMPLES in folder.parents else _scored(folder, number)


def _scored(folder: Path, number: int) -> PeriodResult:
    return assess(load_acceptance(folder), number).results[0]


_kept = cache(_scored)


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
