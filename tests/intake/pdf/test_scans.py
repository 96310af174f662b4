"""Pages that are pictures, or whose fonts do not say what they show."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from kit.pdfs import written
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from docgen.intake.pdf.document import opened_pdf, unread
from docgen.intake.pdf.page import read_picture
from docgen.intake.pdf.recognised import Recognised, Word, from_json
from docgen.intake.pdf.scan import DPI, Scans, kept_at
from docgen.model.reading.blocks import Table

from .conftest import Printed

WORDS = ("一、服务要求", "1．保洁员不少于12名，均须持有健康证明，每日清扫两遍。")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))


def scan(tmp_path: Path, pages: int = 1) -> Path:
    """A PDF whose pages are pictures of typed ones."""
    typed = tmp_path / "typed.pdf"
    typed.write_bytes(drawn_pdf(*(DrawnPage().lines(72, 100 + at, *WORDS) for at in range(pages))))
    pictures = [Image.open(io.BytesIO(read_picture(typed, at, 150))) for at in range(pages)]
    path = tmp_path / "scan.pdf"
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=150)
    return path


def keep(path: Path, page: int, read: Recognised) -> None:
    """As if the page had been recognised before."""
    place = kept_at(read_picture(path, page, DPI))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(read.json(), encoding="utf-8")


def recognised(*words: tuple[str, float, float, float], score: float = 0.98) -> Recognised:
    """Words with their left, top and right; each row 14 points high."""
    return Recognised(
        595, 842, tuple(Word(text, x0, top, x1, top + 14, score) for text, x0, top, x1 in words)
    )


@pytest.mark.skipif(Scans.possible(), reason="recognition is installed")
def test_without_recognition_scanned_pages_are_unreadable_and_how_to_install_it_is_said(
    tmp_path: Path,
) -> None:
    read = opened_pdf(scan(tmp_path, 3))

    assert (read.unreadable, read.blocks) == ((1, 2, 3), ())
    (finding,) = unread(read)
    assert (finding.code, finding.severity) == ("TENDER-UNREAD", "warning")
    assert finding.message.values == {"count": 3, "pages": "1-3"}
    assert 'pip install "docgen[ocr]"' in finding.remedy.zh


def test_a_page_that_was_recognised_before_is_read_without_the_engine(tmp_path: Path) -> None:
    path = scan(tmp_path, 2)
    keep(path, 0, recognised(("一、服务要求", 72, 88, 144), ("1．保洁员不少于12名。", 72, 110, 186)))
    keep(path, 1, recognised(("2．每日清扫两遍。", 72, 88, 168)))
    read = opened_pdf(path)

    assert [each.text for each in read.paragraphs()] == [
        "一、服务要求",
        "1．保洁员不少于12名。",
        "2．每日清扫两遍。",
    ]
    assert (read.recognised, read.unreadable, list(unread(read))) == ((1, 2), (), [])


def test_rulings_seen_in_the_picture_make_a_table(tmp_path: Path) -> None:
    path = scan(tmp_path)
    words = recognised(
        *(("岗位", 80, 105, 104), ("人数", 180, 105, 204), ("保安员", 80, 135, 116), ("12", 180, 135, 192))
    )
    keep(
        path, 0,
        Recognised(
            595, 842, words.words,
            across=((100, 72, 272), (130.4, 72, 272), (160, 72.6, 271.5)),
            down=((72, 100, 160), (172, 100, 160), (272, 100, 160)),
        ),
    )  # fmt: skip
    (table,) = opened_pdf(path).blocks

    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["岗位", "人数"], ["保安员", "12"]]


def test_lines_of_a_scan_are_joined_though_their_ends_are_not_exact(tmp_path: Path) -> None:
    path = scan(tmp_path)
    line = "投标人应当按照采购文件的要求编制投标文件并对其真实性合法性负责"
    rows = [(line[:30], 96.0, 100 + at * 40.0, 455.0 + at) for at in range(4)]
    rows += [(line[30:] + "。", 72.0, 120 + at * 40.0, 96.0) for at in range(4)]
    keep(path, 0, recognised(*rows))

    assert [each.text for each in opened_pdf(path).paragraphs()] == [line + "。"] * 4


def test_what_is_guessed_counts_as_not_read(tmp_path: Path) -> None:
    path = scan(tmp_path)
    keep(path, 0, recognised(("囗囗囗囗囗", 72, 88, 144), score=0.3))

    assert opened_pdf(path).unreadable == (1,)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"width": 1}', '{"width":1,"height":2,"words":[{"a":1}]}'])
def test_half_a_file_of_the_cache_is_none(kept: str) -> None:
    assert from_json(kept) is None


def test_what_is_kept_comes_back_as_it_was() -> None:
    read = recognised(("★1．要求", 72.25, 88.5, 130.125))

    assert from_json(read.json()) == read


def test_fonts_that_do_not_say_what_they_show_are_not_believed(printed: Printed, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(printed.path))
    for held in writer._objects:
        thing = held.get_object() if held is not None else None
        if isinstance(thing, DictionaryObject):
            thing.pop(NameObject("/ToUnicode"), None)
    path = tmp_path / "a.pdf"
    path.write_bytes(written(writer))
    read = opened_pdf(path)

    assert read.unreadable == tuple(range(1, (read.pages or 0) + 1))


@pytest.mark.parametrize("words", ["籔鞴鼗齄魃鬻騱鐾" * 8, "!\"#$%&'()*+,/:;<=>?@" * 4])
def test_soup_of_characters_is_not_believed(words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn_pdf(DrawnPage().lines(72, 100, words[:40], words[40:])))

    assert opened_pdf(path).unreadable == (1,)


def test_a_page_with_a_picture_and_words_is_read(tmp_path: Path) -> None:
    base = PdfReader(scan(tmp_path))
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn_pdf(DrawnPage().lines(72, 100, *WORDS * 4)))))
    writer.pages[0].merge_page(base.pages[0], over=False)
    path = tmp_path / "a.pdf"
    path.write_bytes(written(writer))

    assert len(list(opened_pdf(path).paragraphs())) == 8
