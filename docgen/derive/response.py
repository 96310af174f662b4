"""Everything that follows from a response's records."""

from __future__ import annotations

from docgen.derive.facilities import site_facilities
from docgen.derive.pricing import price_schedule
from docgen.derive.sme_declaration import sme_declaration
from docgen.model.derived import ResponseFigures
from docgen.model.project import Project
from docgen.model.sme import SizeRule


def response_figures(project: Project, sizes: SizeRule) -> ResponseFigures:
    """Prices, facilities and SME class; `sizes` is the size table in force."""
    lot = project.tender.lot
    return ResponseFigures(
        price=price_schedule(project.response.offer, lot.price),
        facilities=site_facilities(lot, project.equipment),
        sme=sme_declaration(lot.sme, project.bidder, project.tender.opening, sizes) if lot.sme else None,
    )
