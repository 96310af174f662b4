"""A new project from a tender's file: dropped, read while one watches, asked about, opened."""

from __future__ import annotations

import secrets
from typing import Any

from starlette.responses import RedirectResponse, Response

from docgen.model.finding import DocgenError, Finding
from docgen.tasks.desk import Desk
from docgen.tasks.taking import Chosen, Taking, companies, folder_name
from docgen.tasks.uploads import TENDERS, taken_in
from docgen.web.visit import Route, Visit


def page(visit: Visit) -> Response:
    """Where a tender is dropped."""
    return visit.show("new.html", taking=None, findings=(), kinds=sorted(TENDERS))


def upload(visit: Visit) -> Response:
    """A tender's file: it is read from here on; its page shows how far that is."""
    bench = visit.bench
    try:
        folder = bench.uploads / secrets.token_hex(8)
        file = taken_in(visit.body, visit.asked.get("name", ""), folder, TENDERS)
    except DocgenError as problem:
        return visit.show("new_state.html", 422, **_state(visit, None, problem.findings))
    number = len(bench.takings)
    bench.takings[number] = Taking([file], bench.home)
    return visit.show("new_state.html", **_state(visit, number))


def state(visit: Visit) -> Response:
    """How far the reading is; the project's page once it is made."""
    number = _number(visit)
    taking = visit.bench.takings.get(number)
    if taking is None:
        return _gone()
    if taking.state == "done" and taking.folder is not None:
        return _opened(visit, taking)
    return visit.show("new_state.html", **_state(visit, number))


def choose(visit: Visit) -> Response:
    """Which lot, which company, what the folder is called."""
    number = _number(visit)
    taking = visit.bench.takings.get(number)
    if taking is None:
        return _gone()
    known = [where for where, _ in _companies(visit)]
    company = visit.form.get("company", "")
    lots = [code for code, _ in taking.met.lots] if taking.met else []
    lot = visit.form.get("lot", "")
    folder = visit.form.get("folder", "")
    taking.choose(Chosen(folder, lot if lot in lots else "", company if company in known else ""))
    return visit.show("new_state.html", **_state(visit, number))


def stop(visit: Visit) -> Response:
    """End the reading; nothing of it is left."""
    number = _number(visit)
    if taking := visit.bench.takings.get(number):
        taking.stop()
    return visit.show("new_state.html", **_state(visit, number))


def _opened(visit: Visit, taking: Taking) -> Response:
    """The way to the project that was made; it is among the open ones from now on."""
    desks = visit.bench.desks
    at = next((i for i, desk in enumerate(desks) if desk.folder == taking.folder), len(desks))
    if at == len(desks) and taking.folder is not None:
        desks.append(Desk(taking.folder))
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{at}/tender"
    return answer


def _number(visit: Visit) -> int:
    return int(visit.request.path_params["taking"])


def _gone() -> Response:
    return RedirectResponse("/new", 303)


def _companies(visit: Visit) -> list[tuple[str, str]]:
    return list(companies([desk.folder for desk in visit.bench.desks], visit.bench.home))


def _state(visit: Visit, number: int | None, findings: tuple[Finding, ...] = ()) -> dict[str, Any]:
    taking = visit.bench.takings.get(number) if number is not None else None
    asking = taking is not None and taking.state == "asking"
    met = taking.met if taking else None
    suggested = folder_name(met.name or taking.files[0].stem) if met and taking else ""
    return {
        "taking": taking,
        "number": number,
        "findings": findings or (taking.findings if taking else ()),
        "kinds": sorted(TENDERS),
        "companies": _companies(visit) if asking else [],
        "suggested": suggested,
        "home": visit.bench.home,
    }


BENCH: tuple[Route, ...] = (
    ("/new", page, "GET"),
    ("/new/upload/tender", upload, "POST"),
    ("/new/{taking:int}", state, "GET"),
    ("/new/{taking:int}/choose", choose, "POST"),
    ("/new/{taking:int}/stop", stop, "POST"),
)
