"""Every contradiction of a tender: each kind's own module over the same sentences."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.intake.clash.calendar import days_out_of_order, impossible_days
from docgen.intake.clash.capitals import different_capitals
from docgen.intake.clash.ceiling import wrong_ceilings
from docgen.intake.clash.cycles import different_cycles
from docgen.intake.clash.foreign import of_another_project
from docgen.intake.clash.law import against_the_law
from docgen.intake.clash.limits import different_limits
from docgen.intake.clash.lots import wrong_lots
from docgen.intake.clash.marks import unclear_marks
from docgen.intake.clash.points import wrong_points
from docgen.intake.clash.references import dead_references
from docgen.intake.clash.scoring import items
from docgen.intake.clash.sentences import sentences
from docgen.intake.clash.shares import wrong_shares
from docgen.intake.clash.statements import statements
from docgen.intake.clash.sums import wrong_sums, wrong_totals
from docgen.intake.clash.unwanted import unwanted_forms
from docgen.intake.clash.values import different_values
from docgen.model.reading.contradiction import Contradiction
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading
from docgen.rules import clash_words


def contradictions(outline: Outline, reading: Reading) -> tuple[Contradiction, ...]:
    """What cannot both hold, kind by kind; the same places are told once."""
    told: list[Contradiction] = []
    for each in _found(outline, reading):
        if not any(each.values == other.values and each.places == other.places for other in told):
            told.append(each)
    return tuple(told)


def _found(outline: Outline, reading: Reading) -> Iterator[Contradiction]:
    every = sentences(outline)
    said = statements(every, clash_words())
    scored = items(reading, every)
    yield from different_values(said)
    yield from unwanted_forms(every)
    yield from different_limits(every)
    yield from different_cycles(every)
    yield from wrong_points(every, scored)
    yield from wrong_sums(every)
    yield from wrong_totals(every)
    yield from different_capitals(every)
    yield from impossible_days(every)
    yield from days_out_of_order(every, said)
    yield from against_the_law(every, said, scored)
    yield from dead_references(outline, every)
    yield from of_another_project(every)
    yield from unclear_marks(reading, every, scored)
    yield from wrong_ceilings(every, said)
    yield from wrong_shares(every)
    yield from wrong_lots(every)
