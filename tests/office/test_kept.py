"""PDFs kept by what they were made of, against an office that counts."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest
from kit.papers import paper
from kit.pdfs import pdf

from docgen.office.kept import MOST_BYTES, Kept
from docgen.office.office import Export, Office, _Worker, kept_pdfs

MADE = pdf(1)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands for LibreOffice, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("DOCGEN_KEEP_PDF")
    program = tmp_path / "soffice"
    program.write_text("one version")
    return program


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of papers that the office was run for."""
    names: list[str] = []

    def convert(_: _Worker, name: str, *__: object) -> bytes:
        names.append(name)
        return MADE

    monkeypatch.setattr(_Worker, "convert", convert)
    return names


def made(program: Path, export: Export | None = None, **papers: bytes) -> dict[str, bytes]:
    with Office(program, kept=kept_pdfs(program)) as office:
        return office.convert(papers, export)


def test_a_paper_that_stays_as_it_was_is_made_once(program: Path, runs: list[str]) -> None:
    papers = {"甲": paper("甲"), "乙": paper("乙")}
    first = made(program, **papers)

    assert made(program, 甲=papers["甲"], 乙=paper("又乙")) == first
    assert sorted(runs) == ["乙", "乙", "甲"]


@pytest.mark.parametrize("change", ["options", "office", "language", "torn", "unwanted"])
def test_what_decides_how_a_paper_looks_decides_what_is_kept(
    program: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    given = paper("甲")
    made(program, 甲=given)
    if change == "office":
        program.write_text("another version")
    if change == "language":
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    if change == "torn":
        [kept] = (program.parent / "cache" / "docgen" / "pdf").iterdir()
        kept.write_bytes(kept.read_bytes()[:-20])
    if change == "unwanted":
        monkeypatch.setenv("DOCGEN_KEEP_PDF", "0")
    again = made(program, Export(archival=change == "options"), 甲=given)

    assert runs == ["甲", "甲"]
    assert again == {"甲": MADE}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders of a user by other means")
def test_nobody_else_reads_what_is_kept(program: Path, runs: list[str]) -> None:
    made(program, 甲=paper("甲"))

    folder = program.parent / "cache" / "docgen" / "pdf"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert (runs, modes) == (["甲"], [0o700, 0o600])


def test_what_was_not_asked_for_in_a_week_goes(program: Path) -> None:
    kept = Kept(program, b"")
    kept.put(b"old", "", MADE)
    os.utime(kept.place(b"old", ""), (time.time() - 8 * 86_400,) * 2)

    kept.put(b"new", "", MADE)

    assert (kept.get(b"old", ""), kept.get(b"new", "")) == (None, MADE)


def test_what_is_kept_stays_within_its_bound(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.office.kept.MOST_BYTES", 4 * len(MADE))
    kept = Kept(program, b"")
    for number in range(6):
        kept.put(bytes([number]), "", MADE)
        os.utime(kept.place(bytes([number]), ""), (time.time() - 60 + number,) * 2)

    assert [kept.get(bytes([number]), "") for number in range(6)].count(MADE) == 3
    assert kept.get(b"\x05", "") == MADE
    assert MOST_BYTES > 100 * 2**20
