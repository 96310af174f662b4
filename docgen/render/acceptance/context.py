"""From a scored period to the fields of its papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from docgen.locale.messages import ended
from docgen.model.acceptance.measurement import LedgerTable, PeriodicSection
from docgen.model.acceptance.narrative import HeldEvent
from docgen.model.acceptance.score import Settlement
from docgen.model.frame import Frame
from docgen.model.paper import PaperSpec
from docgen.model.tender.tender import Lot
from docgen.render.acceptance import fields as f
from docgen.render.acceptance.behind import behind_lines
from docgen.render.acceptance.points import gap_points, payment_points, point_lines
from docgen.render.acceptance.rows import (
    PeriodReport,
    joined,
    reading_lines,
    rectify_words,
    sample_forms,
    score_lines,
    short_lines,
    zh,
)
from docgen.render.acceptance.specs import REQUEST
from docgen.render.acceptance.summary import moving_points
from docgen.render.engine import values
from docgen.render.engine.filters import day, number
from docgen.render.engine.values import unpacked
from docgen.render.response.context import project_fields
from docgen.render.response.fields import VolumeFields
from docgen.render.shared.charts import bar_chart
from docgen.render.shared.requirement_words import place_words

_CHART = Frame(156, 64)
_EVENT = Frame(118, 79)
_COLUMNS = 8


def dated(report: PeriodReport, paper: PaperSpec) -> date:
    """The date of a paper; that of a request for payment is never before the assessment it rests on."""
    assessment = report.record.assessment
    return max(report.dated, assessment.on) if assessment and paper == REQUEST else report.dated


def acceptance_fields(
    report: PeriodReport, paper: PaperSpec, charts: Path, marking: str = ""
) -> dict[str, Any]:
    """The fields of one paper as plain dicts; charts are drawn into the folder `charts`."""
    acceptance, period = report.acceptance, report.period
    service = acceptance.service
    assessment = report.record.assessment
    stages = list(_stages(report))
    card = service.tender.lot.scorecard
    score = report.own.score
    fields = f.AcceptanceFields(
        volume=VolumeFields(code=paper.code, title=paper.title),
        contents=values.Contents(),
        project=project_fields(service.tender),
        bidder=f.OperatorFields(
            **{name: getattr(service.operator, name) for name in ("name", "uscc", "bank", "account", "phone")}
        ),
        contract=f.ContractFields(
            number=service.contract.number,
            signed=service.contract.signed,
            opened=period.opened,
            amount=report.amount,
            adjusted=_adjusted(report),
        ),
        period=f.PeriodFields(
            number=period.number,
            name=period.name,
            start=period.start,
            end=period.end,
            assess_by=period.assess_by,
            assess_term=_assess_term(service.tender.lot),
        ),
        signed=dated(report, paper),
        assessor=assessment.by if assessment else "",
        assessor_paper=assessment.paper if assessment else "",
        assessed_on=assessment.on if assessment else None,
        total_only=assessment is not None and assessment.total is not None,
        scorecard_title=card.title if card else "",
        own=_money(report.own),
        final=_money(report.theirs or report.own),
        scorecard=list(score_lines(report)),
        readings=list(reading_lines(report)),
        behind=list(behind_lines(report.behind, card.numbers if card else {}, _sites(service.tender.lot))),
        behind_total=sum((each.points - each.score for each in score.items), Decimal(0)),
        bonus=score.bonus,
        bonuses=[f.ExtraLine(name=e.name, points=e.points, working=zh(e.working)) for e in score.bonuses],
        maluses=[f.ExtraLine(name=e.name, points=e.points, working=zh(e.working)) for e in score.maluses],
        vetoes=[zh(veto) for veto in score.vetoes],
        points=[
            *point_lines(acceptance, report.theirs or report.own),
            *payment_points(report),
            *gap_points(report),
        ],
        moves=list(moving_points(report, report.theirs or report.own)),
        missing=[zh(gap.said) for gap in report.gaps],
        charts=list(_charts(report, charts)),
        tables=list(_tables(report)),
        ledgers=[
            f.LedgerFields(
                no=no,
                **{n: getattr(each, n) for n in ("title", "file", "rows", "repeated", "sha256")},
            )
            for no, each in enumerate(report.ledgers, 1)
        ],
        short=list(short_lines(report)),
        rectify=rectify_words(report),
        measures=[*(report.record.rectification.measures if report.record.rectification else ())]
        or list(report.record.measures),
        stages=stages,
        stages_total=sum((stage.amount for stage in report.stages), Decimal(0)),
        stages_notes=[ended(zh(line), "zh") for line in report.stage_notes],
        stage=next(stage for stage in stages if stage.now),
        accounts=list(_accounts(report)),
        samples=list(sample_forms(report)),
        sections=[_section(no, section) for no, section in enumerate(report.sections, 1)],
        marking=marking,
        notices=[*([_reach(report)] if marking else []), *(ended(zh(line), "zh") for line in report.notices)],
        assessed_early=assessment is not None and assessment.on < period.end,
    )
    made: dict[str, Any] = unpacked(fields)
    return made


def _reach(report: PeriodReport) -> str:
    """Whom a paper with personal data in clear may reach: who assesses, and who keeps it."""
    assessment, service = report.record.assessment, report.acceptance.service
    assessor = assessment.by if assessment else f"{service.tender.purchaser.name}指定的考核人"
    return (
        f"只可交给{assessor}，用于第{report.period.number}期考核时当面、电话核对；"
        f"由{service.operator.name}专人保管，核对后收回，不得复制、转发、张贴或上网。"
    )


def _sites(lot: Lot) -> dict[str, str]:
    return {site.code: site.name for site in lot.sites}


def _assess_term(lot: Lot) -> str:
    term = lot.assessment
    return f"{term.text}；{place_words(term.place)}" if term else ""


def _money(settlement: Settlement) -> f.MoneyFields:
    shares = {payment.share for payment in settlement.payments}
    return f.MoneyFields(
        total=settlement.score.total,
        earned=settlement.score.earned,
        score="至".join(dict.fromkeys(number(each) for each in settlement.totals)),
        ranged=len({*settlement.totals}) > 1,
        open=bool(settlement.effects),
        share=shares.pop() if len(shares) == 1 else None,
        payable=settlement.payable,
        least=min(payment.payable for payment in settlement.payments),
        most=max(payment.payable for payment in settlement.payments),
        outcomes=[
            f.PossiblePaymentFields(
                no=no,
                assumption=joined(payment.assumption),
                total=payment.total,
                most=payment.most,
                share=payment.share,
                payable=payment.payable,
                working=joined(payment.working),
            )
            for no, payment in enumerate(settlement.payments, 1)
        ],
    )


def _charts(report: PeriodReport, folder: Path) -> Iterator[f.ChartFields]:
    for no, chart in enumerate(report.acceptance.scoring.charts, 1):
        table = report.tables.get(chart.metric)
        bars = list(_bars(table)) if table else []
        if bars:
            file = folder / f"chart-{no}.png"
            file.write_bytes(bar_chart(bars, chart.target))
            picture = values.Picture(file, _CHART)
            yield f.ChartFields(title=chart.title, unit=chart.unit, target=chart.target, picture=picture)


def _bars(table: LedgerTable) -> Iterator[tuple[str, Decimal]]:
    for row in table.rows:
        try:
            yield row[0], Decimal(row[1])
        except (InvalidOperation, IndexError):
            continue


def _tables(report: PeriodReport) -> Iterator[f.TableFields]:
    proved: dict[str, list[str]] = {}
    card = report.acceptance.service.tender.lot.scorecard
    numbers = card.numbers if card else {}
    for entry in report.acceptance.scoring.criteria:
        for code in entry.evidence:
            proved.setdefault(code, []).append(numbers[entry.code])
    for no, (code, criteria) in enumerate(proved.items(), 1):
        if code in report.tables:
            yield _table(no, report.tables[code], "、".join(criteria))


def _table(no: int, table: LedgerTable, criteria: str = "", prefix: str = "table") -> f.TableFields:
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


def _stages(report: PeriodReport) -> Iterator[f.StageFields]:
    for no, stage in enumerate(report.stages, 1):
        yield f.StageFields(
            no=no,
            **{n: getattr(stage, n) for n in ("name", "amount", "due", "provisional", "day_off", "scored")},
            share=stage.share if stage.is_share else None,
            working=joined(report.workings[stage.code]),
            supplement=stage.supplement.number if stage.supplement else "",
            now=stage.code == report.period.stage,
        )


def _adjusted(report: PeriodReport) -> str:
    """The price as signed and the supplements that changed it; empty where none did."""
    contract = report.acceptance.service.contract
    made = [each for each in contract.repriced if each.since <= report.dated]
    if not made:
        return ""
    numbers = "、".join(each.number for each in made)
    return f"签订时{contract.amount:,.2f}元，经补充协议{numbers}调整"


def _accounts(report: PeriodReport) -> Iterator[f.AccountFields]:
    """Nothing while neither a payment nor an invoice is recorded."""
    if all(each.paid is None and each.invoiced is None for each in report.accounts):
        return
    for no, each in enumerate(report.accounts, 1):
        yield f.AccountFields(
            no=no,
            name=each.name,
            due=each.due,
            invoiced=each.invoiced,
            paid=each.paid,
            differs=None if each.due is None or each.paid is None else each.paid - each.due,
        )


def _section(no: int, section: PeriodicSection) -> f.PeriodicSectionFields:
    title = f"{day(section.first)}至{day(section.last)}"
    told = section.narrative
    return f.PeriodicSectionFields(
        title=title,
        heading=values.Anchor(title, f"section{no}"),
        tables=[_table(t, table, prefix=f"section{no}-") for t, table in enumerate(section.tables, 1)],
        plan=[zh(line) for line in section.plan],
        written=[f.WrittenFields(body=values.Prose(told.text, 2, told.shown, "工作叙述"))]
        if told and told.text
        else [],
        events=[_event(event) for event in told.events] if told else [],
    )


def _event(event: HeldEvent) -> f.EventFields:
    return f.EventFields(
        name=event.name,
        pictures=[
            f.EventPicture(title=path.stem, picture=values.Picture(path, _EVENT)) for path in event.pictures
        ],
    )
