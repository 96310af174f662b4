"""A filled paper read back: nothing left of the machinery, nothing missing that must be there."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from docgen.guard.markup import unprinted
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.paper import PaperSpec
from docgen.model.tender.tender import Volume

_TAG = re.compile(r"\{\{.{0,40}|\{%.{0,40}|docgen:\w+")
_PLACES = {"seal": re.compile("盖章"), "signature": re.compile("签字"), "date": re.compile("日期")}
_PLACE_NAMES = {"seal": Message("seal"), "signature": Message("signature"), "date": Message("date")}
_LISTED_LEVELS = ("Heading 1", "Heading 2")


def read_back(content: bytes, paper: PaperSpec) -> Iterator[Finding]:
    """What is wrong with the paper's .docx as it now stands.

    Tags left over, words that Word prints nowhere, forms that the tender asks for and the paper lacks, no
    place for seal, signature or date, page references without a target, headings that the contents list
    leaves out.
    """
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    paragraphs = [text_of(paragraph) for paragraph in body.iter(qn("w:p"))]
    yield from _tags(document, paper, paragraphs)
    yield from _words(document, paper)
    yield from _forms(paper, paragraphs)
    yield from _references(paper, body)
    if not (isinstance(paper, Volume) and paper.parts):  # the tender's own forms say where to sign
        yield from _places(paper, paragraphs)
        yield from _contents(document, paper)


def _tags(document: Any, paper: PaperSpec, paragraphs: list[str]) -> Iterator[Finding]:
    beside = [text_of(paragraph) for part in around(document) for paragraph in part.iter(qn("w:p"))]
    for tag in sorted({match.group() for text in (*paragraphs, *beside) if (match := _TAG.search(text))}):
        said = Message("the tag {tag} is left in the paper", {"tag": tag})
        yield found("PAPER-TAG", _origin(paper), said)


def around(document: Any) -> list[Any]:
    """Page headers and footers."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype in kinds]


def _words(document: Any, paper: PaperSpec) -> Iterator[Finding]:
    for root in (document.element.body, *around(document)):
        for words in unprinted(root):
            said = Message("“{words}” is in the file and on no page", {"words": words[:80]})
            yield found("PAPER-TEXT", _origin(paper), said)


def _forms(paper: PaperSpec, paragraphs: list[str]) -> Iterator[Finding]:
    for form in paper.forms:
        if not any(text.strip() == form for text in paragraphs):
            said = Message("the form {form}, which the tender asks for, is missing", {"form": form})
            yield found("PAPER-FORM", _origin(paper), said)


def _places(paper: PaperSpec, paragraphs: list[str]) -> Iterator[Finding]:
    for name, pattern in _PLACES.items():
        if not any(pattern.search(text) for text in paragraphs):
            said = Message("there is no place for the {place}", {"place": _PLACE_NAMES[name]})
            yield found("PAPER-PLACE", _origin(paper), said)


def _references(paper: PaperSpec, body: Any) -> Iterator[Finding]:
    targets = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    codes = "".join(f"{code.text or ''}\n" for code in body.iter(qn("w:instrText")))
    for name in sorted(set(re.findall(r"PAGEREF\s+(\S+)", codes)) - targets):
        said = Message("a page number points at {name}, which is not in the volume", {"name": name})
        yield found("PAPER-REFERENCE", _origin(paper), said)


def _contents(document: Any, paper: PaperSpec) -> Iterator[Finding]:
    body = document.element.body
    listed = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    if not listed:
        return
    styles = {style.style_id for style in document.styles if style.name in _LISTED_LEVELS}
    for paragraph in body.iter(qn("w:p")):
        text = text_of(paragraph).strip()
        marks = {mark.get(qn("w:name")) for mark in paragraph.iter(qn("w:bookmarkStart"))}
        if paragraph.style in styles and text and not marks & listed:
            said = Message("the heading {heading} is not in the contents list", {"heading": text})
            yield found("PAPER-CONTENTS", _origin(paper), said)


def text_of(paragraph: Any) -> str:
    """A paragraph's words."""
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _origin(paper: PaperSpec) -> Origin:
    return Origin(f"{paper.title}.docx")
