"""Assets in themselves: codes, sites, categories, values, leases, dates, serial numbers, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.check.handover.rows import repeated, unknown
from docgen.model.finding import Finding, Message
from docgen.model.handover.inventory import Handover
from docgen.model.handover.records import Asset, HandoverProject


def check_assets(project: HandoverProject, figures: Handover) -> Iterator[Finding]:
    """Every fault of a row that no explanation can mend."""
    sites = [site.code for site in project.service.tender.lot.sites]
    categories = [category.name for category in project.terms.categories]
    coded = [(row, asset.code) for row, asset in enumerate(project.assets)]
    serials = [(row, asset.serial) for row, asset in enumerate(project.assets) if asset.serial.strip()]
    yield from repeated(project, "assets", "ASSET-TWICE", "code", coded)
    yield from repeated(project, "assets", "ASSET-SERIAL-TWICE", "serial", serials, "warning")
    for row, asset in enumerate(project.assets):
        if asset.site not in sites:
            yield unknown(project, "assets", "ASSET-SITE", (row, "site"), asset.site, sites)
        if asset.category not in categories:
            place = (row, "category")
            yield unknown(project, "assets", "ASSET-CATEGORY", place, asset.category, categories)
        yield from _amounts(project, row, asset)
        yield from _dates(project, row, asset)
        yield from _lease(project, row, asset)
        yield from _picture(project, row, asset)
    yield from _open(project, figures, sites)


def _amounts(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.value < 0:
        said = Message("{name}: the value {value} is negative", {"name": asset.name, "value": asset.value})
        remedy = Message("Correct it; what was written off is a disposal.")
        yield _found(project, "ASSET-VALUE", row, "value", said, remedy)
    if asset.gone > asset.quantity:
        values = {"name": asset.name, "gone": asset.gone, "quantity": asset.quantity}
        said = Message("{name}: {gone} disposed of, but there were {quantity}", values)
        yield _found(project, "ASSET-QUANTITY", row, "disposed", said, Message("Correct one of them."))


def _dates(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    day = project.terms.date
    if asset.acquired > day:
        values = {"name": asset.name, "acquired": asset.acquired, "day": day}
        said = Message("{name} was acquired on {acquired}, after the handover on {day}", values)
        yield _found(project, "ASSET-DATE", row, "acquired", said, Message("Correct one of the dates."))
    gone = asset.disposed_on
    if gone is not None and not asset.acquired <= gone <= day:
        values = {"name": asset.name, "gone": gone}
        said = Message("{name} was disposed of on {gone}, before it was there or after the handover", values)
        yield _found(project, "ASSET-DATE", row, "disposed_on", said, Message("Correct one of the dates."))


def _lease(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.basis != "租赁" or asset.gone >= asset.quantity:
        return
    if not asset.lease_fate:
        said = Message("{name} is leased, and nothing says what becomes of the lease", {"name": asset.name})
        remedy = Message("Ownership cannot pass: write 转让 where the lease is assigned, 终止 where it ends.")
        yield _found(project, "ASSET-LEASE", row, "lease_fate", said, remedy)
    elif asset.lease_fate == "转让" and asset.lease_until and asset.lease_until < project.terms.date:
        values = {"name": asset.name, "until": asset.lease_until}
        said = Message("{name}: the lease to be assigned ends on {until}, before the handover", values)
        remedy = Message("Renew it, or write 终止.")
        yield _found(project, "ASSET-LEASE", row, "lease_until", said, remedy)


def _picture(project: HandoverProject, row: int, asset: Asset) -> Iterator[Finding]:
    if asset.photo and not project.shows(asset.photo):
        said = Message("{file} is no picture that can be read", {"file": asset.photo})
        yield _found(project, "HANDOVER-PHOTO", row, "photo", said, Message("Save it again as PNG or JPEG."))


def _open(project: HandoverProject, figures: Handover, sites: list[str]) -> Iterator[Finding]:
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
            remedy = Message(
                "Add a rule under lot.handover in tender.yaml; several outcomes where it is open."
            )
            yield _found(project, "HANDOVER-RULE", line.row, "category", said, remedy)


def _found(
    project: HandoverProject, code: str, row: int, field: str, said: Message, remedy: Message
) -> Finding:
    origin = project.service.sources.origin("assets", row, field)
    return Finding(code, "error", origin, said, remedy)
