"""The papers of a handover: their fields in their templates."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import HandoverProject
from docgen.model.tender.tender import Volume
from docgen.render.engine.package import Properties
from docgen.render.handover.context import handover_fields
from docgen.render.templates.papers import Paper

PAPERS = (
    Volume(code="agreement", title="移交协议"),
    Volume(code="inventory", title="资产移交清册"),
    Volume(code="accounts", title="账号与数据移交单"),
    Volume(code="onsite", title="现场交接文件"),
)


def handover_papers(project: HandoverProject, figures: Handover) -> Iterator[Paper]:
    """Each paper in turn; the fields are made once for all."""
    fields = handover_fields(project, figures, PAPERS)
    for volume in PAPERS:
        properties = Properties(
            title=f"{project.operation.tender.project_name} {volume.title}",
            author=project.operation.operator.name,
            dated=project.terms.date,
        )
        own = fields | {"paper": {"code": volume.code, "title": volume.title}}
        yield Paper("handover", volume, own, properties)
