"""The drawings of a bid as template fields."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.render.drawing.bars import Bar, bars
from docgen.render.drawing.order import Order
from docgen.render.drawing.shapes import Crowded
from docgen.render.drawing.stock import Figure, Undrawn, drawing_figure
from docgen.render.drawing.stock import figures as made
from docgen.render.engine.filters import money, percent
from docgen.render.engine.values import Drawn
from docgen.render.response.fields import DrawingFields
from docgen.render.response.stock import bid_stock


def drawing_fields(project: Project, figures: ResponseFigures) -> DrawingFields:
    """The drawings of a bid as templates name them; one that does not fit on a page stays empty."""
    stock = bid_stock(project)

    def of(kind: str) -> Drawn:
        try:
            return Drawn(made(Order(kind), stock))
        except Undrawn:
            return Drawn()

    cost = _cost(figures)
    return DrawingFields(
        organisation=of("组织机构"),
        schedule=of("进度计划"),
        rosters=of("排班"),
        floors=of("功能分区"),
        areas=of("面积对照"),
        cost=Drawn((cost,) if cost else ()),
    )


def _cost(figures: ResponseFigures) -> Figure | None:
    """The price by cost heads, largest first; None where the price does not follow or has no heads."""
    heads = [(head.name, head.amount) for head in figures.price.heads if head.amount]
    total = figures.price.total
    if len(heads) < 2 or not total:
        return None
    rows = tuple(
        Bar(name, float(amount / total), f"{money(amount)}元　{percent(_share(amount, total))}")
        for name, amount in sorted(heads, key=lambda head: -head[1])
    )
    try:
        return drawing_figure(bars(rows, "报价构成图"))
    except Crowded:
        return None


def _share(amount: Decimal, total: Decimal) -> Decimal:
    return (amount * 100 / total).quantize(Decimal("0.1"))
