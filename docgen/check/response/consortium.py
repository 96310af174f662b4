"""A consortium: whether the tender takes one, its members' shares, its agreement, each member's papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.text import squeezed

_CODE = "SME-CONSORTIUM"
_WHOLE = 100
_AGREEMENT = re.compile("(?:联合体|联合投标|共同投标|联合响应).*(?:协议|合同)")
"""What papers that agree on a consortium are called (government procurement law, article 24)."""


def check_consortium(project: Project) -> Iterator[Finding]:
    """Nothing is found in a bid by one company."""
    members = project.response.consortium
    if not members:
        return
    place = ("response", "consortium")
    if project.tender.lot.consortium == "forbidden":
        yield project.found(_CODE, place, Message("the tender forbids consortia"), "forbidden")
    if sum(member.share for member in members) >= _WHOLE:
        said = Message("the other members' shares leave nothing to the bidder")
        yield project.found(_CODE, place, said, "shares")
    if not _agreed(project):
        said = Message("no volume has the agreement of the {count} members", {"count": len(members) + 1})
        yield project.found(_CODE, place, said, "agreement")
    for i, member in enumerate(members):
        if not any(code in project.evidence for code in member.evidence):
            said = Message("no volume has a paper of {name}'s qualification", {"name": member.name})
            yield project.found(_CODE, (*place, i), said, "papers")


def _agreed(project: Project) -> bool:
    """Whether a form of a volume, or a paper that this bid prints, is the agreement."""
    placed = {part for volume in project.tender.volumes for part in volume.parts}
    titles = [form.title for form in project.tender.forms if form.code in placed]
    titles += [name for volume in project.tender.volumes for name in volume.forms]
    titles += [item.record.title for item in project.evidence.values()]
    return any(_AGREEMENT.search(squeezed(title)) for title in titles)
