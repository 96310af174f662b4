"""From a score to money: band → share → amount, with every reading of what the text leaves open.

Amounts are Decimal and exact to the fen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from docgen.derive.acceptance.stage_words import stage_working, supplement_words
from docgen.model.acceptance.records import PeriodRecord, ScoringFile
from docgen.model.acceptance.score import PeriodFacts, PossiblePayment, StageAmount
from docgen.model.acceptance.scoring import (
    BAND_GAP,
    BAND_OVERLAP,
    RECTIFIED,
    SHARE_BASE,
    RectifiedShare,
    ShareBase,
)
from docgen.model.finding import Message
from docgen.model.money import digits, in_digits, to_fen
from docgen.model.tender.payment import PaymentBand
from docgen.model.tender.tender import Lot


@dataclass(frozen=True)
class PaymentBasis:
    """What money is computed by: the contract's stage, bands, bases, and what has been decided.

    `stages`: the payment in full under each reading of a supplement that begins while a period runs, with
    the reading in words; one without words where there is nothing to read.
    """

    lot: Lot
    scoring: ScoringFile
    stages: tuple[tuple[StageAmount, Message | None], ...]
    decided: Mapping[str, str]
    record: PeriodRecord | None


@dataclass(frozen=True)
class _Share:
    """A share in percent, the words for where it comes from, and the reading it supposes, if any."""

    share: Decimal
    said: Message
    supposes: Message | None = None
    band: PaymentBand | None = None


def possible_payments(total: Decimal, facts: PeriodFacts, terms: PaymentBasis) -> tuple[PossiblePayment, ...]:
    """What a score pays under each reading of bands, base, rectification and a supplement's beginning."""
    found = []
    several = len(terms.stages) > 1
    for stage, running in terms.stages:
        for base, base_supposes in _bases(terms):
            for share in _shares(total, terms):
                amount, working = _amount(total, share, base, facts, terms, stage)
                working = (*((running,) if running and not several else ()), *working)
                begun = running if several else None
                supposed = tuple(each for each in (share.supposes, base_supposes, begun) if each)
                found.append(PossiblePayment(supposed, total, share.share, amount, working, most=total))
    return tuple(found)


def steps(terms: PaymentBasis) -> tuple[tuple[Decimal, bool], ...]:
    """The scores at which another share may begin, and whether the score itself is still of the lower one."""
    rule = terms.scoring.payment.rectification
    found = [(rule.below, False)] if rule else []
    for band in terms.lot.payment.bands:
        found += [(edge, False) for edge in (band.least, band.below) if edge is not None]
        found += [(band.most, True)] if band.most is not None else []
    return tuple(found)


def band_shares(
    total: Decimal, bands: Iterable[PaymentBand]
) -> tuple[str, tuple[tuple[PaymentBand, str], ...]]:
    """The band that holds the score; where none or several do, the open point and its bands by outcome."""
    listed = sorted(bands, key=lambda band: (band.least is not None, band.least or Decimal(0)))
    holding = [band for band in listed if band.holds(total)]
    if len(holding) == 1:
        return "", ((holding[0], ""),)
    if holding:
        middle = [(band, "") for band in holding[1:-1]]
        return BAND_OVERLAP, ((holding[0], "lower"), *middle, (holding[-1], "upper"))
    above = [band for band in listed if band.least is not None and band.least > total]
    beneath = [band for band in listed if (top := _top(band)) is not None and top <= total]
    found = []
    if beneath:
        found.append((max(beneath, key=lambda band: _top(band) or Decimal(0)), "lower"))
    if above:
        found.append((min(above, key=lambda band: band.least or Decimal(0)), "upper"))
    return BAND_GAP, tuple(found)


def _top(band: PaymentBand) -> Decimal | None:
    return band.most if band.most is not None else band.below


