"""What a file's name and folders say of the paper in it: every word is claimed by what it means, or is left.

What is left over is why a proposal is not exact: it may be another company's name, or somebody unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from docgen.derive.evidence.periods import DAY, Span, month, months, years
from docgen.model.company.bidder import Bidder
from docgen.model.company.someone import Someone
from docgen.model.id_number import WRITTEN
from docgen.model.rules.evidence import EvidenceWords
from docgen.model.text import single_spaced
from docgen.model.written_day import written_day

_USCC = re.compile(r"(?<![0-9a-z])9[0-9a-z]{17}(?![0-9a-z])")
_NUMBERED = re.compile(r"\((\d{1,2})\)|第(\d{1,2})页|(?<=[^\d.])[-_ ]?(\d{1,2})$|^(\d{1,2})$")
_ORDINAL = re.compile(r"^\d{1,3} ?[-_.、 ]|^\d{1,3}(?=[^\W\d_a-z])")
_ANY_DATE = re.compile(
    rf"{DAY}|(?<!\d)20\d\d ?[-./年] ?\d{{1,2}}(?!\d)月?|(?<!\d)20\d\d年?(?!\d)|(?<!\d)\d{{1,2}}月"
)
_LETTER = re.compile(r"[^\W\d_]")
_LEFT = re.compile(r"[^\W_]+")
_BY_DAY = r"(?:有效期?至?|有效期至?|有效期|截止?至?|至|到期日?)[:：]?"
_UNTIL = re.compile(rf"{_BY_DAY} ?({DAY})|({DAY}) ?(?:到期|止|截止)")
_YEAR_MONTH = r"(20\d\d) ?[-./年] ?(\d{1,2})(?!\d|[-./]\d)月?"
_UNTIL_MONTH = re.compile(rf"{_BY_DAY} ?{_YEAR_MONTH}|(?<!\d){_YEAR_MONTH} ?(?:到期|止|截止)")


@dataclass(frozen=True, slots=True)
class Names:
    """What one name says, or a path all together.

    `people` are those it may mean: of one name all who bear it. `glued`: a person's name runs into other
    words, so that it may be somebody else's. `foreign`: it holds a number that is nobody's of the company.
    """

    kinds: tuple[str, ...] = ()
    people: tuple[frozenset[Someone], ...] = ()
    roles: tuple[str, ...] = ()
    side: str = ""
    number: int = 0
    covers: Span | None = None
    by_year: bool = False
    dated: bool = False
    until: date | None = None
    by_month: bool = False
    contract: str = ""
    doubts: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    glued: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Company:
    """Whose papers they are."""

    bidder: Bidder
    people: tuple[Someone, ...]


def name_says(name: str, company: Company, words: EvidenceWords) -> Names:
    """What a file's name without its ending, or a folder's, says."""
    return _Reading(name, company, words).names()


class _Reading:
    """The name with the places that something has claimed."""

    def __init__(self, name: str, company: Company, words: EvidenceWords) -> None:
        self.text = single_spaced(name).casefold()
        self.free = [True] * len(self.text)
        self.company, self.words = company, words

    def names(self) -> Names:
        """Everything, in the order in which words claim their places."""
        for pattern in self.words.camera:
            list(self._take(re.compile(pattern)))
        numbered, foreign = self._numbers()
        kinds, called, clash = self._kinds_and_people()
        coded = list(self._codes())
        until, by_month = self._until()
        covers, by_year, dated = self._covers(kinds)
        side = self._side()
        list(self._take(_ORDINAL))
        parts = [int(next(filter(None, each.groups()))) for each in self._take(_NUMBERED)]
        contract = self._contract()
        roles = self._roles()
        said = list(self._take(_words((*self.words.plain, *self.words.doubt, self.company.bidder.name))))
        doubts = tuple(each[0] for each in said if each[0] in self.words.doubt)
        rest = tuple(self._rest())
        return Names(
            kinds=tuple(dict.fromkeys(kinds)),
            people=tuple(dict.fromkeys((*numbered, *(who for who, _ in called), *coded))),
            roles=roles,
            side=side,
            number=parts[-1] if parts else 0,
            covers=covers,
            by_year=by_year,
            dated=dated,
            until=until,
            by_month=by_month,
            contract=contract,
            doubts=doubts,
            rest=rest,
            glued=clash or any(self._runs_on(span) for _, span in called),
            foreign=foreign,
        )

    def _take(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches in places that nothing has claimed; they are claimed now."""
        for found in pattern.finditer(self.text):
            if self._is_free(found):
                self._claim(*found.span())
                yield found

    def _is_free(self, found: re.Match[str]) -> bool:
        return found.start() < found.end() and all(self.free[slice(*found.span())])

    def _claim(self, start: int, end: int) -> None:
        self.free[start:end] = [False] * (end - start)

    def _numbers(self) -> tuple[list[frozenset[Someone]], bool]:
        """Identity numbers and credit codes: whose they are, and whether one is nobody's here."""
        by_number = {one.id_number.casefold(): one for one in self.company.people}
        found, foreign = [], False
        for each in self._take(WRITTEN):
            one = by_number.get(each[0])
            foreign |= one is None and each[0] != self.company.bidder.uscc.casefold()
            if one:
                found.append(frozenset({one}))
        for each in self._take(_USCC):
            foreign |= each[0] != self.company.bidder.uscc.casefold()
        return found, foreign

    def _kinds_and_people(
        self,
    ) -> tuple[list[str], list[tuple[frozenset[Someone], tuple[int, int]]], bool]:
        """Words of kinds and names of people; whether one runs into the other, as 张健 into 健康证."""
        of_kind = self.words.called
        spans = [each for each in _words(tuple(of_kind)).finditer(self.text) if self._is_free(each)]
        bearing: dict[str, set[Someone]] = {}
        for one in self.company.people:
            bearing.setdefault(single_spaced(one.name).casefold(), set()).add(one)
        met = list(_words(tuple(bearing)).finditer(self.text)) if bearing else []
        met = [each for each in met if self._is_free(each)]
        clash = any(a.start() < b.end() and b.start() < a.end() for a in spans for b in met)
        for each in (*spans, *met):
            self._claim(*each.span())
        return (
            [of_kind[each[0]] for each in spans],
            [(frozenset(bearing[each[0]]), each.span()) for each in met],
            clash,
        )

    def _codes(self) -> Iterator[frozenset[Someone]]:
        """Codes of the staff sheet that hold a letter: a bare number only counts files."""
        bearing: dict[str, set[Someone]] = {}
        for one in self.company.people:
            if re.search("[A-Za-z]", one.code):
                bearing.setdefault(one.code.casefold(), set()).add(one)
        if bearing:
            for each in self._take(_words(tuple(bearing))):
                yield frozenset(bearing[each[0]])

    def _until(self) -> tuple[date | None, bool]:
        for each in self._take(_UNTIL):
            return written_day(each[1] or each[2]), False
        for each in self._take(_UNTIL_MONTH):
            span = month(int(each[1] or each[3]), int(each[2] or each[4]))
            return (span[1] if span else None), True
        return None, False

    def _covers(self, kinds: Sequence[str]) -> tuple[Span | None, bool, bool]:
        """The one period that the name says for its kind, whether in years; whether a date stands beside."""
        wanted = {kind.covers for name in kinds if (kind := self.words.kind(name))} - {""}
        if not wanted:  # the folder's kind, or none: months go before years, which any date holds
            wanted = {"month", "year"}
        blanked = "".join(char if free else "|" for char, free in zip(self.text, self.free, strict=True))
        found, read = [], months
        for read in ((months,) if "month" in wanted else ()) + ((years,) if "year" in wanted else ()):
            found = [(span, place) for span, place in read(blanked) if all(self.free[slice(*place)])]
            if found:
                break
        for _, place in found:
            self._claim(*place)
        dated = any(True for _ in self._take(_ANY_DATE))
        spans = {span for span, _ in found}
        return (spans.pop() if len(spans) == 1 else None), read is years, dated or len(spans) > 1

    def _side(self) -> str:
        """The side that the name says; none where it says both: then one file shows both."""
        said = [
            side for side, words in self.words.sides.items() if any(True for _ in self._take(_words(words)))
        ]
        return said[0] if len(said) == 1 else ""

    def _contract(self) -> str:
        for contract in self.company.bidder.contracts:
            said = tuple(filter(None, (contract.name, contract.number, contract.purchaser)))
            if any(True for _ in self._take(_words(said))):
                return contract.name
        return ""

    def _roles(self) -> tuple[str, ...]:
        found = []
        for role, said in (("agent", self.words.roles.agent), ("legal", self.words.roles.legal)):
            if any(True for _ in self._take(_words(said))):
                found.append(role)
        return tuple(found)

    def _rest(self) -> Iterator[str]:
        """Words that nothing has claimed; signs between them say nothing."""
        left = "".join(char if free else " " for char, free in zip(self.text, self.free, strict=True))
        return (each[0] for each in _LEFT.finditer(left))

    def _runs_on(self, span: tuple[int, int]) -> bool:
        """Whether words that nothing has claimed begin right behind a person's name, or end right before."""
        before, after = span[0] - 1, span[1]
        return any(
            0 <= at < len(self.text) and self.free[at] and _LETTER.match(self.text[at]) is not None
            for at in (before, after)
        )


