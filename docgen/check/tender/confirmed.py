"""Nothing that was read counts until a person confirmed it: what voids a bid stops a final build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from docgen.check.tender.entries import Waiting, waiting
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.remembered import Remembered, Same
from docgen.model.under_way import UnderWay

_known: Remembered[tuple[Waiting, ...]] = Remembered()
_NAMED = 6
"""How many entries a finding names; the others are counted."""


def check_confirmed(project: Project | UnderWay) -> Iterator[Finding]:
    """One finding for each kind of entries that nobody confirmed: those that void first, then the unsure.

    What is exact and voids nothing needs no confirmation.
    """
    found = _known.get(Same(project.tender), lambda: tuple(waiting(project.tender)))
    for each in _by_kind(entry for entry in found if entry.voids):
        said = Message("{count} {kind} that void the bid where they are not met are not confirmed: {names}")
        yield _told(project, "READ-UNCONFIRMED", said, each)
    rest = [entry for entry in found if not entry.voids]
    for each in _by_kind(entry for entry in rest if entry.certainty == "asked"):
        said = Message("{count} {kind} could not be read for certain, and somebody has to say: {names}")
        yield _told(project, "READ-ASKED", said, each)
    for each in _by_kind(entry for entry in rest if entry.certainty == "likely"):
        said = Message("{count} {kind} were taken from the words around and are not confirmed: {names}")
        yield _told(project, "READ-UNCONFIRMED", said, each, "likely")


def check_tender_files(project: Project | UnderWay) -> Iterator[Finding]:
    """Files in tender/ that are no longer those that were read, or not there."""
    listed = [("files", i, each) for i, each in enumerate(project.tender.files or ())]
    listed += [("addenda", i, each) for i, each in enumerate(project.tender.addenda or ())]
    for field, i, paper in listed:
        now = project.tender_files.get(paper.file)
        if now != paper.sha256:
            case, said = "", Message("tender/{file} is not the file that tender.yaml was read from")
            if now is None:
                case, said = "gone", Message("tender/{file}, which tender.yaml was read from, is not there")
            told = Message(said.text, {"file": paper.file})
            yield project.found("TENDER-CHANGED", ("tender", field, i), told, case)


def _by_kind(entries: Iterable[Waiting]) -> list[list[Waiting]]:
    by_words = attrgetter("kind.text")
    kinds: dict[str, list[Waiting]] = {}
    for kind, each in groupby(entries, by_words):
        kinds.setdefault(kind, []).extend(each)
    return list(kinds.values())


def _told(
    project: Project | UnderWay, code: str, said: Message, entries: list[Waiting], case: str = ""
) -> Finding:
    names = list(dict.fromkeys(entry.name for entry in entries if entry.name))
    values = {"count": len(entries), "kind": entries[0].kind, "names": shortened(names)}
    return project.found(code, entries[0].place, Message(said.text, values), case)


def shortened(names: list[str]) -> object:
    """The first names, and how many more there are."""
    if len(names) <= _NAMED:
        return tuple(names)
    first, more = tuple(names[:_NAMED]), len(names) - _NAMED
    return Message("{first} and {more} more", {"first": first, "more": more})
