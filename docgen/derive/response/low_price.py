"""The tests by which a panel looks into an abnormally low price."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.project import Project
from docgen.model.response.figures import LowPriceTest
from docgen.model.rules.price_review import PriceReviewRule


def low_price_tests(
    project: Project, total: Decimal | None, review: PriceReviewRule
) -> tuple[LowPriceTest, ...]:
    """The tests of the opening day, each with its limit in 元; those on rivals only with rivals.

    A share that the tender states counts on any day, the law's for what it does not state once in force.
    None where evaluation compares something else than the total; a lot without ceiling has its budget, and
    a ceiling that holds more than the price is no measure of it.
    """
    if total is None:
        return ()
    rules = project.tender.lot.price
    prices = sorted([total, *(rival.price for rival in project.response.rivals)])
    bases = {"ceiling": rules.most} if rules.most is not None and not rules.ceiling_settled else {}
    if len(prices) > 1:
        bases |= {"mean": sum(prices, Decimal(0)) / len(prices), "second": prices[1]}
    in_force = project.tender.opening >= review.source.effective
    law = {entry.basis: (entry.share, review.source.document, True) for entry in review.tests if in_force}
    stated = {entry.basis: (entry.share, str(rules.place), False) for entry in rules.review}
    return tuple(
        LowPriceTest(basis=basis, share=share, limit=bases[basis] * share / 100, source=source, verify=verify)
        for basis, (share, source, verify) in {**law, **stated}.items()
        if basis in bases
    )
