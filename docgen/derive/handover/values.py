"""Net values on the day: straight line, from the month after being put into use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from docgen.model.handover.rows import Asset
from docgen.model.money import to_fen

_HUNDRED = Decimal(100)


def used_months(start: date, day: date) -> int:
    """Months that count on `day`: from the month after `start` on, that of the handover included.

    Source: 企业所得税法实施条例第五十九条 (depreciation starts in the month after putting into use, and stops
    in the month after that of stopping).
    """
    return max(0, (day.year - start.year) * 12 + day.month - start.month)


def remaining_value(asset: Asset) -> Decimal:
    """The original value of what has not been disposed of, in 元."""
    if asset.gone >= asset.quantity:
        return Decimal("0.00")
    return asset.value - to_fen(asset.value * asset.gone / asset.quantity)


def net_value(value: Decimal, life_months: int | None, months: int, residual_percent: Decimal) -> Decimal:
    """`value` less its depreciation after `months`, half up to the fen; what has no life keeps its value."""
    if life_months is None:
        return value
    residual = to_fen(value * residual_percent / _HUNDRED)
    return value - to_fen((value - residual) * min(months, life_months) / life_months)
