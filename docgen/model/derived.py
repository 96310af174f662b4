"""What is computed from the records, each figure with its working."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from docgen.model.base import Record
from docgen.model.bidder import FinancialYear
from docgen.model.response import EquipmentItem, OfferLine
from docgen.model.sme import SizeClassification


class PricedLine(Record):
    """A line of the schedule with its amount in 元: quantity × unit price, half up to the fen."""

    number: int
    line: OfferLine
    head_name: str
    amount: Decimal
    working: str


class HeadTotal(Record):
    """The sum of the lines of one cost head, in 元."""

    name: str
    amount: Decimal


class PriceSchedule(Record):
    """All lines, their sums by cost head, and the total in 元."""

    lines: tuple[PricedLine, ...]
    heads: tuple[HeadTotal, ...]
    total: Decimal


class FacilityRow(Record):
    """A facility required at a site against what is offered; `required` null: no count is asked for."""

    facility: str
    required: Decimal | None
    unit: str
    offered: Decimal
    items: tuple[EquipmentItem, ...]
    verdict: Literal["met", "exceeded", "short", "extra"]


class SiteFacilities(Record):
    """The facilities of one site, required ones first in the tender's order, then what is extra."""

    site: str
    rows: tuple[FacilityRow, ...]


class SmeDeclaration(Record):
    """The bidder's size in the tender's industry, by the year before the opening (null: no such figures)."""

    year: FinancialYear | None
    classification: SizeClassification


class ResponseFigures(Record):
    """Everything derived for a response."""

    price: PriceSchedule
    facilities: tuple[SiteFacilities, ...]
    sme: SmeDeclaration | None
