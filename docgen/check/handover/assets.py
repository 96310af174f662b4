"""Assets in themselves: codes, sites, categories, values, leases, dates, serial numbers, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.check.handover.rows import repeated, unknown
from docgen.model.finding import Finding, Message
from docgen.model.handover.inventory import Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.rows import Asset


def check_assets(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Every fault of a row that no explanation can mend."""
    sites = project.service.tender.lot.site_codes
    categories = [category.name for category in project.terms.categories]
    coded = [(row, asset.code) for row, asset in enumerate(project.assets)]
    serials = [(row, asset.serial) for row, asset in enumerate(project.assets) if asset.serial.strip()]
    yield from repeated(project, "assets", "ASSET-TWICE", "code", coded)
    yield from repeated(project, "assets", "ASSET-SERIAL-TWICE", "serial", serials)
    handed = {line.row for line in figures.lines}
    for row, asset in enumerate(project.assets):
        if asset.site not in sites:
            yield unknown(project, "assets", "ASSET-SITE", (row, "site"), asset.site, sites)
        if asset.category not in categories:
            place = (row, "category")
            yield unknown(project, "assets", "ASSET-CATEGORY", place, asset.category, categories)
        yield from _amounts(project, row, asset)
        if row in handed:
            yield from _dates(project, row, asset)
            yield from _lease(project, row, asset)
        yield from _picture(project, row, asset)
    yield from _undated(project, figures)
    yield from _open(project, figures, sites)


def _amounts(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.value < 0:
        said = Message("{name}: the value {value} is negative", {"name": asset.name, "value": asset.value})
        yield project.found("ASSET-VALUE", ("assets", row, "value"), said)
    if asset.gone > asset.quantity:
        values = {"name": asset.name, "gone": asset.gone, "quantity": asset.quantity}
        said = Message("{name}: {gone} disposed of, but there were {quantity}", values)
        yield project.found("ASSET-QUANTITY", ("assets", row, "disposed"), said)


def _dates(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    day = project.terms.date
    if asset.acquired > day:
        values = {"name": asset.name, "acquired": asset.acquired, "day": day}
        said = Message("{name} was acquired on {acquired}, after the handover on {day}", values)
        yield project.found("ASSET-DATE", ("assets", row, "acquired"), said)
    used = asset.used_from
    if used is not None and not asset.acquired <= used <= day:
        values = {"name": asset.name, "used": used}
        said = Message("{name} was put into use on {used}, before it was there or after the handover", values)
        yield project.found("ASSET-DATE", ("assets", row, "used_from"), said)
    gone = asset.disposed_on
    if gone is not None and not asset.acquired <= gone <= day:
        values = {"name": asset.name, "gone": gone}
        said = Message("{name} was disposed of on {gone}, before it was there or after the handover", values)
        yield project.found("ASSET-DATE", ("assets", row, "disposed_on"), said)


def _lease(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.basis != "租赁" or asset.gone >= asset.quantity:
        return
    if not asset.lease_fate:
        said = Message("{name} is leased, and nothing says what becomes of the lease", {"name": asset.name})
        yield project.found("ASSET-LEASE", ("assets", row, "lease_fate"), said)
    elif asset.lease_fate == "转让" and asset.lease_until and asset.lease_until < project.terms.date:
        values = {"name": asset.name, "until": asset.lease_until}
        said = Message("{name}: the lease to be assigned ends on {until}, before the handover", values)
        yield project.found("ASSET-LEASE", ("assets", row, "lease_until"), said, "ended")


def _picture(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.photo and not project.shows(asset.photo):
        said = Message("{file} is no picture that can be read", {"file": asset.photo})
        yield project.found("HANDOVER-PHOTO", ("assets", row, "photo"), said)


def _undated(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Net values that count from acquisition, because nobody wrote when use began: one finding for all."""
    undated = figures.undated()
    if undated:
        first = undated[0]
        values = {"n": len(undated), "name": first.asset.name}
        said = Message(
            "{n} assets, {name} the first, have no date of being put into use: "
            "their net value counts from acquisition",
            values,
        )
        yield project.found("ASSET-USE", ("assets", first.row, "used_from"), said)


def _open(project: HandoverProject, figures: Handover, sites: Sequence[str]) -> Iterator[Finding]:
    """What was invested and no rule of the tender speaks of, by category: one finding each."""
    seen: set[str] = set()
    for line in figures.lines:
        asset = line.asset
        loose = line.fate == "open" and line.rule is None and asset.basis == "本项目投入"
        if loose and asset.site in sites and asset.category not in seen:
            seen.add(asset.category)
            said = Message(
                "no rule of the tender says what becomes of {category}", {"category": asset.category}
            )
            yield project.found("HANDOVER-RULE", ("assets", line.row, "category"), said)
