"""What a bid's records hold to be drawn: people at their sites, weeks, zones, areas, the contract's term."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.hours import week_spans
from docgen.model.money import in_digits
from docgen.model.project import Project
from docgen.model.response.response import SiteOffer
from docgen.model.tender.payment import Due
from docgen.model.tender.requirement import AreaRequirement
from docgen.render.drawing.bars import Bar
from docgen.render.drawing.floor import Block, Floor
from docgen.render.drawing.gantt import Schedule, Task
from docgen.render.drawing.grid import OnPost, Roster
from docgen.render.drawing.organisation import Member, Organisation, Unit
from docgen.render.drawing.stock import Stock
from docgen.render.engine.filters import percent
from docgen.render.shared.due_words import due_words
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


def required_area(project: Project, site: str) -> Decimal | None:
    """The least usable area in ㎡ that a clause asks for at the site; None where none does."""
    areas = [
        requirement.least
        for clause in project.tender.lot.clauses
        if site in clause.sites
        for requirement in clause.requires
        if isinstance(requirement, AreaRequirement)
    ]
    return max(areas, default=None)


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