def _shares(total: Decimal, terms: PaymentBasis) -> list[_Share]:
    rectification = terms.scoring.payment.rectification
    if rectification and total < rectification.below:
        return _rectified(total, terms)
    point, found = band_shares(total, terms.lot.payment.bands)
    decided = terms.decided.get(point)
    found = tuple(each for each in found if each[1] == decided) or found
    shares = []
    for band, _ in found:
        words = {"total": in_digits(total), "band": band_words(band), "share": in_digits(band.share)}
        said = {
            "": Message("{total} points, band {band}: {share} %", words),
            BAND_GAP: Message("{total} points lie in no band; taken as {band}", words),
            BAND_OVERLAP: Message("{total} points lie in several bands; taken as {band}", words),
        }[point]
        taken_as = Message("the score taken as {band}", {"band": band_words(band)})
        shares.append(_Share(band.share, said, taken_as if len(found) > 1 else None, band))
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
        words = {"text": reading.text, "share": in_digits(reading.share)}
        supposed = {
            "passed": Message("rectified and passed: {text}, {share} %", words),
            "failed": Message("rectification failed: {text}, {share} %", words),
        }[result]
        shares.append(_Share(reading.share, said, supposed if len(readings) > 1 else None))
    return shares


def _bases(terms: PaymentBasis) -> list[tuple[ShareBase, Message | None]]:
    bases = terms.scoring.payment.bases
    decided = terms.decided.get(SHARE_BASE)
    if decided:
        bases = tuple(base for base in bases if base.code == decided) or bases
    several = len(bases) > 1
    return [(base, _base_words(base, terms) if several else None) for base in bases]


def _base_words(base: ShareBase, terms: PaymentBasis) -> Message:
    """The base, and what all payments of the contract would come to by it where that is not the contract."""
    stages = terms.lot.payment.stages
    with localcontext(prec=60):
        part = Decimal(100) / base.parts if base.parts else None
        full = sum((part if stage.scored and part else stage.share for stage in stages), Decimal(0))
        rounded = full.quantize(Decimal("0.01"))
    if rounded == 100:
        return Message("base: {text}", {"text": base.text})
    words = {"text": base.text, "sum": in_digits(rounded)}
    return Message("base: {text} (in full, all payments come to {sum} % of the contract)", words)


def _amount(
    total: Decimal,
    share: _Share,
    base: ShareBase,
    facts: PeriodFacts,
    terms: PaymentBasis,
    stage: StageAmount,
) -> tuple[Decimal, tuple[Message, ...]]:
    """The money under one reading, and how it is found; never below nothing."""
    fee, working = _fee(stage, base)
    with localcontext(prec=60):
        amount = to_fen(fee * share.share / 100)
    working += [
        share.said,
        Message("{fee} yuan × {share} % = {amount} yuan", digits(fee=fee, share=share.share, amount=amount)),
    ]
    for taken, said in _money_taken(total, fee, share.band, facts, terms):
        amount -= taken
        working.append(said)
    if amount < 0:
        working.append(Message("never below nothing: 0 yuan"))
    return max(amount, Decimal(0)), tuple(working)


def _fee(stage: StageAmount, base: ShareBase) -> tuple[Decimal, list[Message]]:
    """What the band's share is taken of, and how that is found where a supplement or the base makes it."""
    working = [supplement_words(stage.supplement)] if stage.supplement else []
    if base.parts is None:
        return stage.amount, [*working, *(stage_working(stage) if stage.supplement else ())]
    with localcontext(prec=60):
        whole = stage.spread.price if stage.is_share else to_fen(stage.amount * 100 / stage.share)
        fee = to_fen(whole / base.parts)
    if not stage.is_share:
        words = digits(amount=stage.amount, share=stage.share, whole=whole)
        working += stage_working(stage)
        working.append(Message("{amount} yuan × 100 ÷ {share} = {whole} yuan", words))
    words = digits(whole=whole, parts=base.parts, fee=fee)
    return fee, [*working, Message("{whole} yuan ÷ {parts} = {fee} yuan", words)]


def _money_taken(
    total: Decimal, fee: Decimal, band: PaymentBand | None, facts: PeriodFacts, terms: PaymentBasis
) -> Iterator[tuple[Decimal, Message]]:
    """Money taken per point below the band's bar, and per case."""
    price = band.per_point if band else None
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
