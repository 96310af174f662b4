"""The papers of a handover: their fields in their templates."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import HandoverProject
from docgen.model.paper import PaperSpec
from docgen.render.engine.package import Properties
from docgen.render.handover.context import handover_fields
from docgen.render.templates.papers import Paper

PAPERS = (
    PaperSpec(code="agreement", title="移交协议"),
    PaperSpec(code="inventory", title="资产移交清册"),
    PaperSpec(code="accounts", title="账号与数据移交单"),
    PaperSpec(code="onsite", title="现场交接文件"),
)


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
