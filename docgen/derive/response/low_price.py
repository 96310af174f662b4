"""The tests by which a panel looks into an abnormally low price."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.project import Project
from docgen.model.response.figures import LowPriceTest
from docgen.model.rules.price_review import PriceReviewRule, ReviewTest


def low_price_tests(project: Project, total: Decimal, review: PriceReviewRule) -> tuple[LowPriceTest, ...]:
    """The tests in force on the opening day, each with its limit in 元; those on rivals only with rivals."""
    if project.tender.opening < review.source.effective:
        return ()
    prices = sorted([total, *(rival.price for rival in project.response.rivals)])
    bases = {"ceiling": project.tender.lot.price.ceiling}
    if len(prices) > 1:
        bases |= {"mean": sum(prices, Decimal(0)) / len(prices), "second": prices[1]}
    return tuple(
        _test(entry, bases[entry.basis], review.source.document)
        for entry in review.tests
        if entry.basis in bases
    )


def _test(entry: ReviewTest, base: Decimal, source: str) -> LowPriceTest:
    limit = base * entry.share / 100
    return LowPriceTest(basis=entry.basis, share=entry.share, limit=limit, source=source)
