"""The papers of a response: its volumes, and the check report that stays in the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from docgen.model.finding import Finding
from docgen.model.paper import PaperSpec
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.render.engine.package import Properties
from docgen.render.response.context import response_fields
from docgen.render.response.review import review_fields
from docgen.render.templates.papers import Paper

REPORT = PaperSpec(code="report", title="检查报告")
"""For the internal review meeting."""


def volumes(project: Project, figures: ResponseFigures) -> Iterator[Paper]:
    """Each volume that the tender asks for, by the template that bears its code.

    docgen's own parts of one that is made of the tender's forms are by one template for all, and the forms
    are still to be put in (`Paper.made`).
    """
    for volume in project.tender.volumes:
        fields = response_fields(project, figures, volume)
        yield Paper("response", volume, fields, _properties(project, volume), volume.template)


def check_report(
    project: Project,
    figures: ResponseFigures,
    findings: Sequence[Finding],
    pages: Mapping[int, Decimal] | None = None,
) -> Iterator[Paper]:
    """The check report: everything found, waivers, the marked clauses, low-price tests, the calendar.

    `pages` are those of the plan's chapters, by number from 1, where a PDF was made of them.
    """
    fields = review_fields(project, figures, findings, pages or {})
    yield Paper("review", REPORT, fields, _properties(project, REPORT))


def _properties(project: Project, spec: PaperSpec) -> Properties:
    return Properties(
        title=f"{project.tender.project_name} {spec.title}",
        author=project.bidder.name,
        dated=project.response.signed,
    )
