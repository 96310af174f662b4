"""Waivers: findings that someone answers for. They no longer block, and say who let them pass and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.tender.standing import standings
from docgen.rules import code_pages

if TYPE_CHECKING:  # a period is scored without the records of a bid
    from docgen.model.clarification import Clarification
    from docgen.model.project import Project
    from docgen.model.project_file import Waiver
    from docgen.model.service import Service

    Waived = Project | Service | Clarification
    """What holds waivers: a bid, the years of service after it, a letter before it."""


def waive(project: Waived, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with waived ones lowered to info.

    What voids a response on a substantive (▲) clause is never lowered, and that it was tried is said.
    """
    void = _substantive(project)
    judged: list[Finding] = []
    for finding in findings:
        position = next((i for i, waiver in enumerate(project.waivers) if _meant(waiver, finding)), None)
        if position is None:
            judged.append(finding)
        else:
            waiver = project.waivers[position]
            judged += _waived(project, finding, waiver, position, finding.clause in void)
    return judged


def idle_waivers(project: Waived, findings: Sequence[Finding], themes: Sequence[str]) -> list[Finding]:
    """A finding for each waiver that meets none of the `findings`, of those that are judged here.

    Judged are waivers of codes of `themes`, and of codes that do not exist. What another kind of package is
    checked by, or every kind, waives nothing here, rightly.
    """
    pages = code_pages() if project.waivers else {}
    return [
        _idle(project, waiver, position)
        for position, waiver in enumerate(project.waivers)
        if (waiver.code not in pages or pages[waiver.code][0] in themes)
        and not any(_meant(waiver, finding) for finding in findings)
    ]


def _substantive(project: Waived) -> set[str]:
    return {code for code, standing in standings(project.tender).items() if standing.substantive}


def _meant(waiver: Waiver, finding: Finding) -> bool:
    return waiver.code == finding.code and waiver.where in ("", finding.clause, str(finding.origin))


def _waived(
    project: Waived, finding: Finding, waiver: Waiver, position: int, substantive: bool
) -> list[Finding]:
    if substantive and finding.severity == "error":
        origin = _origin(project, position)
        said = Message("{code} on the substantive clause {clause} cannot be waived", _values(finding))
        return [finding, found("WAIVER-REFUSED", origin, said)]
    values = {"fault": finding.message, "name": waiver.name, "on": waiver.on, "reason": waiver.reason}
    said = Message("{fault} (waived by {name} on {on}: {reason})", values)
    return [replace(finding, severity="info", message=said)]


def _idle(project: Waived, waiver: Waiver, position: int) -> Finding:
    said = Message(
        "the waiver of {code} {where} meets no finding", {"code": waiver.code, "where": waiver.where}
    )
    return found("WAIVER-IDLE", _origin(project, position), said)


def _origin(project: Waived, position: int) -> Origin:
    return project.sources.origin("project", "waivers", position)


def _values(finding: Finding) -> dict[str, object]:
    return {"code": finding.code, "clause": finding.clause}
