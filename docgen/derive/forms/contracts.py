"""Which of the company's contracts a table of them lists: those that a person chose, else by day and amount.

Whether a contract is of the kind that the tender asks for is a person's to say: words alone do not tell it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.model.company.bidder import PastContract
from docgen.model.finding import Message
from docgen.model.project import Project
from docgen.model.rules.forms import ContractWords
from docgen.model.text import narrow, unspaced
from docgen.rules import label_words


@dataclass(frozen=True, slots=True)
class Chosen:
    """The contracts to list, in the company's order; those left out, each with why; what the tender asks.

    `said`: a person chose. `asked` is empty where no item of the tender is about contracts.
    """

    kept: tuple[PastContract, ...]
    left: tuple[tuple[PastContract, Message], ...] = ()
    asked: tuple[str, ...] = ()
    said: bool = False

    @property
    def told(self) -> Message | None:
        """What a person has to look at; None where somebody chose, or there is nothing to choose by."""
        if self.said or not (self.kept or self.left) or not self.asked:
            return None
        values = {
            "kept": tuple(each.name for each in self.kept),
            "left": tuple(
                Message("{name} ({why})", {"name": each.name, "why": why}) for each, why in self.left
            ),
            "asked": tuple(self.asked),
        }
        if not self.left:
            return Message("listed are {kept}; the tender asks “{asked}”", values)
        return Message("listed are {kept}; left out are {left}; the tender asks “{asked}”", values)


def chosen(project: Project) -> Chosen:
    """The contracts that the response names; without names those that the tender's day and amount let in."""
    contracts = project.bidder.contracts
    names = project.response.contracts
    if names:
        return Chosen(tuple(each for each in contracts if each.named_in(names)), said=True)
    asked = tuple(_asked(project, label_words().contracts))
    kept, left = [], []
    for each in contracts:
        why = next(filter(None, (_why_not(each, text, label_words().contracts) for text in asked)), None)
        if why is None:
            kept.append(each)
        else:
            left.append((each, why))
    return Chosen(tuple(kept), tuple(left), asked)


def _asked(project: Project, words: ContractWords) -> Iterator[str]:
    """What the tender says of the contracts that count, in its reviews and its evaluation."""
    lot = project.tender.lot
    rows = [(row.name, row.text) for row in (*lot.qualification, *lot.conformity)]
    for name, text in (*rows, *((item.name, item.text) for item in lot.evaluation)):
        if words.items.search(unspaced(name)):
            yield unspaced(text)


def _why_not(contract: PastContract, text: str, words: ContractWords) -> Message | None:
    plain = narrow(text)
    if met := words.since.search(plain):
        since = _day(met["year"], met["month"], met["day"])
        if since is not None and contract.signed < since:
            return Message("signed on {signed}, before {since}", {"signed": contract.signed, "since": since})
    if met := words.amount.search(plain):
        least = Decimal(met["amount"].replace(",", "")) * (10_000 if met["unit"] else 1)
        if contract.amount < least:
            values = {"amount": contract.amount, "least": least}
            return Message("{amount} yuan, below {least}", values)
    return None


def _day(year: str, month: str | None, day: str | None) -> date | None:
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
