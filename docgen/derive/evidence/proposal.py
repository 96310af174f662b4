"""What a file is proposed to prove, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from docgen.derive.evidence.periods import Span
from docgen.model.company.someone import Someone
from docgen.model.finding import Message
from docgen.model.rules.evidence import PaperKind

Certainty = Literal["exact", "likely", "asked"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file proves: `about` nobody for the company's own; `reasons` are why it is not exact, `notes`
    what else a person should know; `numbered` is the paper's own number. Without a kind nothing is
    proposed."""

    kind: PaperKind | None = None
    about: Someone | None = None
    certainty: Certainty = "exact"
    side: str = ""
    number: int = 0
    covers: Span | None = None
    until: date | None = None
    pages: str = ""
    contract: str = ""
    numbered: str = ""
    reasons: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def key(self) -> tuple[str, str, Span | None, str]:
        """What several files of one paper have in common."""
        return (
            self.kind.name if self.kind else "",
            self.about.key if self.about else "",
            self.covers,
            self.contract,
        )

    @property
    def title(self) -> str:
        """As volumes print it: 身份证（正面）：张三, 社保证明（2026年5月）."""
        if self.kind is None:
            return ""
        beside = [_span_words(self.covers)] if self.covers else []
        beside += [self.side] if self.side else []
        beside += [f"之{self.number}"] if self.number and not self.side else []
        of = self.about.name if self.about else self.contract
        brackets = f"（{'，'.join(beside)}）" if beside else ""
        return f"{self.kind.name}{brackets}{'：' if of else ''}{of}"


def doubted(proposal: Proposal, reason: Message, certainty: Certainty) -> Proposal:
    """The proposal with one more reason, and no surer than that."""
    order: tuple[Certainty, ...] = ("exact", "likely", "asked")
    lower = max(proposal.certainty, certainty, key=order.index)
    return replace(proposal, certainty=lower, reasons=(*proposal.reasons, reason))


def _span_words(span: Span) -> str:
    """A period as titles print it: 2026年5月, 2026年1月至6月, 2025年度."""
    first, last = span
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = f"{first.year}年度" if first.year == last.year else f"{first.year}至{last.year}年度"
        return years
    start = f"{first.year}年{first.month}月"
    if (first.year, first.month) == (last.year, last.month):
        return start
    return f"{start}至{f'{last.year}年' if last.year != first.year else ''}{last.month}月"
