"""A handover worked out: fates, net values, sums by site and category, facilities, movements, differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.derive.handover.differences import differences
from docgen.derive.handover.facilities import facility_checks
from docgen.derive.handover.fates import Fates
from docgen.derive.handover.movements import movements
from docgen.derive.handover.values import net_value, remaining_value, used_months
from docgen.model.handover.inventory import (
    CHANGES_HANDS,
    AccountLine,
    AssetLine,
    CategoryGroup,
    CategoryTotal,
    Difference,
    FateTotal,
    Handover,
    OpenRule,
    SiteInventory,
)
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.records import Category
from docgen.model.handover.rows import Asset

_NONE = Decimal("0.00")
_FATES = (*CHANGES_HANDS, "ends", "excluded", "kept", "disposed")


def handover_figures(project: HandoverProject) -> Handover:
    """Everything that the handover's papers and checks need; sums of values in fen are exact."""
    lot, terms = project.service.tender.lot, project.terms
    categories = {category.name: category for category in terms.categories}
    fates = Fates(lot.handover, project.service.contract.decisions, categories)
    included = handed_sites(project)
    lines = tuple(
        _line(project, fates, categories.get(asset.category), row, asset)
        for row, asset in enumerate(project.assets)
        if asset.site in included
    )
    accounts = tuple(_accounts(project, fates, included))
    changing = [line for line in lines if line.fate in CHANGES_HANDS]
    facilities = tuple(facility_checks(lot, lines, included))
    moved = tuple(movements(project.previous, lines, frozenset(included)))
    order = [category.name for category in terms.categories]
    inventories = tuple(_sites(included, changing, order))
    differ = tuple(differences(project, fates, lines, facilities, moved))
    return Handover(
        ends=project.service.ends,
        sites=inventories,
        lines=lines,
        accounts=accounts,
        totals=tuple(_totals(lines)),
        categories=tuple(_categories(inventories, order)),
        count=len(changing),
        value=_sum(line.value for line in changing),
        net=_sum(line.net for line in changing),
        points=tuple(_points(project, included, lines, accounts)),
        facilities=facilities,
        movements=moved,
        differences=differ,
        explainable=_explainable(project, differ),
    )


def _explainable(project: HandoverProject, differ: tuple[Difference, ...]) -> frozenset[tuple[str, str]]:
    """What an explanation may be of: at the sites handed over, and at those that are handed over later."""
    if project.terms.sites:
        return handover_figures(project.everywhere()).explainable
    return frozenset((difference.code, name) for difference in differ for name in difference.subjects)


def handed_sites(project: HandoverProject) -> dict[str, str]:
    """Code and name of the sites handed over, in the tender's order; then sites that only the sheet knows.

    A service without sites is handed over as a whole.
    """
    wanted = project.terms.sites
    lot = project.service.tender.lot
    known = {code: lot.site_name(code) for code in lot.site_codes}
    if wanted:
        return {code: name for code, name in known.items() if code in wanted}
    return known | {asset.site: asset.site for asset in project.assets if asset.site not in known}


def _line(
    project: HandoverProject, fates: Fates, category: Category | None, row: int, asset: Asset
) -> AssetLine:
    life = asset.life_months or (category.life_months if category else None)
    months = used_months(asset.wears_from, project.terms.date)
    value = remaining_value(asset)
    residual = project.terms.depreciation.residual_of(category)
    ruling = fates.asset(asset)
    return AssetLine(
        row=row,
        asset=asset,
        quantity=max(asset.quantity - asset.gone, Decimal(0)),
        value=value,
        net=net_value(value, life, months, residual),
        life_months=life,
        used_months=months,
        fate=ruling.fate,
        rule=ruling.rule,
        clause=ruling.clause,
    )


def _accounts(project: HandoverProject, fates: Fates, included: Iterable[str]) -> Iterator[AccountLine]:
    """Accounts of the sites handed over; those of the whole project go with the last part, or with all."""
    for row, account in enumerate(project.accounts):
        if account.site in included or (not account.site and not project.terms.sites):
            ruling = fates.account(account)
            yield AccountLine(
                row=row, account=account, fate=ruling.fate, rule=ruling.rule, clause=ruling.clause
            )


def _place(order: list[str], category: str) -> int:
    return order.index(category) if category in order else len(order)


def _sites(included: dict[str, str], lines: list[AssetLine], order: list[str]) -> Iterator[SiteInventory]:
    """Every site handed over, and what changes hands there by category, in the order that the terms give."""
    here: dict[str, dict[str, list[AssetLine]]] = {site: {} for site in included}
    for line in lines:
        here[line.asset.site].setdefault(line.asset.category, []).append(line)
    for site, groups in here.items():
        made = tuple(
            CategoryGroup(
                category=category,
                lines=tuple(members),
                value=_sum(line.value for line in members),
                net=_sum(line.net for line in members),
            )
            for category, members in sorted(groups.items(), key=lambda group: _place(order, group[0]))
        )
        yield SiteInventory(
            site=site,
            name=included[site],
            groups=made,
            count=sum(len(group.lines) for group in made),
            value=_sum(group.value for group in made),
            net=_sum(group.net for group in made),
        )


def _categories(sites: tuple[SiteInventory, ...], order: list[str]) -> Iterator[CategoryTotal]:
    groups = [group for site in sites for group in site.groups]
    names = sorted(dict.fromkeys(group.category for group in groups), key=lambda name: _place(order, name))
    for name in names:
        mine = [group for group in groups if group.category == name]
        yield CategoryTotal(
            category=name,
            count=sum(len(group.lines) for group in mine),
            value=_sum(group.value for group in mine),
            net=_sum(group.net for group in mine),
        )


def _totals(lines: tuple[AssetLine, ...]) -> Iterator[FateTotal]:
    """One row for each fate that occurs; only what is bought back costs the receiving side anything."""
    for fate in _FATES:
        mine = [line for line in lines if line.fate == fate]
        if mine:
            net = _sum(line.net for line in mine)
            yield FateTotal(
                fate=fate,
                count=len(mine),
                value=_sum(line.value for line in mine),
                net=net,
                payable=net if fate == "buyback" else _NONE,
            )


def _points(
    project: HandoverProject,
    included: Iterable[str],
    lines: tuple[AssetLine, ...],
    accounts: tuple[AccountLine, ...],
) -> Iterator[OpenRule]:
    """The rules that leave something open at the sites handed over, decided or not, and what hangs on it."""
    regime = project.service.tender.lot.handover
    decided = {decision.point: decision for decision in project.service.contract.decisions}
    for number, rule in enumerate(regime.rules if regime else ()):
        if rule.point is None or not rule.speaks_of(included):
            continue
        mine = [line for line in lines if line.rule == number]
        net = _sum(line.net for line in mine)
        yield OpenRule(
            point=rule.point,
            rule=number,
            note=rule.note,
            clause=rule.clause or "",
            count=len(mine) + sum(line.rule == number for line in accounts),
            value=_sum(line.value for line in mine),
            net=net,
            outcomes=tuple((outcome, net if outcome == "buyback" else _NONE) for outcome in rule.outcomes),
            decision=decided.get(rule.point),
        )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, _NONE)
