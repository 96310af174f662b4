"""Entries of the tender cut in two, joined with the next, written by hand, taken out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.responses import Response

from docgen.edit.change import Change
from docgen.edit.save import Conflict, read
from docgen.model.finding import DocgenError
from docgen.model.sources import Place
from docgen.tasks.into.entries import Codes, titled
from docgen.tasks.record_fields import Shown, as_text, entry_of, fields, identity, record_at
from docgen.tasks.tender_desk import ORIGIN, lot_place, paper, tender_name
from docgen.tasks.tender_shape import LISTS, cuts, joined, reshapes, split, words_of
from docgen.web.rooms.data import flat
from docgen.web.rooms.saving import not_there, place_of, told_of, value_at
from docgen.web.visit import Route, Visit

Fields = dict[str, Any]


class _Asked:
    """The entry that a request is about: its list, its number, whether it is still the one that was seen."""

    def __init__(self, visit: Visit, told: str, key: str) -> None:
        self.kept = visit.desk.files()[tender_name(visit.desk)]
        now = read(self.kept)
        self.data, self.sha256 = now.data, now.sha256
        self.place: Place = place_of(told) or ()
        held = value_at(self.data, self.place[:-1]) if self.place else None
        number = self.place[-1] if self.place else None
        self.entries: list[Fields] = held if isinstance(held, list) else []
        self.there = isinstance(number, int) and 0 <= number < len(self.entries)
        self.number = number if isinstance(number, int) else 0
        self.same = self.there and seen_as(self.data, self.place) == key
        if self.there and not isinstance(self.entries[self.number], dict):
            self.there = False

    @property
    def taken(self) -> list[str]:
        """The codes of all that the entry's lot asks and heads."""
        return codes(value_at(self.data, self.place[:-2]))


def codes(lot: Any) -> list[str]:
    """The codes that the lists of a lot have given away."""
    lists = [each for each in lot.values() if isinstance(each, list)] if isinstance(lot, dict) else []
    entries = [each for listed in lists for each in listed if isinstance(each, dict)]
    return [str(each["code"]) for each in entries if each.get("code")]


def seen_as(data: Any, place: Place) -> str:
    """What an entry's forms send along, to be known again: its name and its words."""
    held = value_at(data, place)
    return f"{identity(data, place)} {words_of(held) if isinstance(held, dict) else as_text(held)}"


def split_form(visit: Visit) -> Response:
    """The entry's words in pieces, with a button at each place where they may be cut."""
    asked = _Asked(visit, visit.asked.get("at", ""), "")
    if not asked.there or not reshapes(asked.place):
        return not_there()
    pieces = list(cuts(words_of(asked.entries[asked.number])))
    key = seen_as(asked.data, asked.place)
    return visit.show("entry_split.html", pieces=pieces, at=told_of(asked.place), key=key)


def split_entry(visit: Visit) -> Response:
    """The entry in two, cut at sign `cut` of its words."""
    cut = visit.form.get("cut", "")

    def shape(asked: _Asked) -> Change:
        at = int(cut) if cut.isascii() and cut.isdigit() and len(cut) < 9 else 0
        made = split(asked.entries, asked.number, at, asked.taken)
        return Change(asked.place[:-1], made)

    return _reshaped(visit, shape)


def join_entry(visit: Visit) -> Response:
    """The entry and the one behind it as one."""
    return _reshaped(visit, lambda asked: Change(asked.place[:-1], joined(asked.entries, asked.number)))


def drop_entry(visit: Visit) -> Response:
    """The entry taken out. What a lone value was read by stays: without it the value would count unread."""
    return _reshaped(visit, lambda asked: Change(asked.place, kind="drop"), of_lists=False)


def _reshaped(visit: Visit, shape: Callable[[_Asked], Change], of_lists: bool = True) -> Response:
    asked = _Asked(visit, visit.form.get("at", ""), visit.form.get("key", ""))
    fit = reshapes(asked.place) if of_lists else len(asked.place) > 1 and asked.place[-2] != "facts"
    if not fit or not asked.entries:
        return not_there()
    findings: tuple[Any, ...] = ()
    if asked.same:
        try:
            visit.desk.put(asked.kept.shown, shape(asked), asked.sha256)
            return _again(visit, asked.place)
        except Conflict:
            pass
        except DocgenError as problem:
            findings = tuple(problem.findings)
    shown = visit.show("entry_unshaped.html", 422 if findings else 409, findings=findings)
    return shown


