"""From a score to money: band → share → amount, with every reading of what the text leaves open.

Amounts are Decimal and exact to the fen. The stages of a contract always sum to it: each is the rounded
sum up to its end less the rounded sum before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from docgen.derive.calendar import due_date
from docgen.model.acceptance.records import PeriodRecord, ScoringFile
from docgen.model.acceptance.score import PeriodFacts, PossiblePayment, Score, StageAmount
from docgen.model.acceptance.scoring import BAND_GAP, RECTIFIED, SHARE_BASE, RectifiedShare, ShareBase
from docgen.model.finding import Message
from docgen.model.money import digits, in_digits, to_fen
from docgen.model.service import Contract
from docgen.model.tender.tender import Lot, PaymentBand


@dataclass(frozen=True)
class PaymentBasis:
    """What money is computed by: the contract's stage, bands, bases, and what has been decided."""

    lot: Lot
    scoring: ScoringFile
    contract: Contract
    stage: StageAmount
    decided: Mapping[str, str]
    record: PeriodRecord | None


@dataclass(frozen=True)
class _Share:
    """A share in percent, the words for where it comes from, and the reading it supposes, if any."""

    share: Decimal
    said: Message
    supposes: Message | None = None


def stage_amounts(lot: Lot, amount: Decimal, events: Mapping[str, date]) -> tuple[StageAmount, ...]:
    """Every payment of the contract in full; they sum to `amount` where their shares sum to 100."""
    found, share, paid = [], Decimal(0), Decimal(0)
    for stage in lot.payment.stages:
        share += stage.share
        with localcontext(prec=60):
            until = to_fen(amount * share / 100)
        due, provisional = due_date(stage.due, events)
        found.append(
            StageAmount(
                code=stage.code,
                name=stage.name,
                share=stage.share,
                amount=until - paid,
                scored=stage.scored,
                due=due,
                provisional=provisional,
            )
        )
        paid = until
    return tuple(found)


def possible_payments(
    scored: Score, facts: PeriodFacts, terms: PaymentBasis, supposing: tuple[Message, ...] = ()
) -> Iterator[PossiblePayment]:
    """What `scored` pays under each reading of bands, base and rectification, beside `supposing`."""
    total = scored.total
    for base, base_supposes in _bases(terms):
        for share in _shares(total, terms):
            amount, working = _amount(total, share, base, facts, terms)
            supposed = (*supposing, *(each for each in (share.supposes, base_supposes) if each))
            yield PossiblePayment(supposed, total, share.share, amount, working)


def band_shares(total: Decimal, bands: Iterable[PaymentBand]) -> tuple[tuple[PaymentBand, str], ...]:
    """The band that holds the score; where none does, the nearest below and above it, named so."""
    listed = list(bands)
    for band in listed:
        if _holds(band, total):
            return ((band, ""),)
    above = [band for band in listed if band.least is not None and band.least > total]
    beneath = [band for band in listed if (top := _top(band)) is not None and top <= total]
    found = []
    if beneath:
        found.append((max(beneath, key=lambda band: _top(band) or Decimal(0)), "lower"))
    if above:
        found.append((min(above, key=lambda band: band.least or Decimal(0)), "upper"))
    return tuple(found)


def _holds(band: PaymentBand, total: Decimal) -> bool:
    return (
        (band.least is None or total >= band.least)
        and (band.most is None or total <= band.most)
        and (band.below is None or total < band.below)
    )


def _top(band: PaymentBand) -> Decimal | None:
    return band.most if band.most is not None else band.below


def _shares(total: Decimal, terms: PaymentBasis) -> list[_Share]:
    rectification = terms.scoring.payment.rectification
    if rectification and total < rectification.below:
        return _rectified(total, terms)
    found = band_shares(total, terms.lot.payment.bands)
    decided = terms.decided.get(BAND_GAP)
    if len(found) > 1 and decided:
        found = tuple(each for each in found if each[1] == decided)
    shares = []
    for band, side in found:
        words = {"total": in_digits(total), "band": band_words(band), "share": in_digits(band.share)}
        said = Message("{total} points, band {band}: {share} %", words)
        gap = Message("{total} points lie in no band; taken as {band}", words)
        shares.append(_Share(band.share, said if not side else gap, gap if len(found) > 1 else None))
    return shares


