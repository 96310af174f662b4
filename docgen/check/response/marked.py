"""A clause's mark as findings say it: the sign, the heading that hands it down, or the words in its place."""

from __future__ import annotations

from docgen.model.finding import Message
from docgen.model.tender.standing import Standing


def mark_said(standing: Standing) -> str | Message:
    """The sign itself where the clause bears it, else where it comes from."""
    if standing.heading is not None:
        values = {"sign": standing.sign, "heading": standing.heading.title}
        return Message("{sign} of the heading {heading}", values)
    if standing.sign:
        return standing.sign
    return Message("the words {words}", {"words": standing.words})
