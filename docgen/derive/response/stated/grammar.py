"""The patterns by which figures are read, compiled once from rules/figures.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from itertools import groupby
from typing import Literal

from docgen.model.numerals import ARABIC, CHINESE
from docgen.model.rules.figures import FigureRule, Measure, UnitWords

Period = tuple[Measure, Decimal]
"""A span of time in which something is counted: its measure, and how long in the base unit."""


@dataclass(frozen=True, eq=False)
class Grammar:
    """What a rule's words are as patterns and tables."""

    rule: FigureRule

    @cached_property
    def units(self) -> Mapping[str, UnitWords]:
        """Units by their words."""
        return {word: unit for unit in self.rule.units for word in unit.words}

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """Periods by their words."""
        return {word: (each.measure, each.size) for each in self.rule.periods for word in each.words}

    @cached_property
    def token(self) -> re.Pattern[str]:
        """What is no figure, a day of the month, a period, or a figure with its unit."""
        numeral = f"{ARABIC}|{CHINESE}|半"
        unit = self._any_of(self.units)
        count_of = "|".join(map(re.escape, _longest_first([*self.periods, *self.rule.each])))
        whole = "|".join(_longest_first(dict(self.rule.whole_periods)))
        return re.compile(
            f"(?P<nothing>{'|'.join(self.rule.not_figures)})"
            f"|{self.rule.month_day}(?P<month_day>{numeral})[日号]"
            f"|每(?P<every>{numeral})?个?(?P<each>{count_of})|(?P<whole>{whole})"
            rf"|(?<![\dA-Za-z.第])(?P<low>{numeral})(?P<low_unit>{unit})?(?:(?:至|到|~|—|–)+|-+)"
            rf"(?P<high>{numeral})(?P<range_unit>{unit})"
            rf"|(?<![\dA-Za-z.第])(?P<value>{numeral})[余多]?(?P<and_half>个半)?(?P<unit>{unit})"
            rf"(?P<more>半(?![年月天日])|(?<=成)[一二三四五六七八九])?(?P<per>(?:[/·每](?:{count_of}))*)"
        )

    @cached_property
    def pieces(self) -> re.Pattern[str]:
        """Two neighbouring pieces of one span of time: 1小时30分钟, 3个月+2个月."""
        units = (word for word, unit in self.units.items() if unit.measure in ("time", "months"))
        unit = self._any_of(units)
        numeral = f"{ARABIC}|{CHINESE}"
        return re.compile(
            rf"(?<![\d第每年+.A-Za-z-])(?P<one>{numeral})(?P<first>{unit})(?P<joined>零|又|加|\+|)"
            rf"(?P<two>{numeral})(?P<second>{unit}|分(?!钟|部|公))"
        )

    @cached_property
    def formerly(self) -> re.Pattern[str]:
        """What a figure was before: 由原来的45分钟缩短为; `how` it changes (逐步) is of the new one."""
        return re.compile(
            rf"(?:由|从)[^\d,]{{0,6}}?(?:{ARABIC}|{CHINESE})(?:{self._any_of(self.units)})"
            rf"(?P<how>[^\d,]{{0,4}}?){self.rule.marks.becomes}"
        )

    @cached_property
    def per(self) -> re.Pattern[str]:
        """The periods behind a unit: 元/人·月."""
        return re.compile("|".join(map(re.escape, _longest_first([*self.periods, *self.rule.each]))))

    @cached_property
    def before(self) -> re.Pattern[str]:
        """The comparator that stands before a figure, with few words between."""
        words = self.rule.comparators
        return re.compile(
            f"(?:(?P<negation>{words.negation})?(?:(?P<over>{words.over})|(?P<under>{words.under}))于?"
            f"|(?P<least>{words.least})|(?P<most>{words.most})|(?P<reached>{words.reached}))"
            r"(?=[^\d]{0,8}$)"
        )

    @cached_property
    def after(self) -> re.Pattern[str]:
        """The comparator that stands behind a figure."""
        words = self.rule.comparators
        return re.compile(
            f"(?P<within>{words.within})|(?P<least>{words.least_after})|(?P<most>{words.most_after})"
        )

    @cached_property
    def empty(self) -> re.Pattern[str]:
        """Words that do not tell what a figure is of: comparators, and what is in every answer."""
        words = self.rule.comparators
        compared = (f"(?:{words.negation})?(?:{words.over}|{words.under})于?", words.least, words.most)
        after = (words.least_after, words.most_after, words.within)
        return re.compile("|".join((*self.rule.common[:3], *compared, *after, *self.rule.common[3:])))

    @cached_property
    def qualified(self) -> re.Pattern[str]:
        """Any of the words that take a figure back."""
        return re.compile("|".join(f"(?:{each.words.pattern})" for each in self.rule.qualifiers))

    @cached_property
    def limits(self) -> re.Pattern[str]:
        """Words for the times, places and cases in which alone a figure holds."""
        return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in self.rule.scopes))

    @cached_property
    def alike(self) -> tuple[re.Pattern[str], ...]:
        """Each group of words of one meaning."""
        return tuple(re.compile("|".join(_longest_first(group))) for group in self.rule.alike)

    def leaning(self, measure: Measure, part: str) -> Literal["", "least", "most"]:
        """Whether the words of a part of a sentence want more or less of a measure; else ""."""
        for each in self.rule.leanings:
            if measure in each.measures:
                least, most = each.least.search(part), each.most.search(part)
                return "least" if least else "most" if most else ""
        return ""

    def _any_of(self, words: Iterable[str]) -> str:
        """Any of the units, the longest first; those of one length that end alike stand together."""

        def ending(word: str) -> tuple[int, str]:
            ends = self.units[word].not_before
            latin = "(?![A-Za-z])" if word[-1:].isascii() and word[-1:].isalpha() else ""
            return -len(word), latin + (f"(?![{ends}])" if ends else "")

        groups = groupby(sorted(words, key=ending), key=ending)
        return "|".join(f"(?:{'|'.join(map(re.escape, alike))}){ends}" for (_, ends), alike in groups)


@cache
def grammar(rule: FigureRule) -> Grammar:
    """The patterns of a rule, made once."""
    return Grammar(rule)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
