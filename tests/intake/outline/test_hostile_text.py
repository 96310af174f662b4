"""Texts that would keep a careless pattern busy for hours are read like any other."""

from __future__ import annotations

import pytest

from docgen.intake.account import accounted, marks_counted
from docgen.intake.demands import demanded, meanings
from docgen.intake.outline import outlined, signs
from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Table
from docgen.model.reading.reading import Reading
from docgen.rules import demand_words, outline_words

LONG = {
    "digits": "1" * 100_000,
    "points": "1.甲；" * 20_000,
    "brackets": "（" * 50_000,
    "stars": "★" * 50_000,
    "blanks": " " * 50_000 + "1.",
    "leaders": "." * 50_000 + "甲",
    "tabs": "\t" * 30_000 + "甲",
    "commas": "9," * 30_000 + "元",
    "lines": "甲\n" * 20_000,
    "lots": "包1：" * 20_000,
    "mentions": "“★”" * 10_000,
}


def read(*blocks: Block) -> int:
    """How many paragraphs of a chapter of demands are accounted for."""
    title = Paragraph("t", "第一章 采购需求", align="center", bold=True, breaks=True)
    document = Document("x", "", "docx", (title, *blocks))
    outline = outlined(document, outline_words())
    marks = meanings(outline, demand_words())
    demands, between = demanded(outline, marks, signs(document, outline_words()), demand_words())
    marks_counted(outline, demands, ["★"])
    return len(accounted(outline, Reading(demands=demands), between))


@pytest.mark.parametrize("kind", LONG)
def test_a_long_text_of_one_sign_is_read(kind: str) -> None:
    assert read(Paragraph("a", "一、要求"), Paragraph("b", LONG[kind])) == 2 + (
        1 if LONG[kind].strip() else 0
    )


def test_tables_in_tables_are_read() -> None:
    inner: tuple[Block, ...] = (Paragraph("c", "每日一次。"),)
    for depth in range(50):
        inner = (Table(f"t{depth}", (Row((Cell(0, inner), Cell(1, (Paragraph(f"q{depth}", "乙"),)))),), 2),)
    assert read(*inner) == 52
