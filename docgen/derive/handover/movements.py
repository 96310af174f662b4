"""From the inventory that the outgoing operator signed for itself to today's, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.handover.values import remaining_value
from docgen.model.handover.inventory import AssetLine, Movement
from docgen.model.handover.records import SignedInventory, SignedLine
from docgen.model.handover.rows import Asset

_NONE = Decimal(0)


def movements(
    previous: SignedInventory | None, lines: tuple[AssetLine, ...], sites: frozenset[str]
) -> Iterator[Movement]:
    """A line for each asset signed for before, in that order, then for each added since; none without one.

    Closing is what the sheet says there is, never what the others give, so that a gap shows.
    """
    if previous is None:
        return
    now = {line.asset.code: line for line in lines}
    before = {old.code: old for old in previous.lines if old.site in sites}
    for code, old in before.items():
        yield _movement(old, now.get(code))
    for code, line in now.items():
        if code not in before:
            yield _movement(None, line)


def _movement(before: SignedLine | None, line: AssetLine | None) -> Movement:
    asset = line.asset if line else None
    left = remaining_value(asset) if asset else _NONE
    named: Asset | SignedLine | None = asset or before
    assert named is not None
    opening, opening_value = (before.quantity, before.value) if before else (_NONE, _NONE)
    added, added_value = (asset.quantity, asset.value) if asset and not before else (_NONE, _NONE)
    return Movement(
        code=named.code,
        name=named.name,
        site=named.site,
        unit=named.unit,
        opening=opening,
        opening_value=opening_value,
        added=added,
        added_value=added_value,
        disposed=min(asset.gone, asset.quantity) if asset else _NONE,
        disposed_value=asset.value - left if asset else _NONE,
        closing=line.quantity if line else _NONE,
        closing_value=left,
        row=line.row if line else None,
        before=before,
    )
