"""The SME declaration of one bid: the tender's industry, the figures of the year before the opening."""

from __future__ import annotations

from datetime import date

from docgen.derive.sme.classify import classify
from docgen.derive.sme.industry import find_industry
from docgen.derive.sme.table import differences, tender_rule
from docgen.model.company.bidder import FinancialYear, SmeFacts
from docgen.model.project import Project
from docgen.model.response.figures import SmeDeclaration, SmeEntry
from docgen.model.sme.size_rule import Industry, SizeClass, SizeRule


def sme_declaration(project: Project, official: SizeRule) -> SmeDeclaration | None:
    """The bidder's class and that of each further consortium member; None where none is asked for.

    The industry is the one that the tender names, never the bidder's own registration; one that the
    table does not know gives None too (a finding says so).
    """
    lot, bidder = project.tender.lot, project.bidder
    rule = tender_rule(official, lot.sme_table)
    industry = find_industry(rule, lot.sme.industry) if lot.sme else None
    if lot.sme is None or not isinstance(industry, Industry):
        return None
    wanted = project.tender.opening.year - 1

    def entry(
        name: str,
        task: str,
        founded: date,
        year: FinancialYear | None,
        facts: SmeFacts,
        claimed: SizeClass | None,
    ) -> SmeEntry:
        figures = (year.headcount, year.revenue, year.assets) if year else (None, None, None)
        return SmeEntry(
            name=name,
            task=task,
            year=year,
            newly_founded=founded.year > wanted,
            facts=facts,
            claimed=claimed,
            classification=classify(rule, industry, *figures),
        )

    own = next((year for year in bidder.years if year.year == wanted), None)
    task = lot.sme.item
    entries = [entry(bidder.name, task, bidder.founded, own, bidder.sme, project.response.sme.size)]
    for member in project.response.consortium:
        year = member.year if member.year and member.year.year == wanted else None
        entries.append(entry(member.name, member.task, member.founded, year, member.sme, member.size))
    claimed = project.response.sme.industry
    return SmeDeclaration(
        industry=industry.name,
        year=wanted,
        claim_agrees=claimed is None or find_industry(rule, claimed) == industry,
        differences=tuple(differences(official, lot.sme_table)),
        entries=tuple(entries),
    )
