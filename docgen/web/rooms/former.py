"""Former answers beside what is asked: the nearest, and one taken over."""

from __future__ import annotations

from starlette.responses import Response

from docgen.model.finding import DocgenError
from docgen.tasks.library.former.suggest import asked_of, bid_of, shelf_of
from docgen.tasks.library.former.take import take
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit


def near(visit: Visit) -> Response:
    """The nearest former answers of the company; nothing where it keeps none."""
    code = visit.request.path_params["code"]
    try:
        tender, company = bid_of(visit.desk.folder)
        asked = next((each for each in asked_of(tender.lot) if each[0] == code), None)
        found = shelf_of(company, tender).near(*asked[1:]) if asked else ()
    except DocgenError:
        # A company without old bids is told how to begin by the command; here nothing is asked for.
        found = ()
    held = (visit.desk.answers().data.get("answers") or {}).get(code) or {}
    return visit.show("former.html", code=code, near=found, written=bool(str(held.get("text") or "").strip()))


def take_over(visit: Visit) -> Response:
    """One of them becomes the answer; what was there comes back by undoing."""
    code = visit.request.path_params["code"]
    if not visit.desk.is_asked(code):
        return not_there()
    try:
        take(visit.desk.folder, code, visit.form.get("key", ""), replace=True)
    except DocgenError as problem:
        return visit.show("stops.html", findings=problem.findings)
    answer = Response("")
    answer.headers["HX-Redirect"] = f"/p/{visit.number}/answers/{code}"
    return answer


PROJECT: tuple[Route, ...] = (
    ("/former/{code}", near, "GET"),
    ("/former/{code}", take_over, "POST"),
)
