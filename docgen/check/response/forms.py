"""The tender's forms: blanks and columns that nobody has filled yet, and entries of forms.yaml gone astray.

Each is told at the entry of forms.yaml that is about it, else at the record that should say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.tender.confirmed import shortened
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.forms import STUCK, FormPoint, Idle, Unsettled
from docgen.model.response.page_marks import PAGES
from docgen.model.sources import Place
from docgen.rules import label_words

_SAID = {
    "open": Message("{form}: “{label}” is blank, and nobody knows what it asks for ({around})"),
    "unsaid": Message("{form}: “{label}” is blank, for the data do not say it ({around})"),
    "copy": Message("{form}: there is no picture for “{label}”, and its box stays empty ({around})"),
    "withheld": Message("{form}: “{label}” stays blank ({around}): {why}"),
    "unfit": Message("{form}: what stands for “{label}” cannot be written there ({around})"),
    "column": Message("{form}: the column “{label}” of table {table} is empty"),
    "cells": Message("{form}: rows {values} have nothing in the column “{label}”"),
    "rows": Message("{form}: table {table} stays empty"),
    "given": Message("{form}: the tender printed rows that no record is named like: {values}"),
    "unused": Message("{form} is not for this bidder, and stays as the tender has it"),
    "spare": Message("{form}: sentences for further enterprises stay as the tender has them"),
    "members": Message("{form} has no sentence for {values}"),
    "other": Message("{form}: forms.yaml has {values} for “{label}”, the second is that of the data"),
    "chosen": Message("{form}: {why}"),
    "twice": Message("{form}: the company's forms.yaml has two values for “{label}”: {values}"),
}
_CODES = {
    "open": "FORM-OPEN",
    "unfit": "FORM-OPEN",
    "unsaid": "FORM-UNSAID",
    "withheld": "FORM-WITHHELD",
    "copy": "FORM-UNSAID",
    "column": "FORM-COLUMN",
    "cells": "FORM-COLUMN",
    "rows": "FORM-ROWS",
    "given": "FORM-ROWS",
    "unused": "FORM-UNUSED",
    "spare": "FORM-UNUSED",
    "members": "FORM-MEMBERS",
    "other": "FORM-TWICE",
    "twice": "FORM-TWICE",
    "chosen": "FORM-CONTRACTS",
}
_CASES = {
    "spare": "spare",
    "copy": "copy",
    "unfit": "unfit",
    "cells": "cells",
    "given": "given",
    "people": "people",
    "other": "other",
}
_ROWS: dict[str, tuple[str, Place]] = {
    "people": ("no_people", ("response", "sites")),
    "vehicles": ("no_vehicles", ("response", "sites")),
    "contracts": ("no_contracts", ("response", "contracts")),
    STUCK: ("stuck", ("forms", "forms")),
}
"""Of a table that stays empty, by the kind of its rows: the case, and where they are written."""


def check_forms(project: Project, points: Iterable[FormPoint], idle: Iterable[Idle]) -> Iterator[Finding]:
    """A finding for everything of the forms that a person has to look at, in the forms' order."""
    every = list(points)
    groups: dict[tuple[object, ...], list[FormPoint]] = {}
    for point in every:
        groups.setdefault(_group(point), []).append(point)
    for point in every:
        alike = groups[_group(point)]
        if len(alike) < (_MANY if _record(point) else _MANY_ALIKE.get(point.kind, len(alike) + 1)):
            yield _told(project, point)
        elif point is alike[0]:
            yield _waiting(project, alike) if _record(point) else _together(project, alike)
    for entry in idle:
        values = {"form": entry.form, "label": entry.label}
        said = Message("{form} has no blank or column “{label}”", values)
        yield project.found("FORM-IDLE", entry.place, said)


_MANY = 3

_MANY_ALIKE: dict[Unsettled, int] = {"copy": 2, "column": 3, "open": 20, "unsaid": 20}
"""From how many on points of one form (columns: of one table) are told in one line, with their count."""

_TOGETHER = {
    "open": Message("{form}: {count} blanks, of which nobody knows what they ask for: {names}"),
    "unsaid": Message("{form}: {count} blanks that the data do not say: {names}"),
    "copy": Message("{form}: there are no pictures for {count} boxes, which stay empty: {names}"),
    "column": Message("{form}: {count} columns of table {table} are empty: {names}"),
}


def _group(point: FormPoint) -> tuple[object, ...]:
    """What it shares with those that are told with it: the record, else the form and what is wrong."""
    record = _record(point)
    return (record,) if record else (point.kind, point.form, point.table, point.field == PAGES)


def _together(project: Project, alike: list[FormPoint]) -> Finding:
    """Blanks or columns of one form, told where the first of them is answered."""
    first = alike[0]
    names = shortened([str(each.label) for each in alike])
    values = {"form": first.form, "count": len(alike), "table": first.table, "names": names}
    said = Message(_TOGETHER[first.kind].text, values)
    return _found(project, first, said, Message("each waits for a person"))


def _record(point: FormPoint) -> str:
    """The record that a blank waits for, as labels.yaml names it; "" where an entry or a person answers."""
    if point.kind != "unsaid" or point.entry:
        return ""
    return label_words().records.get(point.field.partition("#")[0], "")


def _waiting(project: Project, alike: list[FormPoint]) -> Finding:
    """Blanks of several forms that one record fills, told at the record."""
    source, *fields = _record(alike[0]).split(".")
    names = shortened([f"{each.form} “{each.label}”" for each in alike])
    said = Message(
        "{count} blanks of the forms wait for this: {names}", {"count": len(alike), "names": names}
    )
    return project.found("FORM-UNSAID", (source, *fields), said, "record", why="")


def _told(project: Project, point: FormPoint) -> Finding:
    values = {
        "form": point.form,
        "label": _numbered(point),
        "around": point.around or point.at,
        "table": point.table,
        "values": tuple(point.values),
        "why": point.why or "",
    }
    return _found(project, point, Message(_SAID[point.kind].text, values))


def _found(project: Project, point: FormPoint, said: Message, reason: Message | None = None) -> Finding:
    """The finding of a point, with its case and place."""
    labels = label_words()
    case = _CASES.get(point.kind, "")
    field = "offer.rate" if ":" in point.field else point.field.partition("#")[0]  # a rate of a part
    record = labels.records.get(field, "")
    if point.kind == "unsaid":
        case = "record" if record else "person"
    if point.field == PAGES and point.kind in ("column", "cells"):
        case = "pages"
    place: Place = point.entry or (
        ("response", "contracts") if point.kind == "chosen" else ("forms", "forms")
    )
    if point.kind == "rows" and point.field in _ROWS:
        case, place = _ROWS[point.field]
    if point.kind in ("unsaid", "withheld") and record and not point.entry:
        source, *fields = record.split(".")
        place = (source, *fields)
    why = reason or labels.unrecorded.get(field) or Message("no record has it")
    return project.found(_CODES[point.kind], place, said, case, why=why)


def _numbered(point: FormPoint) -> Message | str:
    if point.number == 1 or point.table:
        return point.label
    return Message("{label}, number {number}", {"label": point.label, "number": point.number})
