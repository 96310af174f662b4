"""Every demand of a tender, and whether it could be compared with what is answered and offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.tender.requirement import Verdict

Outcome = Literal["compared", "not_comparable", "without_figure"]

Why = Literal["", "unanswered", "negative", "nothing", "several", "units", "condition", "site", "unit"]

WHY: dict[Why, Message] = {
    "unanswered": Message("the clause has no answer"),
    "negative": Message("the answer states a negative deviation"),
    "nothing": Message("the answer names no figure of it"),
    "several": Message("several figures of the answer may be meant, and they differ"),
    "units": Message("units, periods or bounds leave open whether the figure is enough"),
    "condition": Message("the figure names a case in which something is to be done"),
    "site": Message("no site is named or offered that it could be compared at"),
    "unit": Message("figures of this unit are not read"),
}
"""Why something was not compared, in words."""


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


@dataclass(frozen=True)
class DemandCounts:
    """How many demands were compared, how many could not be, and how many clauses have no figure."""

    compared: int
    not_comparable: int
    without_figure: int

    @staticmethod
    def of(demands: Iterable[JudgedDemand]) -> DemandCounts:
        """The counts of the demands."""
        counts = Counter(demand.outcome for demand in demands)
        return DemandCounts(counts["compared"], counts["not_comparable"], counts["without_figure"])
