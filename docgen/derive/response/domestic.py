"""The part of an offer on which the preference for domestic products is taken."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.project import Project
from docgen.model.response.figures import DomesticGoods
from docgen.model.response.price import PriceSchedule
from docgen.model.rules.domestic import DomesticRule


def domestic_goods(project: Project, price: PriceSchedule, rule: DomesticRule) -> DomesticGoods | None:
    """Goods by where they are made, the part that counts, and the rate: the tender's, else the law's.

    None where no line says of goods where they are made, or no total follows from the offer.
    Below the law's share the domestic goods alone
    count; from it on all goods do, and in a package of goods the whole price.
    """
    if price.total is None:
        return None
    review = project.tender.lot.price_review
    made = {
        kind: sum((line.amount or 0 for line in price.lines if line.line.origin == kind), Decimal(0))
        for kind in ("本国", "非本国")
    }
    domestic, goods = made["本国"], sum(made.values(), Decimal(0))
    if not goods:
        return None
    whole = domestic * 100 >= rule.whole_share * goods
    all_of_it = price.total if review and review.category == "goods" else goods
    in_force = project.tender.opening >= rule.effective
    stated = review.domestic_rate if review else None
    return DomesticGoods(
        domestic=domestic,
        goods=goods,
        counted=all_of_it if whole else domestic,
        rate=stated if stated is not None else rule.rate if in_force else Decimal(0),
    )
