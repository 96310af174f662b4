"""docgen's own parts of a volume that is made of the tender's forms, in the order that the volume names.

A line of its own stands where a form goes; `render/forms/volume.py` puts the forms there. Titles of the first
level bear no numbers here, since the forms have the tender's.
"""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document

from scripts.make_templates import price, qualification, technical, technical_tables
from scripts.make_templates.page import LANDSCAPE, UPRIGHT, Sheet, Sheets
from scripts.make_templates.parts import (
    CHAPTER_REFERENCE,
    cover_by_method,
    evidence,
    heading,
    paragraph,
    review,
    tag,
    unnumbered,
)

Part = Callable[[Document, Sheets], None]


def write(document: Document, sheets: Sheets) -> None:
    """Write every part behind a condition, within one loop over the volume's parts."""
    tag(document, "for part in parts")
    for name, sheet, make in _PARTS:
        tag(document, f'if part.kind == "{name}"')
        make(document, sheets)
        if sheet is not None:
            sheets.end(sheet)
        tag(document, "endif")
    tag(document, "endfor")
    _without_numbers(document)
    sheets.finish(UPRIGHT)


def _cover(document: Document, _: Sheets) -> None:
    cover_by_method(document)


def _contents(document: Document, _: Sheets) -> None:
    paragraph(document, "目　录", "TOC Heading").paragraph_format.page_break_before = False
    paragraph(document, "docgen:list", "Section End")


def _form(document: Document, _: Sheets) -> None:
    paragraph(document, "docgen:form:{{ part.form }}")


def _qualification(document: Document, _: Sheets) -> None:
    review(document, "qualification", "资格审查索引", CHAPTER_REFERENCE)


def _conformity(document: Document, _: Sheets) -> None:
    review(document, "conformity", "符合性审查索引", CHAPTER_REFERENCE)


def _evaluation(document: Document, _: Sheets) -> None:
    technical.index(document, CHAPTER_REFERENCE)


def _plan(document: Document, _: Sheets) -> None:
    """Chapters; their common title only where no form of the tender gives it."""
    tag(document, "if part.chapters")
    tag(document, "if part.titled")
    heading(document, "服务方案")
    tag(document, "endif")
    technical.chapters(document, "part.chapters")
    tag(document, "endif")


def _offer(document: Document, _: Sheets) -> None:
    price.parts(document)


def _staff(document: Document, _: Sheets) -> None:
    tag(document, "if staff")
    technical_tables.staff(document)
    tag(document, "endif")


def _without_numbers(document: Document) -> None:
    for each in document.paragraphs:
        if each.style is not None and each.style.name == "Heading 1":
            unnumbered(each)


_PARTS: tuple[tuple[str, Sheet | None, Part], ...] = (
    ("cover", UPRIGHT, _cover),
    ("contents", UPRIGHT, _contents),
    ("form", None, _form),
    ("qualification", UPRIGHT, _qualification),
    ("conformity", UPRIGHT, _conformity),
    ("evaluation", UPRIGHT, _evaluation),
    ("answers", UPRIGHT, lambda document, _: technical_tables.deviations(document)),
    ("payment", UPRIGHT, lambda document, _: technical_tables.payment(document)),
    ("scorecard", UPRIGHT, lambda document, _: technical_tables.scorecard(document)),
    ("sites", UPRIGHT, lambda document, _: technical_tables.places(document)),
    ("staff", LANDSCAPE, _staff),
    ("contracts", UPRIGHT, lambda document, _: technical_tables.contracts(document)),
    ("offer", UPRIGHT, _offer),
    ("sme", UPRIGHT, lambda document, _: qualification.small_business(document)),
    ("plan", UPRIGHT, _plan),
    ("commitments", UPRIGHT, lambda document, _: technical.commitments(document)),
    ("evidence", UPRIGHT, evidence),
)
