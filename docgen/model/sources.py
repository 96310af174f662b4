"""Where data was written: file, line or cell, so that every finding names its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docgen.model.finding import Finding, Message, Origin, found

Place = tuple[str | int, ...]
"""A path into a file's data: keys and positions, such as ("offer", "lines", 2, "unit_price")."""


@dataclass(frozen=True)
class Sources:
    """Where each datum was written: file name as the user knows it, and a line or cell per place."""

    files: Mapping[str, str]
    places: Mapping[str, Mapping[Place, str]]
    said: Sequence[Finding] = ()
    """What was found on reading and stops nothing, such as how a list that is not plain was taken."""
    lists: Mapping[Place, tuple[str, int]] = field(default_factory=dict)
    """Lists of a YAML file that a sheet holds, or goes on with: their place, its source before it → the
    sheet's source, and how many entries stand in the YAML file before those of the sheet."""

    def origin(self, source: str, *place: str | int) -> Origin:
        """Where `place` stands in `source` ("tender", "staff" …): its line or row, or that of its parent."""
        source, place = self._in_its_file(source, place)
        known = self.places.get(source, {})
        for length in range(len(place), -1, -1):
            if place[:length] in known:
                return Origin(self.files[source], known[place[:length]], source, place)
        return Origin(self.files.get(source, source), "", source, place)

    def _in_its_file(self, source: str, place: Place) -> tuple[str, Place]:
        for end in range(len(place), 0, -1):
            if (source, *place[:end]) in self.lists:
                other, before = self.lists[source, *place[:end]]
                break
        else:
            return source, place
        if len(place) == end:
            return (source, place) if before else (other, ())
        at = int(place[end])
        return (other, (at - before, *place[end + 1 :])) if at >= before else (source, place)

    def found(
        self, code: str, at: Place, said: Message, case: str = "", /, *, clause: str = "", **values: Any
    ) -> Finding:
        """A finding at a datum, as `Sourced.found`."""
        source, *place = at
        return found(code, self.origin(str(source), *place), said, case, clause=clause, **values)


class Sourced:
    """What was loaded from files, and can tell where each datum was written."""

    sources: Sources

    def found(
        self, code: str, at: Place, said: Message, case: str = "", /, *, clause: str = "", **values: Any
    ) -> Finding:
        """A finding at a datum: `at` is its source, then its place there: ("response", "offer", "total")."""
        return self.sources.found(code, at, said, case, clause=clause, **values)
