"""What rows of both sheets are judged by alike: values that stand twice, names that nothing bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.handover.project import HandoverProject
from docgen.model.near import suggestion
from docgen.model.sources import Place


def repeated(
    project: HandoverProject,
    source: str,
    code: str,
    field: str,
    values: Iterable[tuple[int, str]],
) -> Iterator[Finding]:
    """A finding for every row whose value stands in a row before it."""
    first: dict[str, Origin] = {}
    for row, value in values:
        origin = project.sources.origin(source, row, field)
        if value in first:
            said = Message(
                "{code} is used twice; it stands at {first} already", {"code": value, "first": first[value]}
            )
            yield found(code, origin, said)
        first.setdefault(value, origin)


def unknown(
    project: HandoverProject, source: str, code: str, place: Place, name: str, known: Sequence[str]
) -> Finding:
    """A finding for a name that is none of the `known`, with the nearest of them."""
    said = Message("{name} is not known", {"name": name}) if name else Message("is blank")
    case, values = suggestion(name, known)
    return project.found(code, (source, *place), said, case, **values)