def new_entry(visit: Visit) -> Response:
    """The fields of an entry behind the one at `at`, or of a clause made of the paper's block `block`."""
    asked = _Asked(visit, visit.asked.get("at", ""), "")
    block = visit.asked.get("block", "")
    known: dict[str, str] = {}
    place = asked.place
    if block:
        found = _from_paper(visit, asked.data, block)
        if found is None:
            return not_there()
        place, known = found
    record = record_at(asked.kept.record, asked.data, place[:-1]) if len(place) > 1 else None
    if record is None or place[-2] == "facts" or not isinstance(place[-1], int):
        return not_there()
    if asked.there and not block:
        beside = asked.entries[asked.number]
        known = {
            "place.section": as_text(value_at(beside, ("place", "section"))),
            "part": as_text(beside.get("part")),
        }
        if code := as_text(beside.get("code")):
            known["code"] = Codes(tuple(asked.taken)).free(code)
    return visit.show("entry_new.html", **_form(visit, record, place, known, block))


def _form(visit: Visit, record: Any, place: Place, told: Fields, block: str) -> Fields:
    blank = [
        (each, name, told.get(name, ""))
        for each in flat(tuple(fields(record, {})))
        if (name := ".".join(map(str, each.place))) and _typed(each, block)
    ]
    extra = {"block": block} if block else {}
    return {
        "url": f"/p/{visit.number}/tender/add",
        "at": told_of(place),
        "kind": "",
        "blank": blank,
        "extra": extra,
        "findings": (),
    }


def _typed(each: Shown, block: str) -> bool:
    """Whether a person writes the field: where an entry was read is not theirs to say, but for its place."""
    name = str(each.place[0])
    return name not in ORIGIN or name == "place" or (name == "verbatim" and bool(block))


def _from_paper(visit: Visit, data: Any, block: str) -> tuple[Place, dict[str, str]] | None:
    """Where a demand made of a block of the paper goes among the lot's clauses, and what is known of it."""
    read_paper = paper(visit.desk, data)
    blocks = [each.id for each in read_paper.document.paragraphs()] if read_paper else []
    if read_paper is None or block not in blocks:
        return None
    line = next((each for each in read_paper.unread if each.block == block), None)
    words = next(each.text for each in read_paper.document.paragraphs() if each.id == block)
    lot = lot_place(visit.desk, data)
    listed = (*lot, "clauses")
    held = value_at(data, listed)
    clauses = [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []
    order = {each: i for i, each in enumerate(blocks)}
    printed = [i for i, each in enumerate(clauses) if str(each.get("block")) in order]
    before = [i for i in printed if order[str(clauses[i]["block"])] < order[block]]
    section = line.place if line else ""
    known = {"verbatim": words.strip(), "title": titled(words), "place.section": section}
    known["code"] = Codes(tuple(codes(value_at(data, lot)))).of_place("T", section)
    if before:
        known["part"] = as_text(clauses[before[-1]].get("part"))
    behind = before[-1] if before else -1 if printed else len(clauses) - 1
    return (*listed, behind), known


def add_entry(visit: Visit) -> Response:
    """A further entry behind the one at `at`; typed by a person, so it counts as confirmed."""
    asked = _Asked(visit, visit.form.get("at", ""), "")
    place = asked.place
    if len(place) < 2 or not isinstance(place[-1], int) or place[-2] == "facts":
        return not_there()
    record = record_at(asked.kept.record, asked.data, place[:-1])
    if record is None:
        return not_there()
    told = {key.removeprefix("f."): words for key, words in visit.form.items() if key.startswith("f.")}
    told = {name: words for name, words in told.items() if name not in ("certainty", "confirmed")}
    block = visit.form.get("block", "")
    entry = entry_of(record, {**told, "block": block})
    behind = min(max(place[-1] + 1, 0), len(asked.entries))
    change = Change((*place[:-1], behind), entry, "insert") if asked.entries else Change(place[:-1], [entry])
    try:
        visit.desk.put(asked.kept.shown, change, asked.sha256)
    except DocgenError as problem:
        form = _form(visit, record, place, told, block)
        return visit.show("entry_new.html", 422, **{**form, "findings": problem.findings})
    return _again(visit, (*place[:-1], behind))


def _again(visit: Visit, place: Place) -> Response:
    """The screen anew, with the entry at the place chosen."""
    told = parse_qs(urlsplit(visit.request.headers.get("hx-current-url", "")).query).get("only", [""])[-1]
    kept = f"only={told}&" if told in ("open", "void", "asked") else ""
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{visit.number}/tender?{kept}at={quote(told_of(place))}"
    return answer


def always_open(visit: Visit, data: Any) -> list[tuple[str, str]]:
    """The lists of demands of the project's lot that have no entry yet: name and where one would go."""
    lot = lot_place(visit.desk, data)
    return [(name, told_of((*lot, name, -1))) for name in LISTS if not value_at(data, (*lot, name))]


PROJECT: tuple[Route, ...] = (
    ("/tender/split", split_form, "GET"),
    ("/tender/split", split_entry, "POST"),
    ("/tender/join", join_entry, "POST"),
    ("/tender/drop", drop_entry, "POST"),
    ("/tender/new", new_entry, "GET"),
    ("/tender/add", add_entry, "POST"),
)
