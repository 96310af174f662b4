"""Whether a letter that asks for clarification comes in time."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.clarification import Clarification
from docgen.model.finding import Finding, Message


def check_clarification(project: Clarification) -> Iterator[Finding]:
    """A letter after the last day for questions is late; after the deadline of the bids it is none."""
    signed, dates = project.letter.signed, project.tender.dates
    last = dates.deadline.day if dates and dates.deadline else project.tender.opening
    if signed >= last:
        values = {"signed": signed.isoformat(), "last": last.isoformat()}
        said = Message("the letter is of {signed}, and bids are due on {last}", values)
        yield project.found("CLARIFY-LATE", ("clarification", "signed"), said, "closed")
    elif dates and dates.questions and signed > dates.questions.day:
        values = {"signed": signed.isoformat(), "last": dates.questions.day.isoformat()}
        said = Message("the letter is of {signed}, and questions were due by {last}", values)
        yield project.found("CLARIFY-LATE", ("clarification", "signed"), said)
    reply = project.letter.reply_by
    if reply and not signed < reply < last:
        values = {"reply": reply.isoformat(), "signed": signed.isoformat(), "last": last.isoformat()}
        said = Message("an answer is asked for by {reply}, between {signed} and {last} it is of use", values)
        yield project.found("CLARIFY-LATE", ("clarification", "reply_by"), said, "reply")
