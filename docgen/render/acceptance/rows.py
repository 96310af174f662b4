"""The lines of an acceptance's tables: criteria and their readings, what to mend, samples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docgen.locale.messages import say
from docgen.model.acceptance.behind import TakenRows
from docgen.model.acceptance.measurement import Draw, Gap, LedgerSummary, LedgerTable, PeriodicSection
from docgen.model.acceptance.records import Acceptance, PeriodRecord
from docgen.model.acceptance.score import (
    CriterionScore,
    Period,
    Reading,
    SampleKey,
    Settlement,
    StageAccount,
    StageAmount,
)
from docgen.model.finding import Message
from docgen.model.service import Supplement
from docgen.render.acceptance import fields as f
from docgen.render.engine.filters import number
from docgen.render.shared.requirement_words import with_figures

_STATES = {"pending": "整改中", "passed": "整改合格", "failed": "整改不合格"}


@dataclass(frozen=True)
class PeriodReport:
    """What the papers of one period are made from. `tables` and `sections` may be masked or not.

    `workings`: how the full amount of each payment is found, by its code; `stage_notes`: what supplements
    made of them. `dated`: the report's day. `notices` stand at the head of every paper. `begun`: the
    supplements that begin while a period runs, with that period. `unread`: whether a ledger was not read.
    `behind`: the rows of each deduction.
    `draws`: what samples were drawn from.
    """

    acceptance: Acceptance
    period: Period
    own: Settlement
    theirs: Settlement | None
    tables: Mapping[str, LedgerTable]
    sections: tuple[PeriodicSection, ...]
    samples: Mapping[SampleKey, LedgerTable]
    ledgers: tuple[LedgerSummary, ...]
    amount: Decimal
    stages: tuple[StageAmount, ...]
    accounts: tuple[StageAccount, ...]
    workings: Mapping[str, tuple[Message, ...]]
    dated: date
    stage_notes: tuple[Message, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notices: tuple[Message, ...] = ()
    begun: tuple[tuple[Supplement, Period], ...] = ()
    unread: bool = False
    behind: tuple[TakenRows, ...] = ()
    draws: Mapping[SampleKey, Draw] = field(default_factory=dict)

    @property
    def record(self) -> PeriodRecord:
        """What was recorded of the period, or nothing."""
        return self.acceptance.periods.get(self.period.number) or PeriodRecord(number=self.period.number)


def score_lines(report: PeriodReport) -> Iterator[f.ScoreLine]:
    """Every criterion with its working, its deduction and both scores."""
    card = report.acceptance.service.tender.lot.scorecard
    known = {each.code: each for item in card.items for each in item.criteria} if card else {}
    numbers = card.numbers if card else {}
    assessment = report.record.assessment
    by_criterion = report.theirs and assessment and assessment.total is None
    theirs = {each.code: each for each in _criteria(report.theirs)} if report.theirs and by_criterion else {}
    reasons = {entry.criterion: entry.reason for entry in assessment.deductions} if assessment else {}
    no = 0
    for item in report.own.score.items:
        for place, each in enumerate(item.criteria):
            no += 1
            written = known[each.code]
            yield f.ScoreLine(
                no=no,
                code=each.code,
                number=numbers[each.code],
                item=item.name,
                item_points=item.points,
                item_score=item.score,
                opens=place == 0,
                title=each.title,
                points=each.points,
                requirement=with_figures(written.text, written.requires),
                rule=written.deduction,
                working=[zh(line) for line in each.working],
                deduction=each.deduction,
                score=each.score,
                assessed=theirs[each.code].score if each.code in theirs else None,
                differs=reasons.get(each.code, ""),
                readings=_readings(report.acceptance, each),
                spread="至".join(number(points) for points in _spread(each)),
            )


def _criteria(settlement: Settlement) -> Iterator[CriterionScore]:
    for item in settlement.score.items:
        yield from item.criteria


def _spread(criterion: CriterionScore) -> list[Decimal]:
    """The least and the most that the readings take; nothing where none moves the criterion."""
    taken = [reading.deduction for reading in criterion.readings]
    return [min(taken), max(taken)] if taken else []


def reading_lines(report: PeriodReport) -> Iterator[f.ReadingLine]:
    """Every reading of every criterion that open points move, with its own working."""
    card = report.acceptance.service.tender.lot.scorecard
    numbers = card.numbers if card else {}
    texts = _outcome_texts(report.acceptance)
    for criterion in _criteria(report.own):
        for place, reading in enumerate(criterion.readings):
            yield f.ReadingLine(
                number=numbers[criterion.code],
                title=criterion.title,
                opens=place == 0,
                assumption=_supposed(texts, reading),
                working=[zh(line) for line in reading.working],
                deduction=reading.deduction,
            )


def _readings(acceptance: Acceptance, criterion: CriterionScore) -> str:
    texts = _outcome_texts(acceptance)
    return "；".join(
        f"{_supposed(texts, reading)}：扣{number(reading.deduction)}分" for reading in criterion.readings
    )


def _supposed(texts: Mapping[tuple[str, str], str], reading: Reading) -> str:
    return "，".join(texts[each] for each in reading.choice.items())


def _outcome_texts(acceptance: Acceptance) -> dict[tuple[str, str], str]:
    return {
        (point.code, outcome.code): outcome.text
        for point in acceptance.scoring.points
        for outcome in point.outcomes
    }


def short_lines(report: PeriodReport) -> Iterator[f.ShortLine]:
    """The criteria that lost points, by the assessor's score once there is one."""
    losing = [each for each in _criteria(report.theirs or report.own) if each.deduction]
    card = report.acceptance.service.tender.lot.scorecard
    numbers = card.numbers if card else {}
    for no, each in enumerate(losing, 1):
        yield f.ShortLine(
            no=no,
            code=each.code,
            number=numbers[each.code],
            title=each.title,
            deduction=each.deduction,
            working=joined(each.working),
        )


