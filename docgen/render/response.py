"""One volume of the response: its fields in its template."""

from __future__ import annotations

from docgen.model.derived import ResponseFigures
from docgen.model.project import Project
from docgen.model.tender import Volume
from docgen.render.context import response_fields
from docgen.render.paper import fill_paper
from docgen.render.word import Filled, Properties

WATERMARK = "草稿 不得递交"


def render_volume(project: Project, figures: ResponseFigures, volume: Volume, draft: bool) -> Filled:
    """Fill the volume's template."""
    properties = Properties(
        title=f"{project.tender.project_name} {volume.title}",
        author=project.bidder.name,
        dated=project.response.signed,
    )
    fields = response_fields(project, figures, volume)
    watermark = WATERMARK if draft else ""
    return fill_paper(project.folder, "response", volume.code, fields, properties, watermark)
