"""What the first page of a report says of its open points: how much each moves, who decides by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.model.acceptance.score import DecimalRange, Effect, Settlement
from docgen.render.acceptance import fields as f
from docgen.render.acceptance.rows import PeriodReport
from docgen.render.engine.filters import day, number


def moving_points(report: PeriodReport, settlement: Settlement) -> Iterator[f.MoveLine]:
    """The open points that move the score, the one that moves most money first."""
    texts = {point.code: point.text for point in report.acceptance.scoring.points}
    effects: dict[str, list[Effect]] = {}
    for effect in settlement.effects:
        effects.setdefault(effect.point, []).append(effect)
    moved = [
        (_moved(each.payable for each in outcomes), _moved(each.total for each in outcomes), point)
        for point, outcomes in effects.items()
    ]
    by = report.period.assess_by
    for no, (money, points, point) in enumerate(sorted(moved, key=lambda each: (-each[0], -each[1])), 1):
        yield f.MoveLine(
            no=no,
            text=texts.get(point, point),
            points=number(points),
            money=f"{money:,.2f}",
            decides=f"采购人书面决定，{day(by)}前" if by else "采购人书面决定，考核之前",
        )


def _moved(ranges: Iterable[DecimalRange]) -> Decimal:
    """By how much the choice alone moves the least, or the most, that is possible."""
    known = list(ranges)
    least, most = [low for low, _ in known], [high for _, high in known]
    return max(max(least) - min(least), max(most) - min(most))
