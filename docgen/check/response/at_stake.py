"""What falls short of a criterion of the scorecard costs its points and voids nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.finding import Finding, Message, found
from docgen.model.project import Project
from docgen.model.tender.asked import everything_asked

_SHORT = frozenset(
    {
        "CLAUSE-FIGURE",
        "STAFF-SHORT",
        "STAFF-EMPLOYMENT",
        "STAFF-LIMIT",
        "STAFF-EXCLUSIVE",
        "STAFF-ELSEWHERE",
        "ROSTER-THIN",
    }
)
_UNKNOWN = frozenset({"STAFF-UNKNOWN", "STAFF-LEVEL"})


def points_at_stake(project: Project, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of criteria with the points at stake in place of an error; all others as they are.

    What exceeds a criterion is nothing to tell: the card has no points for it.
    """
    lot = project.tender.lot
    points = {each.code: each.points for each in everything_asked(lot) if each.points is not None}
    numbers = lot.scorecard.numbers if lot.scorecard else {}
    for finding in findings:
        if finding.clause not in points or finding.code not in {*_SHORT, *_UNKNOWN, "CLAUSE-BETTER"}:
            yield finding
        elif finding.code != "CLAUSE-BETTER":
            said = Message(
                "{fact}; {points} points of the scorecard ({number}) are at stake",
                {
                    "fact": finding.message,
                    "points": points[finding.clause],
                    "number": numbers[finding.clause],
                },
            )
            unknown = finding.code in _UNKNOWN
            yield found(
                "CRITERION-SHORT",
                finding.origin,
                said,
                "unknown" if unknown else "",
                clause=finding.clause,
            )
