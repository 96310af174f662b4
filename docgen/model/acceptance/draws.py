"""A draw that stands: the sheet of results carries the mark of its own draw, and rows that come later
draw no others in the middle of a check."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from docgen.model.acceptance.records import SampleRow
from docgen.model.acceptance.rule import Sample
from docgen.model.acceptance.score import SampleKey


def draw_mark(seed: str, criterion: str, units: Iterable[str]) -> str:
    """What a sheet's rows carry: eight hex digits of SHA-256 over the seed, the criterion, and every unit."""
    text = "\n".join((seed, criterion, *sorted(units)))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def units_held(
    rows: Iterable[SampleRow], seed: str, samples: Collection[SampleKey]
) -> Mapping[str, frozenset[str]]:
    """By criterion, the units of a sheet whose rows are, all of them, those of the draw that they carry.

    A sheet with a row too many or too few, of another seed or without marks holds nothing; nor does that of
    a criterion with several of the `samples`, for its rows do not say which one they are of.
    """
    drawn = Counter(criterion for criterion, _ in samples)
    units: dict[str, set[str]] = {}
    marks: dict[str, set[str]] = {}
    for row in rows:
        units.setdefault(row.criterion, set()).add(row.code)
        marks.setdefault(row.criterion, set()).add(row.draw)
    return {
        criterion: frozenset(found)
        for criterion, found in units.items()
        if drawn[criterion] == 1 and marks[criterion] == {draw_mark(seed, criterion, found)}
    }


def sheet_rows(
    rules: Mapping[SampleKey, Sample], drawn: Mapping[SampleKey, Iterable[str]], seed: str
) -> Iterator[SampleRow]:
    """A row for each unit drawn, with the mark of its draw, or for each slip; results are still to come."""
    entries: dict[str, dict[str, None]] = {}
    for key, units in drawn.items():
        entries.setdefault(key[0], {}).update(dict.fromkeys(rules[key].entries(units)))
    unnamed = {criterion for (criterion, _), rule in rules.items() if rule.anonymous}
    for criterion, codes in entries.items():
        mark = "" if criterion in unnamed else draw_mark(seed, criterion, codes)
        for code in codes:
            yield SampleRow(criterion=criterion, code=code, draw=mark)