def band_words(band: PaymentBand) -> Message:
    """A band's name, where it has one, and its bounds as people write them."""
    bounds = _bounds(band)
    return Message("{name} ({bounds})", {"name": band.name, "bounds": bounds}) if band.name else bounds


def _bounds(band: PaymentBand) -> Message:
    values = {
        "least": "" if band.least is None else in_digits(band.least),
        "most": "" if band.most is None else in_digits(band.most),
        "below": "" if band.below is None else in_digits(band.below),
    }
    if band.below is not None and band.least is None:
        return Message("below {below}", values)
    if band.most is None and band.below is None:
        return Message("{least} and more", values)
    if band.most is None:
        return Message("{least} to below {below}", values)
    return Message("{least} to {most}", values)


def _rectified(total: Decimal, terms: PaymentBasis) -> list[_Share]:
    """The shares after a rectification that passed or failed; all of them while it is pending."""
    rule = terms.scoring.payment.rectification
    if rule is None:
        return []
    state = terms.record.rectification.state if terms.record and terms.record.rectification else "pending"
    readings: list[tuple[RectifiedShare, str]] = []
    if state != "failed":
        readings += [(each, "passed") for each in rule.passed]
    if state != "passed":
        readings += [(each, "failed") for each in rule.failed]
    decided = terms.decided.get(RECTIFIED)
    if decided and state != "pending":
        readings = [each for each in readings if each[0].code == decided] or readings
    shares = []
    for reading, result in readings:
        words = {
            "total": in_digits(total),
            "below": in_digits(rule.below),
            "text": reading.text,
            "share": in_digits(reading.share),
        }
        passed = Message("{total} points are below {below}; rectified and passed: {text}, {share} %", words)
        failed = Message("{total} points are below {below}; rectification failed: {text}, {share} %", words)
        said = passed if result == "passed" else failed
        shares.append(_Share(reading.share, said, said if len(readings) > 1 else None))
    return shares


def _bases(terms: PaymentBasis) -> list[tuple[ShareBase, Message | None]]:
    bases = terms.scoring.payment.bases
    decided = terms.decided.get(SHARE_BASE)
    if decided:
        bases = tuple(base for base in bases if base.code == decided) or bases
    several = len(bases) > 1
    return [(base, Message("base: {text}", {"text": base.text}) if several else None) for base in bases]


def _amount(
    total: Decimal, share: _Share, base: ShareBase, facts: PeriodFacts, terms: PaymentBasis
) -> tuple[Decimal, tuple[Message, ...]]:
    """The money under one reading, and how it is found; never below nothing."""
    with localcontext(prec=60):
        fee = to_fen(terms.contract.amount / base.parts) if base.parts else terms.stage.amount
        amount = to_fen(fee * share.share / 100)
    working = [
        share.said,
        Message("{fee} yuan × {share} % = {amount} yuan", digits(fee=fee, share=share.share, amount=amount)),
    ]
    for taken, said in _money_taken(total, fee, facts, terms):
        amount -= taken
        working.append(said)
    if amount < 0:
        working.append(Message("never below nothing: 0 yuan"))
    return max(amount, Decimal(0)), tuple(working)


def _money_taken(
    total: Decimal, fee: Decimal, facts: PeriodFacts, terms: PaymentBasis
) -> Iterator[tuple[Decimal, Message]]:
    """Money taken per point below a bar, and per case."""
    price = terms.scoring.payment.per_point
    if price and total < price.bar:
        missing = price.bar - total
        with localcontext(prec=60):
            each = price.amount if price.amount is not None else fee * (price.percent or 0) / 100
            taken = to_fen(each * missing)
        yield (
            taken,
            Message(
                "{missing} points below {bar} × {each} yuan = {taken} yuan less",
                digits(missing=missing, bar=price.bar, each=each, taken=taken),
            ),
        )
    for fine in terms.scoring.payment.fines:
        count = facts.values[fine.metric]
        if isinstance(count, Decimal) and count:
            raw = to_fen(count * fine.each)
            taken = raw if fine.most is None else min(raw, fine.most)
            yield (
                taken,
                Message(
                    "{name}: {count} × {each} yuan, {taken} yuan less",
                    {"name": fine.name, **digits(count=count, each=fine.each, taken=taken)},
                ),
            )
