"""What can be drawn of a bid, by the names that a chapter calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from docgen.model.finding import Message
from docgen.model.text import squeezed
from docgen.render.drawing.bars import Bar, bars
from docgen.render.drawing.floor import Floor, floor_plan
from docgen.render.drawing.gantt import Schedule, gantt
from docgen.render.drawing.grid import Roster, roster_grid
from docgen.render.drawing.lanes import NotUnderstood, read_steps, swim_lanes
from docgen.render.drawing.order import Order, read_schedule
from docgen.render.drawing.organisation import Organisation, organisation_chart
from docgen.render.drawing.shapes import Crowded, Drawing
from docgen.render.drawing.writer import caption_xml, drawing_xml, grid_xml

ORGANISATION, SCHEDULE, ROSTER, FLOOR, AREAS, PROCESS = (
    "组织机构",
    "进度计划",
    "排班",
    "功能分区",
    "面积对照",
    "流程",
)
KINDS = {
    **dict.fromkeys(("组织机构", "组织架构", "组织机构图", "组织架构图"), ORGANISATION),
    **dict.fromkeys(("进度计划", "进度", "进度安排", "横道图", "甘特图"), SCHEDULE),
    **dict.fromkeys(("排班", "排班表"), ROSTER),
    **dict.fromkeys(("功能分区", "功能分区图", "平面图", "平面"), FLOOR),
    **dict.fromkeys(("面积对照", "对照"), AREAS),
    **dict.fromkeys(("流程", "流程图"), PROCESS),
}
"""What a chapter may write, and what it means."""


class Undrawn(Exception):
    """Why an order is not drawn: a case of PROSE-DRAWING or none, and what is said."""

    def __init__(self, case: str, said: Message) -> None:
        super().__init__(said.text)
        self.case, self.said = case, said


@dataclass(frozen=True)
class Figure:
    """A drawing (图) or table (表) with its numbered caption, as paragraphs and tables of a document."""

    kind: str
    title: str
    xml: str


@dataclass(frozen=True)
class Stock:
    """The data of a bid that drawings are made of; sites as their codes and names in the tender's order."""

    sites: tuple[tuple[str, str], ...] = ()
    organisation: Organisation | None = None
    schedule: Schedule | None = None
    rosters: tuple[Roster, ...] = ()
    floors: tuple[Floor, ...] = ()
    areas: tuple[Bar, ...] = ()


def figures(order: Order, stock: Stock) -> tuple[Figure, ...]:
    """What the order asks for; several where it names no site. Raises Undrawn."""
    kind = KINDS.get(order.kind)
    if kind is None:
        known = "、".join(dict.fromkeys(KINDS.values()))
        raise Undrawn(
            "",
            Message("there is no drawing “{kind}”, only {known}", {"kind": order.kind, "known": known}),
        )
    try:
        made = tuple(_MAKERS[kind](order, stock))
    except NotUnderstood as problem:
        values = {"kind": order.kind, "": problem.line, "text": problem.text[:60]}
        raise Undrawn(
            "",
            Message("line {line} of the drawing “{kind}” says nothing that can be drawn: “{text}”", values),
        ) from None
    except Crowded as problem:
        values = {"title": str(problem)}
        raise Undrawn(
            "crowded", Message("the drawing “{title}” does not fit on a page so that it can be read", values)
        ) from None
    if not made:
        values = {"kind": " ".join(filter(None, (order.kind, order.about)))}
        raise Undrawn("empty", Message("the data hold nothing to draw “{kind}” of", values))
    if order.caption and len(made) > 1:
        values = {"kind": order.kind, "count": len(made)}
        raise Undrawn(
            "site", Message("“{kind}” makes {count} drawings here, which cannot share one caption", values)
        )
    return made


def drawing_figure(drawing: Drawing) -> Figure:
    """A drawing with its caption below."""
    return Figure("图", drawing.title, drawing_xml(drawing) + caption_xml("图", drawing.title))


def roster_figure(roster: Roster, title: str) -> Figure:
    """A roster with its caption above; what follows must not touch the table."""
    grid = roster_grid(roster, title)
    return Figure("表", title, caption_xml("表", title) + grid_xml(grid))


def _organisation(order: Order, stock: Stock) -> Iterator[Figure]:
    data = stock.organisation
    if data is None:
        return
    title = order.caption or f"{order.about}组织机构图"
    if order.about:
        named = _sites(order, stock)
        data = replace(data, units=tuple(unit for unit in data.units if unit.name in named), beside=())
    if any(unit.people for unit in data.units):
        yield drawing_figure(organisation_chart(data, title))


def _schedule(order: Order, stock: Stock) -> Iterator[Figure]:
    data = read_schedule(order.lines) if order.lines else stock.schedule
    if data is not None:
        yield drawing_figure(gantt(data, order.caption or order.about or "进度计划图"))


def _rosters(order: Order, stock: Stock) -> Iterator[Figure]:
    named = _sites(order, stock)
    for roster in stock.rosters:
        if roster.site in named:
            yield roster_figure(roster, order.caption or f"{roster.site}每周排班表")


def _floors(order: Order, stock: Stock) -> Iterator[Figure]:
    named = _sites(order, stock)
    for floor in stock.floors:
        if floor.site in named:
            yield drawing_figure(floor_plan(floor, order.caption or floor_title(floor)))


def floor_title(floor: Floor) -> str:
    """The caption of a plan, which says what of it is true."""
    return f"{floor.site}功能分区示意图（面积按比例，形状不代表实际布置）"


def _areas(order: Order, stock: Stock) -> Iterator[Figure]:
    if stock.areas:
        yield drawing_figure(bars(stock.areas, order.caption or "拟用面积与采购要求对照图"))


def _process(order: Order, _: Stock) -> Iterator[Figure]:
    if order.lines:
        yield drawing_figure(swim_lanes(read_steps(order.lines), order.caption or order.about or "流程图"))


def _sites(order: Order, stock: Stock) -> frozenset[str]:
    """The sites that an order is about: all, one by its code, or those whose name holds its words."""
    about = squeezed(order.about)
    return frozenset(
        name for code, name in stock.sites if not about or about == squeezed(code) or about in squeezed(name)
    )


_MAKERS: dict[str, Callable[[Order, Stock], Iterator[Figure]]] = {
    ORGANISATION: _organisation,
    SCHEDULE: _schedule,
    ROSTER: _rosters,
    FLOOR: _floors,
    AREAS: _areas,
    PROCESS: _process,
}
