"""A figure as words state it, and a demand as a clause makes it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from docgen.derive.response.stated.grammar import Period
from docgen.model.rules.figures import Measure

Bound = Literal["", "least", "most"]

Scope = frozenset[int]
"""Times, places and cases, by their positions in the rule's list."""

Doubts = tuple[tuple[int, str], ...]
"""Words that take a figure back: which of the rule's list, and the part of the text in which they stand."""


@dataclass(frozen=True)
class Per:
    """What a figure is counted by: a period of time, and each of some things."""

    period: Period | None = None
    things: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stated:
    """A figure read from words, in the base unit of its measures.

    `low` and `high` are equal but in a range. `bound` is what the words around make of it, `leaning` what
    the rest of its part of the sentence wants. `topic` is what it is of, `occasion` upon what. `bare`: a
    plain "more than", which in a demand names a case and no figure to be met. `unsure`: denied, about so
    many, only tried for, or after that time, so that it meets nothing. `scope` is when, where or in which
    case alone it holds, as positions in the rule's list; `kinds` is what it counts together, where that is
    more than one thing. `doubts` take it back.
    """

    words: str
    measures: tuple[Measure, ...]
    low: Decimal
    high: Decimal
    bound: Bound = ""
    bare: bool = False
    leaning: Bound = ""
    per: Per = Per()
    topic: str = ""
    occasion: str = ""
    part: bool = False
    beyond: bool = False
    quoted: bool = False
    conditional: bool = False
    unsure: bool = False
    scope: Scope = frozenset()
    kinds: tuple[str, ...] = ()
    doubts: Doubts = ()


@dataclass(frozen=True)
class Demand:
    """A figure that a clause asks for: at least `low`, at most `high`.

    With neither, only the very figure `exactly` is known to meet it. `words` show it to people; `topics` say
    what it is of, the surest first. `scope` and `kinds` are those of a stated figure; `qualifiers` are
    the words, by their positions in the rule's list, that the clause has itself and an answer may have too.
    """

    words: str
    measures: tuple[Measure, ...]
    topics: tuple[str, ...]
    low: Decimal | None = None
    high: Decimal | None = None
    exactly: Decimal | None = None
    per: Per = Per()
    occasion: str = ""
    part: bool = False
    conditional: bool = False
    scope: Scope = frozenset()
    kinds: tuple[str, ...] = ()
    qualifiers: frozenset[int] = frozenset()
