"""Changes to the files of a copied project, for what reading sees: texts, Word chapters, pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from PIL import Image

from kit.project import replace

Change = Callable[[Path], None]

CHAPTER = "plan/06-staffing.docx"
"""Lot 1's chapter in Word."""


def text(file: str, *pairs: tuple[str, str]) -> Change:
    """Replace texts in a file, each once."""

    def change(folder: Path) -> None:
        for old, new in pairs:
            replace(folder / file, old, new)

    return change


def together(*changes: Change) -> Change:
    def change(folder: Path) -> None:
        for one in changes:
            one(folder)

    return change


def paragraph(markdown: str) -> Change:
    """A chapter gets a further paragraph, on line 13."""
    return text("plan/02-sites.md", ("\n## 产业园站\n", f"\n{markdown}\n\n## 产业园站\n"))


def in_word(change: Callable[[Document], object]) -> Change:
    """The Word chapter changed."""

    def changed(folder: Path) -> None:
        path = str(folder / CHAPTER)
        document = docx.Document(path)
        change(document)
        document.save(path)

    return changed


def header(words: str) -> Change:
    def write(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = words

    return in_word(write)


def footer(words: str) -> Change:
    def write(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = words

    return in_word(write)


def titled(title: str) -> Change:
    """The title in the Word chapter's properties, which Word keeps from the file it was copied from."""

    def write(document: Document) -> None:
        document.core_properties.title = title

    return in_word(write)


def copyright_of(owner: str) -> Change:
    """A photograph whose EXIF names its owner in UTF-8, where the format knows ASCII alone."""

    def change(folder: Path) -> None:
        exif = Image.Exif()
        exif[0x8298] = owner.encode()
        Image.new("RGB", (1240, 1754), "white").save(folder / "evidence/site.jpg", exif=exif)
        replace(folder / "response.yaml", "file: evidence/site.png", "file: evidence/site.jpg")

    return change
