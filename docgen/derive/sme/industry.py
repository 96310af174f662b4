"""The industry of the size table that a written name means, and what it may mean where it decides none."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import near
from docgen.model.sme.size_class import Suggestions
from docgen.model.text import squeezed

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import Industry, SizeRule

_CONJUNCTIONS = str.maketrans("", "", "和与及")
_CUTOFF = 0.45
_MOST = 3
_LONGEST = 40
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
    return finder(rule)(name)


def finder(rule: SizeRule) -> Callable[[str], Industry | Suggestions]:
    """`find_industry` made ready for many names of one rule."""
    index = _index(rule)
    spans = _spans(rule)

    def find(name: str) -> Industry | Suggestions:
        if len(name) > _LONGEST * 2:
            return Suggestions(asked=name, names=())
        asked = fold(name)
        return index.get(asked) or Suggestions(asked=name, names=spans.get(asked) or _nearest(index, asked))

    return find


def industry_finding(asked: Suggestions, field: str = "industry") -> Finding:
    """That a name decides no industry, with the names it may mean; the origin names the field only."""
    message = Message('no industry of the size table: "{name}"', {"name": asked.asked[:_LONGEST]})
    if asked.names:
        return found("SME-INDUSTRY", Origin("", field), message, "meant", names=" | ".join(asked.names))
    return found("SME-INDUSTRY", Origin("", field), message)


def _index(rule: SizeRule) -> dict[str, Industry]:
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


def _nearest(index: dict[str, Industry], asked: str) -> tuple[str, ...]:
    """Official names whose writing holds the one asked or the reverse, then those that look alike."""
    if not 1 < len(asked) <= _LONGEST:
        return ()
    letters = set(asked)
    sharing = [written for written in index if len(letters.intersection(written)) > 1]
    holding = [written for written in sharing if asked in written or written in asked]
    alike = near(asked, sharing, 2 * _MOST, _CUTOFF)
    names = dict.fromkeys(index[written].name for written in (*holding, *alike))
    return tuple(islice(names, _MOST))
