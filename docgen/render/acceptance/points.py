"""The open points of a period as a paper lists them: of the text, of the payment, of missing rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Effect, Settlement
from docgen.model.acceptance.scoring import (
    BAND_GAP,
    BAND_OVERLAP,
    BY_DAYS,
    NEW,
    OLD,
    RECTIFIED,
    SHARE_BASE,
    SUPPLEMENT_PERIOD,
)
from docgen.model.service import Decision
from docgen.render.acceptance import fields as f
from docgen.render.acceptance.rows import PeriodReport, zh
from docgen.render.engine.filters import day, number
from docgen.render.shared.requirement_words import place_words

_RUNNING = {NEW: "整期按调整后", OLD: "整期按调整前，自下一期起调整", BY_DAYS: "按起始日前后的日数分摊"}


def point_lines(acceptance: Acceptance, settlement: Settlement) -> Iterator[f.OpenPointFields]:
    """Every open point with its readings, what each leaves possible, and its decision."""
    decisions = {each.point: each for each in acceptance.service.contract.decisions}
    effects = {(each.point, each.outcome): each for each in settlement.effects}
    for point in acceptance.scoring.points:
        decision = decisions.get(point.code)
        texts = {outcome.code: outcome.text for outcome in point.outcomes}
        shown = [_effect(text, effects.get((point.code, outcome))) for outcome, text in texts.items()]
        yield f.OpenPointFields(
            code=point.code,
            text=point.text,
            place=place_words(point.place),
            outcomes="；".join(shown),
            decision=_decision(decision, texts) if decision else "",
        )


def _effect(text: str, effect: Effect | None) -> str:
    """An outcome with the scores and amounts that it leaves possible, where it moves the score."""
    if effect is None:
        return text
    total = "至".join(dict.fromkeys(number(each) for each in effect.total))
    payable = "至".join(dict.fromkeys(f"{each:,.2f}" for each in effect.payable))
    return f"{text}（{total}分，{payable}元）"


def payment_points(report: PeriodReport) -> Iterator[f.OpenPointFields]:
    """The open points of the payment itself: between bands, the base of a share, a failed rectification."""
    acceptance = report.acceptance
    payment = acceptance.scoring.payment
    rule = payment.rectification
    found: list[tuple[str, str, dict[str, str], str]] = []
    gaps = {"upper": "从高档", "lower": "从低档"}
    found.append((BAND_GAP, "得分落在两档之间时从哪一档", gaps, "付款条款"))
    if acceptance.service.tender.lot.payment.overlaps:
        found.append((BAND_OVERLAP, "得分落在两档之内时从哪一档", gaps, "付款条款"))
    if len(payment.bases) > 1:
        texts = {base.code: base.text for base in payment.bases}
        found.append((SHARE_BASE, "支付比例的基数", texts, "付款条款"))
    if rule and len(rule.failed) > 1:
        texts = {each.code: each.text for each in (*rule.passed, *rule.failed)}
        found.append((RECTIFIED, "整改不合格时怎样支付", texts, place_words(rule.place)))
    for supplement, period in report.begun:
        since = f"补充协议{supplement.number}自{day(supplement.since)}起执行"
        text = f"{since}，落在“{period.name}”之内，该期按哪一金额"
        found.append((SUPPLEMENT_PERIOD, text, _RUNNING, f"补充协议{supplement.number}"))
    decisions = {each.point: each for each in acceptance.service.contract.decisions}
    for code, text, texts, place in found:
        made = decisions.get(code)
        yield f.OpenPointFields(
            code=code,
            text=text,
            place=place,
            outcomes="；".join(texts.values()),
            decision=_decision(made, texts) if made else "",
        )


def gap_points(report: PeriodReport) -> Iterator[f.OpenPointFields]:
    """Where ledgers lack rows, as points that are still open: what was not recorded was not shown."""
    for no, gap in enumerate(report.gaps, 1):
        yield f.OpenPointFields(
            code=f"gap-{no}",
            text=zh(gap.said),
            place=gap.file,
            outcomes="补齐台账后重新计分；确无事项，由考核人认定",
            decision="",
        )


def _decision(decision: Decision, texts: Mapping[str, str]) -> str:
    outcome = texts.get(decision.outcome, decision.outcome)
    return f"{outcome}（{decision.by}，{day(decision.on)}，{decision.paper}）"
