"""What a file's properties give away: who made it, for whom, on what, where."""

from __future__ import annotations

from docgen.model.base import Record
from docgen.model.company.file_property import FileProperty


class Fingerprint(Record):
    """A file that goes into the papers, the datum that names it, and its properties that say something."""

    file: str
    source: str
    place: tuple[str | int, ...]
    properties: tuple[FileProperty, ...]
