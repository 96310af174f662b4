"""The industry of the size table that a written name means, and what it may mean where it decides none."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import near
from docgen.model.sme.size_class import Suggestions
from docgen.model.text import squeezed

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import Industry, SizeRule

_CONJUNCTIONS = str.maketrans("", "", "和与及")
_CUTOFF = 0.6
_MOST = 3
_CODE = re.compile("[a-z]?[0-9]+")
LONGEST = 40
"""A longer text is no industry name."""


def fold(name: str) -> str:
    """A name reduced to what tells industries apart: no punctuation, spaces, conjunctions or ending 业."""
    text = squeezed(name).translate(_CONJUNCTIONS)
    for ending in ("行业", "业"):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text.removesuffix(ending)
    return text


def find_industry(rule: SizeRule, name: str) -> Industry | Suggestions:
    """The industry of that name, alias, English name or code; else the official names nearest to it.

    Width of characters, punctuation and a missing 业 make no difference. A name that spans several
    industries (批发和零售业) decides none: all of them are suggested.
    """
    if len(name) > LONGEST * 2:
        return Suggestions(asked=name, names=())
    index, asked = industry_names(rule), fold(name)
    return index.get(asked) or Suggestions(
        asked=name, names=_spans(rule).get(asked) or industries_like(index, asked)
    )


def industry_finding(asked: Suggestions, field: str = "industry") -> Finding:
    """That a name decides no industry, with the names it may mean; the origin names the field only."""
    values = {"name": asked.asked[:LONGEST]}
    origin = Origin("", field)
    if _CODE.fullmatch(squeezed(asked.asked)):
        return found("SME-INDUSTRY", origin, Message('no class of GB/T 4754—2017: "{name}"', values), "code")
    message = Message('no industry of the size table: "{name}"', values)
    if asked.names:
        return found("SME-INDUSTRY", origin, message, "meant", names=" | ".join(asked.names))
    return found("SME-INDUSTRY", origin, message, "unknown")


def industry_names(rule: SizeRule) -> dict[str, Industry]:
    """Every folded way to write each industry."""
    return {
        fold(name): industry
        for industry in rule.industries
        for name in (industry.code, industry.english, *industry.aliases, industry.name)
    }


def _spans(rule: SizeRule) -> dict[str, tuple[str, ...]]:
    """The official names that each folded section name spans."""
    names = {industry.code: industry.name for industry in rule.industries}
    return {
        fold(section.name): tuple(names[code] for code in section.industries) for section in rule.sections
    }


def industries_like(index: dict[str, Industry], asked: str) -> tuple[str, ...]:
    """Official names whose writing holds the one asked or the reverse, then those that look alike."""
    if not 1 < len(asked) <= LONGEST:
        return ()
    letters = set(asked)
    sharing = [written for written in index if len(letters.intersection(written)) > 1]
    holding = [written for written in sharing if asked in written or written in asked]
    alike = near(asked, sharing, 2 * _MOST, _CUTOFF)
    names = dict.fromkeys(index[written].name for written in (*holding, *alike))
    return tuple(islice(names, _MOST))
