"""What is found in a project, and what a test expects of it."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.check.acceptance.assessor import check_assessor
from docgen.check.acceptance.checks import check_scoring
from docgen.check.acceptance.dates import check_dates
from docgen.check.waivers import idle_waivers, waive
from docgen.derive.acceptance.duties import setup_day
from docgen.model.acceptance.records import Acceptance
from docgen.model.finding import Finding, Severity
from docgen.model.handover.project import HandoverProject
from docgen.model.project import Project
from docgen.packages.periods.asked import contract_periods
from docgen.packages.registry import package


def findings(project: Project | HandoverProject | Acceptance) -> list[Finding]:
    """Everything that its kind of package finds in records: derived, checked and waived in memory.

    Of an acceptance, what is found whatever the ledgers say. Whatever is found stands in a file.
    """
    found = _acceptance(project) if isinstance(project, Acceptance) else _whole(project)
    assert [finding for finding in found if not finding.origin.file] == []
    return found


def _acceptance(acceptance: Acceptance) -> list[Finding]:
    periods = contract_periods(acceptance)
    begun = [period for period in periods if not period.empty]
    dates = check_dates(acceptance, periods, setup_day(acceptance))
    found = [*check_scoring(acceptance), *dates, *check_assessor(acceptance, begun)]
    return waive(acceptance.service, found)


def _whole(project: Project | HandoverProject) -> list[Finding]:
    kind = package("handover" if isinstance(project, HandoverProject) else "response")
    holder = kind.stands_on(project)
    found = waive(holder, kind.check(project, kind.figures(project, None, False)))
    return [*found, *idle_waivers(holder, [*found, *kind.elsewhere(project)], kind.themes)]


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
