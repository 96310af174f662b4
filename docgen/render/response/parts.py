"""The parts of a volume of the tender's forms, as the template of docgen's own parts goes through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.model.project import Project
from docgen.model.response.places import chapters_of
from docgen.model.tender.tender import Volume
from docgen.render.response import fields as f


def part_fields(
    project: Project, volume: Volume, chapters: Mapping[str, f.ChapterFields]
) -> Iterator[f.PartFields]:
    """Each part in its order; `chapters` by their titles."""
    forms = {form.code: form for form in project.tender.forms}
    before_free = False
    with_answers = {part for each in project.tender.volumes for part in each.parts} >= {"answers"}
    for part in volume.parts:
        if part == "payment" and (with_answers or not project.tender.lot.payment.stages):
            continue  # docgen's deviation tables have the terms of payment already
        own = [chapters[each.record.title] for each in chapters_of(project, part)]
        if part in forms or part in project.company_form_files:
            yield f.PartFields(kind="form", form=part, titled=False, chapters=[])
        elif own or part == "plan":
            titled = part == "plan" and not before_free
            yield f.PartFields(kind="plan", form="", titled=titled, chapters=own)
        else:
            yield f.PartFields(kind=part, form="", titled=True, chapters=[])
        before_free = part in forms and forms[part].free
