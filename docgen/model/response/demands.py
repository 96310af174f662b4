"""Every demand of a tender, and whether it could be compared with what is answered and offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.tender.requirement import Verdict

Outcome = Literal["compared", "not_comparable", "without_figure"]

Why = Literal[
    "",
    "unanswered",
    "negative",
    "nothing",
    "several",
    "units",
    "condition",
    "scope",
    "kinds",
    "site",
    "role",
    "unit",
]

_WHY: dict[Why, Message] = {
    "unanswered": Message("the clause has no answer"),
    "negative": Message("the answer states a negative deviation"),
    "nothing": Message("the answer names no figure of it"),
    "several": Message("several figures of the answer may be meant, and they differ"),
    "units": Message("units, periods or bounds leave open whether the figure is enough"),
    "condition": Message("the figure names a case in which something is to be done"),
    "scope": Message("the answer limits the figure to some times, places or cases"),
    "kinds": Message("the figure counts other people or things as well"),
    "site": Message("no site is named or offered that it could be compared at"),
    "role": Message("no post of the response is called so"),
    "unit": Message("figures of this unit are not read"),
}


class JudgedDemand(Record):
    """A demand of a clause, or a clause without any figure, in exactly one of the three outcomes.

    `verdict` is that of the answer's own words, `named` the words it goes by; what the data offer is judged
    by the checks. `demand` is the demand's name, or the clause's words around its figure.
    """

    clause: str
    title: str
    demand: str = ""
    outcome: Outcome
    verdict: Verdict | None = None
    named: str = ""
    why: Why = ""

    @property
    def reason(self) -> Message:
        """Why it could not be compared, in words."""
        return _WHY[self.why]


def counted(demands: Iterable[JudgedDemand]) -> dict[str, int]:
    """How many demands were compared, how many could not be, and how many clauses have no figure."""
    counts = Counter(demand.outcome for demand in demands)
    return {outcome: counts[outcome] for outcome in get_args(Outcome)}


def uncompared(demands: Iterable[JudgedDemand]) -> list[JudgedDemand]:
    """The demands that could not be compared."""
    return [demand for demand in demands if demand.outcome == "not_comparable"]


def account(demands: Iterable[JudgedDemand]) -> Message:
    """The counts in one line."""
    return Message(
        "Compared {compared}, not comparable {not_comparable}, without a figure {without_figure}",
        counted(demands),
    )
