"""The project's files field by field: what each is, from the records; entries added and taken out."""

from __future__ import annotations

from contextlib import suppress
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from docgen.edit.change import Change
from docgen.edit.save import Conflict, read
from docgen.model.finding import DocgenError
from docgen.model.sources import Place
from docgen.tasks.record_fields import Shown, entry_of, fields, identity, record_at
from docgen.web.rooms.saving import (
    asked_at,
    file_name,
    hidden,
    not_there,
    place_of,
    save_field,
    told_of,
    undo,
    value_at,
)
from docgen.web.visit import Route, Visit

ORDER = ("response", "bidder", "tender", "project", "handover", "acceptance", "contract", "scoring")
"""The files in the order in which they are shown; answers and forms have screens of their own."""


def data(visit: Visit) -> Response:
    """One file: its fields; lists open where one looks into them."""
    stems = [stem for stem in ORDER if file_name(visit, stem)]
    stem = visit.request.path_params.get("stem", stems[0] if stems else "")
    name = file_name(visit, stem)
    if name is None or stem not in stems:
        return not_there()
    kept = visit.desk.files()[name]
    now = read(kept)
    at = place_of(visit.asked.get("at", "")) or ()
    return visit.show(
        "data.html",
        stems=stems,
        stem=stem,
        name=name,
        nodes=[
            _node(visit, stem, each, now.data, now.sha256, at)
            for each in fields(kept.record, now.data)
            if each.parts or each.how != "group" or each.required or not each.value
        ],
        said=_said(visit, stem),
    )


def _node(visit: Visit, stem: str, each: Shown, held: Any, sha256: str, at: Place) -> dict[str, Any]:
    """A field with what its form sends along; open where the place looked for stands in it."""
    on_the_way = at[: len(each.place)] == each.place
    return {
        "field": each,
        "hidden": hidden(stem, held, sha256, each.place),
        "open": on_the_way or (each.how == "group" and len(each.place) == 1 and bool(each.value)),
        "here": at == each.place,
        "parts": [_node(visit, stem, part, held, sha256, at) for part in each.parts],
    }


def _said(visit: Visit, stem: str) -> list[Any]:
    return [each for each in visit.desk.look().findings if each.origin.source == stem][:60]


def new_entry(visit: Visit) -> Response:
    """The fields of a further entry, blank."""
    asked = asked_at(visit, visit.asked.get("at", ""))
    if asked is None:
        return not_there()
    stem, place, kept = asked
    now = read(kept)
    kind = visit.asked.get("kind", "")
    record = record_at(kept.record, now.data, place, kind)
    if record is None:
        return not_there()
    blank = [_blank(each, kind) for each in flat(tuple(fields(record, {})))]
    return visit.show(
        "entry_new.html",
        url=_adds(visit, stem),
        at=told_of(place),
        blank=blank,
        kind=kind,
        extra={},
        findings=(),
    )


def _adds(visit: Visit, stem: str) -> str:
    return f"/p/{visit.number}/data/{stem}/add"


def flat(shown_fields: tuple[Shown, ...]) -> list[Shown]:
    """The fields of an entry and of the groups in it that it needs."""
    listed: list[Shown] = []
    for each in shown_fields:
        if each.how == "group":
            listed += flat(each.parts) if each.required and len(each.place) < 3 else []
        elif each.how not in ("list", "fixed"):
            listed.append(each)
    return listed


def _blank(each: Shown, kind: str) -> tuple[Shown, str, str]:
    name = ".".join(map(str, each.place))
    return each, name, kind if name == "kind" else ""


def add(visit: Visit) -> Response:
    """A further entry behind the last."""
    asked = asked_at(visit, visit.form.get("at", ""))
    if asked is None:
        return not_there()
    stem, place, kept = asked
    now = read(kept)
    record = record_at(kept.record, now.data, place, visit.form.get("kind", ""))
    if record is None:
        return not_there()
    told = {key.removeprefix("f."): words for key, words in visit.form.items() if key.startswith("f.")}
    entry = entry_of(record, told)
    held = value_at(now.data, place)
    change = Change(place, [entry])
    if isinstance(held, list) and held:
        change = Change((*place, len(held)), entry, "insert")
    try:
        visit.desk.put(kept.shown, change, now.sha256)
    except DocgenError as problem:
        further = flat(tuple(fields(record, {})))
        blank = [(each, key, told.get(key, "")) for each, key, _ in (_blank(each, "") for each in further)]
        return visit.show(
            "entry_new.html",
            422,
            url=_adds(visit, stem),
            at=told_of(place),
            blank=blank,
            kind=visit.form.get("kind", ""),
            extra={},
            findings=problem.findings,
        )
    return _again(visit, stem, (*place, len(held) if isinstance(held, list) else 0))


def drop(visit: Visit) -> Response:
    """An entry taken out, if it is still the one that was seen."""
    asked = asked_at(visit, visit.form.get("at", ""))
    if asked is None or not isinstance(asked[1][-1], int):
        return not_there()
    stem, place, kept = asked
    now = read(kept)
    if identity(now.data, place) == visit.form.get("key", "") and value_at(now.data, place) is not None:
        with suppress(Conflict):
            visit.desk.put(kept.shown, Change(place, kind="drop"), now.sha256)
    return _again(visit, stem, place[:-1])


def _again(visit: Visit, stem: str, place: Place) -> Response:
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{visit.number}/data/{stem}?at={quote(told_of(place))}"
    return answer


PROJECT: tuple[Route, ...] = (
    ("/data", data, "GET"),
    ("/data/{stem}", data, "GET"),
    ("/data/{stem}/save", save_field, "POST"),
    ("/data/{stem}/new", new_entry, "GET"),
    ("/data/{stem}/add", add, "POST"),
    ("/data/{stem}/drop", drop, "POST"),
    ("/undo", undo, "POST"),
)
