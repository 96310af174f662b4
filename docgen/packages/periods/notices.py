"""What every paper of a period says at its head: that another one was signed, that ledgers were not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.check.acceptance.signed import then_and_now
from docgen.model.acceptance.signed import SIGNED, Basis, Signed, other_results
from docgen.model.finding import Message
from docgen.packages.periods.unread import Unread


def notices(signed: tuple[Signed, Basis] | None, unread: Sequence[Unread]) -> Iterator[Message]:
    """A sentence each."""
    if signed:
        yield from _rebuilt(*signed)
    for each in unread:
        yield each.words
    if unread:
        yield Message("scores and amounts below do not stand until these ledgers are read")


def _rebuilt(signed: Signed, now: Basis) -> Iterator[Message]:
    """That this is not the signed paper, which one is, and what differs."""
    words = {
        "number": signed.number,
        "by": signed.by,
        "on": signed.on,
        "paper": signed.paper or Message("no number"),
        "folder": f"{SIGNED}/period-{signed.number}",
    }
    yield Message(
        "this is not the signed paper: period {number} was signed by {by} on {on} ({paper}), see {folder}; "
        "this one was made again since",
        words,
    )
    changed = signed.changes(now)
    if changed or other_results(signed.basis, now):
        yield Message(
            "changed since signing: {changed}; score then {then}, now {now}; "
            "payable then {paid}, now {payable}",
            {"changed": changed or Message("no file"), **then_and_now(signed.basis, now)},
        )
    else:
        yield Message("the data, the score and the amount are as they were signed")
