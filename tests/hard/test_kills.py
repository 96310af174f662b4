"""A build to PDF that is killed at any moment: the folder holds a whole package, nothing runs on, and the
temporary folder holds no paper."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from kit.project import EXAMPLES
from kit.rounds import Tell, rounds, tell

from docgen.office.office import installed_office

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /proc"),
    pytest.mark.skipif(installed_office() is None, reason="needs LibreOffice"),
]


def test_a_build_killed_on_its_way_to_pdf_leaves_nothing_half(tmp_path: Path, record_property: Tell) -> None:
    temporary, out = tmp_path / "tmp", tmp_path / "out"
    temporary.mkdir()
    began = time.monotonic()
    whole = started(temporary, out)
    assert whole.wait() == 0
    lasts = time.monotonic() - began
    chance, ends = random.Random(7), Counter[str]()
    for number in range(rounds(1, 60)):
        building = started(temporary, out)
        # From when it writes papers to when it publishes them; the middle is where LibreOffice runs.
        time.sleep(lasts * chance.uniform(0.3, 1.0))
        building.send_signal(signal.SIGKILL)
        ended = building.wait()

        assert gone(temporary), (number, "runs on")
        assert papers(temporary) == [], number
        assert names(out / "handover") == names_of(out), number
        ends["killed" if ended == -signal.SIGKILL else "over before"] += 1
    assert started(temporary, out).wait() == 0
    assert [path.name for path in out.iterdir()] == ["handover"]
    assert list(temporary.iterdir()) == []
    tell(record_property, "kills on the way to PDF, package whole, nothing left", ends)


def started(temporary: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "docgen", "build", str(EXAMPLES / "gangbei"), "handover"]
    surroundings = {**os.environ, "TMPDIR": str(temporary), "DOCGEN_KEEP_PDF": "0"}
    return subprocess.Popen(
        [*command, "--format", "both", "--draft", "--out", str(out)],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def gone(temporary: Path) -> bool:
    """Whether nothing runs any more that has its temporary files there; given time to die."""
    for _ in range(200):
        if not running(temporary):
            return True
        time.sleep(0.05)
    return False


def running(temporary: Path) -> list[str]:
    wanted, found = f"TMPDIR={temporary}".encode(), []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (entry / "environ").read_bytes():
                found.append((entry / "cmdline").read_bytes().decode(errors="replace"))
        except OSError:
            continue
    return found


def papers(temporary: Path) -> list[str]:
    return [path.name for path in temporary.rglob("*") if path.suffix in (".docx", ".pdf", ".xlsx")]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def names_of(out: Path) -> set[str]:
    """What the manifest of the package says is in it."""
    sums = (out / "handover/SHA256SUMS").read_text(encoding="utf-8")
    return {line.split(maxsplit=1)[1].lstrip("*") for line in sums.splitlines()} | {"SHA256SUMS"}
