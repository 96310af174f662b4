"""A run's own folder: gone at its end, and where the run was killed by the next one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from docgen.workshop import workshop

KILLED = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from docgen.workshop import workshop
with workshop() as place:
    (place / "paper.docx").write_text("x")
    print(place, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_is_empty_and_gone_at_the_end(temporary: Path) -> None:
    with workshop() as place:
        assert list(place.iterdir()) == []
        (place / "paper.docx").write_text("x", encoding="utf-8")

    assert list(temporary.iterdir()) == []


def test_what_a_killed_run_left_is_cleared_and_what_lives_is_not(temporary: Path) -> None:
    with another(temporary) as killed, another(temporary) as living:
        killed.kill()
        killed.wait()
        with workshop():
            there = list(temporary.rglob("paper.docx"))

        assert len(there) == 1
        living.communicate()
    assert list(temporary.iterdir()) == []


def test_a_folder_that_no_run_made_stays(temporary: Path) -> None:
    (temporary / "docgen-run-mine").mkdir()
    (temporary / "docgen-1.0").mkdir()

    with workshop():
        pass

    assert len(list(temporary.iterdir())) == 2


def another(temporary: Path) -> subprocess.Popen[str]:
    """Another run that has a workshop, until it is told to end."""
    command = [sys.executable, "-c", KILLED, str(temporary)]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    run.stdout.readline()
    return run
