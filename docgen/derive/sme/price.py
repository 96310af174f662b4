"""Price deduction for small and micro enterprises, the evaluated price, the price score, and what-if tables.

The tender sets the rate within the law's band. The deduction changes the evaluated price only: the contract
price stays what was offered. Score = lowest evaluated price ÷ own evaluated price × weight × 100
(财库〔2014〕214号), rounded half up to two decimals once, at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, localcontext

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits, to_fen
from docgen.model.sme.price import (
    Band,
    Bid,
    DeductionBand,
    EvaluatedPrice,
    JointShare,
    PriceLaw,
    PriceScore,
    PriceTerms,
    WhatIf,
)
from docgen.model.sme.size_rule import FigureError

_DIGITS = 60
"""Working digits: enough to tell a true half from a figure just beside it for any price a record can hold."""

_NONE = Decimal(0)


def band_on(law: PriceLaw, day: date) -> DeductionBand:
    """The deductions in force on a day; FigureError (SME-LAW) for a day before the first."""
    in_force = [band for band in law.bands if band.effective <= day]
    if not in_force:
        message = Message("no price deduction in force on {day}", {"day": day.isoformat()})
        raise FigureError(found("SME-LAW", Origin("", "opening"), message))
    return max(in_force, key=lambda band: band.effective)


def term_faults(law: PriceLaw, day: date, terms: PriceTerms) -> tuple[Finding, ...]:
    """Where a tender's rates or weight leave the law's bands on a day; a reserved package needs no rate."""
    band = band_on(law, day)
    weights = law.weights.goods if terms.category == "goods" else law.weights.services
    faults = [_outside("SME-WEIGHT", "weight", terms.weight, weights, law.weights.source.document)]
    if not terms.reserved:
        source = band.source.document
        if terms.rate is None:
            faults.append(_unstated(band))
        else:
            faults.append(_outside("SME-RATE", "rate", terms.rate, band.small_micro, source))
        if terms.joint_rate is not None:
            faults.append(_outside("SME-RATE", "joint_rate", terms.joint_rate, band.joint, source))
    return tuple(fault for fault in faults if fault)


def evaluate(law: PriceLaw, day: date, terms: PriceTerms, bid: Bid) -> EvaluatedPrice:
    """The evaluated price of a bid, exact, with the reason for its rate.

    Raises FigureError with the faults of the terms.
    """
    faults = term_faults(law, day, terms)
    if faults:
        raise FigureError(*faults)
    rate, reason = _rate(band_on(law, day), terms, bid)
    with localcontext(prec=_DIGITS):
        evaluated = bid.price * (100 - rate) / 100
    sum_shown = Message(
        "{price} × (1 − {rate} %) = {evaluated}; the contract price stays {price}.",
        {"price": _money(bid.price), "rate": in_digits(rate), "evaluated": _money(evaluated)},
    )
    return EvaluatedPrice(
        name=bid.name,
        contract_price=bid.price,
        rate=rate,
        evaluated_price=evaluated,
        working=(reason, sum_shown),
    )


def score_prices(law: PriceLaw, day: date, terms: PriceTerms, bids: Sequence[Bid]) -> tuple[PriceScore, ...]:
    """The price score of each bid among all, in the order given. Raises FigureError as `evaluate` does."""
    evaluated = [evaluate(law, day, terms, bid) for bid in bids]
    lowest = min((price.evaluated_price for price in evaluated), default=_NONE)
    return tuple(_score(price, lowest, terms.weight) for price in evaluated)


def what_if(
    law: PriceLaw, day: date, terms: PriceTerms, own: Bid, prices: Sequence[Decimal], rivals: Sequence[Bid]
) -> tuple[WhatIf, ...]:
    """A row for each supposed own price in 元 against the rivals supposed; all else of `own` stays."""
    return tuple(_against(law, day, terms, _at(own, price), rivals) for price in prices)


def _against(law: PriceLaw, day: date, terms: PriceTerms, own: Bid, rivals: Sequence[Bid]) -> WhatIf:
    mine, *theirs = score_prices(law, day, terms, (own, *rivals))
    best = max((rival.score for rival in theirs), default=None)
    return WhatIf(own=mine, rivals=tuple(theirs), lead=None if best is None else mine.score - best)


def _at(own: Bid, price: Decimal) -> Bid:
    return Bid.model_validate({**own.model_dump(), "price": price})


def _score(price: EvaluatedPrice, lowest: Decimal, weight: Decimal) -> PriceScore:
    with localcontext(prec=_DIGITS):
        # weight is in percent, so × weight × 100 is × its in_digits figure; multiplied first, divided once.
        score = to_fen(lowest * weight / price.evaluated_price)
    working = Message(
        "{lowest} ÷ {evaluated} × {weight} % × 100 = {score}",
        {
            "lowest": _money(lowest),
            "evaluated": _money(price.evaluated_price),
            "weight": in_digits(weight),
            "score": str(score),
        },
    )
    return PriceScore(evaluated=price, lowest=lowest, score=score, working=working)


def _rate(band: DeductionBand, terms: PriceTerms, bid: Bid) -> tuple[Decimal, Message]:
    """The one rate that a bid gets, in percent, and why; benefits are never added up."""
    if terms.reserved:
        return _NONE, Message("The package is reserved for small and medium enterprises: no price deduction.")
    if terms.rate is not None:
        said = {"rate": in_digits(terms.rate)}
        if bid.welfare:
            return terms.rate, Message(
                "A prison enterprise or welfare employer counts as small or micro: {rate} % deducted, once.",
                said,
            )
        if bid.size in ("small", "micro"):
            return terms.rate, Message("Small or micro enterprise: {rate} % deducted.", said)
    if bid.size == "unknown":
        return _NONE, Message("The class is not settled: no deduction can be claimed.")
    if bid.joint is None:
        return _NONE, Message("Medium or large enterprise: no price deduction.")
    return _joint_rate(band, terms, bid.joint)


def _joint_rate(band: DeductionBand, terms: PriceTerms, joint: JointShare) -> tuple[Decimal, Message]:
    """The rate of a medium or large bidder that gives small and micro enterprises a share of the contract."""
    said = {"share": in_digits(joint.share), "least": in_digits(band.joint_share)}
    if terms.joint_rate is None:
        return _NONE, Message("The tender gives no deduction for consortia or subcontracts.")
    if joint.form == "subcontract" and terms.subcontracting == "forbidden":
        return _NONE, Message("The tender forbids subcontracting: no price deduction.")
    if joint.related:
        return _NONE, Message("The parties are tied by shareholding or management: no price deduction.")
    if joint.share < band.joint_share:
        return _NONE, Message(
            "Small and micro enterprises get {share} % of the contract, below {least} %: no price deduction.",
            said,
        )
    return terms.joint_rate, Message(
        "Small and micro enterprises get {share} % of the contract, at least {least} %: {rate} % deducted.",
        {**said, "rate": in_digits(terms.joint_rate)},
    )


def _outside(code: str, field: str, value: Decimal, band: Band, source: str) -> Finding | None:
    if band.holds(value):
        return None
    said = {
        "value": in_digits(value),
        "least": in_digits(band.least),
        "most": in_digits(band.most),
        "source": Message(source),
    }
    message = Message("{value} % lies outside {least} %–{most} % ({source})", said)
    return found(code, Origin("", field), message, "outside")


def _unstated(band: DeductionBand) -> Finding:
    least, most = in_digits(band.small_micro.least), in_digits(band.small_micro.most)
    message = Message(
        "no deduction rate stated; the law asks for {least} %–{most} % ({source})",
        {"least": least, "most": most, "source": Message(band.source.document)},
    )
    return found("SME-RATE", Origin("", "rate"), message)


def _money(amount: Decimal) -> str:
    """An exact amount with at least the two decimals of the fen."""
    return f"{amount:f}" if amount != to_fen(amount) else f"{to_fen(amount):f}"
