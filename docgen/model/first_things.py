"""What of all that was found is to be done first: the worst, and of that what other work stands on.

A tender is read before it is answered, the company described before its people are placed; what only time
will tell (a year's holidays that are not published) and what is merely a date to know comes last.
"""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from docgen.model.finding import Finding

_WORST = ("error", "warning", "info")
_WORK = (
    "project.yaml",
    "tender/*",
    "tender.yaml",
    "clarification.yaml",
    "company/*",
    "response.yaml",
    "staff.*",
    "equipment.*",
    "prices.*",
    "answers.yaml",
    "plan/*",
    "evidence/*",
    "forms.yaml",
)
"""The files of a project in the order in which they are filled in; others come behind."""
_WAITING = frozenset({"DATE-PROVISIONAL", "SIGNING-HOLIDAY"})
"""Codes that nobody can do anything about today."""


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the order in which to take them up; within a file as they were found."""
    return sorted(
        findings,
        key=lambda each: (_WORST.index(each.severity), each.code in _WAITING, step(each.origin.file)),
    )


def step(file: str) -> int:
    """Which step of the work a file belongs to, from 0."""
    return next((at for at, pattern in enumerate(_WORK) if fnmatchcase(file, pattern)), len(_WORK))
