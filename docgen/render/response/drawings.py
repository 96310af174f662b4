"""What a bid's records hold to be drawn: people at their sites, weeks, zones, areas, the contract's term."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.hours import week_spans
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.response import SiteOffer
from docgen.model.tender.payment import Due
from docgen.render.drawing.bars import Bar, bars
from docgen.render.drawing.floor import Block, Floor
from docgen.render.drawing.gantt import Schedule, Task
from docgen.render.drawing.grid import OnPost, Roster
from docgen.render.drawing.order import Order
from docgen.render.drawing.organisation import Member, Organisation, Unit
from docgen.render.drawing.shapes import Crowded
from docgen.render.drawing.stock import Figure, Stock, Undrawn, drawing_figure
from docgen.render.drawing.stock import figures as made
from docgen.render.engine.filters import money, percent
from docgen.render.engine.values import Drawn
from docgen.render.response.fields import DrawingFields
from docgen.render.response.payment import due_words
from docgen.render.response.sites import required_area
from docgen.rules import label_words

_WHOLE = "本项目"
_DAYS_A_MONTH, _WORKDAYS_A_MONTH = 30, 21


def bid_stock(project: Project) -> Stock:
    """The records that drawings are made of, site by site in the tender's order."""
    names = {site.code: site.name for site in project.tender.lot.sites}
    order = list(names)
    offers = sorted(
        project.response.sites, key=lambda offer: order.index(offer.site) if offer.site in names else -1
    )
    named = [(names.get(offer.site, _WHOLE), offer) for offer in offers]
    return Stock(
        sites=tuple((offer.site, name) for name, offer in named),
        organisation=_organisation(project, named),
        schedule=_schedule(project),
        rosters=tuple(_rosters(project, named)),
        floors=tuple(_floors(named)),
        areas=tuple(_areas(project, named)),
    )


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


def _organisation(project: Project, named: list[tuple[str, SiteOffer]]) -> Organisation | None:
    """Everybody posted; who leads stands above the sites, and at the own site too."""
    leads = label_words().manager
    units, leading = [], []
    for site, offer in named:
        people = []
        for post in offer.posts:
            member = Member(project.staff[post.staff].name, post.role)
            if leads.search(post.role):
                leading.append(member)
            people.append(member)
        units.append(Unit(site, tuple(people)))
    if not any(unit.people for unit in units):
        return None
    if len(units) == 1:
        units = _by_role(units[0], leading)
    lead = leading[0] if len({each.name for each in leading}) == 1 else None
    return Organisation(project.bidder.name, lead, (), tuple(units))


def _by_role(site: Unit, leading: list[Member]) -> list[Unit]:
    """The people of the only site by their posts, whoever leads left out: a column for each post."""
    roles: dict[str, list[Member]] = {}
    for person in site.people:
        if person not in leading:
            roles.setdefault(person.role, []).append(Member(person.name, ""))
    return [Unit(role, tuple(people)) for role, people in roles.items()] or [site]


def _rosters(project: Project, named: list[tuple[str, SiteOffer]]) -> Iterator[Roster]:
    """The sites with hours and people; who has no shifts of the own is there all hours."""
    for site, offer in named:
        opened = week_spans(offer.hours)
        people = tuple(
            OnPost(project.staff[post.staff].name, post.role, tuple(week_spans(post.shifts) or opened))
            for post in offer.posts
        )
        if opened and people:
            yield Roster(site, tuple(opened), people)


def _floors(named: list[tuple[str, SiteOffer]]) -> Iterator[Floor]:
    for site, offer in named:
        zones = tuple(Block(zone.name, zone.area, zone.use) for zone in offer.zones if zone.area)
        if zones and len(zones) == len(offer.zones):  # a zone without its area would be left out in silence
            yield Floor(site, offer.area, zones)


def _areas(project: Project, named: list[tuple[str, SiteOffer]]) -> Iterator[Bar]:
    for site, offer in named:
        least = required_area(project, offer.site)
        if least and offer.area:
            said = f"{in_digits(offer.area)}㎡（要求{in_digits(least)}㎡）"
            yield Bar(site, float(offer.area), said, float(least))


def _schedule(project: Project) -> Schedule | None:
    """The term and the payments in months since signing; moments are placed by 30 days a month."""
    lot = project.tender.lot
    term = float(lot.term_months)
    tasks = []
    setup = 0.0
    if lot.setup and lot.setup.until.event == "signing":
        setup = min(term, _months(lot.setup.until))
        tasks.append(Task(lot.setup.name, 0, setup, f"{in_digits(Decimal(str(round(setup, 1))))}个月内"))
    tasks.append(Task("合同期", 0, term, f"{lot.term_months}个月"))
    starts = {"signing": 0.0, "opening": setup, "acceptance": term, "end": term}
    for stage in lot.payment.stages:
        if stage.due is None:
            return None  # a payment that cannot be placed would be left out in silence
        at = starts[stage.due.event] + _months(stage.due)
        tasks.append(Task(f"{stage.name}（{percent(stage.share)}）", at, at, due_words(stage)))
    return Schedule(tuple(tasks), "月", "自合同签订起")


def _months(due: Due) -> float:
    return due.months + due.days / _DAYS_A_MONTH + due.workdays / _WORKDAYS_A_MONTH
