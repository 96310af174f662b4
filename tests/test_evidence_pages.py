"""Evidence in the volumes: pictures upright, every page of a PDF on a page of its own, named and numbered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import Ran, replace
from pdfs import drawn
from PIL import Image
from test_page_numbers import Read, read

VOLUME = "商务技术文件"


@pytest.fixture
def with_pdf(lot1: Path) -> Path:
    """The lot-1 example with three coloured pages as the evidence of its site, and a picture on its side."""
    (lot1 / "evidence/site.pdf").write_bytes(drawn("1 0 0", "0 1 0", "0 0 1"))
    replace(lot1 / "response.yaml", "evidence/site.png", "evidence/site.pdf")
    path = lot1 / "company/evidence/labour.png"
    turned = Image.open(path).convert("RGB").rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    turned.save(path, "JPEG", exif=exif)
    return lot1


def test_a_pdf_s_pages_stand_in_the_word_file_with_captions(
    with_pdf: Path, docgen: Callable[..., Ran]
) -> None:
    assert docgen("build", with_pdf).code == 0

    document = docx.Document(str(with_pdf / f"outputs/response/{VOLUME}.docx"))
    texts = [p.text for p in document.paragraphs]
    place = next(
        i for i, p in enumerate(document.paragraphs) if p.style.name == "Heading 2" and "场地意向书" in p.text
    )
    label = texts[place].split("：")[0]
    assert [text for text in texts[place:] if text][1:] == [
        f"{label}-2：场地意向书（第2页，共3页）",
        f"{label}-3：场地意向书（第3页，共3页）",
    ]
    upright = [shape for shape in document.inline_shapes if shape.width < shape.height]
    assert len(upright) >= 5  # contracts, staff list, three pages


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_each_page_of_a_pdf_is_one_page_of_the_volume(with_pdf: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("build", with_pdf, "--format", "both").code == 0

    volume: Read = read(with_pdf / f"outputs/response/{VOLUME}.docx")
    first = next(page for title, page in volume.outline if title.endswith("场地意向书"))
    assert f"第{first}至{first + 2}页" in "".join(volume.pages)
    for further in (1, 2):
        assert f"场地意向书（第{further + 1}页，共3页）" in volume.pages[first + further - 1]
