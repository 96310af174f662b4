"""The chapters of the service plan: what each answers, written here or taken in from Word."""

from __future__ import annotations

from typing import Any

from starlette.responses import FileResponse, Response

from docgen.edit.save import Conflict
from docgen.model.finding import DocgenError
from docgen.tasks.plan_desk import add_chapter, chapter_file, chapters, save_chapter, take_chapter
from docgen.tasks.uploads import CHAPTERS
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit


def plan(visit: Visit) -> Response:
    """All chapters at the left, one of them to be written or taken in."""
    try:
        listed = chapters(visit.desk)
    except DocgenError as problem:
        return visit.show("stopped.html", 200, findings=problem.findings)
    except KeyError:
        return not_there()
    asked = visit.asked.get("chapter", "")
    blank = next((each.number for each in listed if not each.signs), 0)
    at = int(asked) if asked.isascii() and asked.isdigit() and int(asked) < len(listed) else blank
    chosen = listed[at] if listed else None
    about = [
        each
        for each in visit.desk.look().findings
        if each.origin.source == "response" and each.origin.place[:2] == ("plan", at)
    ]
    return visit.show(
        "plan.html",
        chapters=listed,
        chosen=chosen,
        about=about,
        kinds=sorted(CHAPTERS),
    )


def save(visit: Visit) -> Response:
    """A chapter's text as it was typed, over what was seen."""
    number = visit.request.path_params["number"]
    told: dict[str, Any] = {"saved": False, "refused": (), "theirs": None}
    status, sha256 = 200, visit.form.get("sha256", "")
    try:
        sha256 = save_chapter(visit.desk, number, visit.form.get("value", ""), sha256)
        told["saved"] = True
    except Conflict as conflict:
        status, sha256, told["theirs"] = 409, conflict.sha256, conflict.now
    except DocgenError as problem:
        status, told["refused"] = 422, problem.findings
    except (IndexError, KeyError):
        return not_there()
    return visit.show("plan_after.html", status, sha256=sha256, **told)


def upload(visit: Visit) -> Response:
    """A Word file or Markdown becomes the chapter."""
    number = visit.request.path_params["number"]
    try:
        take_chapter(visit.desk, number, visit.body, visit.asked.get("name", ""))
    except (Conflict, DocgenError) as problem:
        return visit.show("stops.html", 422, findings=problem.findings)
    except (IndexError, KeyError):
        return not_there()
    taken = next(each for each in chapters(visit.desk) if each.number == number)
    return visit.show("plan_taken.html", chapter=taken)


def download(visit: Visit) -> Response:
    """A chapter's file."""
    try:
        path = chapter_file(visit.desk, visit.request.path_params["number"])
    except (DocgenError, KeyError):
        path = None
    return not_there() if path is None else FileResponse(path, filename=path.name)


def add(visit: Visit) -> Response:
    """A further chapter."""
    title = visit.form.get("title", "").strip()
    try:
        if title:
            add_chapter(visit.desk, title)
    except (Conflict, DocgenError) as problem:
        return visit.show("stops.html", 422, findings=problem.findings)
    except KeyError:
        return not_there()
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{visit.number}/plan?chapter={len(chapters(visit.desk)) - 1}"
    return answer


PROJECT: tuple[Route, ...] = (
    ("/plan", plan, "GET"),
    ("/plan/add", add, "POST"),
    ("/plan/{number:int}", save, "POST"),
    ("/plan/{number:int}/file", download, "GET"),
    ("/plan/{number:int}/upload/chapter", upload, "POST"),
)
