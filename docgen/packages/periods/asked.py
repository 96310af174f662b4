"""Which periods of a contract are asked for, or why there is none."""

from __future__ import annotations

from docgen.check.acceptance.dates import empty_words
from docgen.derive.acceptance.periods import periods, running
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Period
from docgen.model.due_unit import Asked, DueUnit
from docgen.model.finding import Message, stop


def contract_periods(acceptance: Acceptance) -> tuple[Period, ...]:
    """The contract's periods of assessment."""
    service = acceptance.service
    return periods(service.contract, service.tender.lot, acceptance.scoring.periods)


def named_periods(acceptance: Acceptance, known: tuple[Period, ...], asked_for: Asked) -> tuple[Period, ...]:
    """The periods that are asked for: of a week, month or day its period, as if it ended then.

    Raises DocgenError where there is none, or none that holds a day.
    """
    if isinstance(asked_for, DueUnit):
        owed = {paper.every for paper in acceptance.scoring.papers}
        if asked_for.every != "day" and asked_for.every not in owed:
            said = Message("no paper is owed for {unit}", {"unit": asked_for.code})
            raise stop("PERIOD-UNKNOWN", str(acceptance.sources.origin("scoring", "papers")), said, "unowed")
        named = tuple(running(known, asked_for))
    else:
        named = tuple(period for period in known if asked_for in (None, period.number))
    if any(not period.empty for period in named):
        return named
    raise _no_such_period(acceptance, named or known, asked_for)


def _no_such_period(acceptance: Acceptance, known: tuple[Period, ...], asked_for: Asked) -> Exception:
    if not known:
        origin = str(acceptance.sources.origin("contract", "opened"))
        said = Message("the service has not opened yet, so there is no period to score")
        return stop("PERIOD-UNKNOWN", origin, said, "unopened")
    if all(period.empty for period in known):
        origin = str(acceptance.sources.origin("contract", "opened"))
        return stop("PERIOD-EMPTY", origin, empty_words(known[0]), "asked")
    if isinstance(asked_for, DueUnit):
        words = {"unit": asked_for.code, "first": known[0].start, "last": known[-1].end}
        said = Message("{unit}: the service runs from {first} to {last}", words)
        return stop("PERIOD-UNKNOWN", str(acceptance.service.folder), said, "unit")
    said = Message("there is no period {number}", {"number": asked_for})
    return stop("PERIOD-UNKNOWN", str(acceptance.service.folder), said, "number", last=known[-1].number)
