"""The papers of a bid and its company for a person: dropped, what each proves, confirmed, what ends when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from docgen.model.finding import DocgenError, Finding, Message, Origin
from docgen.model.personal import impersonal
from docgen.tasks.desk import Desk
from docgen.tasks.library.evidence import Added, add
from docgen.tasks.library.homes import EVIDENCE
from docgen.tasks.library.look_over import look_over
from docgen.tasks.uploads import PAPERS, taken_in

Whose = Literal["project", "company"]


@dataclass(frozen=True)
class Ends:
    """Something that ends: what, when, where that is written, and whether that is too early for this bid."""

    what: Message
    until: date | None
    origin: Origin
    early: bool


def folder_of(desk: Desk, whose: str) -> Path:
    """Where the papers of the bid lie, or the company's."""
    return desk.company() if whose == "company" else desk.folder


def papers(desk: Desk) -> Added | None:
    """Every file in the folders of evidence, with what it proves; None where there is no such folder.

    Raises DocgenError where the data of the company or the bid cannot be read.
    """
    where = [each for each in (desk.folder, desk.company()) if (each / EVIDENCE).is_dir()]
    return add(where, (), lambda _: None) if where else None


def take_in(desk: Desk, content: bytes, name: str, whose: str) -> Path:
    """A paper into its folder. Raises what `taken_in` does."""
    return taken_in(content, name, folder_of(desk, whose) / EVIDENCE, PAPERS)


def confirm(desk: Desk, path: str, kind: str, whose: str) -> bool:
    """Write the proposal about a file, that of its kind, into its list; `whose` names the person where the
    file does not say it. False where there is no such proposal any more. Raises what `add` does."""
    added = papers(desk)
    if added is None:
        return False
    for each in added.proposals:
        if impersonal(each.seen.path) == path and str(each.entry["kind"]) == kind:
            where = [each.seen.home.folder / each.seen.path]
            (own,) = [
                again
                for again in add(where, (), lambda _: None).proposals
                if again.seen.path == each.seen.path and again.entry["kind"] == kind
            ][:1]
            add(where, [f"{own.code}={whose}" if whose else own.code], lambda _: None)
            return True
    return False


def endings(desk: Desk) -> tuple[tuple[Ends, ...], tuple[Finding, ...]]:
    """What of the company ends when, the first to end first; and why that is not known."""
    try:
        over = look_over(desk.company(), [desk.folder])
    except DocgenError as problem:
        return (), problem.findings
    told = tuple(
        Ends(each.what, each.until, each.origin, bool(each.bids))
        for each in over.endings
        if each.until is not None
    )
    return told, ()
