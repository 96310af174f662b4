"""A service under way: its periods, the score as of a day, ledgers month by month, what is due next, papers
made and signed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from docgen.model.due_unit import Asked, month, week
from docgen.model.finding import DocgenError, Finding
from docgen.tasks.making import Making
from docgen.tasks.service_desk import (
    Signing,
    begin_ledger,
    begin_sample,
    keep_scan,
    ledger_states,
    look_at_service,
    record_place,
    standing,
)
from docgen.tasks.sheets_desk import list_files
from docgen.tasks.sign import Signature
from docgen.tasks.uploads import SCANS
from docgen.web.builds import state
from docgen.web.rooms.saving import not_there
from docgen.web.rooms.service_words import SERVICE
from docgen.web.visit import Route, Visit

_WEEKS = 8
_AHEAD = 12


def service(visit: Visit) -> Response:
    """The periods, what is due, papers; the score and the ledgers come behind it."""
    on, number = _on(visit), _number(visit.asked.get("period", ""))
    try:
        looked = look_at_service(visit.desk, number, on)
    except DocgenError as problem:
        return visit.show("service_none.html", findings=problem.findings)
    coming = looked.ahead()
    return visit.show(
        "service.html",
        service=looked,
        coming=coming[:_AHEAD],
        later=coming[_AHEAD:],
        past=[each for each in looked.due if each.day < on],
        units=_units(looked.chosen.period.start, min(on, looked.chosen.period.end)),
        signing=visit.bench.signings.get(visit.number or 0),
        kinds=sorted(SCANS),
        findings=(),
        **state(visit),
    )


def _units(first: date, last: date) -> dict[str, list[str]]:
    """The months and the latest weeks of a period up to a day, as `--month` and `--week` name them."""
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    weeks = dict.fromkeys("{}-W{:02d}".format(*day.isocalendar()) for day in days)
    return {
        "months": list(dict.fromkeys(f"{day:%Y-%m}" for day in days)),
        "weeks": list(weeks)[-_WEEKS:],
    }


def score(visit: Visit) -> Response:
    """The score of a period as of a day, with its working and the rows behind it."""
    number = _number(visit.asked.get("period", ""))
    if number is None:
        return not_there()
    try:
        stands = standing(visit.desk, number, _on(visit))
    except (DocgenError, IndexError) as problem:
        return visit.show("stops.html", findings=getattr(problem, "findings", ()))
    return visit.show("service_score.html", stands=stands, own=stands.result.own)


def ledgers(visit: Visit) -> Response:
    """The ledgers by month."""
    number = _number(visit.asked.get("period", ""))
    if number is None:
        return not_there()
    try:
        states, found = ledger_states(visit.desk, number, _on(visit))
    except (DocgenError, IndexError) as problem:
        return visit.show("stops.html", findings=getattr(problem, "findings", ()))
    written = set(list_files(visit.desk.folder))
    return visit.show("service_ledgers.html", ledgers=states, found=found, written=written)


def begin(visit: Visit) -> Response:
    """An empty sheet of a ledger, opened."""
    name = begin_ledger(visit.desk, visit.form.get("code", ""))
    return _to(visit, f"/sheets/open?file={quote(name)}") if name else not_there()


def record(visit: Visit) -> Response:
    """The period's record, begun where there is none: seed of samples, assessment, mending."""
    number = _number(visit.form.get("period", ""))
    if number is None:
        return not_there()
    at = json.dumps(record_place(visit.desk, number), separators=(",", ":"))
    return _to(visit, f"/data/acceptance?at={quote(at)}")


def sample(visit: Visit) -> Response:
    """The sheet for the results of the period's random samples, opened."""
    number = _number(visit.form.get("period", ""))
    if number is None:
        return not_there()
    try:
        name = begin_sample(visit.desk, number)
    except DocgenError as problem:
        return visit.show("stops.html", 422, findings=problem.findings)
    if not name:
        return Response(visit.say(SERVICE["no_sample"]), media_type="text/plain")
    return _to(visit, f"/sheets/open?file={quote(name)}")


def build(visit: Visit) -> Response:
    """The papers of a period, month or week are made; one build of a project at a time."""
    asked = _asked(visit.form.get("unit", ""))
    if asked is None:
        return not_there()
    number, running = visit.number or 0, visit.bench.builds.get(visit.number or 0)
    if running is None or running.state != "running":
        format = "both" if visit.form.get("pdf") else "docx"
        draft = bool(visit.form.get("draft"))
        visit.bench.builds[number] = Making(visit.desk.folder, ("acceptance",), draft, format, asked)
    return visit.show("state.html", **state(visit))


def sign(visit: Visit) -> Response:
    """The period's papers are frozen as they were signed, and that is recorded."""
    number, by = _number(visit.form.get("period", "")), visit.form.get("by", "").strip()
    on = _day(visit.form.get("on", ""))
    if number is None or on is None or not by:
        return visit.show("service_signing.html", 422, signing=None, incomplete=True)
    running = visit.bench.signings.get(visit.number or 0)
    if running is None or running.state != "running":
        signature = Signature(by, on, visit.form.get("paper", "").strip())
        visit.bench.signings[visit.number or 0] = Signing(visit.desk.folder, number, signature)
    return signing_state(visit)


def signing_state(visit: Visit) -> Response:
    """How far the signing is; the page anew once it is over."""
    signing = visit.bench.signings.get(visit.number or 0)
    if signing is not None and signing.state == "done":
        visit.bench.signings.pop(visit.number or 0)
        return _to(visit, f"/service?period={signing.number}")
    return visit.show("service_signing.html", signing=signing, incomplete=False)


def scan(visit: Visit) -> Response:
    """A scan of what was signed."""
    number = _number(visit.asked.get("period", ""))
    if number is None:
        return not_there()
    findings: tuple[Finding, ...] = ()
    try:
        keep_scan(visit.desk, number, visit.body, visit.asked.get("name", ""))
    except DocgenError as problem:
        findings = problem.findings
    looked = look_at_service(visit.desk, number, date.today())
    shown: dict[str, Any] = {"scans": looked.chosen.scans, "findings": findings}
    return visit.show("service_scans.html", 422 if findings else 200, **shown)


def _to(visit: Visit, where: str) -> Response:
    answer = Response(status_code=204)
    answer.headers["HX-Redirect"] = f"/p/{visit.number}{where}"
    return answer


def _on(visit: Visit) -> date:
    """The day that is asked about; today where none is."""
    return _day(visit.asked.get("on", "")) or date.today()


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told.strip())
    except ValueError:
        return None


def _number(told: str) -> int | None:
    return int(told) if told.isascii() and told.isdigit() and 0 < int(told[:6]) < 1000 else None


def _asked(told: str) -> Asked:
    """A period by its number, a month as 2026-03, a week as 2026-W12; None for what is none."""
    for read in (month, week):
        try:
            return read(told)
        except ValueError:
            continue
    return _number(told)


PROJECT: tuple[Route, ...] = (
    ("/service", service, "GET"),
    ("/service/score", score, "GET"),
    ("/service/ledgers", ledgers, "GET"),
    ("/service/begin", begin, "POST"),
    ("/service/record", record, "POST"),
    ("/service/sample", sample, "POST"),
    ("/service/build", build, "POST"),
    ("/service/sign", sign, "POST"),
    ("/service/signing", signing_state, "GET"),
    ("/service/upload/scan", scan, "POST"),
)
