"""The bid's price as evaluation takes it, and what-if prices against supposed rivals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.sme.price import evaluate, term_faults, what_if
from docgen.model.money import to_fen
from docgen.model.project import Project
from docgen.model.response.figures import DomesticGoods, PriceEvaluation, SmeDeclaration
from docgen.model.sme.price import Bid, JointShare, PriceLaw, PriceTerms
from docgen.model.sme.size_rule import FigureError

_STEPS = (100, 98, 96, 94, 92, 90, 85, 80)
"""Supposed own prices, in percent of the offer."""


def price_evaluation(
    project: Project,
    total: Decimal | None,
    declared: SmeDeclaration | None,
    domestic: DomesticGoods | None,
    law: PriceLaw,
) -> PriceEvaluation | None:
    """The evaluated price and the what-if table; None where the tender's price review is not known
    or takes something else than the total.

    Terms outside the law give faults beside the figures; a day without law gives no figures. The contract
    price never changes.
    """
    lot = project.tender.lot
    if lot.price_review is None or total is None or total <= 0:
        return None
    terms = PriceTerms(
        **lot.price_review.model_dump(exclude={"place", "domestic_rate", *lot.price_review.of_origin}),
        domestic_rate=domestic.rate if domestic else Decimal(0),
        reserved=bool(lot.sme and lot.sme.reserved),
        subcontracting=lot.subcontracting,
    )
    own = _own_bid(project, total, declared, domestic)
    day = project.tender.opening
    try:
        faults = term_faults(law, day, terms)
        evaluated = evaluate(law, day, terms, own)
        table = what_if(law, day, terms, own, _prices(total), project.response.rivals)
    except FigureError as refused:
        return PriceEvaluation(own=None, table=(), faults=refused.findings)
    return PriceEvaluation(own=evaluated, table=table, faults=faults)


def _own_bid(
    project: Project, total: Decimal, declared: SmeDeclaration | None, domestic: DomesticGoods | None
) -> Bid:
    # A bidder that may not declare itself small gets no deduction, whatever its figures.
    size = "unknown" if declared is None else "large" if declared.tied else declared.size
    welfare = declared is not None and any(
        e.facts.welfare in ("prison", "disabled") for e in declared.entries[:1]
    )
    return Bid(
        name=project.bidder.name,
        price=total,
        size=size,
        welfare=welfare,
        joint=_joint(project, declared),
        domestic=domestic.counted if domestic else Decimal(0),
    )


def _joint(project: Project, declared: SmeDeclaration | None) -> JointShare | None:
    """The share that small and micro enterprises get, by subcontract or in a consortium."""
    response = project.response
    if response.subcontract:
        return JointShare(
            form="subcontract", share=response.subcontract.share, related=response.subcontract.related
        )
    if not response.consortium or declared is None:
        return None
    shares = [100 - sum(member.share for member in response.consortium)]
    shares += [member.share for member in response.consortium]
    small = sum(
        (
            Decimal(share)
            for share, entry in zip(shares, declared.entries, strict=True)
            if entry.size in ("small", "micro") and not entry.facts.tied
        ),
        Decimal(0),
    )
    return JointShare(form="consortium", share=small)


def _prices(total: Decimal) -> tuple[Decimal, ...]:
    return tuple(dict.fromkeys(_supposed(total)))


def _supposed(total: Decimal) -> Iterator[Decimal]:
    for percent in _STEPS:
        price = to_fen(total * percent / 100)
        if price > 0:
            yield price
