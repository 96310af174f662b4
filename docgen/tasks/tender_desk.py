"""The tender of a project for a person who compares it: its blocks as printed, beside what was read of them.

What was read is taken from tender.yaml as it stands now; the blocks are those of the tender's own files, read
once while their content stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.check.tender.entries import waiting
from docgen.edit.change import at
from docgen.edit.save import read
from docgen.load.files.annotations import at as annotation_at
from docgen.load.files.annotations import kinds, records, whole
from docgen.load.response.under_way import load_under_way
from docgen.load.tender_files import FOLDER, digest
from docgen.model.finding import Message, stop
from docgen.model.reading.blocks import Document
from docgen.model.sources import Place
from docgen.model.tender.read_entry import ReadEntry, StatedFact
from docgen.model.tender.tender_file import TenderFile
from docgen.model.text import squeezed
from docgen.tasks.desk import Desk
from docgen.tasks.neutral import Read
from docgen.tasks.read import read as read_files
from docgen.tasks.read_account import Unread, mark_counts, unread_lines, uses
from docgen.tasks.record_fields import Shown, entries_of, fields, shown, summary

TYPED = "typed"
"""How sure an entry is that a person wrote: it counts as confirmed."""
ORIGIN = ("verbatim", "block", "certainty", "confirmed", "place", "field")
"""Fields of an entry that say where it comes from."""


@dataclass(frozen=True)
class Entry:
    """An entry that was read or typed: where it stands in tender.yaml, of what kind, in which chapter.

    `of` is the title of the list that it stands in, `own` its fields that a person may correct. `voids`: a
    bid is void where it is not met. `confirmed` says who compared it, and when.
    """

    place: Place
    of: str
    name: str
    words: str
    where: str
    chapter: str
    block: str
    certainty: str
    confirmed: str
    mark: str
    voids: bool
    own: tuple[Shown, ...]

    @property
    def waits(self) -> bool:
        """Whether it was read and nobody confirmed it yet."""
        return self.certainty != TYPED and not self.confirmed


@dataclass(frozen=True)
class Paper:
    """The tender's files as read, what became of every block, and what nothing was made of."""

    document: Document
    unread: tuple[Unread, ...]
    lost: Mapping[str, int]
    uses: Mapping[str, int]
    used: Mapping[str, str]
    contradictions: tuple[Any, ...]


def tender_name(desk: Desk) -> str:
    """The project's name of its tender.yaml. Raises DocgenError where there is none."""
    for name, kept in desk.files().items():
        if kept.source == "tender":
            return name
    raise stop("FILE-MISSING", "tender.yaml", Message("does not exist or cannot be opened"), "opened")


def entries(desk: Desk) -> tuple[list[Entry], Any, str]:
    """What was read or typed for the project's lot, in the records' order; tender.yaml's data and SHA-256."""
    now = read(desk.files()[tender_name(desk)])
    others = _other_lots(desk, now.data)
    void = _voids(desk, now.data)
    found = [
        each
        for each in _entries(TenderFile, now.data, (), "", void, now.data)
        if each.place[:2] not in others
    ]
    return found, now.data, now.sha256


def entry_at(desk: Desk, place: Place) -> Entry | None:
    """The entry at a place, as it stands now."""
    return next((each for each in entries(desk)[0] if each.place == place), None)


def _entries(
    record: type[BaseModel], data: Any, place: Place, of: str, void: frozenset[Place], whole_data: Any
) -> Iterator[Entry]:
    if not isinstance(data, Mapping):
        return
    if issubclass(record, ReadEntry) and data:
        yield _entry(record, data, place, of, place in void, whole_data)
    for name, field in record.model_fields.items():
        value, title = data.get(name), field.title or name
        for inner in _records_in(whole(field)):
            if isinstance(value, list):
                for i, each in enumerate(value):
                    kind = each.get("kind") if isinstance(each, Mapping) else None
                    if _is(inner, kind):
                        yield from _entries(inner, each, (*place, name, i), title, void, whole_data)
            elif isinstance(value, Mapping):
                yield from _entries(inner, value, (*place, name), title, void, whole_data)


def _records_in(annotation: Any) -> tuple[type[BaseModel], ...]:
    inner = entries_of(annotation)
    return records(inner) if inner is not None else records(annotation)


def _is(record: type[BaseModel], kind: Any) -> bool:
    known = kinds(record)
    return not known or not isinstance(kind, str) or kind in known


