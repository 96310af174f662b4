"""What all stories of a Word file share: its styles, lists and notes, and how far ids have counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from docgen.intake.word.names import W
from docgen.intake.word.numbering import Numbering
from docgen.intake.word.numerals import numeral
from docgen.intake.word.package import Package
from docgen.intake.word.styles import Styles
from docgen.model.reading.blocks import LeftOut, Missed


@dataclass
class File:
    """`notes` by kind and id, until their references are met; `formats` of their numbers by kind.

    `places`: which w:p or w:tbl of the main part an element is. `followed`: paragraphs that end a section
    after which the page goes on.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    places: dict[etree._Element, int] = field(default_factory=dict)
    followed: set[etree._Element] = field(default_factory=set)
    missed: list[Missed] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    noted: Counter[str] = field(default_factory=Counter)

    def leave(self, why: LeftOut, element: etree._Element) -> None:
        """A row or cell is not printed: keep its words."""
        words = "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))
        if words.strip():
            self.missed.append(Missed(words, why))

    def note(self, kind: str, key: str) -> tuple[etree._Element, str] | None:
        """The note that is referred to and its number; None where there is none, or it was met before."""
        found = self.notes.pop((kind, key), None)
        if found is None:
            return None
        self.noted[kind] += 1
        return found, numeral(self.noted[kind], self.formats.get(kind, "decimal"))
