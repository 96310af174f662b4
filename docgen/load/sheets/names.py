"""Which column a heading names: by its title, by another name of it, by the unit behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from docgen.load.sheets.columns import Column, Wanted
from docgen.model.near import nearest
from docgen.model.rules.sheets import SheetWords
from docgen.model.text import folded
from docgen.rules.sheets import sheet_headings, sheet_words

_BEHIND = re.compile(r"(.+?)[(\[]([^()\[\]]*)[)\]]")
_LONGEST = 200
"""No heading is longer; what is so long would only be folded in vain."""
_REMEMBERED = 10_000
"""Cells of first rows that were asked about once."""

Meant = tuple[bool, tuple[Column, ...], str]


@dataclass(frozen=True)
class Ask:
    """A heading that cannot be used as it is: of which position, how it fails, and the titles it may mean.

    `how`: "two" fits two columns; "same" means the same as another; "twice" stands twice; "near" is one
    that is missing, written nearly right, "like" is near one that may be missing; "unit" counts in another.
    """

    at: int
    heading: str
    how: str
    titles: tuple[str, ...]


@dataclass
class Assigned:
    """Headings by position: their columns, by what their figures are multiplied, what was made of others."""

    columns: dict[int, Column] = field(default_factory=dict)
    factors: dict[int, tuple[int, str]] = field(default_factory=dict)
    taken: dict[int, tuple[str, str]] = field(default_factory=dict)
    surplus: dict[int, str] = field(default_factory=dict)
    asks: list[Ask] = field(default_factory=list)

    @property
    def unused(self) -> list[str]:
        """Headings that name no column and are not asked about."""
        asked = {ask.at for ask in self.asks}
        return [heading for i, heading in self.surplus.items() if i not in asked]

    @property
    def found(self) -> set[str]:
        """The codes of the columns that are there."""
        return {column.code for column in self.columns.values()}


class Names:
    """All names of the columns of a list, folded."""

    def __init__(self, wanted: Wanted) -> None:
        self.exact: dict[str, Column] = {}
        for column in wanted.columns:
            self.exact.setdefault(_key(column.code), column)
        self.exact |= {_key(column.title): column for column in wanted.columns}
        self.units: dict[str, str] = {}
        """Names that say a unit without writing it: 使用年限 counts years."""
        self._columns, self._kind = wanted.columns, wanted.kind
        self._also: Mapping[str, tuple[Column, ...]] | None = None
        self._meant: dict[str, Meant] = {}

    @property
    def also(self) -> Mapping[str, tuple[Column, ...]]:
        """By another name, the columns that it may mean."""
        if self._also is None:
            known: dict[str, list[Column]] = defaultdict(list)
            for column in self._columns:
                others = sheet_headings().names(self._kind, column.code, column.title)
                for name in dict.fromkeys(map(_key, (*column.also, *others))):
                    bare, behind = _parted(name)
                    if behind:
                        self.units[bare] = behind[0]
                    if (bare if behind else name) not in self.exact:
                        known[bare if behind else name].append(column)
            self._also = {name: tuple(columns) for name, columns in known.items()}
        return self._also

    def meant(self, heading: str) -> Meant:
        """Whether a heading is a title itself, the columns it may mean, and the unit behind it."""
        known = self._meant.get(heading)
        if known is None:
            if len(self._meant) >= _REMEMBERED:
                self._meant.clear()
            known = self._meant[heading] = self._understood(heading)
        return known

    def _understood(self, heading: str) -> Meant:
        if len(heading) > _LONGEST:
            return False, (), ""
        key, words = _key(heading), sheet_words()
        if key in self.exact:
            return True, (self.exact[key],), ""
        if key in self.also:
            return False, self.also[key], self.units.get(key, "")
        bare, behind = _parted(key)
        if not behind:
            return False, (), ""
        plain = all(_is_hint(each, words) for each in behind)
        unit = next((each for each in behind if words.is_unit(each) or _foreign(each, words)), "")
        if bare in self.exact:
            return plain, (self.exact[bare],), unit
        return False, self.also.get(bare, ()), unit


_known: WeakKeyDictionary[Wanted, Names] = WeakKeyDictionary()


def names(wanted: Wanted) -> Names:
    """The names of a list's columns; the same list has them made once."""
    made = _known.get(wanted)
    if made is None:
        made = _known[wanted] = Names(wanted)
    return made


