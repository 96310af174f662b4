"""A .docx as a document: the body's blocks in reading order, then comments, heads and feet of pages."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from lxml import etree

from docgen.guard.archive import too_large
from docgen.intake.word.converted import rejoined, was_pdf
from docgen.intake.word.file import File
from docgen.intake.word.names import VAL, W, value
from docgen.intake.word.numbering import Numbering
from docgen.intake.word.package import Package
from docgen.intake.word.story import Story
from docgen.intake.word.styles import Styles
from docgen.model.reading.blocks import Block, Document, Source, paragraphs_of

_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"))
_USUAL = {"footnote": "decimal", "endnote": "lowerRoman"}
_BESIDE: tuple[tuple[str, Source], ...] = (
    ("comments", "comment"),
    ("header", "header"),
    ("footer", "footer"),
)


MOST_PARAGRAPHS = 300_000
"""Some 10,000 pages."""


def open_word(content: bytes, name: str, shown: str, original: bytes | None = None) -> Document:
    """The document in a .docx, whose `original` it may have been made from.

    Raises DocgenError as the guards do.
    """
    package = Package(content, shown)
    styles = Styles(package.first("styles"))
    file = File(package, styles, Numbering(package.first("numbering"), styles))
    for part, kind in _NOTES:
        root = package.first(part)
        for note in () if root is None else root.iterchildren(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") == "normal":
                file.notes[kind, note.get(f"{W}id", "")] = note
        file.formats[kind] = _note_format(package, kind)
    for tag in ("p", "tbl"):
        for at, each in enumerate(package.main.iter(W + tag)):
            if at >= MOST_PARAGRAPHS:
                raise too_large(shown)
            file.places[each] = at
    file.followed = _followed(package.body)
    blocks = list(Story(file, "body").blocks(package.body))
    rebuilt = was_pdf(blocks, len(_sections(package.body)))
    if rebuilt:
        blocks, furniture = rejoined(blocks)
        file.missed += furniture
    return Document(
        name=name,
        sha256=hashlib.sha256(content if original is None else original).hexdigest(),
        format="docx",
        blocks=(*blocks, *_beside(package, file)),
        rebuilt=rebuilt,
        missed=tuple(file.missed),
    )


def _beside(package: Package, file: File) -> list[Block]:
    """Comments, heads and feet, each text once."""
    made: list[Block] = []
    known: set[str] = set()
    for kind, source in _BESIDE:
        for _, root in package.parts(kind):
            containers = root.iterchildren(f"{W}comment") if kind == "comments" else iter((root,))
            for container in containers:
                blocks = Story(file, source).blocks(container)
                text = source + "\n".join(each.printed for each in paragraphs_of(blocks))
                if text not in known:
                    made += blocks
                known.add(text)
    return made


def _note_format(package: Package, kind: str) -> str:
    """How the notes are numbered: by the first section that says so, the file's settings, or Word itself."""
    settings = package.first("settings")
    for root in (package.body, *(() if settings is None else (settings,))):
        for properties in root.iter(f"{W}{kind}Pr"):
            if (said := properties.find(f"{W}numFmt")) is not None:
                return str(said.get(VAL, "decimal"))
    return _USUAL[kind]


def _followed(body: etree._Element) -> set[etree._Element]:
    """The paragraphs that end a section after which the next goes on on the same page."""
    found: set[etree._Element] = set()
    for one, following in pairwise(_sections(body)):
        owner = one.getparent()
        paragraph = None if owner is None else owner.getparent()
        if value(following, "type") == "continuous" and paragraph is not None:
            found.add(paragraph)
    return found


def _sections(body: etree._Element) -> list[etree._Element]:
    return [each for each in body.iter(f"{W}sectPr") if not _former(each)]


def _former(section: etree._Element) -> bool:
    owner = section.getparent()
    return owner is not None and owner.tag == f"{W}sectPrChange"
