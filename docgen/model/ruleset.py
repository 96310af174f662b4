"""All rules that derivation and checks work by, in one value: law, and the house's own measures."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.answer_rules import ConfirmationRule, CopyingRule
from docgen.model.labour import LabourLaw
from docgen.model.secret_rule import SecretRule
from docgen.model.sme import SizeRule
from docgen.model.sme_price import PriceLaw
from docgen.model.wording import LeftoverRule, SubcontractingRule


@dataclass(frozen=True)
class Ruleset:
    """The rules in force, each from its own file in docgen/rules."""

    sizes: SizeRule
    price: PriceLaw
    labour: LabourLaw
    copying: CopyingRule
    confirmation: ConfirmationRule
    leftovers: LeftoverRule
    secrets: SecretRule
    subcontracting: SubcontractingRule