def _entry(
    record: type[BaseModel], data: Mapping[str, Any], place: Place, of: str, voids: bool, everything: Any
) -> Entry:
    where = data.get("place")
    cited = where if isinstance(where, Mapping) else {}
    section = str(cited.get("section") or "")
    confirmed = data.get("confirmed")
    said = f"{confirmed.get('by', '')} {confirmed.get('on', '')}" if isinstance(confirmed, Mapping) else ""
    own = tuple(
        each
        for each in fields(record, data, place, deep=False)
        if each.place[-1] not in ORIGIN and each.how not in ("list", "group", "fixed") and _worth(each)
    )
    name = summary({key: value for key, value in data.items() if key not in ORIGIN})
    if issubclass(record, StatedFact):
        own, name = _fact(data, place, everything)
    return Entry(
        place=place,
        of=of,
        name=name or of,
        words=str(data.get("verbatim") or ""),
        where=f"{section}{cited.get('item') or ''}",
        chapter=section.split()[0] if section.split() else "",
        block=str(data.get("block") or ""),
        certainty=str(data.get("certainty") or TYPED),
        confirmed=said,
        mark=str(data.get("mark") or ""),
        voids=voids,
        own=own,
    )


def _worth(each: Shown) -> bool:
    """Whether a field is shown: one that says something, or that has to."""
    return bool(each.value.strip()) or each.required


def _fact(data: Mapping[str, Any], place: Place, everything: Any) -> tuple[tuple[Shown, ...], str]:
    """The value that a fact is about, which stands beside the facts, and what it is called."""
    target = (*place[:-2], *str(data.get("field") or "").split("."))
    try:
        value = at(everything, target)
    except LookupError:
        value = None
    parent = annotation_at(TenderFile, everything, target[:-1]) if len(target) > 1 else TenderFile
    holder = next(iter(records(parent)), None) if parent is not TenderFile else TenderFile
    field = holder.model_fields.get(str(target[-1])) if holder is not None else None
    if field is None:
        return (), str(data.get("field") or "")
    each = shown(whole(field), value, target, field)
    return (each,), each.title


def _other_lots(desk: Desk, data: Any) -> frozenset[Place]:
    """The places of lots that the project does not bid for; none where it has not chosen."""
    own = squeezed(desk.lot_code())
    lots = data.get("lots") if isinstance(data, Mapping) else None
    if not own or not isinstance(lots, list):
        return frozenset()
    return frozenset(
        ("lots", i)
        for i, lot in enumerate(lots)
        if isinstance(lot, Mapping) and squeezed(str(lot.get("code") or "")) != own
    )


def _voids(desk: Desk, data: Any) -> frozenset[Place]:
    """Where entries stand that void a bid and that nobody confirmed."""
    under_way = load_under_way(desk.folder)
    if under_way is None or under_way.tender.lot is None:
        return frozenset()
    found = {each.place[1:] for each in waiting(under_way.tender) if each.voids}
    lots = data.get("lots") if isinstance(data, Mapping) else None
    if not isinstance(lots, list):
        return frozenset(found)
    code = under_way.tender.lot.code
    own = next((i for i, lot in enumerate(lots) if isinstance(lot, Mapping) and lot.get("code") == code), 0)
    return frozenset(("lots", own, *place[1:]) if place[:1] == ("lot",) else place for place in found)


def lot_place(desk: Desk, data: Any) -> Place:
    """Where the project's lot stands in tender.yaml; the first one where it has not chosen."""
    lots = data.get("lots") if isinstance(data, Mapping) else None
    if not isinstance(lots, list):
        return ("lot",)
    others = _other_lots(desk, data)
    return next((("lots", i) for i in range(len(lots)) if ("lots", i) not in others), ("lots", 0))


def paper(desk: Desk, data: Any) -> Paper | None:
    """The tender's files as read; None where the project keeps none. Raises DocgenError where one was changed
    or cannot be read."""
    listed = data.get("files") if isinstance(data, Mapping) else None
    folder = (desk.folder / tender_name(desk)).parent / FOLDER
    files = [each for each in listed or () if isinstance(each, Mapping) and each.get("file")]
    if not files:
        return None
    paths: list[tuple[Path, str]] = []
    for each in files:
        path = folder / Path(str(each["file"])).name
        if digest(path) != each.get("sha256"):
            values = {"file": path.name}
            said = Message("tender/{file} is not the file that tender.yaml was read from", values)
            raise stop("TENDER-CHANGED", f"{FOLDER}/{path.name}", said)
        paths.append((path, str(each["sha256"])))
    return _paper(tuple(paths))


@lru_cache(maxsize=4)
def _paper(paths: Sequence[tuple[Path, str]]) -> Paper:
    whole_read: Read = read_files([path for path, _ in paths])
    return Paper(
        document=whole_read.outline.document,
        unread=unread_lines(whole_read),
        lost={count.symbol: len(count.lost) for count in mark_counts(whole_read) if count.lost},
        uses=uses(whole_read),
        used={each.block: each.use for each in whole_read.reading.used},
        contradictions=whole_read.reading.contradictions,
    )


def confirmable(found: Sequence[Entry], chapter: str) -> list[Entry]:
    """What of a chapter may be confirmed at once: nothing that voids a bid, nothing that was unsure."""
    return [
        each
        for each in found
        if each.waits and each.chapter == chapter and not each.voids and each.certainty != "asked"
    ]
