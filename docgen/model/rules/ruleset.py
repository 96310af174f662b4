"""All rules that derivation and checks work by, in one value: law, and the house's own measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.model.rules.answers import ConfirmationRule, CopyingRule
from docgen.model.rules.depth import DepthRule
from docgen.model.rules.domestic import DomesticRule
from docgen.model.rules.figures import FigureRule
from docgen.model.rules.fingerprints import FingerprintRule
from docgen.model.rules.labour import LabourLaw
from docgen.model.rules.machinery import MachineryRule
from docgen.model.rules.price_review import PriceReviewRule
from docgen.model.rules.printed_tables import PrintedTableRule
from docgen.model.rules.secrets import SecretRule
from docgen.model.rules.signatories import SignatoryRule
from docgen.model.rules.skeletons import SkeletonRule
from docgen.model.rules.staff_levels import StaffLevels
from docgen.model.rules.statements import StatementRule
from docgen.model.rules.supplement import SupplementRule
from docgen.model.rules.wording import LeftoverRule, SubcontractingRule
from docgen.model.sme.price import PriceLaw
from docgen.model.sme.size_rule import SizeRule

if TYPE_CHECKING:
    from docgen.model.sme.trade import Trades


@dataclass(frozen=True)
class Ruleset:
    """The rules in force, each from its own file in docgen/rules.

    `trades` is long and hardly ever asked for, so it is read when it is called.
    """

    sizes: SizeRule
    trades: Callable[[], Trades]
    price: PriceLaw
    labour: LabourLaw
    copying: CopyingRule
    depth: DepthRule
    skeletons: SkeletonRule
    confirmation: ConfirmationRule
    leftovers: LeftoverRule
    secrets: SecretRule
    subcontracting: SubcontractingRule
    review: PriceReviewRule
    signatories: SignatoryRule
    statements: StatementRule
    figures: FigureRule
    fingerprints: FingerprintRule
    supplement: SupplementRule
    domestic: DomesticRule
    machinery: MachineryRule
    printed_tables: PrintedTableRule
    staff_levels: StaffLevels
