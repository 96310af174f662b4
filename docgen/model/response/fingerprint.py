"""What a file's properties give away: who made it, for whom, on what, where."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record

Meaning = Literal["person", "company", "text", "program", "place"]
"""A person's name, a company's, other words that may hold either, a program's or device's, or a place."""


class FileProperty(Record):
    """One property as the file calls it, such as "dc:creator" or "GPS"."""

    name: str
    meaning: Meaning
    value: str


class Fingerprint(Record):
    """A file that goes into the papers, the datum that names it, and its properties that say something."""

    file: str
    source: str
    place: tuple[str | int, ...]
    properties: tuple[FileProperty, ...]
