"""Strangers' PDFs: opened in a child that may die of them; the parent goes on."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.pdfs import drawn, locked, one_page
from PIL import Image

from docgen.guard import pdf
from docgen.guard.pdf import PdfDesk, PdfFacts
from docgen.model.frame import EVIDENCE


@pytest.fixture
def desk() -> Iterator[PdfDesk]:
    with PdfDesk() as opened:
        yield opened


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        (drawn("1 0 0", "0 1 0"), PdfFacts(2)),
        (one_page(), PdfFacts(1)),
        (b"\r\n\r\n" + one_page(), PdfFacts(1)),
        (locked(drawn("1 0 0")), PdfFacts(fault="encrypted")),
        (locked(drawn("1 0 0"), ""), PdfFacts(1)),
        (b"%PDF-1.7 and nothing else", PdfFacts(fault="damaged")),
        (b"", PdfFacts(fault="damaged")),
        (drawn("1 0 0")[:200], PdfFacts(fault="damaged")),
        (drawn(*["1 0 0"] * 301), PdfFacts(301, "huge")),
        (drawn(*["1 0 0"] * 300), PdfFacts(300)),
    ],
    ids=[
        *(
            "two pages",
            "no table of objects",
            "behind a line of mail",
            "a password",
            "a lock without password",
        ),
        *("a head alone", "empty", "cut short", "301 pages", "300 pages"),
    ],
)
def test_what_a_pdf_is(content: bytes, facts: PdfFacts, tmp_path: Path, desk: PdfDesk) -> None:
    assert desk.facts(saved(tmp_path, content)) == facts


def test_a_file_beyond_all_measure_is_not_opened(tmp_path: Path, desk: PdfDesk) -> None:
    path = saved(tmp_path, one_page())
    with path.open("ab") as file:
        file.truncate(pdf.MAX_BYTES + 1)

    assert desk.facts(path) == PdfFacts(fault="huge")
    assert desk._child is None


def test_pages_become_pictures_that_fill_the_frame(tmp_path: Path, desk: PdfDesk) -> None:
    made = desk.pictures(saved(tmp_path, drawn("1 0 0", "0 0 1")), EVIDENCE, 100)

    assert made is not None
    images = [Image.open(io.BytesIO(content)).convert("RGB") for content in made]
    assert [image.getpixel((9, 9)) for image in images] == [(255, 0, 0), (0, 0, 255)]
    width, height = EVIDENCE.dots(100)
    assert all(abs(image.height - height) < 3 or abs(image.width - width) < 3 for image in images)


def test_a_square_kilometre_is_drawn_no_larger_than_the_frame(tmp_path: Path, desk: PdfDesk) -> None:
    made = desk.pictures(saved(tmp_path, drawn("1 0 0", size=(3_000_000, 3_000_000))), EVIDENCE, 200)

    assert made is not None
    assert max(Image.open(io.BytesIO(made[0])).size) <= 1694


def exhaust(_: Path) -> None:
    bytearray(pdf.MEGABYTES * 2**20)


def die(_: Path) -> None:
    sys.exit(3)


def loop(_: Path) -> None:
    while True:
        pass


def hang(_: Path) -> None:
    time.sleep(600)


def work(_: Path) -> PdfFacts:
    """A second of processor time."""
    end = time.process_time() + 1
    while time.process_time() < end:
        pass
    return PdfFacts(1)


def wait(_: Path) -> PdfFacts:
    time.sleep(3)  # as on a busy machine: longer on the clock than the processor time allowed
    return PdfFacts(1)


@pytest.mark.skipif(sys.platform == "win32", reason="memory is not bounded there")
@pytest.mark.parametrize("job", [exhaust, die, loop])
def test_a_child_that_dies_or_loops_takes_only_its_file_with_it(
    job: object, tmp_path: Path, desk: PdfDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, one_page())
    good = pdf._facts
    assert desk.facts(path) == PdfFacts(1)
    monkeypatch.setattr(pdf, "SECONDS", 2)
    monkeypatch.setattr(pdf, "_facts", job)

    assert desk.facts(path) == PdfFacts(fault="huge")

    monkeypatch.setattr(pdf, "_facts", good)
    monkeypatch.setattr(pdf, "SECONDS", 60)
    assert desk.facts(path) == PdfFacts(1)


def test_a_child_that_hangs_is_ended_at_last(
    tmp_path: Path, desk: PdfDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 1)
    monkeypatch.setattr(pdf, "PATIENCE", 2)
    monkeypatch.setattr(pdf, "_facts", hang)

    assert desk.facts(saved(tmp_path, one_page())) == PdfFacts(fault="huge")


def test_waiting_for_the_processor_is_no_fault(
    tmp_path: Path, desk: PdfDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 2)
    monkeypatch.setattr(pdf, "_facts", wait)

    assert desk.facts(saved(tmp_path, one_page())) == PdfFacts(1)


def test_each_question_has_processor_time_of_its_own(
    tmp_path: Path, desk: PdfDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, one_page())
    monkeypatch.setattr(pdf, "SECONDS", 2)
    monkeypatch.setattr(pdf, "_facts", work)

    assert [desk.facts(path) for _ in range(3)] == [PdfFacts(1)] * 3


def test_no_child_is_left(tmp_path: Path) -> None:
    with PdfDesk() as desk:
        desk.facts(saved(tmp_path, one_page()))
        child = desk._child
    assert child is not None
    assert child.exitcode is not None