def plainly(headings: Sequence[str], wanted: Wanted) -> dict[int, Column] | None:
    """The columns of headings that are all titles, each once, with all that is required; else None."""
    exact = names(wanted).exact
    columns = {i: exact.get(_key(heading)) for i, heading in enumerate(headings) if heading}
    known = {i: column for i, column in columns.items() if column}
    codes = {column.code for column in known.values()}
    whole = len(known) == len(columns) == len(codes)
    return known if whole and all(c.code in codes for c in wanted.columns if c.required) else None


def matched(headings: Sequence[str], wanted: Wanted) -> int:
    """How many columns the headings name, at most one each."""
    known = names(wanted)
    met = (known.meant(each)[1] for each in headings if each)
    return len({columns[0].code for columns in met if columns})


def assigned(headings: Sequence[str], wanted: Wanted) -> Assigned:
    """Every heading with its column, as far as it names one for certain."""
    made = Assigned()
    known, words = names(wanted), sheet_words()
    meant = {i: (heading, *known.meant(heading)) for i, heading in enumerate(headings) if heading}
    for i, (heading, exact, columns, unit) in meant.items():
        if exact and columns[0].code in made.found:
            made.asks.append(Ask(i, heading, "twice", (columns[0].title,)))
        elif exact:
            _take(made, i, heading, columns[0], unit, words)
    rest = {i: each for i, each in meant.items() if not each[1]}
    free = {i: [c for c in each[2] if c.code not in made.found] for i, each in rest.items()}
    for i, (heading, _, _, unit) in rest.items():
        titles = tuple(column.title for column in free[i])
        if len(titles) > 1:
            made.asks.append(Ask(i, heading, "two", titles))
        elif not titles:
            made.surplus[i] = heading
        elif free[i][0].code in made.found:
            made.asks.append(Ask(i, heading, "same", titles))
        else:
            made.taken[i] = (heading, titles[0])
            _take(made, i, heading, free[i][0], unit, words)
    made.asks += _nearly(made, wanted)
    return made


def _take(made: Assigned, i: int, heading: str, column: Column, unit: str, words: SheetWords) -> None:
    made.columns[i] = column
    if not unit or not column.unit:
        return
    ratio = words.ratio(unit, column.unit)
    if _foreign(unit, words):
        made.asks.append(Ask(i, heading, "unit", (column.title, column.unit)))
    elif ratio and ratio != 1:
        made.factors[i] = (ratio, unit)


def _nearly(made: Assigned, wanted: Wanted) -> Iterator[Ask]:
    """Headings that are a missing column's, written nearly right."""
    asked = {title for ask in made.asks for title in ask.titles}
    missing = [each for each in wanted.columns if each.code not in made.found and each.title not in asked]
    apart = set(map(_key, sheet_headings().apart))
    for i, heading in made.surplus.items():
        if _key(heading) in apart:
            continue
        title = nearest(heading, [column.title for column in missing])
        column = next((each for each in missing if each.title == title), None)
        if column:
            yield Ask(i, heading, "near" if column.required else "like", (column.title,))


def heading_key(heading: str) -> str:
    """A heading as it is compared: without signs at its ends and what stands in brackets behind it."""
    return _parted(_key(heading))[0]


def _key(heading: str) -> str:
    return folded(heading).strip("*★☆:?!")


def _parted(key: str) -> tuple[str, list[str]]:
    """A heading without what stands in brackets behind it: 金额(元)(含税) is 金额."""
    behind: list[str] = []
    while found := _BEHIND.fullmatch(key):
        key, said = found.groups()
        behind.insert(0, said)
    return key, behind


def _is_hint(behind: str, words: SheetWords) -> bool:
    return words.is_unit(behind) or _foreign(behind, words) or behind in map(folded, words.hints)


def _foreign(behind: str, words: SheetWords) -> bool:
    return behind in map(folded, words.foreign)
