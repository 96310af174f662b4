"""Everything that follows from a response's records."""

from __future__ import annotations

from docgen.derive.response.calendar import contract_calendar, signing_limits
from docgen.derive.response.copying import answer_likenesses
from docgen.derive.response.demands import judged_demands
from docgen.derive.response.depth import item_depths
from docgen.derive.response.domestic import domestic_goods
from docgen.derive.response.facilities import site_facilities
from docgen.derive.response.low_price import low_price_tests
from docgen.derive.response.price_evaluation import price_evaluation
from docgen.derive.response.pricing import price_schedule
from docgen.derive.response.staffing import staffing
from docgen.derive.response.unstated import unstated_requirements
from docgen.derive.response.wording import written_texts
from docgen.derive.roster import site_rosters
from docgen.derive.sme.declaration import sme_declaration
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures, SmeDeclaration, SmeUnsettled
from docgen.model.rules.ruleset import Ruleset


def response_figures(project: Project, rules: Ruleset) -> ResponseFigures:
    """All figures of a response by the rules in force."""
    lot = project.tender.lot
    price = price_schedule(project.response.offer, lot.price, lot.term_months)
    domestic = domestic_goods(project, price, rules.domestic)
    asked = sme_declaration(project, rules.sizes, rules.trades)
    declared = asked if isinstance(asked, SmeDeclaration) else None
    return ResponseFigures(
        price=price,
        facilities=site_facilities(lot, project.equipment),
        sme=declared,
        sme_unsettled=asked if isinstance(asked, SmeUnsettled) else None,
        evaluation=price_evaluation(project, price.compared, declared, domestic, rules.price),
        rosters=site_rosters(project.response.sites),
        staffing=tuple(staffing(project, rules.staff_levels, rules.labour)),
        low_price=low_price_tests(project, price.compared, rules.review),
        domestic=domestic,
        signing_limits=signing_limits(project),
        calendar=contract_calendar(project),
        likenesses=answer_likenesses(project, rules.copying),
        written=written_texts(
            project, [chapter.text for chapter in project.plan], rules.leftovers.experience
        ),
        demands=judged_demands(project, rules.figures),
        depths=item_depths(project, rules.depth),
        unstated=unstated_requirements(lot, rules.figures),
    )
