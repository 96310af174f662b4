"""Many findings of one cause as one that counts them, so that a first draft's list can be worked through.

A few stay single, each with its place. So does what a waiver is about, for a waiver names a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from docgen.check.tender.confirmed import shortened
from docgen.model.finding import Finding, Message
from docgen.model.project import Project

_FEW = 3
"""So many are told one by one."""

_SAID = {
    "CHAPTER-EMPTY": Message("{count} chapters have no text: {names}"),
    "EVALUATION-UNANSWERED": Message(
        "nothing answers {count} items, which earn up to {points} points: {names}"
    ),
    "STAFF-SHORT": Message("{count} demands for people are not met (offered of asked): {names}"),
    "EVIDENCE-UNUSED": Message("no answer, licence or contract refers to {count} papers: {names}"),
}
_NAMED = {
    "CHAPTER-EMPTY": "{title}",
    "EVALUATION-UNANSWERED": "{item}",
    "STAFF-SHORT": "{clause} {offered}/{least}",
    "EVIDENCE-UNUSED": "{code}",
}


def gathered_kinds(project: Project, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those of one code and remedy gathered where the first of them stood."""
    every = list(findings)
    waived = {waiver.code for waiver in project.waivers}
    kinds: dict[tuple[str, str, str], list[Finding]] = {}
    for each in every:
        if each.code in _SAID and each.code not in waived:
            kinds.setdefault(_kind(each), []).append(each)
    for each in every:
        alike = kinds.get(_kind(each), [])
        if len(alike) <= _FEW:
            yield each
        elif each is alike[0]:
            yield _as_one(alike)


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.severity, finding.remedy.text


def _as_one(alike: Sequence[Finding]) -> Finding:
    first = alike[0]
    names = [_NAMED[first.code].format(**each.message.values) for each in alike]
    values: dict[str, object] = {"count": len(alike), "names": shortened(names)}
    if first.code == "EVALUATION-UNANSWERED":
        values["points"] = sum((Decimal(str(each.message.values["points"])) for each in alike), Decimal(0))
    return replace(first, message=Message(_SAID[first.code].text, values), clause="")
