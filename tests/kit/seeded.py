"""A copy of the example changed here and there, and everything that checks find in it."""

from __future__ import annotations

from pathlib import Path

from docgen.check.response.checks import check_response
from docgen.derive.response.figures import response_figures
from docgen.load.response.project import load_project
from docgen.model.finding import Finding
from docgen.rules import ruleset
from kit.project import replace

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


def expect_void(folder: Path, edits: Edits, code: str) -> None:
    """The edits bring about exactly this one error, with its place."""
    edit(folder, edits)
    found = checked(folder)
    assert codes(found, "error") == [code], found
    assert all(finding.origin.file and finding.origin.location for finding in found)


def expect_fine(folder: Path, edits: Edits) -> None:
    """The edits bring about no error, and nothing said of the people who sign."""
    edit(folder, edits)
    found = checked(folder)
    assert codes(found, "error") == [], found
    assert not {"SIGNER-OTHER", "AGENT-SAME"} & set(codes(found, "warning"))


def expect_warned(folder: Path, edits: Edits, warnings: list[str]) -> None:
    """The edits bring about these warnings and no error."""
    edit(folder, edits)
    found = checked(folder)
    assert (codes(found, "error"), codes(found, "warning")) == ([], warnings)
