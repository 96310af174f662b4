"""Records and derived values judged against the tender; findings are returned, nothing is mended."""

from __future__ import annotations

from docgen.check.response.answers import check_answers
from docgen.check.response.at_stake import points_at_stake
from docgen.check.response.bidder import check_bidder
from docgen.check.response.bonds import check_bonds
from docgen.check.response.ceilings import check_ceilings
from docgen.check.response.chapters import check_chapters, check_machinery
from docgen.check.response.clauses import check_clauses
from docgen.check.response.consortium import check_consortium
from docgen.check.response.copying import check_copying
from docgen.check.response.dates import check_dates
from docgen.check.response.demands import check_demands
from docgen.check.response.evaluation import check_evaluation
from docgen.check.response.evidence import check_evidence
from docgen.check.response.figures import check_figures
from docgen.check.response.figures_in_words import check_figures_in_words
from docgen.check.response.fingerprints import check_fingerprints
from docgen.check.response.former import check_former
from docgen.check.response.gathering import gathered_kinds
from docgen.check.response.leftovers import check_leftovers
from docgen.check.response.marks import check_marks
from docgen.check.response.posts import check_posts
from docgen.check.response.preferences import check_preferences
from docgen.check.response.price import check_low_price, check_price
from docgen.check.response.price_names import check_price_names
from docgen.check.response.price_parts import check_price_parts
from docgen.check.response.price_scope import check_price_scope
from docgen.check.response.price_words import check_price_words
from docgen.check.response.review_words import check_row_words
from docgen.check.response.reviews import check_reviews
from docgen.check.response.sections import check_sections
from docgen.check.response.signatories import check_names, check_signatories
from docgen.check.response.sites import check_sites
from docgen.check.response.sme import check_sme
from docgen.check.response.staff import check_staff
from docgen.check.response.staff_limits import check_staff_limits
from docgen.check.response.stated_terms import check_stated_terms
from docgen.check.response.subcontracting import check_subcontracting
from docgen.check.response.tender_dates import check_tender_dates
from docgen.check.response.tender_terms import check_tender_terms
from docgen.check.response.unwritten import gathered
from docgen.check.response.validity import check_validity
from docgen.check.response.volume_parts import check_volume_parts
from docgen.check.tender.confirmed import check_confirmed, check_tender_files
from docgen.model.finding import Finding
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.rules.ruleset import Ruleset


def check_response(project: Project, figures: ResponseFigures, rules: Ruleset) -> list[Finding]:
    """Everything found in a response: what was read and not confirmed, then the clauses, then the rest."""
    found = [
        *check_tender_files(project),
        *check_confirmed(project),
        *check_clauses(project),
        *check_tender_terms(project),
        *check_marks(project),
        *check_reviews(project),
        *check_volume_parts(project),
        *check_row_words(project, rules.confirmation),
        *check_bonds(project, figures.written, rules.statements.bonds),
        *check_evaluation(project, rules.confirmation, figures.depths),
        *check_answers(project, rules.confirmation),
        *check_figures(project, figures),
        *check_demands(project, figures.demands),
        *check_figures_in_words(project, rules.statements.figures),
        *check_subcontracting(project, figures.written, rules.subcontracting),
        *check_copying(project, figures.likenesses, rules.copying),
        *check_former(project),
        *check_evidence(project),
        *check_price(project, figures.price, rules.review),
        *check_ceilings(project, figures.price),
        *check_price_parts(project, figures.price, rules.review),
        *check_price_scope(project, figures.price, rules.statements.price),
        *check_price_words(project, figures.price, figures.written, rules.statements.price),
        *check_price_names(project, figures.price, figures.written, rules.statements.price),
        *check_low_price(project, figures),
        *check_preferences(project, figures, rules.review, rules.domestic),
        *check_bidder(project),
        *check_signatories(project, rules.signatories.adult.years),
        *check_names(project, figures.written, rules.signatories),
        *check_consortium(project),
        *check_sme(project, figures, rules.printed_tables),
        *check_tender_dates(project),
        *check_dates(project, figures),
        *check_stated_terms(project, figures, figures.written, rules.statements.terms),
        *check_sites(project, rules.statements.figures),
        *check_staff(project, figures.rosters, rules.labour),
        *check_staff_limits(project, figures.staffing, rules.staff_levels),
        *check_validity(project),
        *check_posts(project, figures.staffing, rules.staff_levels),
        *check_chapters(project, rules.leftovers),
        *check_sections(project, rules.skeletons),
        *check_machinery(project, figures.written, rules.machinery),
        *check_leftovers(project, figures.written, rules.leftovers),
        *check_fingerprints(project, project.fingerprints, rules.fingerprints),
    ]
    return list(gathered_kinds(project, points_at_stake(project, gathered(project, found))))
