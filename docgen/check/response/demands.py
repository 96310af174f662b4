"""Demands that an answer's own words fall short of: areas, terms, counts, amounts, shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.finding import Finding, Message
from docgen.model.personal import impersonal
from docgen.model.project import Project
from docgen.model.response.demands import JudgedDemand


def check_demands(project: Project, demands: Iterable[JudgedDemand]) -> Iterator[Finding]:
    """Every demand that the answer names too little, or too much, for."""
    for demand in demands:
        if demand.verdict == "short":
            named = {"named": impersonal(demand.named), "demand": demand.demand}
            fact = Message("“{named}” does not meet “{demand}”", named)
            yield project.found(
                "CLAUSE-FIGURE",
                ("answers", "answers", demand.clause, "text"),
                Message(
                    "the answer to {code} promises too little: {fact}", {"code": demand.clause, "fact": fact}
                ),
                clause=demand.clause,
            )
