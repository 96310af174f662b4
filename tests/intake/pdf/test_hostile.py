"""Strangers' PDFs that are broken, locked, empty or made to harm: read, or one clear line."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from kit.pdfs import drawn, locked, one_page, written
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from docgen.guard.pdf import PdfDesk
from docgen.intake.pdf import document
from docgen.intake.pdf.document import opened_pdf
from docgen.model.finding import DocgenError

WORDS = "投标人应当按照采购文件的要求编制投标文件。"
NO_PAGES = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def whole() -> bytes:
    return drawn_pdf(*(DrawnPage().text(72, 100, WORDS) for _ in range(3)))


def blank_pages(count: int) -> bytes:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    return written(writer)


def noise(seed: int) -> bytes:
    content, dice = bytearray(whole()), random.Random(seed)
    for _ in range(len(content) // 100):
        content[dice.randrange(len(content))] = dice.randrange(256)
    return bytes(content)


def with_form(content: bytes) -> bytes:
    """A page whose form draws itself."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    form = StreamObject()
    form.set_data(content)
    form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject([FloatObject(side) for side in (0, 0, 595, 842)])
    drawn_by = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/X"): writer._add_object(form)})}
    )
    form[NameObject("/Resources")] = page[NameObject("/Resources")] = drawn_by
    stream = StreamObject()
    stream.set_data(content)
    page[NameObject("/Contents")] = writer._add_object(stream)
    return written(writer)


def many(operators: str, count: int) -> bytes:
    dice = random.Random(7)
    page = DrawnPage()
    page.content = [operators.format(dice.randint(0, 500), dice.randint(0, 800)) for _ in range(count)]
    return drawn_pdf(page)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], Path]:
    def save(content: bytes) -> Path:
        path = tmp_path / "招标文件.pdf"
        path.write_bytes(content)
        return path

    return save


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 and nothing else", "damaged"),
        (b"", "damaged"),
        (whole()[:600], "damaged"),
        (NO_PAGES, "without pages"),
        (locked(whole()), "password"),
        (blank_pages(2001), "2,000 pages"),
    ],
    ids=["a head alone", "empty", "cut short", "no pages", "a password", "2,001 pages"],
)
def test_what_cannot_be_read_is_said_in_one_line(
    content: bytes, said: str, saved: Callable[[bytes], Path]
) -> None:
    with pytest.raises(DocgenError) as stopped:
        opened_pdf(saved(content))

    (finding,) = stopped.value.findings
    assert finding.code == "TENDER-PDF"
    assert said in finding.message.text.format(**finding.message.values)
    assert finding.origin.file == "招标文件.pdf"


@pytest.mark.parametrize(
    "content",
    [
        one_page(),
        drawn("1 0 0", size=(3_000_000, 3_000_000)),
        drawn("1 0 0", size=(1e38, 1e38)),
        locked(whole(), ""),
        many("{} {} 20 20 re S", 3_000),
        many("{} {} m 300 400 l S", 3_000),
        many("BT /F 10 Tf 1 0 0 1 {} {} Tm <6295680757316807> Tj ET", 2_000),
        many("BT /F 10 Tf 1 0 0 1 100 100 Tm <6295> Tj ET", 2_000),
        many("BT /F 1e30 Tf 1 0 0 1 {} {} Tm <6295> Tj ET", 50),
        many("BT /F 0 Tf 1 0 0 1 {} {} Tm <6295> Tj ET", 50),
        many("BT /F 10 Tf 0 0 0 0 {} {} Tm <6295> Tj ET", 50),
        many("1e37 0 0 1e37 {} {} cm 0 0 1 1 re S", 50),
    ],
    ids=[
        *("nothing on it", "a square kilometre", "no measure", "a lock without password", "3,000 squares"),
        *("3,000 lines", "2,000 words", "all at one place", "endless type", "type without size"),
        *("type without extent", "growing without end"),
    ],
)
def test_what_is_strange_is_read(content: bytes, saved: Callable[[bytes], Path]) -> None:
    assert opened_pdf(saved(content)).pages


@pytest.mark.parametrize("seed", range(4))
def test_noise_is_read_or_said(seed: int, saved: Callable[[bytes], Path]) -> None:
    with suppress(DocgenError):
        assert opened_pdf(saved(noise(seed))).pages


def test_two_thousand_pages_are_read(saved: Callable[[bytes], Path]) -> None:
    assert opened_pdf(saved(blank_pages(2000))).pages == 2000


def test_a_page_on_which_the_child_dies_is_unreadable_and_the_others_are_read(
    saved: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.guard.pdf.SECONDS", 1)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(whole())))
    bomb = StreamObject()
    bomb.set_data(b"0 0 m 1 1 l S " * 4_000_000)
    writer.pages[1][NameObject("/Contents")] = writer._add_object(bomb.flate_encode())

    read = opened_pdf(saved(written(writer)))

    assert read.unreadable == (2,)
    assert [each.page for each in read.paragraphs()] == [1, 3]


def test_a_form_that_draws_itself_comes_to_an_end(
    saved: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.guard.pdf.SECONDS", 1)

    assert opened_pdf(saved(with_form(b"/X Do " * 50))).pages == 1


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_a_picture_of_a_gigabyte_does_not_take_one(saved: Callable[[bytes], Path]) -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    picture = StreamObject()
    picture.set_data(bytes(30_000 * 30_000 // 8))
    picture = picture.flate_encode()
    for key, value in (
        ("/Type", NameObject("/XObject")), ("/Subtype", NameObject("/Image")),
        ("/Width", NumberObject(30_000)), ("/Height", NumberObject(30_000)),
        ("/BitsPerComponent", NumberObject(1)), ("/ColorSpace", NameObject("/DeviceGray")),
    ):  # fmt: skip
        picture[NameObject(key)] = value
    content = StreamObject()
    content.set_data(b"595 0 0 842 0 0 cm /I Do")
    page[NameObject("/Contents")] = writer._add_object(content)
    drawn_by = DictionaryObject({NameObject("/I"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawn_by})

    # In a process of its own: the peak of children is that of the largest this process ever had.
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from docgen.intake.pdf.document import opened_pdf\n"
        "print(opened_pdf(Path(sys.argv[1])).unreadable)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, saved(written(writer))], capture_output=True, text=True, check=True
    )

    unreadable, kilobytes = told.stdout.splitlines()
    assert unreadable == "(1,)"
    assert 0 < int(kilobytes) < document.MEGABYTES * 2**10


def test_each_step_is_told(saved: Callable[[bytes], Path]) -> None:
    told: list[str] = []

    opened_pdf(saved(blank_pages(20)), lambda message: told.append(message.text.format(**message.values)))

    assert told == ["Reading pages 1 to 16 of 20 …", "Reading pages 17 to 20 of 20 …"]


def test_the_child_has_no_more_memory_than_it_is_given() -> None:
    with PdfDesk(300) as desk:
        assert desk.ask(bytes, 600 * 2**20) is None
        assert desk.ask(bytes, 2) == b"\0\0"
