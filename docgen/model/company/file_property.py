"""A property of a file that somebody made: its author, its title, where a picture was taken."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from docgen.model.base import Record
from docgen.model.characters import UNPRINTABLE

MAX_VALUE_CHARACTERS = 200
Meaning = Literal["person", "company", "text", "program", "place"]
"""A person's name, a company's, other words that may hold either, a program's or device's, or a place."""
Read = tuple[str, Meaning, str]
"""A property's name, meaning and value as read."""


class FileProperty(Record):
    """One property as the file calls it, such as "dc:creator" or "GPS"."""

    name: str
    meaning: Meaning
    value: str


def properties(read: Iterable[Read]) -> tuple[FileProperty, ...]:
    """Those that say something, in printable characters, cut to 200 of them."""
    printable = (
        (name, meaning, UNPRINTABLE.sub("", value).strip()[:MAX_VALUE_CHARACTERS])
        for name, meaning, value in read
    )
    return tuple(
        FileProperty(name=name, meaning=meaning, value=value) for name, meaning, value in printable if value
    )
