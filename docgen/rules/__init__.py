"""Law and regulation as dated data: one YAML file a subject, every figure with its source.

`rule` reads a file as plain data; the functions after it give the records that derive works with.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # each record is imported where it is made, so that a command pays for its own alone
    from docgen.model.rules.code_page import CodePage
    from docgen.model.rules.ruleset import Ruleset
    from docgen.model.sme.price import PriceLaw
    from docgen.model.sme.size_rule import SizeRule


def rule(name: str) -> dict[str, Any]:
    """The data of `docgen/rules/<name>.yaml`: integers, Decimals, dates, texts; a fresh copy each time.

    Raises FileNotFoundError for a name that is no rule file.
    """
    from docgen.rules.reading import read

    return read(files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))


@cache
def code_pages() -> dict[str, tuple[str, CodePage]]:
    """Every finding's code → its theme and page, from docgen/rules/findings/<theme>.yaml, in their order.

    Raises ValueError where a code stands twice.
    """
    from docgen.model.rules.code_page import CodePage

    pages: dict[str, tuple[str, CodePage]] = {}
    for file in sorted(files(__name__).joinpath("findings").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".yaml"):
            continue
        theme = file.name.removesuffix(".yaml")
        for code, page in rule(f"findings/{theme}").items():
            if code in pages:
                raise ValueError(f"{code} stands in {pages[code][0]} and {theme}")
            pages[code] = theme, CodePage.model_validate(page)
    return pages


@cache
def size_rule() -> SizeRule:
    """The size classes of enterprises in force (rules/sme.yaml)."""
    from docgen.model.sme.size_rule import SizeRule

    return SizeRule.model_validate(rule("sme"))


@cache
def price_law() -> PriceLaw:
    """Price deduction for small and micro enterprises, and the weight of price (rules/sme_price.yaml)."""
    from docgen.model.sme.price import PriceLaw

    return PriceLaw.model_validate(rule("sme_price"))


@cache
def ruleset() -> Ruleset:
    """All rules in force."""
    from docgen.model.rules.answers import ConfirmationRule, CopyingRule
    from docgen.model.rules.labour import LabourLaw
    from docgen.model.rules.ruleset import Ruleset
    from docgen.model.rules.secrets import SecretRule
    from docgen.model.rules.wording import LeftoverRule, SubcontractingRule

    return Ruleset(
        sizes=size_rule(),
        price=price_law(),
        labour=LabourLaw.model_validate(rule("labour")),
        copying=CopyingRule.model_validate(rule("copying")),
        confirmation=ConfirmationRule.model_validate(rule("confirmation")),
        leftovers=LeftoverRule.model_validate(rule("leftovers")),
        secrets=SecretRule.model_validate(rule("secrets")),
        subcontracting=SubcontractingRule.model_validate(rule("subcontracting")),
    )


def rule_ids() -> dict[str, str]:
    """The id of every rule file with the SHA-256 of the file, so that a changed figure shows."""
    found = {}
    for file in files(__name__).iterdir():
        content = file.read_bytes() if file.name.endswith(".yaml") else b""
        if named := re.search(rb"(?m)^id: (\S+)", content):
            found[named[1].decode()] = hashlib.sha256(content).hexdigest()
    return found
