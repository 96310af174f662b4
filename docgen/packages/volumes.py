"""The volumes of a response: those of the tender's own forms with the forms in their places.

tender.yaml → the forms cut again, filled → docgen's own parts filled → one volume, read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from docgen.check.response.forms import check_forms
from docgen.derive.forms.values import Value
from docgen.load.response.project import load_project
from docgen.load.response.under_way import load_under_way
from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.tender import Volume
from docgen.pack.writing import writing
from docgen.packages.form_content import form_content
from docgen.packages.form_plan import Content, copies_of
from docgen.packages.form_words import altered_forms, leftovers
from docgen.packages.forms import FilledForms, filled_forms
from docgen.packages.own_forms import note_ejected, own_form_faults
from docgen.packages.tender_forms import CutForms, company_parts, cut_forms, own_form, prescribed
from docgen.render.engine.package import Filled, Properties, stamped
from docgen.render.engine.values import form_bookmark
from docgen.render.forms.volume import PlacedForm, volume
from docgen.render.response.context import named_places
from docgen.render.response.page_places import page_places
from docgen.render.response.papers import volumes as own_parts
from docgen.render.templates.papers import Paper

Fill = tuple[Mapping[str, Value], Content]
"""The fields that are known, and what else forms are filled from."""


def volumes(project: Project, figures: ResponseFigures) -> Iterator[Paper]:
    """Each volume that the tender asks for.

    Raises DocgenError where the tender's file is another than the one that was read, or lacks a form.
    """
    forms = prescribed(project)
    wanted = bool(forms or company_parts(project))
    cut = cut_forms(project, project.folder, forms) if wanted else None
    fill = form_content(project, figures) if wanted else ({}, Content())
    by_code = {each.code: each for each in project.tender.volumes}
    for paper in own_parts(project, figures):
        each = by_code[paper.spec.code]
        if cut is None or not each.parts:
            yield paper
        else:
            made = partial(_volume, project, each, cut, fill, paper.properties)
            yield replace(paper, made=made)


def form_faults(project: Project) -> Iterator[Finding]:
    """What would stop the forms from being cut, said while there is time.

    A file of the tender that was changed or is gone is told by the check of the tender's files.
    """
    try:
        cut = cut_forms(project, project.folder, prescribed(project))
    except DocgenError as problem:
        yield from (each for each in problem.findings if each.code != "TENDER-CHANGED")
        return
    yield from leftovers(project, cut)
    yield from own_form_faults(project, cut)


def _volume(
    project: Project,
    made_of: Volume,
    cut: CutForms,
    fill: Fill,
    properties: Properties,
    own: Filled,
    watermark: str,
) -> Filled:
    """The volume of docgen's own filled parts and the tender's forms, filled."""
    marked = bool(watermark)
    records = {form.code: form for form in project.tender.forms}
    codes = [part for part in made_of.parts if part in cut.forms or part in cut.company]
    file = next((cut.forms[code][0] for code in codes if code in cut.forms), 0)
    apart = {code: made for code in codes if (made := _apart(cut, code, file, fill, marked)) is not None}
    placed = [
        PlacedForm(
            code,
            records[code].heading if code in records else code,
            form_bookmark(code),
            edited=apart[code].content if code in apart else None,
            bare=code in records and records[code].free,
        )
        for code in codes
    ]
    host = _filled(cut, file, [code for code in codes if code not in apart], fill, marked)
    content = volume(
        own.content,
        host.content,
        placed,
        f"{made_of.title}.docx",
        sorted(named_places(project)),
        page_places(project, made_of),
    )
    finished = stamped(content, properties, watermark)
    unwritten = [point for each in (host, *apart.values()) for point in each.unwritten]
    copies = {code: len(copies_of(form, fill[1])) for code, (_, form) in cut.forms.items()}
    told = check_forms(project, unwritten, ())
    return Filled(finished, (*own.findings, *told, *altered_forms(finished, made_of, cut, copies)))


def _apart(cut: CutForms, code: str, file: int, fill: Fill, marked: bool) -> FilledForms | None:
    """A form as a file of its own: an edited one, the company's, one of another file than the first one's."""
    if code in cut.edited or code in cut.company:
        own, form = cut.edited[code] if code in cut.edited else cut.company[code]
        return filled_forms(own.source, own.document, [form], *fill, marked)
    return None if cut.forms[code][0] == file else _filled(cut, cut.forms[code][0], [code], fill, marked)


def _filled(cut: CutForms, file: int, codes: Sequence[str], fill: Fill, marked: bool = False) -> FilledForms:
    source = cut.files[file] if cut.files else next(iter(cut.company.values()))[0]
    forms = [cut.forms[code][1] for code in codes]
    return filled_forms(source.source, source.document, forms, *fill, marked)


def eject_forms(folder: Path) -> list[Path]:
    """Each form of the project's tender, not filled, as templates/forms/CODE.docx, to be edited in Word.

    Builds then take it instead of the tender's. Nothing that is there already is overwritten. Raises
    DocgenError where the tender's file is another, the project cannot be read, or there is nothing to write.
    """
    project = load_under_way(folder) or load_project(folder)
    return ejected(folder, cut_forms(project, folder, prescribed(project)))


def ejected(folder: Path, cut: CutForms) -> list[Path]:
    """The files written: those of forms that the project in `folder` has none of its own of."""
    made: list[Path] = []
    for code, (file, _) in cut.forms.items():
        target = folder / own_form(code)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            with writing(target) as temporary:
                temporary.write_bytes(_filled(cut, file, [code], ({}, Content())).content)
            made.append(target)
    if made:
        note_ejected(folder, cut, [each.stem for each in made])
    return made
