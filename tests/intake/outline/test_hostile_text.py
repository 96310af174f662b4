"""Texts that would keep a careless pattern busy for hours are read like any other."""

from __future__ import annotations

import pytest

from docgen.intake.account import accounted
from docgen.intake.demands import demanded, meanings
from docgen.intake.mark_counts import marks_counted
from docgen.intake.outline import outlined, signs
from docgen.model.reading.blocks import Block, Cell, Document, Paragraph, Row, Table
from docgen.model.reading.reading import Reading
from docgen.rules import demand_words, outline_words
from docgen.rules.tenders import account_rule

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
    "sides": "双方质疑由甲方" * 10_000,
}
CHAPTERS = ("第一章 采购需求", "第一章 投标人须知", "第一章 合同条款")


def read(*blocks: Block, title: str = "第一章 采购需求") -> int:
    """How many paragraphs of a chapter are accounted for."""
    head = Paragraph("t", title, align="center", bold=True, breaks=True)
    document = Document("x", "", "docx", (head, *blocks))
    outline = outlined(document, outline_words())
    marks = meanings(outline, demand_words())
    known = signs(document, outline_words())
    demands, between = demanded(outline, marks, known, demand_words())
    reading = Reading(demands=demands)
    marks_counted(outline, reading, ["★"])
    return len(accounted(outline, reading, between, account_rule(), known))


@pytest.mark.parametrize("title", CHAPTERS)
@pytest.mark.parametrize("kind", LONG)
def test_a_long_text_of_one_sign_is_read(kind: str, title: str) -> None:
    said = read(Paragraph("a", "一、要求"), Paragraph("b", LONG[kind]), title=title)
    assert said == 2 + (1 if LONG[kind].strip() else 0)


def test_a_page_laid_out_by_one_cell_is_judged_line_by_line() -> None:
    lines = tuple(Paragraph(f"b{at}", f"{at}.投标人应当在第{at}页签字。") for at in range(3_000))
    table = Table("t1", (Row((Cell(0, lines), Cell(1, (Paragraph("c", "甲"),)))),), 2)
    assert read(table, title="第一章 投标人须知") == 3_002


def test_tables_in_tables_are_read() -> None:
    inner: tuple[Block, ...] = (Paragraph("c", "每日一次。"),)
    for depth in range(50):
        inner = (Table(f"t{depth}", (Row((Cell(0, inner), Cell(1, (Paragraph(f"q{depth}", "乙"),)))),), 2),)
    assert read(*inner) == 52
