"""Pages that are pictures, recognised for real; `make test-ocr` installs what that takes."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from PIL import Image, ImageFilter

from docgen.guard.pdf import PdfDesk
from docgen.intake.papers import PaperReader
from docgen.intake.pdf.document import opened_pdf
from docgen.intake.pdf.page import read_picture
from docgen.intake.pdf.scan import Scans

pytestmark = pytest.mark.skipif(not Scans.possible(), reason="needs the extra ocr: make test-ocr")

LINES = (
    "人力资源服务许可证",
    "统一社会信用代码：91450000MA00000092",
    "证书编号：桂保字2024009917号",
    "发证机关：示例市人力资源和社会保障局",
    "公民身份号码：450000198811230011",
    "有效期至：2030年3月14日",
    "1．保洁员不少于12名，均须持有健康证明，每日清扫两遍。",
)
LEAST = 0.97


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    """The lines as they are printed, with room around them."""
    typed = tmp_path_factory.mktemp("typed") / "typed.pdf"
    typed.write_bytes(drawn_pdf(DrawnPage((420, 340)).lines(60, 80, *LINES)))
    return Image.open(io.BytesIO(read_picture(typed, 0, 200))).convert("L")


def photographed(image: Image.Image) -> Image.Image:
    """On a dark table, askew, blurred, with the grain of a phone's camera."""
    wide = Image.new("L", (image.width + 200, image.height + 200), 80)
    wide.paste(image, (100, 100))
    blurred = wide.rotate(4, Image.Resampling.BICUBIC, fillcolor=80).filter(ImageFilter.GaussianBlur(0.8))
    chance = random.Random(1)
    grain = bytes(min(255, max(0, int(each + chance.gauss(0, 10)))) for each in blurred.tobytes())
    return Image.frombytes("L", blurred.size, grain)


def shares(text: str) -> float:
    """How much of the lines the text has, in their order."""
    truth = "".join(LINES)
    there = text.replace("\n", "").replace(" ", "").replace(":", "：")
    blocks = SequenceMatcher(None, truth, there, autojunk=False).get_matching_blocks()
    return sum(each.size for each in blocks) / len(truth)


@pytest.mark.parametrize(
    "taken",
    [
        lambda image: image,
        lambda image: image.rotate(90, expand=True),
        lambda image: image.rotate(180),
        lambda image: image.rotate(270, expand=True),
        photographed,
    ],
    ids=["straight", "lying", "on its head", "lying the other way", "photographed"],
)
def test_a_picture_is_read_whole_however_it_was_taken(
    taken: Callable[[Image.Image], Image.Image], page: Image.Image, tmp_path: Path
) -> None:
    taken(page).save(tmp_path / "a.png")

    with PdfDesk() as desk:
        pages = PaperReader(desk, lambda: None).picture(tmp_path / "a.png")

    assert pages.how == "recognised"
    assert shares(pages.text[0]) >= LEAST


def test_a_scanned_file_is_read_as_a_tender_and_once_only(page: Image.Image, tmp_path: Path) -> None:
    page.save(tmp_path / "scan.pdf", resolution=200)

    read = opened_pdf(tmp_path / "scan.pdf")

    assert read.unreadable == ()
    assert shares("".join(each.text for each in read.paragraphs())) >= LEAST
