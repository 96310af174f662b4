"""A tender as read: one pass a question over one list of blocks, and what became of every block.

`outline_of` says how the files are built, `reading` what they say; nothing opens a file again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.intake.account import accounted
from docgen.intake.clash.clash import contradictions
from docgen.intake.demands import demanded, meanings
from docgen.intake.facts.stated import stated
from docgen.intake.forms.reading import forms
from docgen.intake.listed import listed
from docgen.intake.outline import outlined, signs
from docgen.intake.passages import passages
from docgen.intake.payment.bands import bands
from docgen.intake.payment.duties import duties
from docgen.intake.payment.stages import payment
from docgen.intake.reviews.rows import review
from docgen.intake.scoring.items import scoring
from docgen.intake.scoring.service import service
from docgen.model.reading.blocks import Block, Document, Paragraph
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Reading, Stated
from docgen.rules import demand_words, outline_words
from docgen.rules.tenders import (
    account_rule,
    duty_rule,
    fact_rule,
    listed_rule,
    payment_rule,
    review_rule,
    scoring_rule,
)


def outline_of(first: Document, *more: Document) -> Outline:
    """The outline of a tender in one file or several, in the order given."""
    return outlined(joined(first, *more), outline_words())


def reading(outline: Outline) -> Reading:
    """Everything that the tender says; nothing of it counts before a person has confirmed it."""
    marks = meanings(outline, demand_words())
    known = signs(outline.document, outline_words())
    demands, beside = demanded(outline, marks, known, demand_words())
    facts = stated(passages(outline), outline, fact_rule())
    read = Reading(
        stated=facts,
        marks=marks,
        demands=demands,
        listed=listed(outline, demands, listed_rule()),
        qualification=review(outline, "qualification", review_rule()),
        conformity=review(outline, "conformity", review_rule()),
        scoring=scoring(outline, scoring_rule(), review_rule()),
        service=service(outline, scoring_rule()),
        payment=payment(outline, payment_rule()),
        bands=bands(outline, payment_rule()),
        duties=duties(outline, duty_rule()),
        forms=forms(outline, _volumes(facts)),
    )
    read = replace(read, contradictions=contradictions(outline, read))
    return replace(read, used=accounted(outline, read, beside, account_rule(), known))


def _volumes(facts: Iterable[Stated]) -> tuple[str, ...]:
    """The volumes that the tender's facts name, in their order."""
    return next((tuple(fact.value.split("\n")) for fact in facts if fact.key == "volumes"), ())


def joined(first: Document, *more: Document) -> Document:
    """Files of one tender as one document; blocks of the second file and on are named after it: 2.p0001."""
    if not more:
        return first
    documents = (first, *more)
    blocks = [
        renamed
        for number, document in enumerate(documents, 1)
        for renamed in (document.blocks if number == 1 else _renamed(document.blocks, f"{number}."))
    ]
    pages = [document.pages for document in documents]
    return replace(
        first,
        blocks=tuple(blocks),
        pages=None if None in pages else sum(filter(None, pages)),
        missed=tuple(missed for document in documents for missed in document.missed),
    )


def _renamed(blocks: Iterable[Block], prefix: str) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, id=prefix + block.id)
        else:
            rows = tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=tuple(_renamed(cell.blocks, prefix))) for cell in row.cells
                    ),
                )
                for row in block.rows
            )
            yield replace(block, id=prefix + block.id, rows=rows)
