"""Files that are not there, not what they seem, or lie elsewhere: one finding each, with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kit.broken import Break, Case, Docgen, case, expect_one_finding

CASES: list[Case] = []


@case(CASES, "a pipe in a file's place", "FILE-MISSING", "answers.yaml")
def _pipe(project: Path) -> None:
    (project / "answers.yaml").unlink()
    os.mkfifo(project / "answers.yaml")


@case(CASES, "a picture cut short", "EVIDENCE-UNREADABLE", "bidder.yaml:")
def _short_picture(project: Path) -> None:
    path = project / "company/evidence/licence.png"
    path.write_bytes(path.read_bytes()[:300])


@case(CASES, "a picture that a chapter names and nobody has", "FILE-MISSING", "01-overall.md")
def _no_picture(project: Path) -> None:
    path = project / "plan/01-overall.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n![图](pictures/none.png)\n", encoding="utf-8")


@case(CASES, "a file in GBK", "FILE-ENCODING", "project.yaml:2")
def _gbk(project: Path) -> None:
    (project / "project.yaml").write_bytes(b"company: company\n" + "title: 项目\n".encode("gbk"))


@case(CASES, "evidence behind a symbolic link", "PATH-LINK", "bidder.yaml:")
def _link(project: Path) -> None:
    folder = project / "company/evidence"
    first = sorted(folder.iterdir())[0]
    target = first.rename(project / "elsewhere.png")
    first.symlink_to(target)


@pytest.mark.parametrize(("name", "broken", "code", "place"), CASES, ids=[entry[0] for entry in CASES])
def test_a_broken_file_is_one_finding_with_its_place(
    name: str, broken: Break, code: str, place: str, lot1: Path, docgen: Docgen
) -> None:
    expect_one_finding(lot1, docgen, broken, code, place)
