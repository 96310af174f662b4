"""The papers of a response: its volumes, and the check report that stays in the house."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.finding import Finding
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.tender.tender import Volume
from docgen.render.engine.word import Filled, Properties
from docgen.render.response.context import response_fields
from docgen.render.response.review import review_fields
from docgen.render.templates.files import fill_template

WATERMARK = "草稿 不得递交"


def render_volume(project: Project, figures: ResponseFigures, volume: Volume, draft: bool) -> Filled:
    """Fill the template that bears the volume's code."""
    fields = response_fields(project, figures, volume)
    watermark = WATERMARK if draft else ""
    properties = _properties(project, volume.title)
    return fill_template(project.folder, "response", volume.code, fields, properties, watermark)


def render_review(project: Project, figures: ResponseFigures, findings: Sequence[Finding]) -> Filled:
    """Fill the check report for the internal review meeting."""
    fields = review_fields(project, figures, findings)
    return fill_template(project.folder, "review", "report", fields, _properties(project, "检查报告"), "")


def _properties(project: Project, title: str) -> Properties:
    return Properties(
        title=f"{project.tender.project_name} {title}",
        author=project.bidder.name,
        dated=project.response.signed,
    )
