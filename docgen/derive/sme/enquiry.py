"""One enterprise's size class from what a person types: industry and figures as text, blank for unknown."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from docgen.derive.sme.asked import meaning
from docgen.derive.sme.classify import classify, reference
from docgen.derive.sme.figures import figure_faults, parse_amount, parse_headcount
from docgen.derive.sme.industry import industry_finding
from docgen.model.finding import Finding
from docgen.model.sme.size_class import FigureError, Suggestions
from docgen.model.sme.trade import Candidate, Enquiry

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import SizeRule
    from docgen.model.sme.trade import Trades


def enquire(
    rule: SizeRule, trades: Callable[[], Trades], industry: str, headcount: str, revenue: str, assets: str
) -> tuple[Enquiry | None, tuple[Finding, ...]]:
    """A classification for every industry that was meant, or every fault of what was typed."""
    faults: list[Finding] = []
    figures = [
        _read(text, field, parse, faults)
        for text, field, parse in (
            (headcount, "headcount", parse_headcount),
            (revenue, "revenue", parse_amount),
            (assets, "assets", parse_amount),
        )
    ]
    meant = meaning(rule, trades, industry)
    if isinstance(meant, Suggestions):
        return None, (industry_finding(meant), *faults)
    faults = faults or list(figure_faults(*figures))
    if faults:
        return None, tuple(faults)
    candidates = tuple(
        Candidate(each, classify(rule, each.industry, *figures) if each.industry else None)
        for each in meant.readings
    )
    return Enquiry(meant.asked, candidates, reference(rule), meant.edition, meant.rule), ()


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
