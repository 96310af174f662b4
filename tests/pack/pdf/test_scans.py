"""Signed pages go back to their places, and no page moves; a volume too large comes in parts."""

from __future__ import annotations

import io
import random
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from kit.pdfs import drawn, written
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject

from docgen.model.tender.handin import HandIn
from docgen.pack.pdf.parts import parts_of
from docgen.pack.pdf.printed import in_parts
from docgen.pack.pdf.scans import put_back
from docgen.pack.wanted import Wanted

VOLUME = "商务技术文件.docx"
TEXTS = ("封面", "供应商：（盖章）", "正文", "法定代表人：（签字）", "附件")


def volume() -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(drawn_pdf(*(DrawnPage().text(60, 90, each) for each in TEXTS))))
    for page, text in enumerate(TEXTS):
        writer.add_outline_item(title=text, page_number=page)
    return written(writer)


def scanned(folder: Path, **files: bytes) -> Path:
    place = folder / "scans" / "商务技术文件"
    place.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (place / f"{name.removeprefix('p').replace('_', '-')}.pdf").write_bytes(content)
    return folder / "scans"


def colours(pdf: bytes) -> list[tuple[int, ...]]:
    """The colour in the middle of each page."""
    pages = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=0.2).to_pil().convert("RGB").getpixel((60, 80)) for page in pages]


RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def test_a_scan_takes_the_place_of_its_page_and_no_page_moves(tmp_path: Path) -> None:
    folder = scanned(tmp_path, p2=drawn("1 0 0"), p4=drawn("0 0 1"))
    made, found = put_back({VOLUME: volume()}, folder)
    assert not found
    assert colours(made[VOLUME]) == [WHITE, RED, WHITE, BLUE, WHITE]
    reader = PdfReader(io.BytesIO(made[VOLUME]))
    outline = [(str(each.title), reader.get_destination_page_number(each)) for each in reader.outline]
    assert outline == [(text, page) for page, text in enumerate(TEXTS)]


def test_several_pages_come_as_one_file(tmp_path: Path) -> None:
    made, found = put_back({VOLUME: volume()}, scanned(tmp_path, p2_4=drawn("1 0 0", "0 0 1", "1 0 0")))
    assert not found
    assert colours(made[VOLUME]) == [WHITE, RED, BLUE, RED, WHITE]


def test_without_the_folder_nothing_is_said(tmp_path: Path) -> None:
    assert put_back({VOLUME: (made := volume())}, tmp_path / "scans") == ({VOLUME: made}, [])


def test_pages_that_have_no_scan_yet_are_named(tmp_path: Path) -> None:
    _, (found,) = put_back({VOLUME: volume()}, scanned(tmp_path, p2=drawn("1 0 0")))
    assert (found.code, found.message.values["pages"]) == ("SCAN-OPEN", "4")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"p3": drawn("1 0 0")}, "SCAN-PLACE"),
        ({"p9": drawn("1 0 0")}, "SCAN-PLACE"),
        ({"签字页": drawn("1 0 0")}, "SCAN-NAME"),
        ({"p2_4": drawn("1 0 0")}, "SCAN-NAME"),
        ({"p2": drawn("1 0 0"), "p2_3": drawn("1 0 0", "1 0 0")}, "SCAN-NAME"),
        ({"p2": b"%PDF-1.4 cut short"}, "SCAN-UNREADABLE"),
    ],
)
def test_a_scan_that_fits_nowhere_is_said(tmp_path: Path, files: dict[str, bytes], code: str) -> None:
    _, found = put_back({VOLUME: volume()}, scanned(tmp_path, **files))
    assert code in [each.code for each in found]
    assert all(each.severity == "error" for each in found if each.code == code)


def test_a_folder_of_no_volume_is_said(tmp_path: Path) -> None:
    (tmp_path / "scans/技术文件").mkdir(parents=True)
    _, (found,) = put_back({VOLUME: volume()}, tmp_path / "scans")
    assert (found.code, found.origin.file) == ("SCAN-NAME", "scans/技术文件")


def heavy(pages: int, starts: tuple[int, ...]) -> bytes:
    """A PDF of pages of 20 KB each, with headings at some."""
    writer = PdfWriter()
    chance = random.Random(1)
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        content = StreamObject()
        content.set_data(b"% " + bytes(chance.choices(range(65, 91), k=20_000)))
        page[NameObject("/Contents")] = writer._add_object(content)
    for start in starts:
        writer.add_outline_item(title=f"第{start}页", page_number=start)
    return written(writer)


def test_parts_begin_at_headings_and_pages_keep_their_numbers() -> None:
    whole = heavy(10, (0, 3, 6, 8))
    parts = parts_of(whole, 130_000)
    readers = [PdfReader(io.BytesIO(part)) for part in parts]
    assert [len(reader.pages) for reader in readers] == [6, 4]
    assert [reader.page_labels[0] for reader in readers] == ["1", "7"]
    assert all(len(part) <= 130_000 for part in parts)
    assert [str(entry.title) for entry in readers[1].outline] == ["第6页", "第8页"]
    assert parts == parts_of(whole, 130_000)


def test_a_section_too_large_by_itself_is_parted_at_any_page() -> None:
    parts = parts_of(heavy(6, (0,)), 70_000)
    assert [len(PdfReader(io.BytesIO(part)).pages) for part in parts] == [3, 3]


def test_what_fits_stays_as_it_is_and_a_page_that_never_fits_is_named() -> None:
    small = heavy(1, ())
    assert parts_of(small, 10**6) == [small]
    with pytest.raises(ValueError, match="1"):
        parts_of(heavy(3, (0,)), 5_000)


@pytest.mark.parametrize(
    ("most", "names", "code"),
    [
        ("0.13", ["甲-1.pdf", "甲-2.pdf", "乙.txt"], "VOLUME-SPLIT"),
        ("0.005", ["甲.pdf", "乙.txt"], "VOLUME-SIZE"),
        ("5", ["甲.pdf", "乙.txt"], ""),
    ],
)
def test_a_build_says_what_came_in_parts_and_what_never_fits(most: str, names: list[str], code: str) -> None:
    wanted = Wanted("pdf", handin=HandIn(most_mb=Decimal(most)))
    files, found = in_parts({"甲.pdf": heavy(10, (0, 3, 6, 8)), "乙.txt": b"x"}, wanted)
    assert list(files) == names
    assert [each.code for each in found] == [each for each in [code] if each]
