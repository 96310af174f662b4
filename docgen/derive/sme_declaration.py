"""The bidder's SME class for one bid: the tender's industry, the figures of the year before the opening."""

from __future__ import annotations

from datetime import date

from docgen.derive.sme import classify
from docgen.derive.sme_industry import find_industry
from docgen.model.bidder import Bidder
from docgen.model.derived import SmeDeclaration
from docgen.model.sme import Industry, SizeRule
from docgen.model.tender import SmeTerms


def sme_declaration(terms: SmeTerms, bidder: Bidder, opening: date, rule: SizeRule) -> SmeDeclaration | None:
    """The class by the industry that the tender names, never the bidder's own registration.

    Without figures of the prior year every class is still possible; an industry that the table does not
    know gives None (a finding says so).
    """
    industry = find_industry(rule, terms.industry)
    if not isinstance(industry, Industry):
        return None
    year = next((year for year in bidder.years if year.year == opening.year - 1), None)
    figures = (year.headcount, year.revenue, year.assets) if year else (None, None, None)
    return SmeDeclaration(year=year, classification=classify(rule, industry, *figures))
