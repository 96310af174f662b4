"""From a scored period to the fields of its papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from docgen.model.acceptance.measured import Section, Table
from docgen.model.acceptance.scored import Settlement
from docgen.model.tender.tender import Volume
from docgen.render.acceptance import fields as f
from docgen.render.acceptance.rows import (
    Scored,
    joined,
    payment_points,
    point_lines,
    rectify_words,
    sample_forms,
    score_lines,
    short_lines,
    zh,
)
from docgen.render.engine import values
from docgen.render.engine.filters import day
from docgen.render.response.context import plain, project_fields
from docgen.render.response.fields import VolumeFields
from docgen.render.shared.charts import bar_chart

_ASSESS_BEFORE = timedelta(days=5)
_COLUMNS = 8


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
        scorecard=list(score_lines(scored)),
        bonus=score.bonus,
        bonuses=[f.ExtraLine(name=e.name, points=e.points, working=zh(e.working)) for e in score.bonuses],
        maluses=[f.ExtraLine(name=e.name, points=e.points, working=zh(e.working)) for e in score.maluses],
        vetoes=[zh(veto) for veto in score.vetoes],
        points=[*point_lines(acceptance), *payment_points(acceptance)],
        charts=list(_charts(scored, charts)),
        tables=list(_tables(scored)),
        ledgers=[
            f.LedgerFields(
                no=no,
                **{n: getattr(each, n) for n in ("title", "file", "rows", "repeated", "sha256")},
            )
            for no, each in enumerate(scored.ledgers, 1)
        ],
        short=list(short_lines(scored)),
        rectify=rectify_words(scored),
        measures=[*(scored.record.rectification.measures if scored.record.rectification else ())]
        or list(scored.record.measures),
        stages=stages,
        stage=next(stage for stage in stages if stage.now),
        samples=list(sample_forms(scored)),
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
                assumption=joined(outcome.assumption),
                total=outcome.total,
                share=outcome.share,
                payable=outcome.payable,
                working=joined(outcome.working),
            )
            for no, outcome in enumerate(settlement.outcomes, 1)
        ],
    )


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


def _stages(scored: Scored) -> Iterator[f.StageFields]:
    for no, stage in enumerate(scored.stages, 1):
        yield f.StageFields(
            no=no,
            **{n: getattr(stage, n) for n in ("name", "share", "amount", "due", "provisional", "scored")},
            now=stage.code == scored.period.stage,
        )


def _section(no: int, section: Section) -> f.SectionFields:
    title = f"{day(section.first)}至{day(section.last)}"
    return f.SectionFields(
        title=title,
        heading=values.Anchor(title, f"section{no}"),
        tables=[_table(t, table, prefix=f"section{no}-") for t, table in enumerate(section.tables, 1)],
        plan=[zh(line) for line in section.plan],
    )
