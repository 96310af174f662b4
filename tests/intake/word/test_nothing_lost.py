"""Every sign of a file's text stands in a block or among what was left out, and nowhere twice."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from kit.example_lot import TENDERS
from kit.ooxml import cell, p, r, row, table, word_file
from lxml import etree

from docgen.intake.opened import opened
from docgen.model.reading.blocks import Document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{0}'
    "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
STRUCK = "<w:del><w:r><w:delText>丁</w:delText></w:r></w:del>"
OWN = word_file(
    p("甲", r("乙", "<w:vanish/>"), f"<w:ins>{r('丙')}</w:ins>", STRUCK)
    + p("戊", BOX.format(p("己") + table(row("庚"))))
    + table(
        row(cell(p("辛"), '<w:vMerge w:val="restart"/>'), cell(p("壬") + table(row("癸")))),
        row(cell(p("子"), "<w:vMerge/>"), "丑", properties="<w:ins/>"),
        row(cell(p("寅")), properties="<w:del/>"),
        row(cell(p("卯")), properties="<w:hidden/>"),
    )
    + f"<w:sdt><w:sdtContent>{p('辰')}{table(row('巳'))}</w:sdtContent></w:sdt>"
    + p("午", '<w:r><w:br w:type="page"/></w:r>', "未")
    + p("申", properties="<w:rPr><w:del/></w:rPr>")
)


def written(package: bytes) -> Counter[str]:
    """The signs of the main part's texts, of alternatives the first."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return Counter(
        re.sub(
            r"\s",
            "",
            "".join(
                text.text or ""
                for text in root.iter(f"{W}t", f"{W}delText")
                if next(text.iterancestors(FALLBACK), None) is None
            ),
        )
    )


def accounted(document: Document) -> Counter[str]:
    texts = [each.raw or each.text for each in document.paragraphs() if each.source in ("body", "box")]
    texts += [each.text for each in document.missed]
    return Counter(re.sub(r"\s", "", "".join(texts)))


def test_a_file_of_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OWN)
    document = opened(path)

    assert accounted(document) == written(OWN)
    assert all("".join(run.text for run in each.runs) == each.text for each in document.paragraphs())


@pytest.mark.parametrize("name", ["a-property", "b-dispatch", "c-food", "d-itops", "f-green-messy"])
def test_an_invented_paper(name: str) -> None:
    path = TENDERS / "invented" / name / "tender.docx"
    if not path.is_file():
        pytest.skip(f"{name} is not at hand")
    document = opened(path)

    added = accounted(document) - written(path.read_bytes())
    assert written(path.read_bytes()) - accounted(document) == Counter()
    assert added <= Counter("☑")  # drawn by a code, not written
    assert all("".join(run.text for run in each.runs) == each.text for each in document.paragraphs())
