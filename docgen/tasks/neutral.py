"""The neutral reading: what `docgen read --json` writes. Its names are relied on outside and stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.model.finding import Finding, Message
from docgen.model.money import in_digits
from docgen.model.reading.blocks import Document
from docgen.model.reading.contradiction import Contradiction
from docgen.model.reading.listed import ListedRow
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import (
    Demand,
    Duty,
    Found,
    MarkMeaning,
    PaymentBand,
    PaymentStage,
    Reading,
    ReviewRow,
    ScoringItem,
    ServicePoint,
    Stated,
    TenderForm,
)
from docgen.model.text import squeezed
from docgen.rules import clash_words
from docgen.tasks.read_account import account


@dataclass(frozen=True, slots=True)
class Read:
    """A tender's files, how they are built, what they say, the facts by name, and what could not be read.

    `whole` is what they say of all lots, where `reading` is of one; paragraphs and marks are counted in it.
    """

    documents: tuple[Document, ...]
    outline: Outline
    reading: Reading
    facts: dict[str, Any]
    findings: tuple[Finding, ...] = ()
    whole: Reading | None = None


def _as_written(said: Message) -> str:
    """A message whose text is Chinese, with its values."""
    values = {
        name: _as_written(value) if isinstance(value, Message) else str(value)
        for name, value in said.values.items()
    }
    return said.text.format_map(values) if values else said.text


def document(
    read: Read,
    findings: Sequence[dict[str, Any]] = (),
    say: Callable[[Message], str] = _as_written,
    reason: Callable[[str], str] = str,
) -> dict[str, Any]:
    """The reading as one JSON document: figures as text, lots by number, every entry with its place.

    `findings` are those of the reading, in words of the reader's language; so are contradictions and fixed
    reasons by `say` and `reason`, which without them are Chinese.
    """
    said = read.reading
    write = _Writer({lot.code: lot.number for lot in read.outline.lots}, say)
    first = read.documents[0]
    return {
        "source": _source(first),
        "files": [_source(each) for each in read.documents],
        "facts": read.facts,
        "stated": [write.stated(each) for each in said.stated],
        "marks": [write.mark(each) for each in said.marks],
        "marked": [write.marked(each) for each in said.demands if each.mark],
        "requirements": [write.demand(each) for each in said.demands],
        "listed": [write.listed(each) for each in said.listed],
        "qualification": [write.review(each) for each in said.qualification],
        "conformity": [write.review(each) for each in said.conformity],
        "scoring": [write.item(each) for each in said.scoring],
        "service": [write.service(each) for each in said.service],
        "payment": [write.stage(each) for each in said.payment],
        "bands": [write.band(each) for each in said.bands],
        "duties": [write.duty(each) for each in said.duties],
        "forms": [write.form(each) for each in said.forms],
        "contradictions": [write.contradiction(each) for each in said.contradictions],
        **account(read, reason),
        "findings": list(findings),
    }


def _source(document: Document) -> dict[str, Any]:
    return {"file": document.name, "sha256": document.sha256, "pages": document.pages}


class _Writer:
    """Entries as JSON has them; a lot's code becomes its number."""

    def __init__(self, numbers: dict[str, int], say: Callable[[Message], str]) -> None:
        self.numbers, self.say = numbers, say

    def _at(self, found: Found, lot: str, **own: Any) -> dict[str, Any]:
        at = {"place": found.place, "block": found.block, "certainty": found.certainty}
        return {**own, "lot": self.numbers.get(lot), **at}

    def stated(self, each: Stated) -> dict[str, Any]:
        """One statement of a fact."""
        own = {"value": each.value, "condition": each.condition or None, "printed": each.printed}
        return self._at(each.found, each.lot, key=each.key, **own)

    def mark(self, each: MarkMeaning) -> dict[str, Any]:
        """What a mark does."""
        return self._at(each.found, "", symbol=each.symbol, effect=each.effect, quote=each.quote)

    def listed(self, each: ListedRow) -> dict[str, Any]:
        """A row of a table that only lists."""
        return self._at(
            each.found,
            each.lot,
            kind=each.kind,
            name=each.name,
            count=in_digits(each.count) if each.count is not None else None,
            unit=each.unit or None,
            cells=[{"head": head, "text": text} for head, text in each.beside],
            table=each.table,
        )

    def marked(self, each: Demand) -> dict[str, Any]:
        """A clause that bears a mark."""
        return self._at(each.found, each.lot, symbol=each.mark, text=each.text)

    def demand(self, each: Demand) -> dict[str, Any]:
        """A clause to be answered."""
        own = {
            "mark": each.mark or None,
            "inherited": each.inherited,
            "substantive": each.substantive or None,
        }
        return self._at(each.found, each.lot, text=each.text, **own, figures=list(each.figures))

    def review(self, each: ReviewRow) -> dict[str, Any]:
        """A row of a review, its name before its words."""
        text = "：".join(filter(None, (each.name, each.text)))
        places = [at.place for at in each.also]
        return self._at(each.found, each.lot, text=text, name=each.name, proof=each.proof, places=places)

    def item(self, each: ScoringItem) -> dict[str, Any]:
        """An item that scores the bid."""
        own = {"points": _figure(each.points), "kind": each.kind, "group": each.group or None}
        return self._at(each.found, each.lot, name=each.name, **own, text=each.text)

    def service(self, each: ServicePoint) -> dict[str, Any]:
        """A row, or a part of one, that scores the service."""
        own = {"points": _figure(each.points), "whole": _figure(each.whole), "deduction": each.deduction}
        return self._at(each.found, each.lot, name=each.name, text=each.text, **own)

    def stage(self, each: PaymentStage) -> dict[str, Any]:
        """A payment."""
        own = {"percent": _figure(each.percent), "amount": _figure(each.amount), "when": each.when or None}
        return self._at(each.found, each.lot, text=each.text, **own)

    def band(self, each: PaymentBand) -> dict[str, Any]:
        """What a score makes of a payment."""
        own = {"least": _figure(each.least), "most": _figure(each.most), "share": _figure(each.share)}
        return self._at(each.found, each.lot, text=each.text, **own, each=each.each or None)

    def duty(self, each: Duty) -> dict[str, Any]:
        """What a side is bound to."""
        own = {"who": each.who or None, "limit": each.limit or None, "handover": each.handover}
        return self._at(each.found, each.lot, text=each.text, **own)

    def form(self, each: TenderForm) -> dict[str, Any]:
        """A paper that is prescribed."""
        own = {
            "title": each.title,
            "label": each.label or None,
            "volume": each.volume or None,
            "blanks": [blank.label for blank in each.blanks],
            "tables": [list(table.heads) for table in each.tables],
            "free": each.free,
            "if_any": each.if_any,
            "substantive": each.substantive,
        }
        return self._at(each.found, each.lot, **own)

    def contradiction(self, each: Contradiction) -> dict[str, Any]:
        """Places that cannot all hold, each with its sentence, and what that comes to."""
        said = zip(each.places, each.words, each.values, strict=False)
        places = [
            {
                "place": at.place,
                "block": at.block,
                "text": words if squeezed(value) in squeezed(words) else f"{words}（{value}）",
            }
            for at, words, value in said
        ]
        own = {
            "about": self.say(each.subject) if each.subject else each.about,
            "kind": each.kind,
            "why": self.say(Message(each.why)),
            "ask": each.ask if self.say is _as_written else self._ask(each),
        }
        return {**own, "places": places, "values": list(each.values)}

    def _ask(self, each: Contradiction) -> str:
        about = each.subject or Message(each.about)
        template = clash_words().kinds[each.kind].ask if each.kind else each.ask
        return self.say(Message(template, {"about": about}))


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else in_digits(value)
