"""How people head and fill their lists: other names of a column, words that make a row no record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from docgen.model.base import Count, Name
from docgen.model.rules.dated import Dated
from docgen.model.text import folded


class SheetWords(Dated):
    """Words of cells and rows (rules/sheets/words.yaml), compared folded."""

    id: Name
    search_rows: Count = Field(ge=1)
    totals: tuple[Name, ...]
    notes: tuple[Name, ...]
    signed: tuple[Name, ...]
    samples: tuple[Name, ...]
    sections: Name
    yes: tuple[Name, ...]
    no: tuple[Name, ...]
    choices: Mapping[str, tuple[Name, ...]]
    nothing: tuple[Name, ...]
    endless: tuple[Name, ...]
    aside: tuple[Name, ...]
    lists: tuple[Name, ...]
    units: tuple[Mapping[str, Count], ...]
    foreign: tuple[Name, ...]
    hints: tuple[Name, ...]

    @cached_property
    def flags(self) -> dict[str, bool]:
        """What a cell of yes or no says, by its folded word."""
        return {folded(word): True for word in self.yes} | {folded(word): False for word in self.no}

    @cached_property
    def blank(self) -> frozenset[str]:
        """Folded words of a cell that holds nothing, but in a column of text."""
        return frozenset(map(folded, self.nothing))

    @cached_property
    def without_end(self) -> frozenset[str]:
        """Folded words of a date that never comes."""
        return frozenset(map(folded, self.endless))

    def choice(self, text: str, choices: tuple[str, ...]) -> str | None:
        """Which of the `choices` a folded text is another word for; None where it is none or several."""
        met = [each for each in choices if text in map(folded, (each, *self.choices.get(each, ())))]
        return met[0] if len(met) == 1 else None

    def ratio(self, of: str, to: str) -> int | None:
        """How many of the unit `to` one of the unit `of` is; None where they do not go together."""
        for family in self.units:
            known = {folded(name): size for name, size in family.items()}
            if folded(of) in known and folded(to) in known and known[folded(of)] % known[folded(to)] == 0:
                return known[folded(of)] // known[folded(to)]
        return None

    def is_unit(self, text: str) -> bool:
        """Whether a folded text names a unit."""
        return any(text in map(folded, family) for family in self.units)

    @cached_property
    def _total_words(self) -> frozenset[str]:
        return frozenset(map(folded, self.totals))

    @cached_property
    def _sample_words(self) -> frozenset[str]:
        return frozenset(folded(word).rstrip(":") for word in self.samples)

    @cached_property
    def _totals(self) -> re.Pattern[str]:
        return _beginning(self.totals, r"[:、,(0-9¥共计].*")

    @cached_property
    def _notes(self) -> re.Pattern[str]:
        return _beginning(self.notes, r"(?:人|日期|单位|时间|部门)?(?:[:、.,(0-9].*|)")

    @cached_property
    def _sections(self) -> re.Pattern[str]:
        return re.compile(self.sections)

    def is_total(self, text: str) -> bool:
        """Whether a folded text is the head of a row that sums others up."""
        return bool(self._totals.fullmatch(text))

    def is_total_word(self, text: str) -> bool:
        """Whether it is that word alone."""
        return text.rstrip(":") in self._total_words

    def is_note(self, text: str) -> bool:
        """Whether it begins a note, or names who made the list."""
        return bool(self._notes.fullmatch(text)) or any(word in text for word in self.signed)

    def is_sample(self, text: str) -> bool:
        """Whether it marks a row that only shows how to fill in."""
        return text.rstrip(":") in self._sample_words

    def is_section(self, text: str) -> bool:
        """Whether it heads a part of the list: 一、管理人员."""
        return bool(self._sections.match(text))


class SheetHeadings(Dated):
    """Other names of columns (rules/sheets/headings.yaml): of any list, and of one kind of record."""

    id: Name
    apart: tuple[Name, ...]
    same: tuple[tuple[Name, ...], ...]
    fields: Mapping[str, Mapping[str, tuple[Name, ...]]]

    def names(self, kind: str, code: str, title: str) -> tuple[str, ...]:
        """What else a column is called: the field `code` of the records `kind`, headed `title`."""
        group = next((each for each in self.same if folded(each[0]) == folded(title)), ())
        return (*self.fields.get(kind, {}).get(code, ()), *group[1:])


class PersonalWords(Dated):
    """What is left out with personal data (rules/sheets/personal.yaml)."""

    id: Name
    columns: tuple[Name, ...]
    fields: tuple[Name, ...]
    own: tuple[Name, ...]
    copies: tuple[Name, ...]
    folders: tuple[Name, ...]

    @cached_property
    def headings(self) -> frozenset[str]:
        """The columns' headings, folded."""
        return frozenset(map(folded, self.columns))

    def is_copy(self, words: str) -> bool:
        """Whether a name says that a file is a copy of somebody's papers."""
        return any(folded(each) in folded(words) for each in self.copies)


def _beginning(words: tuple[str, ...], rest: str) -> re.Pattern[str]:
    """One of the words, or one with such a rest behind it; in folded text."""
    named = "|".join(re.escape(folded(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"(?:{named})(?:{rest})?", re.DOTALL)
