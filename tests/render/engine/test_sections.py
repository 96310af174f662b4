"""Sections that filling leaves nothing of print no empty page."""

from __future__ import annotations

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION

from docgen.render.engine.sections import drop_empty_sections


def paper(*sections: tuple[str, WD_ORIENT]) -> Document:
    """A document of sections, each of one paragraph or, without text, of the line that ends it alone."""
    document = docx.Document()
    for no, (text, direction) in enumerate(sections):
        section = document.add_section(WD_SECTION.NEW_PAGE) if no else document.sections[0]
        section.orientation = direction
        if text:
            document.add_paragraph(text)
    return document


def shown(document: Document) -> list[tuple[list[str], WD_ORIENT]]:
    texts = [[each.text for each in section.iter_inner_content()] for section in document.sections]
    return [(text, section.orientation) for text, section in zip(texts, document.sections, strict=True)]


def test_a_section_between_others_that_holds_nothing_goes() -> None:
    up, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    document = paper(("一", up), ("", wide), ("二", up))

    drop_empty_sections(document)

    assert [direction for _, direction in shown(document)] == [up, up]
    assert [text for texts, _ in shown(document) for text in texts if text] == ["一", "二"]


def test_an_empty_last_section_gives_its_place_to_the_one_before() -> None:
    up, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    document = paper(("一", up), ("证照", wide), ("", up))

    drop_empty_sections(document)

    assert [direction for _, direction in shown(document)] == [up, wide]


def test_sections_that_hold_something_stay() -> None:
    up, wide = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    document = paper(("一", up), ("证照", wide), ("二", up))

    drop_empty_sections(document)

    assert [direction for _, direction in shown(document)] == [up, wide, up]
