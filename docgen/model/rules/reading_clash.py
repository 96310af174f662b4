"""What counts as the same thing in a tender, and how its value is read."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Code, Name, Record
from docgen.model.reading.outline import ChapterKind
from docgen.model.rules.dated import Dated

Reads = Literal["days", "months", "moment", "money", "percent", "copies", "choice", "either"]
"""What follows the name of a thing: days, a term, a moment, an amount, one of a list, yes or no."""


class Thing(Record):
    """Something that a tender states more than once. Names and signs are patterns over `Passage.plain`.

    `whole`: it is of the whole tender, whatever lot it is said with. `none` are words that say there is
    none of it. `also` read the value without the name.
    """

    key: Code
    title: Name
    reads: Reads
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    none_before: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    where: tuple[ChapterKind, ...] = ()
    whole: bool = False


class Kind(Record):
    """A kind of contradiction in words: why it matters to a bidder, and what to ask, with `{about}` in it."""

    name: Name
    why: Name
    ask: Name


class LimitWords(Record):
    """For limits: words that say nothing of the event, words that tell events apart, sentences left alone."""

    fillers: tuple[Name, ...]
    qualifiers: tuple[Name, ...]
    never: tuple[Name, ...]


class CycleWords(Record):
    """For payments: things that others pay or that are no payment, and who pays besides the purchaser."""

    never: tuple[Name, ...]
    payers: tuple[Name, ...]


class TotalHead(Record):
    """A column that a total in those units speaks of, by a pattern of its head."""

    units: tuple[Name, ...]
    head: str


class TotalWords(Record):
    """For totals: the columns, and words of a sentence that speaks of another total."""

    heads: tuple[TotalHead, ...]
    never: tuple[Name, ...]


class UnwantedForm(Record):
    """A form by a pattern of its title, and the pattern of a sentence that does without it."""

    title: str
    refused: str


class ClashRule(Dated):
    """All of rules/reading/clash.yaml."""

    id: Code
    kinds: dict[Code, Kind]
    things: tuple[Thing, ...]
    conditions: tuple[str, ...]
    limits: LimitWords
    cycles: CycleWords
    totals: TotalWords
    unwanted: tuple[UnwantedForm, ...]
    if_any: str
