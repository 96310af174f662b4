"""Price deduction for small and micro enterprises, the evaluated price, the price score, and what-if tables.

The tender's rates count, and the law's where it states none; one outside the law is said, never corrected.
Each deduction is taken on the original price, and changes the evaluated price only: the contract price stays
what was offered. Score = lowest evaluated price ÷ own evaluated price × weight × 100
(财库〔2014〕214号), rounded half up to two decimals once, at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """The evaluated price of a bid, exact, with the reason for each deduction.

    Raises FigureError for a day without law.
    """
    rate, reason = _rate(band_on(law, day), terms, bid)
    domestic = terms.domestic_rate if bid.domestic else _NONE
    with localcontext(prec=_DIGITS):
        evaluated = (bid.price * (100 - rate) - bid.domestic * domestic) / 100
    return EvaluatedPrice(
        name=bid.name,
        contract_price=bid.price,
        rate=rate,
        domestic_rate=domestic,
        evaluated_price=evaluated,
        working=(reason, *_summed(bid, rate, domestic, evaluated)),
    )


def _summed(bid: Bid, rate: Decimal, domestic: Decimal, evaluated: Decimal) -> Iterator[Message]:
    """The sum in words, after the reason for the second deduction where there is one."""
    said = {"price": _money(bid.price), "rate": in_digits(rate), "evaluated": _money(evaluated)}
    if not domestic:
        yield Message("{price} × (1 − {rate} %) = {evaluated}; the contract price stays {price}.", said)
        return
    goods = {"amount": _money(bid.domestic), "domestic": in_digits(domestic)}
    yield Message("Domestic products of {amount}: {domestic} % deducted.", goods)
    yield Message(
        "{price} − {price} × {rate} % − {amount} × {domestic} % = {evaluated};"
        " the contract price stays {price}.",
        {**said, **goods},
    )


def score_prices(law: PriceLaw, day: date, terms: PriceTerms, bids: Sequence[Bid]) -> tuple[PriceScore, ...]:
    """The price score of each bid among all, in the order given. Raises FigureError as `evaluate` does."""
    evaluated = [evaluate(law, day, terms, bid) for bid in bids]
    lowest = min((price.evaluated_price for price in evaluated), default=_NONE)
    return tuple(_score(price, lowest, terms.weight) for price in evaluated)


def what_if(
    law: PriceLaw, day: date, terms: PriceTerms, own: Bid, prices: Sequence[Decimal], rivals: Sequence[Bid]
) -> tuple[WhatIf, ...]:
    """A row for each supposed own price in 元 against the rivals supposed; the parts of `own` stay."""
    return tuple(_against(law, day, terms, _at(own, price), rivals) for price in prices)


def _against(law: PriceLaw, day: date, terms: PriceTerms, own: Bid, rivals: Sequence[Bid]) -> WhatIf:
    mine, *theirs = score_prices(law, day, terms, (own, *rivals))
    best = max((rival.score for rival in theirs), default=None)
    return WhatIf(own=mine, rivals=tuple(theirs), lead=None if best is None else mine.score - best)


def _at(own: Bid, price: Decimal) -> Bid:
    domestic = to_fen(own.domestic * price / own.price)
    return Bid.model_validate({**own.model_dump(), "price": price, "domestic": domestic})


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
    rate = band.small_micro.least if terms.rate is None else terms.rate
    said = {"rate": in_digits(rate)}
    if bid.welfare:
        return rate, Message(
            "A prison enterprise or welfare employer counts as small or micro: {rate} % deducted, once.",
            said,
        )
    if bid.size in ("small", "micro"):
        return rate, Message("Small or micro enterprise: {rate} % deducted.", said)
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
        "no deduction rate stated; the law asks for {least} %–{most} % ({source}), and {least} % is reckoned",
        {"least": least, "most": most, "source": Message(band.source.document)},
    )
    return found("SME-RATE", Origin("", "rate"), message, "unstated")


def _money(amount: Decimal) -> str:
    """An exact amount with at least the two decimals of the fen."""
    return f"{amount:f}" if amount != to_fen(amount) else f"{to_fen(amount):f}"
