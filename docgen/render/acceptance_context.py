"""From a scored period to the fields of its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from docgen.messages import say
from docgen.model.acceptance import Acceptance, PeriodRecord
from docgen.model.finding import Message
from docgen.model.measured import LedgerSummary, Section, Table
from docgen.model.operation import Decision
from docgen.model.scored import CriterionScore, Period, Settlement, StageAmount
from docgen.model.tender import Volume
from docgen.render import acceptance_fields as f
from docgen.render import values
from docgen.render.charts import bar_chart
from docgen.render.context import plain, project_fields
from docgen.render.fields import VolumeFields
from docgen.render.filters import day, number
from docgen.render.requirement_words import place_words, with_figures

_ASSESS_BEFORE = timedelta(days=5)
_COLUMNS = 8
_STATES = {"pending": "整改中", "passed": "整改合格", "failed": "整改不合格"}


@dataclass(frozen=True)
class Scored:
    """What the papers of one period are made from. `tables` and `sections` may be masked or not."""

    acceptance: Acceptance
    period: Period
    own: Settlement
    theirs: Settlement | None
    tables: Mapping[str, Table]
    sections: tuple[Section, ...]
    samples: Mapping[str, Table]
    ledgers: tuple[LedgerSummary, ...]
    stages: tuple[StageAmount, ...]

    @property
    def record(self) -> PeriodRecord:
        """What was recorded of the period, or nothing."""
        return self.acceptance.periods.get(self.period.number) or PeriodRecord(number=self.period.number)


def dated(scored: Scored) -> date:
    """The date of the papers."""
    return scored.record.dated or scored.period.end


def acceptance_fields(scored: Scored, volume: Volume, charts: Path, marking: str = "") -> dict[str, Any]:
    """The fields of one paper as plain dicts; charts are drawn into the folder `charts`."""
    acceptance, period = scored.acceptance, scored.period
    operation = acceptance.operation
    assessment = scored.record.assessment
    stages = list(_stages(scored))
    card = operation.tender.lot.scorecard
    score = scored.own.score
    fields = f.AcceptanceFields(
        volume=VolumeFields(code=volume.code, title=volume.title),
        contents=values.Contents(),
        project=project_fields(operation.tender),
        bidder=f.OperatorFields(
            **{
                name: getattr(operation.operator, name)
                for name in ("name", "uscc", "bank", "account", "phone")
            }
        ),
        contract=f.ContractFields(
            number=operation.contract.number,
            signed=operation.contract.signed,
            opened=period.opened,
            amount=operation.contract.amount,
        ),
        period=f.PeriodFields(
            number=period.number,
            name=period.name,
            start=period.start,
            end=period.end,
            assess_by=period.end - _ASSESS_BEFORE,
        ),
        signed=dated(scored),
        assessor=assessment.by if assessment else "",
        assessor_paper=assessment.paper if assessment else "",
        scorecard_title=card.title if card else "",
        own=_money(scored.own),
        final=_money(scored.theirs or scored.own),
        scorecard=list(_lines(scored)),
        bonus=score.bonus,
        bonuses=[f.ExtraLine(name=e.name, points=e.points, working=_zh(e.working)) for e in score.bonuses],
        maluses=[f.ExtraLine(name=e.name, points=e.points, working=_zh(e.working)) for e in score.maluses],
        vetoes=[_zh(veto) for veto in score.vetoes],
        points=list(_points(acceptance)),
        charts=list(_charts(scored, charts)),
        tables=list(_tables(scored)),
        ledgers=[
            f.LedgerFields(
                no=no,
                **{n: getattr(each, n) for n in ("title", "file", "rows", "repeated", "sha256")},
            )
            for no, each in enumerate(scored.ledgers, 1)
        ],
        short=list(_short(scored)),
        rectify=_rectify(scored),
        measures=[*(scored.record.rectification.measures if scored.record.rectification else ())]
        or list(scored.record.measures),
        stages=stages,
        stage=next(stage for stage in stages if stage.now),
        samples=list(_samples(scored)),
        sections=[_section(no, section) for no, section in enumerate(scored.sections, 1)],
        marking=marking,
    )
    made: dict[str, Any] = plain(fields)
    return made


def _money(settlement: Settlement) -> f.MoneyFields:
    shares = {outcome.share for outcome in settlement.outcomes}
    return f.MoneyFields(
        total=settlement.score.total,
        share=shares.pop() if len(shares) == 1 else None,
        payable=settlement.payable,
        outcomes=[
            f.OutcomeFields(
                no=no,
                assumption=_joined(outcome.assumption),
                total=outcome.total,
                share=outcome.share,
                payable=outcome.payable,
                working=_joined(outcome.working),
            )
            for no, outcome in enumerate(settlement.outcomes, 1)
        ],
    )


def _lines(scored: Scored) -> Iterator[f.ScoreLine]:
    card = scored.acceptance.operation.tender.lot.scorecard
    known = {each.code: each for item in card.items for each in item.criteria} if card else {}
    theirs = {each.code: each for each in _criteria(scored.theirs)} if scored.theirs else {}
    assessment = scored.record.assessment
    reasons = {entry.criterion: entry.reason for entry in assessment.deductions} if assessment else {}
    no = 0
    for item in scored.own.score.items:
        for place, each in enumerate(item.criteria):
            no += 1
            written = known[each.code]
            yield f.ScoreLine(
                no=no,
                code=each.code,
                item=item.name,
                item_points=item.points,
                item_score=item.score,
                opens=place == 0,
                title=each.title,
                points=each.points,
                requirement=with_figures(written.text, written.requires),
                rule=written.deduction,
                working=[_zh(line) for line in each.working],
                deduction=each.deduction,
                score=each.score,
                assessed=theirs[each.code].score if each.code in theirs else None,
                differs=reasons.get(each.code, ""),
                readings=_readings(scored.acceptance, each),
            )


def _criteria(settlement: Settlement) -> Iterator[CriterionScore]:
    for item in settlement.score.items:
        yield from item.criteria


def _readings(acceptance: Acceptance, criterion: CriterionScore) -> str:
    texts = {
        outcome.code: outcome.text
        for point in acceptance.scoring.points
        if point.code == criterion.point
        for outcome in point.outcomes
    }
    return "；".join(f"{texts[each.outcome]}：扣{number(each.deduction)}分" for each in criterion.readings)


def _points(acceptance: Acceptance) -> Iterator[f.PointFields]:
    decisions = {each.point: each for each in acceptance.operation.contract.decisions}
    for no, point in enumerate(acceptance.scoring.points, 1):
        decision = decisions.get(point.code)
        texts = {outcome.code: outcome.text for outcome in point.outcomes}
        yield f.PointFields(
            no=no,
            text=point.text,
            place=place_words(point.place),
            outcomes="；".join(texts.values()),
            decision=_decision(decision, texts) if decision else "",
        )


def _decision(decision: Decision, texts: Mapping[str, str]) -> str:
    outcome = texts.get(decision.outcome, decision.outcome)
    return f"{outcome}（{decision.by}，{day(decision.on)}，{decision.paper}）"


def _charts(scored: Scored, folder: Path) -> Iterator[f.ChartFields]:
    for no, chart in enumerate(scored.acceptance.scoring.charts, 1):
        table = scored.tables.get(chart.metric)
        bars = list(_bars(table)) if table else []
        if bars:
            file = folder / f"chart-{no}.png"
            file.write_bytes(bar_chart(bars, chart.target))
            picture = values.Picture(file, 156, 64)
            yield f.ChartFields(title=chart.title, unit=chart.unit, target=chart.target, picture=picture)


def _bars(table: Table) -> Iterator[tuple[str, Decimal]]:
    for row in table.rows:
        try:
            yield row[0], Decimal(row[1])
        except (InvalidOperation, IndexError):
            continue


def _tables(scored: Scored) -> Iterator[f.TableFields]:
    proved: dict[str, list[str]] = {}
    for entry in scored.acceptance.scoring.criteria:
        for code in entry.evidence:
            proved.setdefault(code, []).append(entry.code)
    for no, (code, criteria) in enumerate(proved.items(), 1):
        if code in scored.tables:
            yield _table(no, scored.tables[code], "、".join(criteria))


def _table(no: int, table: Table, criteria: str = "", prefix: str = "table") -> f.TableFields:
    bookmark = f"{prefix}{no}"
    return f.TableFields(
        no=no,
        title=table.title,
        heading=values.Anchor(table.title, bookmark),
        columns=list(table.headings[:_COLUMNS]),
        rows=[f.RowFields(cells=list(row[:_COLUMNS])) for row in table.rows],
        total=table.total,
        criteria=criteria,
        page=values.PageOf(bookmark),
    )


def _short(scored: Scored) -> Iterator[f.ShortLine]:
    losing = [each for each in _criteria(scored.theirs or scored.own) if each.deduction]
    for no, each in enumerate(losing, 1):
        yield f.ShortLine(
            no=no, code=each.code, title=each.title, deduction=each.deduction, working=_joined(each.working)
        )


def _rectify(scored: Scored) -> str:
    rule = scored.acceptance.scoring.payment.rectification
    settlement = scored.theirs or scored.own
    if rule is None or min(outcome.total for outcome in settlement.outcomes) >= rule.below:
        return ""
    record = scored.record.rectification
    term = f"{rule.term.months}个月" if rule.term.months else f"{rule.term.days}日"
    state = _STATES[record.state] if record else "待整改"
    paper = f"（{record.paper}）" if record and record.paper else ""
    return f"得分低于{number(rule.below)}分，限{term}内整改；现状：{state}{paper}。"


def _stages(scored: Scored) -> Iterator[f.StageFields]:
    for no, stage in enumerate(scored.stages, 1):
        yield f.StageFields(
            no=no,
            **{n: getattr(stage, n) for n in ("name", "share", "amount", "due", "provisional", "scored")},
            now=stage.code == scored.period.stage,
        )


def _samples(scored: Scored) -> Iterator[f.SampleFields]:
    rules = {
        entry.code: rule
        for entry in scored.acceptance.scoring.criteria
        for rule in (*entry.rules, *(each for choice in entry.choices for each in choice.rules))
        if rule.kind == "sample"
    }
    for no, (code, table) in enumerate(scored.samples.items(), 1):
        rule = rules[code]
        yield f.SampleFields(
            no=no,
            code=code,
            title=table.title,
            question=rule.question,
            seed=f"{scored.record.seed}:{code}",
            columns=list(table.headings[1:4]),
            rows=[f.RowFields(cells=list(row[1:4])) for row in table.rows],
            marked=rule.least_mean is not None,
        )


def _section(no: int, section: Section) -> f.SectionFields:
    title = f"{day(section.first)}至{day(section.last)}"
    return f.SectionFields(
        title=title,
        heading=values.Anchor(title, f"section{no}"),
        tables=[_table(t, table, prefix=f"section{no}-") for t, table in enumerate(section.tables, 1)],
        plan=[_zh(line) for line in section.plan],
    )


def _joined(lines: Iterable[Message]) -> str:
    return "；".join(_zh(line) for line in lines)


def _zh(line: Message) -> str:
    return say(line, "zh")
