"""A copy of the example changed here and there, and everything that checks find in it."""

from __future__ import annotations

from pathlib import Path

from conftest import replace

from docgen.check import check_response
from docgen.check.bidder import check_bidder
from docgen.check.dates import check_dates
from docgen.check.price import check_low_price
from docgen.check.price_words import check_price_words
from docgen.check.signatories import check_names, check_signatories
from docgen.derive.response import response_figures
from docgen.derive.wording import written_texts
from docgen.load.chapter_text import chapter_text
from docgen.load.project import load_project
from docgen.model.finding import Finding
from docgen.rules import price_law, size_rule

ANSWERS, RESPONSE, TENDER, BIDDER = "answers.yaml", "response.yaml", "tender.yaml", "company/bidder.yaml"

FIRST = "  - 收到成交通知书后 10 日内到场签订三方合同，不附加任何条件。"
"""The first commitment."""

Edits = list[tuple[str, str, str]]
"""File, old text, new text."""


def edit(folder: Path, edits: Edits) -> None:
    for file, old, new in edits:
        replace(folder / file, old, new)


def promised(text: str) -> Edits:
    """A further commitment."""
    return [(RESPONSE, FIRST, f"  - {text}\n{FIRST}")]


def checked(folder: Path) -> list[Finding]:
    project = load_project(folder)
    figures = response_figures(project, size_rule(), price_law())
    written = written_texts(project, [chapter_text(plan.path, plan.record.file) for plan in project.plan])
    found = check_response(project, figures)
    for finding in (
        *check_price_words(project, figures.price, written),
        *check_low_price(project, figures),
        *check_bidder(project),
        *check_signatories(project),
        *check_names(project, written),
        *check_dates(project, figures),
    ):
        found += [] if finding in found else [finding]
    return found


def codes(found: list[Finding], severity: str) -> list[str]:
    return [finding.code for finding in found if finding.severity == severity]
