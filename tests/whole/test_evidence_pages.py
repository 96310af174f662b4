"""Evidence in the volumes: pictures upright, every page of a PDF on a page of its own, named and numbered."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2
import pytest
from kit.pdfs import drawn
from kit.project import Ran, replace
from kit.volumes import Read, read
from PIL import Image
from pypdf import PdfReader, PdfWriter

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
    assert docgen("build", with_pdf, "response").code == 0

    document = docx.Document(str(with_pdf / f"outputs/response/{VOLUME}.docx"))
    texts = [p.text for p in document.paragraphs]
    place = next(
        i for i, p in enumerate(document.paragraphs) if p.style.name == "Heading 2" and "场地意向书" in p.text
    )
    label = texts[place].split("：")[0]
    copy = "以上复印件与原件一致。　　供应商（盖章）："
    assert [text for text in texts[place:] if text][1:] == [
        copy,
        f"{label}-2：场地意向书（第2页，共3页）",
        copy,
        f"{label}-3：场地意向书（第3页，共3页）",
        copy,
    ]
    upright = [shape for shape in document.inline_shapes if shape.width < shape.height]
    assert len(upright) >= 5  # contracts, staff list, three pages


@pytest.fixture
def with_both(with_pdf: Path) -> Path:
    """And three more pages, the second turned, that stand whole as the evidence of a contract."""
    writer = PdfWriter(clone_from=PdfReader(with_pdf / "evidence/site.pdf"))
    writer.pages[1].rotate(90)
    writer.write(with_pdf / "company/evidence/contract.pdf")
    bidder = with_pdf / "company/bidder.yaml"
    replace(bidder, "file: evidence/contract-2.png", "file: evidence/contract.pdf, printed: pages")
    return with_pdf


@pytest.mark.sample(0)
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_each_page_of_a_pdf_is_one_page_of_the_volume(with_both: Path, docgen: Callable[..., Ran]) -> None:
    """Own pages of one colour, one of them turned: they fill the page, and the stamp names label and page."""
    ran = docgen("build", with_both, "response", "--format", "both", "--json")

    assert (ran.code, ran.codes("warning")) == (0, [])
    path = with_both / f"outputs/response/{VOLUME}.pdf"
    volume: Read = read(path.with_suffix(".docx"))
    first = page_of(volume, "场地意向书")
    assert f"第{first}至{first + 2}页" in "".join(volume.pages)
    for further in (1, 2):
        assert f"场地意向书（第{further + 1}页，共3页）" in volume.pages[first + further - 1]

    first = page_of(volume, "样本县公共就业服务站点运营服务")
    stamps = [volume.pages[first + page - 1] for page in range(3)]
    assert [stamp.split("第")[1] for stamp in stamps] == [f"{first + page}页" for page in range(3)]
    assert [stamp.split("第")[0][-2:] for stamp in stamps] == ["-1", "-2", "-3"]
    assert all(stamp.startswith("附件") for stamp in stamps)
    document = pypdfium2.PdfDocument(path)
    shown = [document[first + page - 1].render(scale=1).to_pil().convert("RGB") for page in range(3)]
    document.close()
    assert [image.getpixel((297, 400)) for image in shown] == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    # An upright page reaches all but the stamp's strip; the turned one lies across.
    assert [image.getpixel((297, 20)) for image in shown] == [(255, 0, 0), (255, 255, 255), (0, 0, 255)]
    assert shown[1].getpixel((10, 400)) == (0, 255, 0)


def page_of(volume: Read, title: str) -> int:
    return next(page for heading, page in volume.outline if heading.endswith(title))
