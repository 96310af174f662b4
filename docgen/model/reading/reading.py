"""What was read from a tender, every entry with its place, its block and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from docgen.model.reading.contradiction import Contradiction
    from docgen.model.reading.listed import ListedRow
    from docgen.model.reading.used import Used

Certainty = Literal["exact", "likely", "asked"]
"""exact: stated in a form that is known; likely: by words around; asked: a person has to say."""

Effect = Literal["void", "points", "proof", "note"]
"""What not meeting a marked clause does: the bid is void, points go, a proof is wanted, nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an entry stands: number path as printed, and the block's id."""

    place: str
    block: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as one place states it.

    `value` is text: money in 元, dates `2026-06-11 10:00`, yes and no as `true` and `false`.
    """

    key: str
    value: str
    printed: str
    found: Found
    lot: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class MarkMeaning:
    """What a mark, or words instead of a mark, does, by the sentence that says so."""

    symbol: str
    effect: Effect
    quote: str
    found: Found


@dataclass(frozen=True, slots=True)
class Demand:
    """A clause to be answered: its own words without number and mark; its figures as printed.

    `substantive`: words in it that say so without a mark (本条为实质性要求). `noted` are its words with the
    brackets that say so, where `text` leaves them out. `beside`: the other cells of its row in a table, each
    as the head above it and its words.
    """

    text: str
    found: Found
    mark: str = ""
    inherited: bool = False
    lot: str = ""
    figures: tuple[str, ...] = ()
    substantive: str = ""
    noted: str = ""
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of the qualification or conformity review; `proof` is what it wants to see, where it says so.

    `also` are other places that say the same.
    """

    text: str
    found: Found
    name: str = ""
    proof: str = ""
    lot: str = ""
    also: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoringItem:
    """An item that scores the bid; `text` is its criteria as printed, `group` the category above it."""

    name: str
    points: Decimal | None
    kind: Literal["objective", "subjective", "price"]
    text: str
    found: Found
    lot: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class ServicePoint:
    """A row of the scorecard by which the service, once given, is scored, or a numbered part of one.

    `name` is the row's own, `whole` its points, which its parts share.
    """

    text: str
    points: Decimal | None
    deduction: str
    found: Found
    lot: str = ""
    name: str = ""
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PaymentStage:
    """A payment: so many percent, or so much, when."""

    text: str
    found: Found
    percent: Decimal | None = None
    amount: Decimal | None = None
    when: str = ""
    lot: str = ""


@dataclass(frozen=True, slots=True)
class PaymentBand:
    """What a score of the service makes of a payment: from `least` to `most` points, `share` percent of it.

    None where it is not said; `each` is what every point less costs, as printed.
    """

    text: str
    found: Found
    least: Decimal | None = None
    most: Decimal | None = None
    share: Decimal | None = None
    each: str = ""
    lot: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """What a contract or demand binds one side to, by when: `who` as printed, `limit` its time as printed.

    `handover`: it is about what passes on when the contract ends.
    """

    text: str
    found: Found
    who: str = ""
    limit: str = ""
    handover: bool = False
    lot: str = ""


@dataclass(frozen=True, slots=True)
class FormBlank:
    """A place to fill in a form: what its `label` asks for, and its characters of the block's text.

    `before` and `after` are the words around it in its sentence, other blanks as `_`, by which it is bound.
    A blank in a table says its `table` and the `row` and `column` of its cell, from 0. The label of a place
    to be signed or sealed keeps those words; where nothing is printed for it, it stands at the end of the
    text with no characters of its own. `group` is whom or what a table's cells are about, where it says so
    beside or above several of them (法定代表人 | 电话 | ): the label alone would be taken for the bidder's.
    """

    label: str
    block: str
    kind: Literal[
        "underline",
        "underscore",
        "bracket",
        "colon",
        "date",
        "tick",
        "cell",
        "spaces",
        "sign",
        "seal",
        "dots",
        "crosses",
    ]
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""
    table: str = ""
    row: int | None = None
    column: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table to fill: its head as printed, how many empty rows it gives, the table's block.

    `first` is the row below the head, from 0. A head of two rows is joined: `upper/lower`.
    """

    heads: tuple[str, ...]
    block: str
    rows: int = 0
    first: int = 1


@dataclass(frozen=True, slots=True)
class TenderForm:
    """A paper that the tender prescribes: the blocks from `found.block`, its title, to `last`.

    `label` is its number as printed (附件3, 三), `lot` the number of the lot that it is for. `volume` is
    the one it goes into, as the tender names it; empty where the tender names none. `stated`: the tender
    says so at the form; else its title was sorted into the volumes that are named elsewhere.
    """

    title: str
    found: Found
    last: str
    label: str = ""
    lot: str = ""
    volume: str = ""
    stated: bool = False
    blanks: tuple[FormBlank, ...] = ()
    tables: tuple[FormTable, ...] = ()
    free: bool = False
    if_any: bool = False
    substantive: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read of one tender, in reading order."""

    stated: tuple[Stated, ...] = ()
    marks: tuple[MarkMeaning, ...] = ()
    demands: tuple[Demand, ...] = ()
    listed: tuple[ListedRow, ...] = ()
    qualification: tuple[ReviewRow, ...] = ()
    conformity: tuple[ReviewRow, ...] = ()
    scoring: tuple[ScoringItem, ...] = ()
    service: tuple[ServicePoint, ...] = ()
    payment: tuple[PaymentStage, ...] = ()
    bands: tuple[PaymentBand, ...] = ()
    duties: tuple[Duty, ...] = ()
    forms: tuple[TenderForm, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    used: tuple[Used, ...] = ()
