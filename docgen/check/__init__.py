"""Records and derived values judged against the tender; findings are returned, nothing is mended."""

from __future__ import annotations

from docgen.check.clauses import check_clauses
from docgen.check.price import check_price
from docgen.check.sites import check_sites
from docgen.check.sme import check_sme
from docgen.check.waivers import waive
from docgen.model.derived import ResponseFigures
from docgen.model.finding import Finding
from docgen.model.project import Project


def check_response(project: Project, figures: ResponseFigures) -> list[Finding]:
    """Everything found in a response, clause findings first."""
    found = [
        *check_clauses(project),
        *check_price(project, figures.price),
        *check_sites(project),
        *check_sme(project, figures),
    ]
    return waive(project, found)
