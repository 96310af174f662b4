"""The volumes of a response: those of the tender's own forms with the forms in their places.

tender.yaml → the forms cut again, filled → docgen's own parts filled → one volume, read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from docgen.derive.forms.values import Value, values
from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.forms import PrescribedForm
from docgen.model.tender.tender import Volume
from docgen.packages.form_words import altered_forms, leftovers
from docgen.packages.forms import filled_forms
from docgen.packages.tender_forms import CutForms, cut_forms
from docgen.render.engine.package import Filled, Properties, stamped
from docgen.render.engine.values import form_bookmark
from docgen.render.forms.volume import PlacedForm, volume
from docgen.render.response.context import named_places
from docgen.render.response.papers import volumes as own_parts
from docgen.render.templates.papers import Paper


def volumes(project: Project, figures: ResponseFigures) -> Iterator[Paper]:
    """Each volume that the tender asks for.

    Raises DocgenError where the tender's file is another than the one that was read, or lacks a form.
    """
    forms = _wanted(project)
    cut = cut_forms(project, forms) if forms else None
    known = values(project, figures) if forms else {}
    by_code = {each.code: each for each in project.tender.volumes}
    for paper in own_parts(project, figures):
        each = by_code[paper.spec.code]
        if cut is None or not each.parts:
            yield paper
        else:
            made = partial(_volume, project, each, cut, known, paper.properties)
            yield replace(paper, made=made)


def form_faults(project: Project) -> Iterator[Finding]:
    """What would stop the forms from being cut, said while there is time.

    A file of the tender that was changed or is gone is told by the check of the tender's files.
    """
    try:
        yield from leftovers(project, cut_forms(project, _wanted(project)))
    except DocgenError as problem:
        yield from (each for each in problem.findings if each.code == "FORM-UNFOUND")


def _wanted(project: Project) -> list[PrescribedForm]:
    """The forms that a volume has among its parts."""
    wanted = {part for each in project.tender.volumes for part in each.parts}
    return [form for form in project.tender.forms if form.code in wanted]


def _volume(
    project: Project,
    made_of: Volume,
    cut: CutForms,
    known: Mapping[str, Value],
    properties: Properties,
    own: Filled,
    watermark: str,
) -> Filled:
    """The volume of docgen's own filled parts and the tender's forms, filled."""
    records = {form.code: form for form in project.tender.forms}
    codes = [part for part in made_of.parts if part in records]
    file = cut.forms[codes[0]][0] if codes else 0
    placed = [
        PlacedForm(
            code,
            records[code].heading,
            form_bookmark(code),
            edited=_apart(cut, code, file, known),
            bare=records[code].free,
        )
        for code in codes
    ]
    host = _filled(cut, file, [form.code for form in placed if form.edited is None], known)
    content = volume(own.content, host, placed, f"{made_of.title}.docx", sorted(named_places(project)))
    finished = stamped(content, properties, watermark)
    return Filled(finished, (*own.findings, *altered_forms(finished, made_of, cut)))


def _apart(cut: CutForms, code: str, file: int, known: Mapping[str, Value]) -> bytes | None:
    """A form as a file of its own, where it stands in another file than the volume's first one."""
    return None if cut.forms[code][0] == file else _filled(cut, cut.forms[code][0], [code], known)


def _filled(cut: CutForms, file: int, codes: Sequence[str], known: Mapping[str, Value]) -> bytes:
    source = cut.files[file]
    forms = [cut.forms[code][1] for code in codes]
    return filled_forms(source.source, source.document, forms, known).content
