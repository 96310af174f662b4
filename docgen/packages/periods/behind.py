"""The rows behind every deduction of a period, asked of the ledgers while they are open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from docgen.derive.acceptance.behind import rows_taken
from docgen.load.ledgers.measuring import Measures
from docgen.load.ledgers.queries import QueryFault
from docgen.model.acceptance.behind import BehindFigure, TakenRows
from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import DayRange, Period, Score
from docgen.model.finding import Finding, Message


def rows_behind(
    acceptance: Acceptance,
    period: Period,
    measures: Measures,
    spans: Mapping[str, DayRange | None],
    measured: Measurement,
    score: Score,
    found: list[Finding],
) -> tuple[TakenRows, ...]:
    """The rows, personal data covered; what is wrong with a query of rows is added to `found`."""
    places = {metric.code: i for i, metric in enumerate(acceptance.scoring.metrics)}

    def rows(metric: str, needs: Mapping[str, int]) -> BehindFigure | None:
        try:
            figure = measures.behind(metric, spans, needs)
        except QueryFault as fault:
            found.append(fault.finding)
            return None
        value = measured.values[metric]
        if figure and isinstance(value, Decimal) and figure.count != value:
            title = acceptance.scoring.metrics[places[metric]].title
            words = {"title": title, "figure": value, "rows": figure.count}
            said = Message("{title}: the figure is {figure}, its rows make {rows}", words)
            at = ("scoring", "metrics", places[metric], "rows")
            found.append(acceptance.sources.found("METRIC-ROWS", at, said))
        return figure

    return tuple(rows_taken(acceptance, period, measured, score, rows))
