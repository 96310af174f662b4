"""A copy of the example changed here and there, and everything that checks find in it."""

from __future__ import annotations

from pathlib import Path

from conftest import replace

from docgen.check import check_response
from docgen.derive.response import response_figures
from docgen.load.project import load_project
from docgen.model.finding import Finding
from docgen.rules import ruleset

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
    return check_response(project, response_figures(project, ruleset()), ruleset())


def codes(found: list[Finding], severity: str) -> list[str]:
    return [finding.code for finding in found if finding.severity == severity]
