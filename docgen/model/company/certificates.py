"""Certificates as a cell of the staff sheet lists them: names with their levels, each with its last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

NONE = "无"
"""What a cell says where there is nothing, as against a blank one, of which nothing is known."""

_ENTRIES = re.compile(r"[;；\n]")
_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")


@dataclass(frozen=True)
class Certificate:
    """A certificate as it is written, level and all, and the last day on which it holds."""

    text: str
    until: date | None = None


def listed(cell: str) -> Iterator[Certificate]:
    """The certificates of a cell, such as 保安员证（四级）；健康证（有效期至2026-05-31）, and of 无 none.

    Raises ValueError for a day that is none.
    """
    for entry in (part.strip() for part in _ENTRIES.split(cell)):
        if entry in ("", NONE):
            continue
        day = _DAY.search(entry)
        yield Certificate(entry, date(*map(int, day.groups())) if day else None)
