"""What a clause's signs, its headings and its words make of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.model.remembered import Remembered, Same
from docgen.model.tender.marks import AnswerTable, Heading, Mark, SubstantiveWords
from docgen.model.tender.tender import Clause, Tender
from docgen.model.text import unspaced

_WEIGHT = {"note": 0, "points": 1, "void": 2}
_BY_PART = (
    AnswerTable(title="商务要求偏离表", part="commercial"),
    AnswerTable(title="服务技术要求偏离表", part="technical"),
)


@dataclass(frozen=True)
class Standing:
    """The marks that count for a clause, as printed (`sign`) and one by one.

    `heading`: the one they are inherited from, None where they are the clause's own. `words`: those that
    make it substantive, empty where none do or a mark alone counts. `weaker`: the heading with a mark
    that weighs more than the clause's own.
    """

    sign: str = ""
    marks: tuple[Mark, ...] = ()
    heading: Heading | None = None
    words: tuple[str, ...] = ()
    weaker: Heading | None = None

    @property
    def marked(self) -> bool:
        """Whether a mark or a word sets the clause apart."""
        return bool(self.sign or self.words)

    @property
    def substantive(self) -> bool:
        """Whether a negative deviation voids the response: of several marks the strictest counts."""
        return bool(self.words) or any(mark.effect == "void" for mark in self.marks)

    @property
    def weighty(self) -> bool:
        """Whether a deviation costs something."""
        return bool(self.words) or any(mark.effect != "note" for mark in self.marks)

    @property
    def needs_proof(self) -> bool:
        """Whether the tender takes the clause for unmet where no evidence is named."""
        return any(mark.proof for mark in self.marks)


def standings(tender: Tender) -> Mapping[str, Standing]:
    """The standing of every clause by its code."""
    return _known.get(Same(tender), lambda: _standings(tender))


_known: Remembered[Mapping[str, Standing]] = Remembered()


def _standings(tender: Tender) -> Mapping[str, Standing]:
    headings = {heading.code: heading for heading in tender.lot.headings}
    return {clause.code: _standing(clause, tender, headings) for clause in tender.lot.clauses}


def signs(printed: str, symbols: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The symbols that a mark such as ▲# consists of, the longest first, and what is left of it."""
    known = sorted(symbols, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, known))) if known else None
    bare = "".join(printed.split())
    if pattern is None:
        return (), bare
    return tuple(dict.fromkeys(pattern.findall(bare))), pattern.sub("", bare)


def answer_tables(tender: Tender) -> list[tuple[AnswerTable, list[Clause]]]:
    """The tables that print the answers, each with its clauses in the tender's order, none of them empty.

    A tender that prescribes none has two: commercial and technical.
    """
    found = standings(tender)
    tables = [
        (table, [clause for clause in tender.lot.clauses if stands_in(table, clause, found[clause.code])])
        for table in tender.answer_tables or _BY_PART
    ]
    return [(table, clauses) for table, clauses in tables if clauses]


def stands_in(table: AnswerTable, clause: Clause, standing: Standing) -> bool:
    """Whether the clause belongs into the table."""
    return table.part in (None, clause.part) and table.marked in (None, standing.marked)


def _standing(clause: Clause, tender: Tender, headings: Mapping[str, Heading]) -> Standing:
    above = _nearest(clause, headings)
    inherited = above if above is not None and not clause.mark.strip() else None
    sign = "".join((inherited.mark if inherited else clause.mark).split())
    marks = _marks(sign, tender)
    over = above if above is not None and _weight(marks) < _weight(_marks(above.mark, tender)) else None
    return Standing(
        sign=sign,
        marks=marks,
        heading=inherited,
        words=_words(clause, tender.substantive_words, bool(sign)),
        weaker=over,
    )


def _nearest(clause: Clause, headings: Mapping[str, Heading]) -> Heading | None:
    """The nearest heading above the clause that bears a mark."""
    code, passed = clause.heading, set[str]()
    while code is not None and code in headings and code not in passed:
        if headings[code].mark.strip():
            return headings[code]
        passed.add(code)
        code = headings[code].heading
    return None


def _marks(sign: str, tender: Tender) -> tuple[Mark, ...]:
    found, _ = signs(sign, [mark.symbol for mark in tender.marks])
    return tuple(mark for mark in tender.marks if mark.symbol in found)


def _weight(marks: Sequence[Mark]) -> int:
    return max((_WEIGHT[mark.effect] for mark in marks), default=-1)


def _words(clause: Clause, declared: SubstantiveWords | None, marked: bool) -> tuple[str, ...]:
    if declared is None or (marked and not declared.marked):
        return ()
    text = unspaced(clause.as_asked)
    for other in declared.beside:
        text = text.replace(unspaced(other), "\n")
    return tuple(word for word in declared.words if unspaced(word) in text)
