"""Fields that the data say and that no form may print, for they would be wrong on this bid, each with why."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.model.finding import Message
from docgen.model.project import Project


def withheld(project: Project) -> Mapping[str, Message]:
    """The fields to leave blank: the days of an authority that ends before the bid's validity does.

    They are the legal representative's to give, and are given anew.
    """
    agent, signed = project.bidder.agent, project.response.signed
    if agent is None or (agent.authorised_from <= signed and agent.authorised_until >= project.valid_until):
        return {}
    said = Message(
        "the authority of {name} runs from {first} until {last}, and has to cover the signature ({signed})"
        " and the bid's validity until {end}",
        {
            "name": agent.name,
            "first": agent.authorised_from,
            "last": agent.authorised_until,
            "signed": signed,
            "end": project.valid_until,
        },
    )
    return {"agent.from": said, "agent.until": said}