@cache
def _words(said: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first; letters and digits stand alone."""
    return re.compile("|".join(map(_word, sorted(set(said), key=len, reverse=True))) or r"(?!)")


def _word(word: str) -> str:
    plain = single_spaced(word).casefold()
    return rf"(?<![a-z0-9]){re.escape(plain)}(?![a-z0-9])" if plain.isascii() else re.escape(plain)


def together(names: Iterable[Names]) -> Names:
    """What the names of a file's folders say together, the nearest last."""
    found = list(names)
    return Names(
        kinds=tuple(dict.fromkeys(kind for each in found for kind in each.kinds)),
        people=tuple(dict.fromkeys(who for each in found for who in each.people)),
        roles=tuple(dict.fromkeys(role for each in found for role in each.roles)),
        side=next((each.side for each in reversed(found) if each.side), ""),
        covers=next((each.covers for each in reversed(found) if each.covers), None),
        by_year=next((each.by_year for each in reversed(found) if each.covers), False),
        until=next((each.until for each in reversed(found) if each.until), None),
        contract=next((each.contract for each in reversed(found) if each.contract), ""),
        doubts=tuple(dict.fromkeys(doubt for each in found for doubt in each.doubts)),
        rest=tuple(dict.fromkeys(rest for each in found for rest in each.rest)),
        glued=any(each.glued for each in found),
        foreign=any(each.foreign for each in found),
    )
