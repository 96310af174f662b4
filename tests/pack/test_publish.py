"""Publishing: a whole package or the old one, people's own files kept, a kill at any moment survived."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest
from kit.papers import paper
from kit.project import ROOT

from docgen.model.finding import DocgenError
from docgen.pack.publish import publish
from docgen.pack.writing import rewrite


def test_a_package_holds_its_files_and_a_manifest(tmp_path: Path) -> None:
    published, found = publish(tmp_path / "response", {"甲.docx": paper("a"), "乙.docx": paper("b")})

    assert sorted(path.name for path in (tmp_path / "response").iterdir()) == [
        "SHA256SUMS",
        "manifest.json",
        "乙.docx",
        "甲.docx",
    ]
    assert [file.path.name for file in published] == ["甲.docx", "乙.docx"]
    assert not found
    listed = json.loads((tmp_path / "response/manifest.json").read_text(encoding="utf-8"))["files"]
    assert {file["path"]: file["sha256"] for file in listed} == {f.path.name: f.sha256 for f in published}


def test_a_paper_that_does_not_open_replaces_nothing(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("old")})
    before = (tmp_path / "response/甲.docx").read_bytes()

    with pytest.raises(Exception, match="zip"):
        publish(tmp_path / "response", {"甲.docx": b"broken"})

    assert (tmp_path / "response/甲.docx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["response"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a umask")
@pytest.mark.parametrize("umask", [0o022, 0o027, 0o077])
def test_who_may_read_a_package_follows_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(tmp_path / "response", {"甲.docx": paper("a")})
        rewrite(tmp_path / "tender.yaml", "a: 1\n")
    finally:
        os.umask(before)

    assert mode(tmp_path / "response") == 0o777 & ~umask
    for each in ("response/甲.docx", "response/manifest.json", "tender.yaml"):
        assert mode(tmp_path / each) == 0o666 & ~umask


@pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
def test_who_may_read_a_package_stays_as_people_set_it(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("a")})
    rewrite(tmp_path / "tender.yaml", "a: 1\n")
    (tmp_path / "response").chmod(0o770)
    (tmp_path / "tender.yaml").chmod(0o640)

    publish(tmp_path / "response", {"甲.docx": paper("b")})
    rewrite(tmp_path / "tender.yaml", "a: 2\n")

    assert mode(tmp_path / "response") == 0o770
    assert mode(tmp_path / "tender.yaml") == 0o640


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        ("~$价文件（副本）.docx", "Word"),
        (".~lock.报价文件（副本）.docx#", "LibreOffice"),
        (".~报价文件（副本）.docx", "WPS"),
    ],
)
def test_a_paper_that_is_open_is_named_with_its_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, program: str
) -> None:
    """As Windows has it, where a folder with an open file cannot be moved."""
    publish(tmp_path / "response", {"报价文件（副本）.docx": paper("old"), "乙.docx": paper("old")})
    (tmp_path / "response" / mark).write_bytes(b"somebody")

    def refuse(*_: object) -> bool:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr("docgen.pack.publish.exchange", refuse)
    with pytest.raises(DocgenError) as stopped:
        publish(tmp_path / "response", {"报价文件（副本）.docx": paper("new"), "乙.docx": paper("new")})

    (finding,) = stopped.value.findings
    assert finding.code == "OUTPUT-LOCKED"
    assert finding.message.values == {"papers": "报价文件（副本）.docx", "program": program}
    assert docx.Document(str(tmp_path / "response/报价文件（副本）.docx")).paragraphs[0].text == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["response"]


def test_what_cannot_be_brought_over_stays_beside_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("old")})
    (tmp_path / "response/笔记.txt").write_text("mine", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("docgen.pack.publish.settle", refuses)
        _, found = publish(tmp_path / "response", {"甲.docx": paper("new")})

    assert [finding.code for finding in found] == ["OUTPUT-LEFT"]
    assert (tmp_path / "response/笔记.txt").read_text(encoding="utf-8") == "mine"
    assert len(list(tmp_path.iterdir())) == 2
    _, found = publish(tmp_path / "response", {"甲.docx": paper("new")})
    assert not found
    assert [path.name for path in tmp_path.iterdir()] == ["response"]


def refuses(*_: object) -> None:
    raise OSError(5, "Input/output error")


def test_files_that_people_added_stay(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("old")})
    (tmp_path / "response/笔记.txt").write_text("mine", encoding="utf-8")

    publish(tmp_path / "response", {"甲.docx": paper("new")})

    assert (tmp_path / "response/笔记.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_changed_by_hand_is_kept_and_said(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("old")})
    (tmp_path / "response/甲.docx").write_bytes(paper("by hand"))

    _, found = publish(tmp_path / "response", {"甲.docx": paper("new")})

    assert [finding.code for finding in found] == ["OUTPUT-EDITED"]
    kept = docx.Document(str(tmp_path / "response/甲（手工修改1）.docx"))
    assert kept.paragraphs[0].text == "by hand"


def test_papers_no_longer_made_are_gone(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("a"), "乙.docx": paper("b")})
    publish(tmp_path / "response", {"甲.docx": paper("a")})

    assert not (tmp_path / "response/乙.docx").exists()


def test_a_file_in_the_folder_s_place_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")

    with pytest.raises(DocgenError) as stopped:
        publish(tmp_path / "out/response", {"甲.docx": paper("a")})

    assert stopped.value.findings[0].code == "OUTPUT-LOCKED"


def test_a_run_killed_between_the_renames_is_healed_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path / "response", {"甲.docx": paper("old")})
    (tmp_path / "response").rename(tmp_path / ".response.previous")

    with pytest.raises(Exception, match="zip"):
        publish(tmp_path / "response", {"甲.docx": b"broken"})

    assert docx.Document(str(tmp_path / "response/甲.docx")).paragraphs[0].text == "old"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_run_leaves_one_whole_package(tmp_path: Path) -> None:
    """A writer publishes matching pairs without end and is killed; the pair found always matches."""
    writer = (
        "import sys\n"
        "from kit.papers import paper\nfrom docgen.pack.publish import publish\nfrom pathlib import Path\n"
        "n = 0\n"
        "while True:\n"
        "    publish(Path(sys.argv[1]), {'甲.docx': paper(str(n)), '乙.docx': paper(str(n))})\n"
        "    n += 1\n"
        "    print(n, flush=True)\n"
    )
    target = tmp_path / "response"
    for round_ in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", writer, str(target)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        )
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.15 + 0.013 * round_)
        child.kill()
        child.wait()
        child.stdout.close()
        publish(tmp_path / "other", {"丙.docx": paper("x")})
        found = target if target.exists() else tmp_path / ".response.previous"
        first, second = (
            docx.Document(str(found / name)).paragraphs[0].text for name in ("甲.docx", "乙.docx")
        )
        assert first == second
