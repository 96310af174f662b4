"""Entries that were read from a tender are confirmed: many of a kind at once, what voids a bid one by one.

Only `confirmed` is put in; every other sign of tender.yaml stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from ruamel.yaml.nodes import MappingNode, Node

from docgen.check.tender.entries import Waiting, waiting_in
from docgen.edit.change import at
from docgen.edit.slices import Edits
from docgen.load.files.faults import dotted, faults
from docgen.load.files.yaml import composed, data_of, read_yaml
from docgen.model.finding import DataFaults, Message, Origin, stop
from docgen.model.project_file import ProjectFile
from docgen.model.sources import Place
from docgen.model.tender.tender_file import TenderFile
from docgen.model.text import squeezed
from docgen.pack.claim import editing
from docgen.pack.writing import rewrite

KINDS = {
    "clauses": "clause",
    "marks": "mark",
    "words that make a clause substantive": "mark",
    "headings": "heading",
    "rows of the review": "review",
    "items that are scored": "scoring",
    "criteria of the scorecard": "scorecard",
    "terms of payment": "payment",
    "rules of the price": "price",
    "bonds and fees": "price",
    "days and hours": "date",
    "sites": "site",
    "volumes": "volume",
    "prescribed forms": "form",
    "facts": "fact",
}
"""The word for `--kind` by what a kind is called."""


@dataclass(frozen=True)
class Unconfirmed:
    """An entry that nobody confirmed, with the tender's words and their place as printed.

    `at` is where it stands in tender.yaml, as people read it.
    """

    waiting: Waiting
    at: str
    words: str
    cited: str

    @property
    def kind(self) -> str:
        """Its word for `--kind`."""
        return KINDS[self.waiting.kind.text]

    @property
    def needed(self) -> bool:
        """Whether it has to be confirmed at all: what is exact and voids nothing needs none."""
        return self.waiting.voids or self.waiting.certainty != "exact"


@dataclass(frozen=True)
class Wanted:
    """Which entries are meant: those named, and those of a kind, a chapter and a certainty; "" is any."""

    names: Sequence[str] = ()
    kind: str = ""
    chapter: str = ""
    certainty: str = ""

    @property
    def filters(self) -> bool:
        """Whether entries are meant that are not named."""
        return bool(self.kind or self.chapter or self.certainty)

    def named(self, each: Unconfirmed) -> bool:
        """Whether an entry is named: by its code or name, or by where it stands in tender.yaml."""
        return any(squeezed(name) in (squeezed(each.waiting.name), squeezed(each.at)) for name in self.names)

    def takes(self, each: Unconfirmed) -> bool:
        """Whether the filters meet an entry."""
        exact = each.needed or self.certainty == "exact"
        return (
            exact
            and self.kind in ("", each.kind)
            and self.certainty in ("", each.waiting.certainty)
            and squeezed(self.chapter) in squeezed(each.cited)
        )


@dataclass(frozen=True)
class Chosen:
    """What is confirmed; `alone` void a bid and were met by filters only: each wants its name.

    `unknown` are names that no unconfirmed entry bears.
    """

    taken: tuple[Unconfirmed, ...] = ()
    alone: tuple[Unconfirmed, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """tender.yaml as it is, and its entries that nobody confirmed, in its order."""

    file: Path
    text: str
    entries: tuple[Unconfirmed, ...] = field(default=())


def open_book(folder: Path) -> Book:
    """What is unconfirmed in a project. Raises DocgenError where it is none, or tender.yaml has faults."""
    if not (folder / "project.yaml").is_file():
        raise stop("PROJECT-MISSING", str(folder), Message("is no project folder: project.yaml is not there"))
    project, _ = read_yaml(folder / "project.yaml", "project.yaml", ProjectFile)
    file = folder / str((project or {}).get("tender") or "tender.yaml")
    data, lines = read_yaml(file, file.name, TenderFile)
    try:
        record = TenderFile.model_validate(data)
    except ValidationError as error:
        found = faults(error, TenderFile, data, lambda at: Origin(file.name, lines.get(at, ""), "tender", at))
        raise DataFaults(*found) from None
    entries = tuple(_unconfirmed(each, data) for each in waiting_in(record))
    return Book(file, file.read_text(encoding="utf-8-sig"), entries)


def _unconfirmed(each: Waiting, data: Any) -> Unconfirmed:
    entry = at(data, each.place)
    place = entry.get("place") or {}
    cited = f"{place.get('section', '')} {place.get('item', '')}".strip()
    words = next((str(entry[name]) for name in ("verbatim", "text", "title", "name") if entry.get(name)), "")
    return Unconfirmed(each, dotted(each.place, data), words, cited)


def choose(entries: Iterable[Unconfirmed], wanted: Wanted) -> Chosen:
    """Which entries are confirmed: all that are named; of those that filters meet, what voids no bid."""
    taken: list[Unconfirmed] = []
    alone: list[Unconfirmed] = []
    met: set[str] = set()
    for each in entries:
        if wanted.named(each):
            taken.append(each)
            met |= {squeezed(each.waiting.name), squeezed(each.at)}
        elif wanted.filters and wanted.takes(each):
            (alone if each.waiting.voids else taken).append(each)
    unknown = tuple(name for name in wanted.names if squeezed(name) not in met)
    return Chosen(tuple(taken), tuple(alone), unknown)


def confirm(book: Book, confirmed: Mapping[Place, tuple[str, date]]) -> None:
    """Write who confirmed which entries on which day into tender.yaml, all or nothing.

    Raises DocgenError where the file was changed meanwhile, or an entry stands for two places.
    """
    with editing(book.file):
        text = book.file.read_text(encoding="utf-8-sig")
        if text != book.text:
            raise stop(
                "EDIT-CONFLICT", book.file.name, Message("was changed elsewhere since it was shown here")
            )
        root = composed(text, book.file.name)
        edits = Edits(text)
        for place, (by, on) in confirmed.items():
            _put(edits, _node(root, place), {"by": by, "on": on})
        made = edits.applied()
        old, new = (data_of(each, book.file.name)[0] for each in (text, made))
        for place in confirmed:
            at(new, place).pop("confirmed", None)
            at(old, place).pop("confirmed", None)
        if old != new:
            said = Message("what stands there cannot be changed by itself")
            raise stop("EDIT-PLACE", book.file.name, said)
        rewrite(book.file, made)


def _put(edits: Edits, node: MappingNode, said: dict[str, Any]) -> None:
    for key, held in node.value:
        if key.value == "confirmed":
            edits.field(key, held, {"confirmed": said}, key.start_mark.column)
            return
    edits.behind(node, {"confirmed": said})


def _node(node: Node | None, place: Place) -> MappingNode:
    for part in place:
        if isinstance(node, MappingNode):
            node = next(value for key, value in node.value if str(key.value) == part)
        elif node is not None:
            node = node.value[part]
    if not isinstance(node, MappingNode):
        raise LookupError(place)
    return node
