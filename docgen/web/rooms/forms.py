"""The tender's forms: what stands in each blank and where that is from; what is open is typed once."""

from __future__ import annotations

from starlette.responses import Response

from docgen.edit.save import Conflict
from docgen.model.finding import DocgenError
from docgen.tasks.desk import COMPANY_FORMS, FORMS
from docgen.tasks.forms_desk import Named, look_at_forms, say_blank, say_column
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit


def forms(visit: Visit) -> Response:
    """All forms at the left, one of them with its blanks, and as it will be printed."""
    looked = look_at_forms(visit.desk)
    wanted = visit.asked.get("form", "")
    first = next((each for each in looked.forms if each.count("open") and not each.unused), None)
    chosen = next((each for each in looked.forms if each.code == wanted), first)
    chosen = chosen or (looked.forms[0] if looked.forms else None)
    return visit.show(
        "forms.html",
        forms=looked.forms,
        chosen=chosen,
        findings=looked.stops,
        open=sum(each.count("open") for each in looked.forms if not each.unused),
        only=visit.asked.get("only", "open"),
    )


def save(visit: Visit) -> Response:
    """What a person says of a blank or a column: for this bid, or for all of the company's."""
    form, told = visit.form.get("form", ""), visit.form.get("value", "").replace("\r\n", "\n")
    label, head = visit.form.get("label", ""), visit.form.get("head", "")
    number = visit.form.get("number", "1")
    if not form or not (label or head) or not number.isascii() or not number.isdigit():
        return not_there()
    for_all = bool(visit.form.get("company"))
    empty = visit.form.get("empty") == "1"
    stem, named = COMPANY_FORMS if for_all else FORMS, Named(form, visit.form.get("title", "") or form)
    try:
        if label:
            say_blank(visit.desk, stem, named, label, int(number), "" if empty else told.strip(), empty)
        else:
            values = [] if empty else told.split("\n")
            say_column(visit.desk, stem, named, head, int(number), values, empty)
    except (Conflict, DocgenError) as problem:
        return visit.show("form_said.html", 422, saved=False, empty=empty, findings=problem.findings)
    return visit.show("form_said.html", saved=True, empty=empty, findings=())


PROJECT: tuple[Route, ...] = (
    ("/forms", forms, "GET"),
    ("/forms/save", save, "POST"),
)
