"""The tender's forms for a person who fills what the data do not: a value is said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from docgen.derive.forms.answering import Answers
from docgen.derive.forms.values import Value
from docgen.edit.change import Change
from docgen.edit.save import read
from docgen.load.files.yaml import read_yaml
from docgen.load.response.under_way import load_under_way
from docgen.model.finding import DocgenError, Finding
from docgen.model.response.form_answers import FormAnswers
from docgen.model.text import squeezed
from docgen.pack.writing import rewrite
from docgen.packages.form_content import form_content
from docgen.packages.form_plan import Content
from docgen.packages.runner import examine
from docgen.packages.shown_forms import ShownForm, shown_forms
from docgen.packages.tender_forms import cut_forms, prescribed
from docgen.tasks.desk import COMPANY_FORMS, FORMS, Desk

_HEAD = "# yaml-language-server: $schema=.schemas/forms.schema.json\nforms: []\n"


@dataclass(frozen=True)
class Forms:
    """The forms; `stops` is why what the data say is not known yet, or why there are none."""

    forms: tuple[ShownForm, ...]
    stops: tuple[Finding, ...] = ()


def look_at_forms(desk: Desk) -> Forms:
    """The tender's forms filled as far as the data go; those of a project under way by forms.yaml alone."""
    stops: tuple[Finding, ...] = ()
    try:
        run = examine(desk.folder, "response", None)
        project, (fields, content) = run.data, form_content(run.data, run.figures)
        known: Mapping[str, Value] | None = fields
    except DocgenError as problem:
        stops = problem.findings
        project = load_under_way(desk.folder)
        known, content = None, Content(Answers(_answers(desk, FORMS), _answers(desk, COMPANY_FORMS)))
    if project is None:
        return Forms((), stops)
    wanted = prescribed(project)
    if not wanted:
        return Forms((), stops)
    try:
        cut = cut_forms(project, desk.folder, wanted)
    except DocgenError as problem:
        return Forms((), (*stops, *problem.findings))
    volumes = {part: volume.title for volume in project.tender.volumes for part in volume.parts}
    return Forms(tuple(shown_forms(cut, known, content, volumes)), stops)


def _answers(desk: Desk, stem: str) -> FormAnswers:
    """What a forms.yaml says; nothing where it is not there, or has faults, which checking tells."""
    path = desk.forms_file(stem)
    if not path.is_file():
        return FormAnswers()
    try:
        return FormAnswers.model_validate(read_yaml(path, path.name, FormAnswers)[0] or {})
    except (ValidationError, DocgenError):
        return FormAnswers()


@dataclass(frozen=True)
class Named:
    """A form as the tender numbers it, and its title alone: entries of forms.yaml name it by either."""

    name: str
    title: str

    def is_meant(self, answer: Any) -> bool:
        """Whether an entry is about it."""
        said = squeezed(str(answer.get("form") or "")) if isinstance(answer, Mapping) else ""
        return said in (squeezed(self.name), squeezed(self.title))


def say_blank(desk: Desk, stem: str, form: Named, label: str, number: int, value: str, empty: bool) -> None:
    """Write what stands in a blank of a form into forms.yaml of the project or of the company.

    Raises what saving does.
    """
    entry: dict[str, Any] = {"label": label}
    if number > 1:
        entry["number"] = number
    entry |= {"left_empty": True} if empty else {"value": value}
    _say(desk, stem, form, "blanks", entry)


def say_column(
    desk: Desk, stem: str, form: Named, head: str, table: int, values: Sequence[str], empty: bool
) -> None:
    """The same for a column of a table, a text a row."""
    entry: dict[str, Any] = {"head": head}
    if table > 1:
        entry["table"] = table
    entry |= {"left_empty": True} if empty else {"values": list(values)}
    _say(desk, stem, form, "columns", entry)


def _say(desk: Desk, stem: str, form: Named, name: str, entry: dict[str, Any]) -> None:
    path = desk.forms_file(stem)
    if not path.is_file():
        rewrite(path, _HEAD)
    shown = next(each for each, kept in desk.files().items() if kept.source == stem)
    now = read(desk.files()[shown])
    forms = now.data.get("forms") or []
    at = next((i for i, each in enumerate(forms) if form.is_meant(each)), None)
    if at is None:
        new = {"form": form.name, name: [entry]}
        change = Change(("forms", len(forms)), new, "insert") if forms else Change(("forms",), [new])
    else:
        held = forms[at].get(name) or []
        place = next((i for i, each in enumerate(held) if _same(each, entry)), None)
        if place is not None:
            change = Change(("forms", at, name, place), entry)
        elif held:
            change = Change(("forms", at, name, len(held)), entry, "insert")
        else:
            change = Change(("forms", at, name), [entry])
    desk.put(shown, change, now.sha256)


def _same(held: Any, entry: Mapping[str, Any]) -> bool:
    if not isinstance(held, Mapping):
        return False
    names = ("label", "number") if "label" in entry else ("head", "table")
    name, number = names
    same = squeezed(str(held.get(name) or "")) == squeezed(str(entry[name]))
    return same and int(held.get(number) or 1) == int(entry.get(number) or 1)
