"""What is not settled in the tender's forms, each with its form, its words and its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.model.finding import Message
from docgen.model.sources import Place

Unsettled = Literal[
    "open", "unsaid", "withheld", "copy", "unfit", "column", "cells", "rows", "given", "unused", "spare",
    "members", "other", "twice", "chosen", "people",
]  # fmt: skip
"""What is not settled.

open: nobody knows what it asks for; unsaid: the data do not say it; withheld: what
they say would be wrong there; copy: no picture for its box; unfit: what they say fits not there.
column: an unknown head; cells: rows of a known column that the data do not say; rows: a table that could
not be written; given: rows that the tender printed and no record answers; unused: a form that this bidder
does not fill; spare: sentences of it for further enterprises; members: enterprises without a sentence;
other: a person says something else than the data; twice: two people's values for one blank; chosen: rows that
a person has to look at; people: nobody has said who fills a form that each person does.
"""

STUCK = "stuck"
"""The field of a table whose rows cannot be copied: merged categories, no row of its own."""


@dataclass(frozen=True, slots=True)
class FormPoint:
    """One thing of a form that a person has to look at.

    `form` is the form's number and title, `at` where it stands in the tender, `label` what the blank or the
    column asks for, `number` which of several of that label, `around` the words around it, with ____ for
    the blank. `field` names the data that it asks for;
    of a table that stays empty, the kind of its rows or STUCK. `entry` is the place of a person's
    entry about it: its source ("forms", "company_forms") first; empty where there is none.
    `values` are what is told beside
    them: names of rows, two values; `why` the reason for what is withheld. `table` counts the form's tables
    from 1; 0 for what stands in none.
    """

    kind: Unsettled
    form: str
    at: str
    label: str = ""
    number: int = 1
    around: str = ""
    field: str = ""
    entry: Place = ()
    values: tuple[str, ...] = ()
    title: str = ""
    table: int = 0
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class Idle:
    """An entry of forms.yaml that is about no blank: where it stands, its form and its label."""

    place: Place
    form: str
    label: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What the tables of a tender's forms print: kinds of rows (people, offer …), the codes of clauses."""

    kinds: frozenset[str]
    clauses: frozenset[str]
