"""Files from a browser: under a name that is one, beside what is there, of a kind that is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.model.finding import DocgenError
from docgen.tasks.uploads import PAPERS, TENDERS, taken_in

PDF = b"%PDF-1.7"

NAMES = (
    ("../../etc/x.pdf", "x.pdf"),
    ("C:\\投标\\资格 证明.pdf", "资格_证明.pdf"),
    ("..pdf.pdf", "pdf.pdf"),
    ('a<b>"c"|d?.pdf', "a_b_c_d_.pdf"),
    ("CON.pdf", "_CON.pdf"),
    ("a\x00b\n.pdf", "a_b_.pdf"),
)


@pytest.mark.parametrize(("name", "kept"), NAMES)
def test_a_name_is_kept_as_far_as_it_can_be_a_file_s(name: str, kept: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert taken_in(PDF, name, folder, PAPERS) == folder / kept
    assert [path.name for path in tmp_path.rglob("*.pdf")] == [kept]


def test_another_file_of_a_name_lies_beside_and_the_same_one_once(tmp_path: Path) -> None:
    first = taken_in(PDF, "x.pdf", tmp_path, TENDERS)
    assert taken_in(PDF, "x.pdf", tmp_path, TENDERS) == first
    assert taken_in(PDF + b"2", "x.pdf", tmp_path, TENDERS).name == "x-2.pdf"
    assert first.read_bytes() == PDF


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x", PDF),
        ("", PDF),
        (".pdf", PDF),
        ("x.zip", b"PK\x03\x04"),
        ("x.pdf", b"PK\x03\x04"),
        ("x.pdf", b""),
    ],
)
def test_what_is_of_no_kind_that_is_read_is_turned_away(name: str, content: bytes, tmp_path: Path) -> None:
    with pytest.raises(DocgenError, match="UPLOAD-KIND"):
        taken_in(content, name, tmp_path / "new", TENDERS)
    assert not (tmp_path / "new").exists()


def test_an_older_word_file_called_docx_is_read_by_its_bytes(tmp_path: Path) -> None:
    assert taken_in(b"{\\rtf1}", "x.docx", tmp_path, TENDERS).is_file()