def rectify_words(report: PeriodReport) -> str:
    """The term and state of a rectification; empty where none is due."""
    rule = report.acceptance.scoring.payment.rectification
    settlement = report.theirs or report.own
    if rule is None or settlement.totals[0] >= rule.below:
        return ""
    record = report.record.rectification
    term = f"{rule.term.months}个月" if rule.term.months else f"{rule.term.days}日"
    state = _STATES[record.state] if record else "待整改"
    paper = f"（{record.paper}）" if record and record.paper else ""
    return f"得分低于{number(rule.below)}分，限{term}内整改；现状：{state}{paper}。"


def sample_forms(report: PeriodReport) -> Iterator[f.SampleFields]:
    """Every random sample as a form to be filled in on the spot."""
    rules = {
        (entry.code, rule.metric): rule
        for entry in report.acceptance.scoring.criteria
        for rule in entry.rules
        if rule.kind == "sample"
    }
    for no, (key, table) in enumerate(report.samples.items(), 1):
        code, rule = key[0], rules[key]
        yield f.SampleFields(
            no=no,
            code=code,
            title=f"{table.title}（{_named(table)}；匿名，只按票号填写）" if rule.anonymous else table.title,
            question=rule.question,
            seed=f"{report.record.seed}:{code}",
            population=_population(report.draws.get(key)),
            columns=["票号"] if rule.anonymous else list(table.headings[1:4]),
            rows=[
                f.RowFields(cells=[entry] if rule.anonymous else list(row[1:4]))
                for entry, row in zip(
                    rule.entries(str(row[0]) for row in table.rows), table.rows, strict=True
                )
            ],
            marked=rule.least_mean is not None,
        )


def _population(draw: Draw | None) -> str:
    """How many units there were to draw from, and the digest that fixes them."""
    return f"总体共{draw.total}个，编号 SHA-256：{draw.sha256}" if draw and draw.total else ""


def _named(table: LedgerTable) -> str:
    """The units drawn, by the last of what tells them, which is their name."""
    return "、".join(str(row[-1]) for row in table.rows)


def joined(lines: Iterable[Message]) -> str:
    """Sentences in Chinese, one after the other."""
    return "；".join(zh(line) for line in lines)


def zh(line: Message) -> str:
    """A sentence in Chinese."""
    return say(line, "zh")
