"""The papers of a handover: their fields in their templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import HandoverProject
from docgen.model.tender.tender import Volume
from docgen.render.engine.word import Filled, Properties
from docgen.render.handover.context import handover_fields
from docgen.render.templates.files import fill_template

PAPERS = (
    Volume(code="agreement", title="移交协议"),
    Volume(code="inventory", title="资产移交清册"),
    Volume(code="accounts", title="账号与数据移交单"),
    Volume(code="onsite", title="现场交接文件"),
)
WATERMARK = "草稿 不得签署"


def render_handover(
    project: HandoverProject, figures: Handover, draft: bool, progress: Callable[[str], None]
) -> Iterator[tuple[Volume, Filled]]:
    """Each paper filled, one at a time and its title told before; the fields are made once for all."""
    fields = handover_fields(project, figures, PAPERS)
    for paper in PAPERS:
        progress(paper.title)
        properties = Properties(
            title=f"{project.operation.tender.project_name} {paper.title}",
            author=project.operation.operator.name,
            dated=project.terms.date,
        )
        own = fields | {"paper": {"code": paper.code, "title": paper.title}}
        watermark = WATERMARK if draft else ""
        folder = project.operation.folder
        yield paper, fill_template(folder, "handover", paper.code, own, properties, watermark)
