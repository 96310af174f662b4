"""Which period, week or month a command line asks for."""

from __future__ import annotations

from collections.abc import Callable

from docgen.cli.misuse import Misuse
from docgen.model.due_unit import Asked, DueUnit
from docgen.model.due_unit import month as a_month
from docgen.model.due_unit import week as a_week
from docgen.model.finding import Message


def due(period: int | None, month: str | None, week: str | None) -> Asked:
    """What one of the three options names; None where none is given. Raises Misuse."""
    if sum(each is not None for each in (period, month, week)) > 1:
        raise Misuse(Message("name one of --period, --month and --week"))
    if month is not None:
        return _read(
            a_month, month, Message("--month {value}: must be a month, as 2026-03", {"value": month})
        )
    if week is not None:
        wrong = Message("--week {value}: must be a week, as 2026-W12", {"value": week})
        return _read(a_week, week, wrong)
    return period


def _read(reader: Callable[[str], DueUnit], value: str, wrong: Message) -> DueUnit:
    try:
        return reader(value.strip())
    except ValueError:
        raise Misuse(wrong) from None
