"""Every demand of a tender, and whether it could be compared with what is answered and offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, get_args

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.personal import impersonal
from docgen.model.tender.requirement import Verdict

Outcome = Literal["compared", "not_comparable", "without_figure"]

WhyNot = Literal[
    "nothing",
    "unread",
    "several",
    "exact",
    "units",
    "periods",
    "bounds",
    "condition",
    "unsure",
    "scope",
    "kinds",
    "limited",
]
"""Why a demand is not compared: no figure of it, or none that was understood; several that differ; another
than the very figure asked for; other units, other periods, a most where a least is asked for; a condition;
about so many or only tried for; the figure holds for a part only, counts other things too, or is taken back.
"""

Why = Literal[
    WhyNot,
    "",
    "unanswered",
    "negative",
    "times",
    "contrary",
    "site",
    "role",
    "unit",
]

_WHY: dict[Why, Message] = {
    "unanswered": Message("the clause has no answer"),
    "negative": Message("the answer states a negative deviation"),
    "nothing": Message("the answer names no figure of it"),
    "several": Message("several figures of the answer may be meant, and they differ"),
    "unread": Message("“{quoted}” in the answer was not understood as the figure asked for"),
    "exact": Message("the clause asks for its very figure, no least and no most, and not “{named}”"),
    "units": Message("the two units leave open whether “{named}” is enough"),
    "periods": Message("“{named}” is counted by another period or by other things"),
    "bounds": Message("“{named}” is a most where a least is asked for, or the other way round"),
    "condition": Message("the figure names a case in which something is to be done"),
    "unsure": Message("“{named}” is denied, about so many or only tried for"),
    "scope": Message("the answer limits the figure to some times, places or cases"),
    "kinds": Message("the figure counts other people or things as well"),
    "limited": Message("the sentence limits it: “{quoted}”"),
    "times": Message("the answer limits the time of day: “{quoted}”"),
    "contrary": Message("the answer says otherwise than the clause: “{quoted}”"),
    "site": Message("no site is named or offered that it could be compared at"),
    "role": Message("no post of the response is called so"),
    "unit": Message("figures of this unit are not read"),
}


class JudgedDemand(Record):
    """A demand of a clause, or a clause without any figure, in exactly one of the three outcomes.

    `verdict` is that of the answer's own words, `named` the words it goes by, `quoted` those that keep it
    from being compared; what the data offer is judged by the checks. `demand` is the demand's name, or the
    clause's words around its figure.
    """

    clause: str
    title: str
    demand: str = ""
    outcome: Outcome
    verdict: Verdict | None = None
    named: str = ""
    why: Why = ""
    quoted: str = ""

    @property
    def reason(self) -> Message:
        """Why it could not be compared, in words."""
        quoted = {"named": impersonal(self.named), "quoted": impersonal(self.quoted)}
        return Message(_WHY[self.why].text, quoted)


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
