"""Law and regulation as dated data: one YAML file a subject, every figure with its source.

`rule` reads a file as plain data; the functions after it give the records that derive works with.
"""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.nodes import ScalarNode

from docgen.model.answer_rules import ConfirmationRule, CopyingRule
from docgen.model.catalogue import CodePage
from docgen.model.labour import LabourLaw
from docgen.model.ruleset import Ruleset
from docgen.model.secret_rule import SecretRule
from docgen.model.sme import SizeRule
from docgen.model.sme_price import PriceLaw
from docgen.model.wording import LeftoverRule, SubcontractingRule


class _Exact(SafeConstructor):
    """Builds a figure with a decimal point as the Decimal that was written, never as a binary float."""


def _decimal(_: _Exact, node: ScalarNode) -> Decimal:
    return Decimal(node.value)


_Exact.add_constructor("tag:yaml.org,2002:float", _decimal)


def rule(name: str) -> dict[str, Any]:
    """The data of `docgen/rules/<name>.yaml`: integers, Decimals, dates, texts; a fresh copy each time.

    Raises FileNotFoundError for a name that is no rule file.
    """
    loader = YAML(typ="safe", pure=True)
    loader.Constructor = _Exact
    data: dict[str, Any] = loader.load(files(__name__).joinpath(f"{name}.yaml").read_text("utf-8"))
    return data


@cache
def code_pages() -> dict[str, tuple[str, CodePage]]:
    """Every finding's code → its theme and page, from docgen/rules/findings/<theme>.yaml, in their order.

    Raises ValueError where a code stands twice.
    """
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


_PACKAGES = {"handover": "handover"}
"""Themes of findings that only one kind of package is checked by; all others are of the response."""


def package_of(code: str) -> str:
    """The kind of package that a finding's code belongs to; an unknown code is the response's to report."""
    theme, _ = code_pages().get(code, ("", None))
    return _PACKAGES.get(theme, "response")


@cache
def size_rule() -> SizeRule:
    """The size classes of enterprises in force (rules/sme.yaml)."""
    return SizeRule.model_validate(rule("sme"))


@cache
def price_law() -> PriceLaw:
    """Price deduction for small and micro enterprises, and the weight of price (rules/sme_price.yaml)."""
    return PriceLaw.model_validate(rule("sme_price"))


@cache
def ruleset() -> Ruleset:
    """All rules in force."""
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
