"""Real disks: one that is full at any size, one that may only be read. What is said names the disk, the old
package stands, and with room the next run works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, run_docgen
from kit.rounds import Tell, sample, tell

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("mount"),
    reason="needs the right to mount a small disk",
)

KILOBYTES = range(4, 180, 8)
"""Room on the disk when the second build begins; a package of Word takes about 130 kB."""


@contextmanager
def disk(place: Path, size: str) -> Iterator[Path]:
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_says_that_and_leaves_the_old_package(tmp_path: Path, record_property: Tell) -> None:
    ends: Counter[str] = Counter()
    with disk(tmp_path / "disk", "2m") as room:
        out = room / "out"
        assert build(out).code == 0
        old = contents(out)
        for free in sample(1, KILOBYTES):
            filler = filled(room, free * 1024)
            ran = build(out)
            said = ran.json["findings"]
            if ran.code:
                assert [each["code"] for each in said if each["severity"] == "error"] == ["OUTPUT-LOCKED"], (
                    free
                )
                assert any("the disk is full" in each["message"] for each in said), (free, said)
                assert any("Free some room" in each["remedy"] for each in said), free
            assert contents(out) == old, free
            filler.unlink()
            assert build(out).code == 0
            assert [path.name for path in out.iterdir()] == ["handover"], free
            ends["told" if ran.code else "room enough"] += 1
    assert ends["told"]
    tell(record_property, "a full disk", ends)


def test_a_disk_that_may_only_be_read_says_that(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", "2m") as room:
        assert build(room / "out").code == 0
        old = contents(room / "out")
        subprocess.run(["mount", "-o", "remount,ro", str(room)], check=True)
        ran = build(room / "out")

        assert ran.code == 2
        (said,) = [each for each in ran.json["findings"] if each["severity"] == "error"]
        assert said["code"] == "OUTPUT-LOCKED"
        assert "nothing can be written to this disk" in said["message"]
        assert contents(room / "out") == old


def build(out: Path) -> Ran:
    arguments = ["build", EXAMPLES / "gangbei", "handover", "--out", out, "--draft", "--json"]
    return run_docgen("--lang", "en", *arguments)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def filled(room: Path, free: int) -> Path:
    """Leave so many bytes of the disk free."""
    filler = room / "filler"
    with filler.open("wb") as file:
        file.write(b"x" * (shutil.disk_usage(room).free - free))
    return filler
