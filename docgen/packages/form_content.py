"""What goes into the tender's forms from a project, and what is left for a person before they are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from docgen.derive.evidence.lookup import scan_for
from docgen.derive.forms.answering import Answers
from docgen.derive.forms.contracts import chosen
from docgen.derive.forms.persons import leader, persons
from docgen.derive.forms.printed import printed_by
from docgen.derive.forms.table_records import table_records
from docgen.derive.forms.values import Value, facts, values
from docgen.derive.forms.withheld import withheld
from docgen.model.finding import DocgenError
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.forms import FormPoint, Idle, Printed
from docgen.packages.form_plan import Content, form_points
from docgen.packages.tender_forms import cut_forms, prescribed
from docgen.rules import blank_words, label_words


def form_content(project: Project, figures: ResponseFigures) -> tuple[Mapping[str, Value], Content]:
    """The fields that are known of a project, and what else its forms are filled from."""
    answers = Answers(project.form_answers or FormAnswers(), project.company_forms)
    content = Content(
        answers,
        table_records(project, figures),
        facts(project, figures),
        withheld(project),
        {"contracts": told} if (told := chosen(project).told) is not None else {},
        persons=persons(project),
        leader=leader(project),
        scans=partial(_picture, project),
    )
    return values(project, figures), content


def _picture(project: Project, asked: str) -> bytes | None:
    """The picture for the box of a field; None where there is none, or more than one, or it is a PDF."""
    paper = scan_for(project, asked)
    return paper.path.read_bytes() if paper and paper.facts.kind not in ("pdf", "other") else None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What a person has to look at in the forms of the project's tender, entries that meet no blank, and what
    the forms' tables print. `printed` is None where the forms cannot be cut."""

    points: tuple[FormPoint, ...] = ()
    idle: tuple[Idle, ...] = ()
    printed: Printed | None = None


def unsettled(project: Project, figures: ResponseFigures) -> Unsettled:
    """The forms of the project's tender, cut and looked through without making them.

    Files of the tender that are not there any more are said by TENDER-CHANGED, and nothing of them here.
    """
    known, content = form_content(project, figures)
    try:
        cut = cut_forms(project, project.folder, prescribed(project))
    except DocgenError:
        return Unsettled()
    points: list[FormPoint] = []
    for _, of_file in groupby(cut.of_files(), key=lambda each: id(each[0])):
        own = list(of_file)
        filled = [form for _, form in own if not form.free]
        points += form_points(own[0][0].document, filled, known, content)
    printed = printed_by((form for _, form in cut.of_files()), content.records, label_words(), blank_words())
    return Unsettled(tuple(points), content.answers.idle(), printed)
