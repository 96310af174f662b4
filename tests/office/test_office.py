"""LibreOffice in all its moods: whatever it does, the right finding, and nothing left running."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.offices import FAULTS, MARK, left_over, small_pdf, stand_in
from kit.papers import paper
from kit.project import Ran

from docgen.model.finding import DocgenError
from docgen.office import office
from docgen.office.office import Office, find_office
from docgen.office.whole_pdf import is_whole
from docgen.pack.pdf.document import page_count

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stand-ins are shell scripts")
ROUNDS = 20
Docgen = Callable[..., Ran]


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


@pytest.mark.sample(3)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_failing_office_is_named_and_leaves_nothing_running(fault: str, tmp_path: Path) -> None:
    body, code = FAULTS[fault]
    program = stand_in(tmp_path / "soffice", body, small_pdf(tmp_path / "whole.pdf"))
    with Office(program, seconds=0.2 if code == "OFFICE-TIMEOUT" else 60) as pool:
        for _ in range(ROUNDS):
            with pytest.raises(DocgenError) as stopped:
                pool.convert({"甲.docx": paper("a")})
            assert [(f.code, f.origin.file) for f in stopped.value.findings] == [(code, "甲.docx")]
    assert left_over() == []


@pytest.mark.sample(1)
@pytest.mark.parametrize("fault", ["hangs", "crashes", "makes half a PDF"])
def test_a_failing_office_leaves_the_old_package_whole(
    fault: str, lot1: Path, tmp_path: Path, docgen: Docgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, code = FAULTS[fault]
    assert docgen("build", lot1, "response").code == 0
    before = digests(lot1 / "outputs/response")
    stand_in(tmp_path / "bin/soffice", body, small_pdf(tmp_path / "whole.pdf"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr(office, "SECONDS", 0.2 if code == "OFFICE-TIMEOUT" else 60)

    ran = docgen("build", lot1, "response", "--format", "both", "--json")

    assert (ran.code, set(ran.codes())) == (2, {code})
    assert ran.json["files"] == []
    assert digests(lot1 / "outputs/response") == before
    assert sorted(path.name for path in (lot1 / "outputs").iterdir()) == ["response", "review"]
    assert left_over() == []


def test_one_failure_is_forgiven(tmp_path: Path) -> None:
    """The second attempt, with a fresh profile, works."""
    whole = small_pdf(tmp_path / "whole.pdf")
    body = f'[ -e {tmp_path}/once ] && cp "$WHOLE" "$OUT/paper.pdf"; touch {tmp_path}/once'
    with Office(stand_in(tmp_path / "soffice", body, whole)) as pool:
        assert pool.convert({"甲.docx": paper("a")}) == {"甲.docx": whole.read_bytes()}


def test_every_paper_that_fails_is_named(tmp_path: Path) -> None:
    with Office(stand_in(tmp_path / "soffice", "exit 3")) as pool, pytest.raises(DocgenError) as stopped:
        pool.convert({"甲.docx": paper("a"), "乙.docx": paper("b")})

    assert [f.origin.file for f in stopped.value.findings] == ["甲.docx", "乙.docx"]


def test_a_pool_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Office(stand_in(tmp_path / "bin/soffice", "exit 3")) as pool, pytest.raises(DocgenError):
        pool.convert({"甲.docx": paper("a")})

    assert [path.name for path in tmp_path.iterdir()] == ["bin"]


def test_without_an_office_the_word_files_still_come_and_the_remedy_is_said(
    lot1: Path, docgen: Docgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())

    ran = docgen("build", lot1, "response", "--format", "pdf", "--json")

    assert (ran.code, ran.codes()) == (1, ["OFFICE-MISSING"])
    remedy = next(f["remedy"] for f in ran.json["findings"] if f["code"] == "OFFICE-MISSING")
    assert all(word in remedy for word in ("apt-get install", "Windows", "macOS"))
    volumes = [Path(file["path"]) for file in ran.json["files"] if "response" in Path(file["path"]).parts]
    assert [volume.suffix for volume in volumes] == [".docx"] * 3


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.99])
def test_a_pdf_cut_short_is_not_whole(share: float, tmp_path: Path) -> None:
    content = small_pdf(tmp_path / "a.pdf").read_bytes()

    assert is_whole(content)
    assert not is_whole(content[: int(len(content) * share)])


def test_the_real_office_makes_a_pdf(tmp_path: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    with Office(find_office()) as pool:
        made = pool.convert({"甲.docx": paper("你好")})

    assert page_count(made["甲.docx"]) == 1


def test_a_build_interrupted_ends_its_office_and_changes_nothing(
    lot1: Path, tmp_path: Path, docgen: Docgen
) -> None:
    assert docgen("build", lot1, "response").code == 0
    before = digests(lot1 / "outputs/response")
    stand_in(tmp_path / "bin/soffice", f"touch {tmp_path}/started; sleep {MARK} & wait")
    surroundings = {**os.environ, "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin"}
    command = [
        sys.executable,
        "-c",
        # A shell that runs the tests in the background has them, and this, ignore interrupts.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from docgen.cli.main import main; main()",
        "build",
        str(lot1),
        "response",
        "--format",
        "pdf",
    ]
    running = subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    while running.poll() is None and not (tmp_path / "started").exists():
        time.sleep(0.1)
    assert (tmp_path / "started").exists()

    running.send_signal(signal.SIGINT)
    running.communicate()

    assert running.returncode != 0
    assert left_over() == []
    assert digests(lot1 / "outputs/response") == before
    assert sorted(path.name for path in (lot1 / "outputs").iterdir()) == ["response", "review"]
