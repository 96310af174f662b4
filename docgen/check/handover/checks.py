"""A handover judged: its terms, assets, accounts, and the differences that derivation found."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.handover.accounts import check_accounts
from docgen.check.handover.assets import check_assets
from docgen.check.handover.terms import check_terms
from docgen.model.finding import Finding, Message
from docgen.model.handover.inventory import Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.rules.ruleset import Ruleset


def check_handover(project: HandoverProject, figures: Handover, rules: Ruleset) -> list[Finding]:
    """Everything found in a handover; waived findings lowered."""
    return [
        *check_terms(project, figures),
        *check_assets(project, figures),
        *check_accounts(project, rules.secrets),
        *_differences(project, figures),
    ]


def _differences(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    for difference in figures.differences:
        said, case = difference.message, ""
        if difference.explanation:
            values = {"fault": said, "explanation": difference.explanation}
            said, case = Message("{fault} (explained: {explanation})", values), "explained"
        at, subject = (difference.source, *difference.place), difference.subjects[0]
        yield project.found(difference.code, at, said, case, subject=subject)
