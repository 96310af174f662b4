"""What a handover is worked out to: lines with their net value and fate, sums, facilities, movements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from docgen.model.base import Record
from docgen.model.finding import Message
from docgen.model.handover.records import SignedLine
from docgen.model.handover.rows import Account, Asset
from docgen.model.service import Decision
from docgen.model.tender.handover_regime import RuledFate
from docgen.model.tender.requirement import Verdict

Fate = Literal["passes", "assigned", "returned", "buyback", "open", "ends", "excluded", "kept", "disposed"]
"""An outcome; or, for what is leased, its lease assigned or ended; or open, or disposed of before."""

FATE_NAMES: dict[Fate, str] = {
    "passes": "移交",
    "assigned": "租约转让",
    "returned": "归还采购人",
    "buyback": "按净值回购",
    "open": "归属待定",
    "ends": "租约终止",
    "excluded": "合同排除",
    "kept": "移交方自留",
    "disposed": "已处置",
}
"""As papers and sheets call them."""

CHANGES_HANDS: tuple[Fate, ...] = ("passes", "assigned", "returned", "buyback", "open")
"""What stands in the inventory that is signed for; the rest is listed beside it."""


class AssetLine(Record):
    """An asset on the day: what is left of it, months of use, net value in 元, and what becomes of it.

    `row` is its place in the sheet; `rule` the place of the tender's rule that decides, `clause` its clause.
    """

    row: int
    asset: Asset
    quantity: Decimal
    value: Decimal
    net: Decimal
    life_months: int | None
    used_months: int
    fate: Fate
    rule: int | None
    clause: str


class AccountLine(Record):
    """An account and what becomes of it."""

    row: int
    account: Account
    fate: Fate
    rule: int | None
    clause: str


class CategoryGroup(Record):
    """The lines of one category at one site, and their sums in 元."""

    category: str
    lines: tuple[AssetLine, ...]
    value: Decimal
    net: Decimal


class SiteInventory(Record):
    """What changes hands at one site, by category, and its sums in 元."""

    site: str
    name: str
    groups: tuple[CategoryGroup, ...]
    count: int
    value: Decimal
    net: Decimal


class CategoryTotal(Record):
    """What changes hands of one category over all sites, in 元."""

    category: str
    count: int
    value: Decimal
    net: Decimal


class FateTotal(Record):
    """Lines, original and net value of one fate, and what the receiving side pays for them, in 元."""

    fate: Fate
    count: int
    value: Decimal
    net: Decimal
    payable: Decimal


class OpenRule(Record):
    """A point that the text leaves open, what hangs on it, and what each outcome would cost the receiver."""

    point: str
    rule: int
    note: str
    clause: str
    count: int
    value: Decimal
    net: Decimal
    outcomes: tuple[tuple[RuledFate, Decimal], ...]
    decision: Decision | None


class FacilityCheck(Record):
    """A facility at a site: how many the tender names, how many must be there, how many are, on what footing.

    `present` counts what stands there, whatever becomes of it; `changes` what changes hands, leases aside.
    """

    site: str
    facility: str
    required: Decimal | None
    needed: Decimal
    unit: str
    present: Decimal
    changes: Decimal
    leased: Decimal
    own: Decimal
    excluded: Decimal
    disposed: Decimal
    verdict: Verdict
    rows: tuple[int, ...]


class Movement(Record):
    """A line from the signed inventory to today: opening + added − disposed = closing, or a `gap`."""

    code: str
    name: str
    site: str
    unit: str
    opening: Decimal
    opening_value: Decimal
    added: Decimal
    added_value: Decimal
    disposed: Decimal
    disposed_value: Decimal
    closing: Decimal
    closing_value: Decimal
    row: int | None
    before: SignedLine | None

    @property
    def gap(self) -> Decimal:
        """Closing quantity beyond what opening, additions and disposals give."""
        return self.closing - (self.opening + self.added - self.disposed)

    @property
    def value_gap(self) -> Decimal:
        """The same in 元."""
        return self.closing_value - (self.opening_value + self.added_value - self.disposed_value)


class Difference(Record):
    """Something that differs and can be explained: its code, where it stands, what is said of it.

    `subjects` are what an explanation may name it by, the narrowest first.
    """

    code: str
    source: str
    place: tuple[str | int, ...]
    site: str
    subjects: tuple[str, ...]
    message: Message
    explanation: str


class Handover(Record):
    """Everything derived for a handover; `sites` are those handed over, in the tender's order.

    `explainable`: codes and subjects that an explanation may be of, at sites handed over later too.
    """

    ends: date
    sites: tuple[SiteInventory, ...]
    lines: tuple[AssetLine, ...]
    accounts: tuple[AccountLine, ...]
    totals: tuple[FateTotal, ...]
    categories: tuple[CategoryTotal, ...]
    count: int
    value: Decimal
    net: Decimal
    points: tuple[OpenRule, ...]
    facilities: tuple[FacilityCheck, ...]
    movements: tuple[Movement, ...]
    differences: tuple[Difference, ...]
    explainable: frozenset[tuple[str, str]]

    def undated(self) -> tuple[AssetLine, ...]:
        """What changes hands and wears out from its acquisition, as nobody wrote since when it is used."""
        changing = [line for _, _, _, line in self.changing()]
        return tuple(line for line in changing if line.life_months and line.asset.used_from is None)

    def changing(self) -> Iterator[tuple[int, SiteInventory, CategoryGroup, AssetLine]]:
        """What changes hands, numbered through all sites: every paper, sheet and file has these numbers."""
        no = 0
        for site in self.sites:
            for group in site.groups:
                for line in group.lines:
                    no += 1
                    yield no, site, group, line

    def staying(self) -> tuple[AssetLine, ...]:
        """What is still there and does not change hands."""
        return tuple(line for line in self.lines if line.fate in ("ends", "excluded", "kept"))

    def disposed(self) -> tuple[AssetLine, ...]:
        """What is gone, wholly or in part."""
        return tuple(line for line in self.lines if line.asset.gone)
