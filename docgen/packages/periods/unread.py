"""Ledgers that were not read, or not whole: while there are any, no score and no amount stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.load.ledgers.folder import ledger_of
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message


@dataclass(frozen=True)
class Unread:
    """A ledger, or a file among them, with the first thing that kept it from being read whole."""

    name: str
    file: str
    said: Message

    @property
    def words(self) -> Message:
        """What was not read, and why."""
        words = {"name": self.name, "file": self.file, "said": self.said}
        return Message("not read, or not whole: {name} ({file}): {said}", words)


def unread_ledgers(specs: Iterable[LedgerSpec], found: Iterable[Finding]) -> Iterator[Unread]:
    """One of each file with an error among what was found in the ledgers."""
    specs = tuple(specs)
    first: dict[str, Finding] = {}
    for each in found:
        if each.severity == "error":
            first.setdefault(each.origin.file, each)
    for file, each in first.items():
        ledger = ledger_of(specs, file)
        yield Unread(ledger.title if ledger else file.rpartition("/")[2], file, each.message)
