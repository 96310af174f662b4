"""Which columns of a list hold personal data, by the headings of any list that people keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from docgen.load.sheets.names import heading_key
from docgen.rules.sheets import personal_words, sheet_headings, sheet_words

K = TypeVar("K")

_LEAST = 2
"""So many known headings make a row one of headings: a thing in a list may be called 电话."""


def personal_columns(rows: Iterable[Mapping[K, str]]) -> tuple[set[K], int]:
    """The columns headed as personal in the first rows, by their keys, and how many rows the headings end at.

    Headings may take two rows. Without any, no column and 0.
    """
    front = list(rows)[: sheet_words().search_rows]
    for number, row in enumerate(front):
        if _known(row) < _LEAST:
            continue
        below = front[number + 1] if number + 1 < len(front) and _known(front[number + 1]) >= _LEAST else {}
        heads = [row, below]
        found = {key for head in heads for key, text in head.items() if is_personal(text)}
        return found, number + 1 + bool(below)
    return set(), 0


def is_personal(heading: str) -> bool:
    """Whether a heading says that its column holds numbers of people."""
    return heading_key(heading) in personal_words().headings


def known_headings(rows: Iterable[Sequence[str]]) -> int:
    """How many known headings stand in the row of the first ones that has the most."""
    return max((_known(dict(enumerate(row))) for row in rows), default=0)


def _known(row: Mapping[K, str]) -> int:
    return sum(heading_key(text) in _headings() for text in row.values() if text)


@cache
def _headings() -> frozenset[str]:
    known = sheet_headings()
    names = [name for group in known.same for name in group]
    names += [name for fields in known.fields.values() for also in fields.values() for name in also]
    return personal_words().headings | frozenset(map(heading_key, names))
