"""Own pages of evidence that cannot be had: said, and the picture stays."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from kit.pdfs import drawn, pdf

from docgen.office.office import Export, Office
from docgen.pack.own_pages import OwnPage
from docgen.pack.pdf.merged_evidence import merge


class Stamps:
    """An office whose stamps are blue pages."""

    def convert(self, papers: Mapping[str, bytes], _: Export) -> dict[str, bytes]:
        return {name: drawn("0 0 1") for name in papers}


def test_a_page_that_cannot_be_put_in_stays_a_picture(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 cut short")
    volume = {"甲.docx": pdf(3)}
    own = OwnPage("here", "附件1", tmp_path / "broken.pdf", 0)

    merged, found = merge(volume, {"甲.docx": (own,)}, cast(Office, Stamps()), Export())

    assert merged == volume
    assert [(f.code, f.severity, f.origin.file) for f in found] == [
        ("EVIDENCE-UNMERGED", "warning", "甲.docx")
    ]


def test_a_paper_without_the_bookmark_is_left_alone(tmp_path: Path) -> None:
    own = OwnPage("gone", "附件1", tmp_path / "a.pdf", 0)

    assert merge({"甲.docx": (content := pdf(1))}, {"甲.docx": (own,)}, cast(Office, Stamps()), Export()) == (
        {"甲.docx": content},
        [],
    )
