"""What is computed from the records, each figure with its working."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.model.base import Record
from docgen.model.company.bidder import FinancialYear, SmeFacts
from docgen.model.finding import Finding, Message
from docgen.model.response.demands import JudgedDemand
from docgen.model.response.depth import ItemDepth
from docgen.model.response.hours import WeekdayHours
from docgen.model.response.price import PriceSchedule
from docgen.model.response.response import EquipmentItem
from docgen.model.response.staffing import Staffing
from docgen.model.rules.answers import Likeness
from docgen.model.rules.wording import WrittenText
from docgen.model.sme.price import EvaluatedPrice, WhatIf
from docgen.model.sme.size_rule import SIZES, MetricBounds, SizeClass, SizeClassification, TableRow
from docgen.model.tender.payment import PaymentDate
from docgen.model.tender.requirement import Requirement, Verdict


class FacilityRow(Record):
    """A facility required at a site against what is offered; `required` null: no count is asked for."""

    facility: str
    required: Decimal | None
    unit: str
    offered: Decimal
    items: tuple[EquipmentItem, ...]
    verdict: Verdict


class SiteFacilities(Record):
    """The facilities of one site, required ones first in the tender's order, then what is extra."""

    site: str
    rows: tuple[FacilityRow, ...]


class SmeEntry(Record):
    """One enterprise of the declaration: what it performs, the figures of the year asked for, its class.

    `newly_founded`: it has no figures of that year because it did not exist then.
    """

    name: str
    task: str
    year: FinancialYear | None
    newly_founded: bool
    facts: SmeFacts
    claimed: SizeClass | None
    classification: SizeClassification

    @property
    def size(self) -> SizeClass | Literal["unknown"]:
        """The class that the declaration states: a new company without figures declares its own."""
        if self.newly_founded and self.classification.size == "unknown":
            return self.claimed or "unknown"
        return self.classification.size


class TableDifference(Record):
    """A row of the tender's own size table beside the official bounds (null: no such row there)."""

    printed: TableRow
    official: MetricBounds | None


class SmeDeclaration(Record):
    """The bidder, and each further member of its consortium, by the industry that the tender names.

    `claim_agrees`: the industry that the writer states, if any, is the tender's.
    """

    industry: str
    year: int
    claim_agrees: bool
    differences: tuple[TableDifference, ...]
    entries: tuple[SmeEntry, ...]

    @property
    def size(self) -> SizeClass | Literal["unknown"]:
        """The class of the whole: that of the largest member, unknown while any is."""
        sizes = [entry.size for entry in self.entries]
        known = [size for size in sizes if size != "unknown"]
        return max(known, key=SIZES.index) if len(known) == len(sizes) else "unknown"

    @property
    def tied(self) -> bool:
        """Whether a tie to a large enterprise rules the declaration out."""
        return any(entry.facts.tied for entry in self.entries)


class SmeUnsettled(Record):
    """A tender's name for its industry that decides none: those it may mean, and why the table has none."""

    industries: tuple[str, ...]
    reasons: tuple[Message, ...]


class PriceEvaluation(Record):
    """The own price as evaluation takes it, and supposed own prices against supposed rivals."""

    own: EvaluatedPrice | None
    table: tuple[WhatIf, ...]
    faults: tuple[Finding, ...]


class LowPriceTest(Record):
    """A test for abnormally low prices: below `limit`, which is `share` percent of what `basis` names.

    `verify`: the share is the law's, whose text is still to be verified, and not the tender's own.
    """

    basis: Literal["mean", "second", "ceiling"]
    share: Decimal
    limit: Decimal
    source: str
    verify: bool


class DomesticGoods(Record):
    """Goods of the offer in 元: domestic ones, all, those that the preference counts, and its rate."""

    domestic: Decimal
    goods: Decimal
    counted: Decimal
    rate: Decimal


class ContractCalendar(Record):
    """The contract on the supposition that it is signed on the last day after the latest lawful notice.

    `provisional_years`: counted through, though their holidays are not announced.
    """

    notice: date
    signing: date
    signing_is_workday: bool
    end: date
    payments: tuple[PaymentDate, ...]
    provisional_years: tuple[int, ...]


class PersonWeek(Record):
    """One person's presence in a week by shifts: the minutes of each unbroken stretch."""

    staff: str
    minutes: tuple[int, ...]


class SiteRoster(Record):
    """Opening hours nobody covers, shifts outside them by post, and the weeks of people with shifts."""

    site: str
    gaps: tuple[WeekdayHours, ...]
    outside: tuple[tuple[WeekdayHours, ...], ...]
    weeks: tuple[PersonWeek, ...]


class ResponseFigures(Record):
    """Everything derived for a response."""

    price: PriceSchedule
    facilities: tuple[SiteFacilities, ...]
    sme: SmeDeclaration | None
    sme_unsettled: SmeUnsettled | None
    evaluation: PriceEvaluation | None
    rosters: tuple[SiteRoster, ...]
    staffing: tuple[Staffing, ...]
    low_price: tuple[LowPriceTest, ...]
    domestic: DomesticGoods | None
    signing_limits: tuple[tuple[str, int], ...]
    calendar: ContractCalendar | None
    likenesses: tuple[Likeness, ...]
    written: tuple[WrittenText, ...]
    demands: tuple[JudgedDemand, ...]
    unstated: dict[str, tuple[Requirement, ...]]
    depths: tuple[ItemDepth, ...] = ()

    @property
    def foreseeably_low(self) -> bool:
        """Whether the price is below its share of the ceiling, whatever the rivals offer."""
        price = self.price.compared
        limits = [test.limit for test in self.low_price if test.basis == "ceiling"]
        return price is not None and any(0 < price < limit for limit in limits)

    @property
    def claims_domestic(self) -> bool:
        """Whether domestic goods are declared for a deduction that the tender or the law gives."""
        goods = self.domestic
        return self.evaluation is not None and goods is not None and bool(goods.domestic and goods.rate)
