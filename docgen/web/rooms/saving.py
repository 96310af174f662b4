"""A field of a project's file as it was typed: saved over what was seen, refused, or in conflict."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from docgen.edit.change import Change, at
from docgen.edit.save import Conflict, Kept, read
from docgen.model.finding import DocgenError
from docgen.model.sources import Place
from docgen.tasks.desk import COMPANY_FORMS, FORMS
from docgen.tasks.record_fields import as_text, identity, is_needed, value_of
from docgen.web.visit import Visit


def place_of(told: str) -> Place | None:
    """A place as an address writes it; None for what is none."""
    try:
        place = json.loads(told)
    except ValueError:
        return None
    fit = isinstance(place, list) and 0 < len(place) <= 20
    if not fit or not all(isinstance(part, str | int) and not isinstance(part, bool) for part in place):
        return None
    return tuple(place)


def told_of(place: Place) -> str:
    """A place as an address writes it."""
    return json.dumps(list(place), ensure_ascii=False, separators=(",", ":"))


def file_name(visit: Visit, stem: str) -> str | None:
    """The project's name of the file that the word `stem` is for; None where it has none."""
    return next((name for name, kept in visit.desk.files().items() if kept.source == stem), None)


def value_at(data: Any, place: Place) -> Any:
    """What stands at a place; None where nothing does."""
    try:
        return at(data, place)
    except LookupError:
        return None


def hidden(stem: str, data: Any, sha256: str, place: Place) -> dict[str, str]:
    """What a field's form sends along: its place, what was seen, its entry, the file's hash."""
    return {
        "sha256": sha256,
        "seen": as_text(value_at(data, place)),
        "key": identity(data, place),
        "at": told_of(place),
        "stem": stem,
    }


def not_there() -> Response:
    """Nothing is asked for that could be answered."""
    return Response("404\n", 404, media_type="text/plain")


def asked_at(visit: Visit, told: str) -> tuple[str, Place, Kept] | None:
    """The file's word, the place `told` in it and the file that a request is about; None where one is not."""
    stem, place = visit.request.path_params["stem"], place_of(told)
    name = file_name(visit, stem)
    return None if name is None or place is None else (stem, place, visit.desk.files()[name])


def save_field(visit: Visit) -> Response:
    """Save what was typed into the field at `at` of the file `stem`."""
    asked = asked_at(visit, visit.form.get("at", ""))
    if asked is None:
        return not_there()
    stem, place, kept = asked
    now = read(kept)
    wanted = value_of(kept.record, now.data, place, visit.form.get("value", ""))
    held = value_at(now.data, place)
    told: dict[str, Any] = {"saved": False, "conflict": False, "refused": ()}
    status = 200
    moved = identity(now.data, place) != visit.form.get("key", "")
    same = as_text(held) == visit.form.get("seen", "").replace("\r\n", "\n") and not moved
    known = now.sha256 if same else visit.form.get("sha256", "")
    if same or known == now.sha256:
        try:
            visit.desk.put(kept.shown, _change(kept.record, now.data, place, wanted), now.sha256, held)
            told["saved"] = True
        except Conflict:
            status, told["conflict"] = 409, True
        except DocgenError as problem:
            status, told["refused"] = 422, problem.findings
    else:
        status, told["conflict"] = 409, True
    after = read(kept)
    fields = hidden(stem, after.data, after.sha256, place)
    if moved and not told["saved"]:
        fields["key"] = visit.form.get("key", "")  # another entry stands there now
    if status == 422:
        fields["seen"] = visit.form.get("seen", "")
    shown = visit.show("field_after.html", status, **fields, **told)
    if status == 200:
        shown.headers["HX-Trigger"] = "saved"
    return shown


def _change(record: Any, data: Any, place: Place, wanted: Any) -> Change:
    """What is typed takes the place; what is left blank goes, where the record does without it."""
    holder = value_at(data, place[:-1]) if len(place) > 1 else data
    blank = wanted in (None, "", []) and isinstance(place[-1], str)
    if blank and isinstance(holder, dict) and place[-1] in holder and not is_needed(record, data, place):
        return Change(place, kind="drop")
    return Change(place, wanted)


def undo(visit: Visit) -> Response:
    """The latest change taken back, and the page that it was made on shown anew."""
    try:
        line = visit.desk.undo()
    except DocgenError as problem:
        said = " ".join(visit.say(each.message) for each in problem.findings)
        return Response(said, media_type="text/plain")
    answer = Response(status_code=204)
    if line.file.endswith((".md", ".markdown")):
        answer.headers["HX-Redirect"] = f"/p/{visit.number}/plan"
        return answer
    if not line.file.endswith(".yaml"):
        answer.headers["HX-Redirect"] = f"/p/{visit.number}/sheets/open?file={quote(line.file)}"
        return answer
    stems = {name: kept.source for name, kept in visit.desk.files().items()}
    answer.headers["HX-Redirect"] = f"/p/{visit.number}{_page(stems.get(line.file, ''), line.place)}"
    return answer


def _page(stem: str, place: Place) -> str:
    if stem == "answers":
        return f"/answers/{place[1]}" if len(place) > 1 else "/answers"
    if stem == "tender":
        return "/tender"
    return "/forms" if stem in (FORMS, COMPANY_FORMS) else f"/data/{stem}"
