"""One enterprise's size class from what a person types: industry and figures as text, blank for unknown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.derive.sme.classify import classify
from docgen.derive.sme.figures import parse_amount, parse_headcount
from docgen.derive.sme.industry import find_industry, industry_finding
from docgen.model.finding import Finding
from docgen.model.sme.size_class import FigureError, SizeClassification, Suggestions

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import SizeRule


def enquire(
    rule: SizeRule, industry: str, headcount: str, revenue: str, assets: str
) -> tuple[SizeClassification | None, tuple[Finding, ...]]:
    """The classification, or every fault of what was typed."""
    faults: list[Finding] = []
    figures = [
        _read(text, field, parse, faults)
        for text, field, parse in (
            (headcount, "headcount", parse_headcount),
            (revenue, "revenue", parse_amount),
            (assets, "assets", parse_amount),
        )
    ]
    found = find_industry(rule, industry)
    if isinstance(found, Suggestions):
        return None, (industry_finding(found), *faults)
    if faults:
        return None, tuple(faults)
    try:
        return classify(rule, found, *figures), ()
    except FigureError as refused:
        return None, refused.findings


def _read(
    text: str, field: str, parse: Callable[[str, str], Decimal], faults: list[Finding]
) -> Decimal | None:
    if not text.strip():
        return None
    try:
        return parse(text, field)
    except FigureError as refused:
        faults.extend(refused.findings)
        return None
