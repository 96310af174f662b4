"""What is found in a project, and what a test expects of it."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.check.handover.checks import check_handover
from docgen.check.response.checks import check_response
from docgen.derive.handover.figures import handover_figures
from docgen.derive.response.figures import response_figures
from docgen.model.finding import Finding, Severity
from docgen.model.handover.records import HandoverProject
from docgen.model.project import Project
from docgen.rules import ruleset


def findings(project: Project | HandoverProject) -> list[Finding]:
    """Everything that the checks of its kind of package find, derived and checked in memory.

    Whatever is found stands in a file.
    """
    rules = ruleset()
    if isinstance(project, HandoverProject):
        found = check_handover(project, handover_figures(project), rules)
    else:
        found = check_response(project, response_figures(project, rules), rules)
    assert [finding for finding in found if not finding.origin.file] == []
    return found


def codes(found: Iterable[Finding], severity: Severity) -> list[str]:
    """Codes of that severity, in the order found."""
    return [finding.code for finding in found if finding.severity == severity]


def clauses(found: Iterable[Finding], severity: Severity = "error") -> list[tuple[str, str]]:
    """Code and clause of everything of that severity, sorted."""
    return sorted((finding.code, finding.clause) for finding in found if finding.severity == severity)


def places(found: Iterable[Finding], severity: Severity = "error") -> list[tuple[str, str]]:
    """Code and place of everything of that severity, in the order found."""
    return [(finding.code, str(finding.origin)) for finding in found if finding.severity == severity]


def the(found: Iterable[Finding], *those: str) -> Finding:
    """The one finding of these codes; "STAFF-" stands for a whole family."""
    (one,) = (finding for finding in found if _among(finding, those))
    return one


def expect_error(found: list[Finding], code: str) -> Finding:
    """Exactly this one error, with its file and its line, cell or paragraph; returned to be looked at."""
    errors = [finding for finding in found if finding.severity == "error"]
    assert [finding.code for finding in errors] == [code], found
    assert errors[0].origin.file
    assert errors[0].origin.location
    return errors[0]


def expect_warned(found: list[Finding], *warnings: str) -> None:
    """Exactly these warnings and no error."""
    assert (codes(found, "error"), codes(found, "warning")) == ([], list(warnings)), found


def expect_fine(found: list[Finding], *never: str) -> None:
    """No error, and none of these codes at all; "STAFF-" stands for a whole family."""
    assert codes(found, "error") == [], found
    assert [finding for finding in found if _among(finding, never)] == []


def _among(finding: Finding, those: tuple[str, ...]) -> bool:
    return any(
        finding.code == code or (code.endswith("-") and finding.code.startswith(code)) for code in those
    )
