"""The letter: its fields in its template."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.model.clarification import Clarification
from docgen.render.clarification import fields as f
from docgen.render.clarification.specs import LETTER
from docgen.render.engine.contents import chinese
from docgen.render.engine.package import Properties
from docgen.render.engine.values import unpacked
from docgen.render.response.context import project_fields
from docgen.render.templates.papers import Paper
from docgen.rules import tender_law


def clarification_papers(project: Clarification) -> Iterator[Paper]:
    """The one paper of the package."""
    properties = Properties(
        title=f"{project.tender.project_name} {LETTER.title}",
        author=project.bidder.name,
        dated=project.letter.signed,
    )
    yield Paper("clarification", LETTER, clarification_fields(project), properties)


def clarification_fields(project: Clarification) -> dict[str, Any]:
    """The fields of the letter, as plain dicts, lists and values."""
    letter, tender, bidder = project.letter, project.tender, project.bidder
    person = bidder.agent or bidder.legal_representative
    dates = tender.dates
    record = f.ClarificationFields(
        project=project_fields(tender),
        addressees=list(project.addressees),
        bidder=f.SenderFields(
            name=bidder.name,
            address=bidder.address,
            contact=letter.contact or person.name,
            phone=letter.phone or person.phone or bidder.phone,
        ),
        basis=tender_law().inquiry,
        questions=[
            f.QuestionFields(
                no=chinese(number),
                title=question.title,
                places=[
                    f.QuotedFields(no=at, place=quoted.place, words=quoted.words)
                    for at, quoted in enumerate(question.places, 1)
                ],
                clash=question.clash,
                ask=question.ask,
                ground=question.ground,
            )
            for number, question in enumerate(letter.questions, 1)
        ],
        reply_by=letter.reply_by,
        deadline=dates.deadline.day if dates and dates.deadline else tender.opening,
        signed=letter.signed,
    )
    fields: dict[str, Any] = unpacked(record)
    return fields
