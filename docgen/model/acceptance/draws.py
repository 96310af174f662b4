"""A draw that stands: the sheet of results carries the mark of its own draw, and rows that come later
draw no others in the middle of a check."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from docgen.model.acceptance.measurement import Draw, LedgerTable
from docgen.model.acceptance.records import SampleRow
from docgen.model.acceptance.rule import Sample
from docgen.model.acceptance.score import SampleKey


def draw_mark(seed: str, criterion: str, units: Iterable[str]) -> str:
    """What a sheet's rows carry: eight hex digits of SHA-256 over the seed, the criterion, and every unit."""
    text = "\n".join((seed, criterion, *sorted(units)))
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def full_mark(mark: str, drawn_from: Iterable[Draw]) -> str:
    """The mark with how many units each sample was drawn from, and eight digits of their SHA-256."""
    return "/".join([mark, *(f"{each.total}/{each.sha256[:8]}" for each in drawn_from)])


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
        marks.setdefault(row.criterion, set()).add(row.draw.partition("/")[0])
    return {
        criterion: frozenset(found)
        for criterion, found in units.items()
        if drawn[criterion] == 1 and marks[criterion] == {draw_mark(seed, criterion, found)}
    }


def sheet_rows(
    rules: Mapping[SampleKey, Sample],
    drawn: Mapping[SampleKey, LedgerTable],
    seed: str,
    draws: Mapping[SampleKey, Draw] | None = None,
    kept: Iterable[SampleRow] = (),
) -> Iterator[SampleRow]:
    """A row for each unit drawn, who it is and what is asked, with the mark of its draw, or for each slip;
    results are still to come.

    `draws`: what they were drawn from. Rows `kept` of a sheet in use say that themselves, as it was then.
    """
    entries: dict[str, dict[str, SampleRow]] = {}
    for key, table in drawn.items():
        rule, of_it = rules[key], entries.setdefault(key[0], {})
        shown = ["" if rule.anonymous else "　".join(row[2:] or row[1:]) for row in table.rows]
        for code, unit in zip(rule.entries(row[0] for row in table.rows), shown, strict=True):
            row = SampleRow(criterion=key[0], code=code, unit=unit, question=rule.question)
            of_it.setdefault(code, row)
    unnamed = {criterion for (criterion, _), rule in rules.items() if rule.anonymous}
    then = {row.criterion: row.draw for row in kept}
    for criterion, rows in entries.items():
        mark = "" if criterion in unnamed else draw_mark(seed, criterion, rows)
        full = full_mark(mark, (each for key, each in (draws or {}).items() if key[0] == criterion))
        if mark and then.get(criterion, "").partition("/")[0] == mark:
            full = then[criterion]
        for row in rows.values():
            yield row.model_copy(update={"draw": full if mark else ""})
