"""The tender: its paper on the left as read, what was read of it on the right, confirmed key by key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import unquote

from starlette.responses import Response

from docgen.edit.save import Conflict
from docgen.model.finding import DocgenError
from docgen.model.sources import Place
from docgen.tasks.tender_desk import Entry, confirmable, entries, paper, tender_name
from docgen.tasks.tender_shape import reshapes
from docgen.web.rooms.saving import hidden, not_there, place_of, told_of
from docgen.web.rooms.shaping import PROJECT as SHAPING
from docgen.web.rooms.shaping import always_open, seen_as
from docgen.web.visit import Route, Visit

WHO = "who"
"""The cookie with the name of whoever confirms."""
FILTERS = ("", "open", "void", "asked")


def tender(visit: Visit) -> Response:
    """What was read, by its kinds; the paper beside it comes by itself."""
    found, data, sha256 = entries(visit.desk)
    only = visit.asked.get("only", "")
    only = only if only in FILTERS else ""
    listed = [each for each in found if _kept(each, only)]
    at = place_of(visit.asked.get("at", ""))
    groups = [
        (of, [_told(each, data, sha256, at) for each in inside])
        for of, inside in groupby(listed, key=lambda each: each.of)
    ]
    chapters = {
        chapter: len(confirmable(found, chapter)) for chapter in dict.fromkeys(each.chapter for each in found)
    }
    return visit.show(
        "tender.html",
        groups=groups,
        only=only,
        total=len(found),
        done=sum(not each.waits for each in found),
        counts={
            "open": sum(each.waits for each in found),
            "void": sum(each.waits and each.voids for each in found),
            "asked": sum(each.waits and each.certainty == "asked" for each in found),
        },
        blank=always_open(visit, data) if not only else (),
        chapters={name: count for name, count in chapters.items() if count},
        who=unquote(visit.request.cookies.get(WHO, "")),
    )


def the_paper(visit: Visit) -> Response:
    """The tender's blocks; read once while its files stay."""
    _, data, _ = entries(visit.desk)
    try:
        read = paper(visit.desk, data)
    except DocgenError as problem:
        return visit.show("stops.html", findings=problem.findings)
    return visit.show("paper.html", paper=read)


def confirm(visit: Visit) -> Response:
    """One entry is confirmed by a person."""
    place, who = place_of(visit.form.get("at", "")), visit.form.get("who", "").strip()
    found, _, sha256 = entries(visit.desk)
    entry = next((each for each in found if each.place == place), None)
    if entry is None:
        return not_there()
    refused: Sequence[Any] = ()
    status = 200
    if not who:
        return _nobody(visit)
    if visit.form.get("seen", "") != entry.words or visit.form.get("name", "") != entry.name:
        status = 409
    else:
        try:
            _confirmed(visit, [entry], who, sha256)
        except Conflict:
            status = 409
        except DocgenError as problem:
            status, refused = 422, problem.findings
    found, data, sha256 = entries(visit.desk)
    now = next((each for each in found if each.place == entry.place), entry)
    shown = visit.show(
        "entry.html", 200, each=_told(now, data, sha256), refused=refused, conflict=status == 409
    )
    shown.headers["HX-Trigger"] = "confirmed" if status == 200 else "unconfirmed"
    return shown


def confirm_chapter(visit: Visit) -> Response:
    """All of a chapter that voids nothing and was read for certain is confirmed."""
    who, chapter = visit.form.get("who", "").strip(), visit.form.get("chapter", "")
    if not who:
        return _nobody(visit)
    found, _, sha256 = entries(visit.desk)
    _confirmed(visit, confirmable(found, chapter), who, sha256)
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{visit.number}/tender"
    return answer


def _nobody(visit: Visit) -> Response:
    """Who confirms has to say so first."""
    answer = visit.show("entry_nobody.html", 422)
    answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#who-said", "innerHTML"
    return answer


def _confirmed(visit: Visit, wanted: Sequence[Entry], who: str, sha256: str) -> None:
    """Written for all of them at once: a tender has hundreds, and its file is read anew for each write."""
    word = {"by": who, "on": date.today().isoformat()}
    if wanted:
        visit.desk.put_all(
            tender_name(visit.desk), {(*entry.place, "confirmed"): word for entry in wanted}, sha256
        )


def _kept(entry: Entry, only: str) -> bool:
    match only:
        case "open":
            return entry.waits
        case "void":
            return entry.waits and entry.voids
        case "asked":
            return entry.waits and entry.certainty == "asked"
    return True


def _told(entry: Entry, data: Any, sha256: str, chosen: Place | None = None) -> dict[str, Any]:
    place = entry.place
    return {
        "entry": entry,
        "at": told_of(place),
        "key": seen_as(data, place),
        "listed": len(place) > 1 and isinstance(place[-1], int) and place[-2] != "facts",
        "shapes": reshapes(place),
        "here": place == chosen,
        "fields": [(field, hidden("tender", data, sha256, field.place)) for field in entry.own],
    }


PROJECT: tuple[Route, ...] = (
    ("/tender", tender, "GET"),
    ("/tender/paper", the_paper, "GET"),
    ("/tender/confirm", confirm, "POST"),
    ("/tender/confirm-chapter", confirm_chapter, "POST"),
    *SHAPING,
)
