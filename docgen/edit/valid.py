"""Whether a change makes a record wrong: faults that it brings, not those that were there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from docgen.load.files.faults import faults
from docgen.load.files.twice import twice
from docgen.model.finding import DataFaults, Finding, Origin
from docgen.model.sources import Place


def check_change(record: type[BaseModel], shown: str, source: str, old: Any, new: Any) -> None:
    """Raise DataFaults with what the new data of a file have wrong and the old had not.

    A fault is known again by its code and the field's place without positions, which an entry that is taken
    out shifts.
    """
    before = Counter(_known(each) for each in _faults(record, shown, source, old))
    brought = []
    for finding in _faults(record, shown, source, new):
        if before[_known(finding)] > 0:
            before[_known(finding)] -= 1
        else:
            brought.append(finding)
    if brought:
        raise DataFaults(*brought)


def _faults(record: type[BaseModel], shown: str, source: str, data: Any) -> Iterator[Finding]:
    def origin(place: Place) -> Origin:
        return Origin(shown, "", source, place)

    yield from twice(record, data, origin)
    try:
        record.model_validate(data)
    except ValidationError as problem:
        yield from faults(problem, record, data, origin)


def _known(finding: Finding) -> tuple[str, Place]:
    place = tuple("" if isinstance(part, int) else part for part in finding.origin.place)
    return finding.code, place
