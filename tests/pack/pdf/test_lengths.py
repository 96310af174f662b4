"""How many pages what begins at a bookmark takes, of a PDF that LibreOffice made."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from kit.project import EXAMPLES, Ran

from docgen.intake.opened import opened
from docgen.model.reading.blocks import paragraphs_of, tables_of
from docgen.pack.pdf.lengths import lengths

Docgen = Callable[..., Ran]


def test_chapters_have_the_pages_of_the_pdf_and_the_report_says_them(tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("build", EXAMPLES / "property", "response", "--format", "pdf", "--out", tmp_path)
    assert ran.code == 0, ran.err
    content = (tmp_path / "response" / "商务技术文件.pdf").read_bytes()
    found = lengths(content, [f"chapter_{no}" for no in range(1, 12)])
    assert set(found) == {f"chapter_{no}" for no in range(1, 11)}, "the eleventh is not there"
    assert Decimal("10") <= sum(found.values()) <= Decimal("13"), "the plan stands on twelve pages"
    report = opened(tmp_path / "review" / "检查报告.docx")
    (table,) = (
        each
        for each in tables_of(report.blocks)
        if any("每分字数" in paragraph.text for paragraph in paragraphs_of((each,)))
    )
    pages = [row.cells[8].text for row in table.rows[1:]]
    assert [Decimal(each) for each in pages] == [found[f"chapter_{no}"] for no in range(1, 11)]
