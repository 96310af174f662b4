"""Files beside each other: two sides of one paper, parts of one, two that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.derive.evidence.proposal import Proposal, doubted
from docgen.model.company.someone import named
from docgen.model.finding import Message
from docgen.model.personal import impersonal

if TYPE_CHECKING:
    from docgen.tasks.library.homes import Home
    from docgen.tasks.library.survey import Seen

_Key = tuple[str, ...]


def compared(seen: Sequence[Seen], home: Home) -> tuple[Seen, ...]:
    """The files with what follows from the others, and from what the list holds already."""
    groups: dict[object, list[tuple[str, Proposal]]] = {}
    for each in seen:
        for proposal in each.proposals:
            if _single(proposal):
                groups.setdefault((proposal.key, proposal.pages), []).append((each.path, proposal))
    return tuple(
        replace(each, proposals=tuple(_beside(one, each.path, groups, home) for one in each.proposals))
        for each in seen
    )


def _single(proposal: Proposal) -> bool:
    """Whether there is usually one such paper: a person's, or one of a period."""
    return proposal.about is not None or proposal.covers is not None


def _beside(
    proposal: Proposal, path: str, groups: dict[object, list[tuple[str, Proposal]]], home: Home
) -> Proposal:
    if not _single(proposal) or proposal.kind is None:
        return proposal
    for entry in home.known:
        about = {one.key for one in named(entry.about, home.company.people)}
        who = {proposal.about.key} if proposal.about else set()
        if entry.kind == proposal.kind.name and about == who and entry.title == proposal.title:
            proposal = doubted(
                proposal, Message("{code} is such a paper already", {"code": entry.code}), "likely"
            )
    group = groups[(proposal.key, proposal.pages)]
    others = [other for other, _ in group if other != path]
    if not others:
        if proposal.side:
            note = Message("the other side is not there")
            return (
                replace(proposal, notes=(*proposal.notes, note))
                if not _known_side(proposal, home)
                else proposal
            )
        return proposal
    values = {"files": tuple(impersonal(other) for other in others)}
    parts = [(each.side, each.number) for _, each in group]
    if len(set(parts)) == len(parts) and ("", 0) not in parts:
        note = Message("one paper, together with {files}", values)
        return replace(proposal, notes=(*proposal.notes, note))
    return doubted(proposal, Message("says the same as {files}", values), "likely")


def _known_side(proposal: Proposal, home: Home) -> bool:
    """Whether the list holds a paper of the same kind about the same person."""
    return proposal.about is not None and any(
        proposal.kind is not None
        and entry.kind == proposal.kind.name
        and entry.about in (proposal.about.key, proposal.about.name)
        for entry in home.known
    )
