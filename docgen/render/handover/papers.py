"""The papers of a handover: their fields in their templates."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.handover.inventory import Handover
from docgen.model.handover.project import HandoverProject
from docgen.render.engine.package import Properties
from docgen.render.handover.context import handover_fields
from docgen.render.handover.specs import PAPERS
from docgen.render.templates.papers import Paper


def handover_papers(project: HandoverProject, figures: Handover) -> Iterator[Paper]:
    """Each paper in turn; the fields are made once for all."""
    fields = handover_fields(project, figures, PAPERS)
    for spec in PAPERS:
        properties = Properties(
            title=f"{project.service.tender.project_name} {spec.title}",
            author=project.service.operator.name,
            dated=project.terms.date,
        )
        own = fields | {"paper": {"code": spec.code, "title": spec.title}}
        yield Paper("handover", spec, own, properties)
