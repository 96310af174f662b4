"""Lists of a chapter: each begins where the chapter's does, in the volume's numbering."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as Volume
from kit.chapters import (
    dropped,
    numbered,
    numbers,
    outline,
    put,
    starts,
    with_lists,
)

from docgen.render.prose.chapter import import_chapter


def test_each_numbered_list_begins_anew_where_the_chapter_s_does(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0), (2, 1), (7, 5))
    blocks = [numbered("1", 0, "甲"), numbered("1", 0, "乙"), numbered("2", 0, "丙"), numbered("7", 0, "丁")]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)
    first, second, third, fourth = numbers(imported)
    assert first == second
    assert len({first, third, fourth}) == 3
    assert [starts(volume, num)[0] for num in (first, third, fourth)] == ["1", "1", "5"]
    assert {style for style, _ in outline(put(volume, imported))} == {"List Number"}


def test_two_imports_of_one_chapter_have_lists_of_their_own(volume: Volume, chapter: Any) -> None:
    path = chapter(numbered("1", 0, "甲"), document=with_lists((1, 0)))
    assert numbers(import_chapter(volume, path, 1)) != numbers(import_chapter(volume, path, 1))


def test_a_deeper_list_begins_anew_under_each_item(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0))
    blocks = [numbered("1", depth, "项") for depth in (0, 1, 1, 0, 1)]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)
    outer, inner, inner_again, outer_again, anew = numbers(imported)
    assert outer == outer_again
    assert inner == inner_again != anew
    styles = [style for style, _ in outline(put(volume, imported))]
    assert styles == ["List Number", "List Number 2", "List Number 2", "List Number", "List Number 2"]


def test_bullets_become_the_volume_s_bullets(volume: Volume, chapter: Any) -> None:
    source = with_lists((1, 0), form="bullet")
    source.add_paragraph("按样式", style="List Bullet 2")
    imported = import_chapter(volume, chapter(numbered("1", 0, "点"), document=source), 1)
    assert outline(put(volume, imported)) == [("List Bullet 2", "按样式"), ("List Bullet", "点")]


def test_number_0_and_unknown_numbers_are_no_list(volume: Volume, chapter: Any) -> None:
    imported = import_chapter(volume, chapter(numbered("0", 0, "甲"), numbered("99", 0, "乙")), 1)
    assert {style for style, _ in outline(put(volume, imported))} == {"Body Text"}


def test_a_volume_without_list_styles_or_numbering_still_gets_its_lists(chapter: Any) -> None:
    bare = Document()
    for style in list(bare.styles):
        if style.name.startswith("List"):
            style.element.getparent().remove(style.element)
    relation = next(key for key, rel in bare.part.rels.items() if rel.reltype.endswith("/numbering"))
    del bare.part.rels[relation]
    path = chapter(numbered("1", 0, "甲"), numbered("1", 3, "乙"), document=with_lists((1, 0)))
    imported = import_chapter(bare, path, 1)
    result = put(bare, imported)
    assert [text for _, text in outline(result)] == ["甲", "乙"]
    assert len(result.part.numbering_part.element.num_lst) == 1


def test_an_automatic_heading_number_that_the_volume_lacks_is_told(volume: Volume, chapter: Any) -> None:
    block = numbered("1", 0, "概述").replace("<w:numPr>", '<w:outlineLvl w:val="0"/><w:numPr>')
    imported = import_chapter(volume, chapter(block, document=with_lists((1, 0))), 1)
    assert dropped(imported.findings) == ["automatic number of a heading"]
