"""Automatic labels of a chapter's lists (第一条) keep their form, or what becomes of them is told."""

from __future__ import annotations

from typing import Any

import pytest
from docx.document import Document as Volume
from docx.oxml import parse_xml
from kit.chapters import SPACES, W, dropped, numbered, numbers, outline, put, with_levels

from docgen.render.prose.chapter import import_chapter

ARTICLES = (("chineseCounting", "第%1条"), ("decimal", "（%2）"))


def with_labels(*labels: tuple[str, str], restart: str = "") -> Volume:
    """A chapter whose list 1 has these labels, one a depth."""
    source = with_levels(
        *(
            f'<w:numFmt w:val="{numerals}"/>{restart if at else ""}<w:lvlText w:val="{text}"/>'
            for at, (numerals, text) in enumerate(labels)
        )
    )
    root = source.part.numbering_part.element
    root.append(parse_xml(f'<w:num {SPACES} w:numId="1"><w:abstractNumId w:val="3"/></w:num>'))
    return source


def labels(volume: Volume, num: str, depth: int) -> tuple[str, str]:
    """Numerals and text of the label that a list of the volume has at a depth."""
    root = volume.part.numbering_part.element
    abstract = root.num_having_numId(int(num)).abstractNumId.val
    (level,) = root.xpath(f'w:abstractNum[@w:abstractNumId="{abstract}"]/w:lvl[@w:ilvl="{depth}"]')
    numerals, text = (level.find(f"{W}{name}").get(f"{W}val") for name in ("numFmt", "lvlText"))
    return numerals, text


def heading(num: str, depth: int, text: str) -> str:
    return numbered(num, depth, text).replace("<w:numPr>", '<w:outlineLvl w:val="0"/><w:numPr>')


def test_articles_keep_their_labels_at_every_depth(volume: Volume, chapter: Any) -> None:
    blocks = [numbered("1", depth, "款") for depth in (0, 1, 1, 0)]
    imported = import_chapter(volume, chapter(*blocks, document=with_labels(*ARTICLES)), 1)

    (num,) = set(numbers(imported))
    result = put(volume, imported)
    assert [labels(result, num, depth) for depth in (0, 1)] == list(ARTICLES)
    assert {style for style, _ in outline(result)} == {"List Number"}
    assert imported.findings == ()


def test_a_plain_list_is_one_of_the_volume_s(volume: Volume, chapter: Any) -> None:
    source = with_labels(("decimal", "%1."), ("lowerLetter", "%2)"))
    imported = import_chapter(volume, chapter(numbered("1", 0, "项"), document=source), 1)

    (num,) = numbers(imported)
    made = put(volume, imported)
    own = made.styles["List Number"].element.xpath(".//w:numId/@w:val")[0]
    root = made.part.numbering_part.element
    assert (
        root.num_having_numId(int(num)).abstractNumId.val == root.num_having_numId(int(own)).abstractNumId.val
    )


@pytest.mark.parametrize(("restart", "lists"), [("", 2), ('<w:lvlRestart w:val="0"/>', 1)])
def test_articles_begin_anew_under_a_heading_of_their_list_unless_it_says_otherwise(
    volume: Volume, chapter: Any, restart: str, lists: int
) -> None:
    source = with_labels(("chineseCounting", "第%1章"), ("chineseCounting", "第%2条"), restart=restart)
    blocks = [
        heading("1", 0, "总则"),
        numbered("1", 1, "甲"),
        heading("1", 0, "附则"),
        numbered("1", 1, "乙"),
    ]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)

    assert len(set(numbers(imported))) == lists
    assert labels(put(volume, imported), numbers(imported)[-1], 1) == ("chineseCounting", "第%2条")


def test_a_label_that_shows_a_heading_s_number_is_told(volume: Volume, chapter: Any) -> None:
    source = with_labels(("decimal", "%1"), ("decimal", "%1.%2"))
    blocks = [heading("1", 0, "总则"), numbered("1", 1, "甲")]
    imported = import_chapter(volume, chapter(*blocks, document=source), 1)

    assert "form of an automatic list number that shows the number of a heading" in dropped(imported.findings)
    assert "1. 2. 3." in imported.findings[-1].remedy.text
