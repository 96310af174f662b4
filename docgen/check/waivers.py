"""Waivers: findings that someone answers for. They no longer block, and say who let them pass and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.model.finding import Finding, Message, Origin
from docgen.model.operation import Operation
from docgen.model.project import Project, Waiver
from docgen.rules import package_of

Waived = Project | Operation
"""What holds waivers: a bid, or the years of service after it."""


def waive(project: Waived, findings: Iterable[Finding], package: str = "response") -> list[Finding]:
    """The findings with waived ones lowered to info, and a finding for each waiver that waives nothing.

    A waiver of a code that another kind of package is checked by waives nothing here, rightly. What voids
    a response on a substantive (▲) clause is never lowered.
    """
    found = list(findings)
    void = _substantive(project)
    used: set[int] = set()
    judged: list[Finding] = []
    for finding in found:
        position = next((i for i, waiver in enumerate(project.waivers) if _meant(waiver, finding)), None)
        if position is None:
            judged.append(finding)
            continue
        used.add(position)
        judged += _waived(project, finding, project.waivers[position], position, finding.clause in void)
    for position, waiver in enumerate(project.waivers):
        if position not in used and package_of(waiver.code) == package:
            judged.append(_idle(project, waiver, position))
    return judged


def _substantive(project: Waived) -> set[str]:
    void = {mark.symbol for mark in project.tender.marks if mark.effect == "void"}
    return {clause.code for clause in project.tender.lot.clauses if clause.mark in void}


def _meant(waiver: Waiver, finding: Finding) -> bool:
    return waiver.code == finding.code and waiver.where in ("", finding.clause, str(finding.origin))


def _waived(
    project: Waived, finding: Finding, waiver: Waiver, position: int, substantive: bool
) -> list[Finding]:
    if substantive and finding.severity == "error":
        origin = _origin(project, position)
        said = Message("{code} on the substantive clause {clause} cannot be waived", _values(finding))
        return [finding, Finding("WAIVER-REFUSED", "error", origin, said, Message("Remove the waiver."))]
    values = {"fault": finding.message, "name": waiver.name, "on": waiver.on, "reason": waiver.reason}
    said = Message("{fault} (waived by {name} on {on}: {reason})", values)
    return [replace(finding, severity="info", message=said)]


def _idle(project: Waived, waiver: Waiver, position: int) -> Finding:
    said = Message(
        "the waiver of {code} {where} meets no finding", {"code": waiver.code, "where": waiver.where}
    )
    return Finding("WAIVER-IDLE", "warning", _origin(project, position), said, Message("Remove the waiver."))


def _origin(project: Waived, position: int) -> Origin:
    return project.sources.origin("project", "waivers", position)


def _values(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "clause": finding.clause}
