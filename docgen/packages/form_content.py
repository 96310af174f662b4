"""What goes into the tender's forms from a project, and what is left for a person before they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from docgen.derive.forms.answering import Answers
from docgen.derive.forms.table_records import table_records
from docgen.derive.forms.values import Value, facts, values
from docgen.intake.forms.reading import forms
from docgen.intake.opened import opened
from docgen.intake.read import outline_of
from docgen.load.tender_files import FOLDER, digest
from docgen.model.project import Project
from docgen.model.reading.blocks import Document
from docgen.model.reading.reading import TenderForm
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.forms import FormPoint, Idle
from docgen.model.text import squeezed
from docgen.packages.forms import Content, form_points
from docgen.rules import label_words


def form_content(project: Project, figures: ResponseFigures) -> tuple[Mapping[str, Value], Content]:
    """The fields that are known of a project, and what else its forms are filled from."""
    answers = Answers(project.form_answers or FormAnswers(), project.company_forms)
    content = Content(
        answers,
        table_records(project, figures),
        facts(project, figures),
        scans=partial(scan_for, project),
    )
    return values(project, figures), content


def scan_for(project: Project, asked: str) -> bytes | None:
    """The picture of the evidence that is titled as the box of a field asks; None where there is not one."""
    names = {squeezed(word) for word in label_words().fields.get(asked, ())}
    found = [each for each in project.evidence.values() if squeezed(each.record.title) in names]
    if len(found) != 1 or found[0].facts.kind in ("pdf", "other") or not found[0].facts.readable:
        return None
    return found[0].path.read_bytes()


def unsettled(project: Project, figures: ResponseFigures) -> tuple[tuple[FormPoint, ...], tuple[Idle, ...]]:
    """What a person has to look at in the forms of the project's tender; and entries that meet no blank.

    Files of the tender that are not there any more are said by TENDER-CHANGED, and nothing of them here.
    """
    known, content = form_content(project, figures)
    points: list[FormPoint] = []
    read = False
    for document, asked in _asked(project):
        read = True
        points += form_points(document, asked, known, content)
    return tuple(points), content.answers.idle() if read else ()


def _asked(project: Project) -> Iterator[tuple[Document, tuple[TenderForm, ...]]]:
    """The tender's files as they were read, with the forms of the project's lot."""
    folder = (project.folder / project.sources.files["tender"]).parent / FOLDER
    documents = [
        opened(path)
        for paper in project.tender.files
        if digest(path := folder / Path(paper.file).name) == paper.sha256
    ]
    if documents:
        outline = outline_of(*documents)
        own = ("", project.tender.lot.code)
        yield outline.document, tuple(form for form in forms(outline) if form.lot in own)
