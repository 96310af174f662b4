"""The pages of answers: all of them, one at a time, a field as it is typed, the latest change taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response

from docgen.edit.change import Change
from docgen.edit.save import Conflict
from docgen.model.finding import DocgenError, Finding
from docgen.tasks.desk import ANSWERS, Asked
from docgen.web.visit import Visit

FIELDS = ("text", "deviation", "evidence")


def answers(visit: Visit) -> Response:
    """All that is asked, with its answers."""
    look, only = visit.desk.look(), visit.request.query_params.get("only", "")
    still = visit.desk.unanswered()
    asked = [
        each
        for each in look.asked
        if (only != "open" or each.code in still) and (only != "findings" or look.about(each.code))
    ]
    read = visit.desk.answers()
    return visit.show(
        "answers.html",
        look=look,
        only=only,
        left=len(still),
        cards=[_card(each, read.data, read.sha256, look.about(each.code)) for each in asked],
    )


def answer(visit: Visit) -> Response:
    """One of them, with the way to those beside it."""
    look, code = visit.desk.look(), visit.request.path_params["code"]
    codes = [each.code for each in look.asked]
    if code not in codes:
        return visit.show("stopped.html", 404, findings=())
    at, read = codes.index(code), visit.desk.answers()
    return visit.show(
        "answer.html",
        look=look,
        number=at + 1,
        before=codes[at - 1] if at else "",
        after=codes[at + 1] if at + 1 < len(codes) else "",
        card=_card(look.asked[at], read.data, read.sha256, look.about(code)),
    )


def save_answer(visit: Visit) -> Response:
    """A field of an answer as it was typed, over what was seen: saved, refused with why, or in conflict."""
    code, field = visit.request.path_params["code"], visit.request.path_params["field"]
    if field not in FIELDS or not visit.desk.is_asked(code):
        return Response("404\n", 404, media_type="text/plain")
    place = ("answers", code, field)
    wanted, seen = _value(field, visit.form.get("value", "")), _value(field, visit.form.get("seen", ""))
    change = Change(place, wanted)
    if code not in (visit.desk.answers().data.get("answers") or {}) and field != "text":
        change = Change(place[:2], {"text": "", field: wanted})
    told: dict[str, Any] = {"saved": False, "conflict": False, "refused": ()}
    status, sha256 = 200, visit.form.get("sha256", "")
    try:
        visit.desk.put(ANSWERS, change, sha256, _as_written(visit, code, field, seen))
        told["saved"] = True
    except Conflict as conflict:
        status, told["conflict"] = 409, True
        sha256 = conflict.sha256
    except DocgenError as problem:
        status, told["refused"] = 422, problem.findings
    read = visit.desk.answers()
    if status != 422:
        sha256 = read.sha256
    now = _fields((read.data.get("answers") or {}).get(code) or {})
    shown = visit.show("after.html", status, seen=now[field], sha256=sha256, **told)
    if status == 200:
        shown.headers["HX-Trigger"] = "saved"
    return shown


def _as_written(visit: Visit, code: str, field: str, seen: Any) -> Any:
    """What was seen as its file holds it: a field that is not there was seen as its default."""
    held = (visit.desk.answers().data.get("answers") or {}).get(code) or {}
    missing = {"text": "", "deviation": "none", "evidence": []}[field]
    return None if field not in held and seen == missing else seen


def answer_findings(visit: Visit) -> Response:
    """What is found about an answer now."""
    code = visit.request.path_params["code"]
    look = visit.desk.look()
    return visit.show("findings.html", findings=look.about(code), look=look)


def _card(asked: Asked, data: Mapping[str, Any], sha256: str, findings: Sequence[Finding]) -> dict[str, Any]:
    """What is asked with its answer as its file has it."""
    held = (data.get("answers") or {}).get(asked.code) or {}
    return {"asked": asked, "sha256": sha256, "findings": findings} | _fields(held)


def _fields(held: Mapping[str, Any]) -> dict[str, str]:
    """The fields of an answer as the form shows them."""
    return {
        "text": str(held.get("text") or ""),
        "deviation": str(held.get("deviation") or "none"),
        "evidence": " ".join(map(str, held.get("evidence") or ())),
    }


def _value(field: str, told: str) -> Any:
    """A field as the form sends it, as its record takes it."""
    told = told.replace("\r\n", "\n")
    return (
        told.replace("、", " ").replace("，", " ").replace(",", " ").split() if field == "evidence" else told
    )
