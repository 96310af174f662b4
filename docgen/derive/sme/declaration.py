"""The SME declaration of one bid: the tender's industry, the figures of the year before the opening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docgen.derive.sme.asked import meaning
from docgen.derive.sme.classify import classify
from docgen.derive.sme.table import differences, tender_rule
from docgen.model.company.bidder import FinancialYear, SmeFacts
from docgen.model.project import Project
from docgen.model.response.figures import SmeDeclaration, SmeEntry, SmeUnsettled
from docgen.model.sme.size_rule import SizeClass, SizeRule
from docgen.model.sme.trade import Meant, Trades


def sme_declaration(
    project: Project, official: SizeRule, trades: Callable[[], Trades]
) -> SmeDeclaration | SmeUnsettled | None:
    """The bidder's class and that of each further consortium member; None where none is asked for.

    The industry is the one that the tender names, never the bidder's own registration. The tender may name
    it by a class of GB/T 4754 or by the business; where that decides none, what it leaves open is the answer.
    """
    lot, bidder = project.tender.lot, project.bidder
    rule = tender_rule(official, lot.sme_table)
    if lot.sme is None:
        return None
    meant = meaning(rule, trades, lot.sme.industry)
    readings = meant.readings if isinstance(meant, Meant) else ()
    if not isinstance(meant, Meant) or (industry := meant.industry) is None:
        return SmeUnsettled(
            industries=tuple(each.industry.name for each in readings if each.industry),
            reasons=tuple(each.reason for each in readings if each.reason),
        )
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
    claim = meaning(rule, trades, claimed) if claimed is not None else None
    return SmeDeclaration(
        industry=industry.name,
        year=wanted,
        claim_agrees=claim is None
        or (isinstance(claim, Meant) and any(each.industry == industry for each in claim.readings)),
        differences=tuple(differences(official, lot.sme_table)),
        entries=tuple(entries),
    )
