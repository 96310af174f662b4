"""A written path stays in its folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.guard.paths import inside
from docgen.model.finding import DocgenError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder with evidence/a.png, and a file beside it that must stay out of reach."""
    project = tmp_path / "项目"
    (project / "evidence").mkdir(parents=True)
    (project / "evidence" / "a.png").write_bytes(b"x")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return project


def code(folder: Path, relative: str) -> str:
    try:
        inside(folder, relative)
    except DocgenError as problem:
        return problem.findings[0].code
    return ""


@pytest.mark.parametrize(
    "relative", ["evidence/a.png", "evidence\\a.png", "./evidence//a.png", "evidence/../evidence/a.png"]
)
def test_both_separators_lead_to_the_file(folder: Path, relative: str) -> None:
    assert inside(folder, relative) == folder / "evidence" / "a.png"


@pytest.mark.parametrize(
    "relative",
    [
        "../secret.txt",
        "..\\secret.txt",
        "evidence/../../secret.txt",
        "evidence\\..\\..\\secret.txt",
        "/etc/passwd",
        "\\windows\\win.ini",
        "C:\\windows\\win.ini",
        "C:secret.txt",
        "\\\\host\\share\\a.png",
        "//host/share/a.png",
        "evidence/a.png:stream",
        "evidence/a.png\0.txt",
        "http://example.com/a.png",
    ],
)
def test_what_leads_outside_is_refused(folder: Path, relative: str) -> None:
    assert code(folder, relative) == "PATH-OUTSIDE"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
@pytest.mark.parametrize("inner", [True, False])
def test_links_are_refused_wherever_they_lead(folder: Path, inner: bool) -> None:
    target = folder / "evidence" if inner else folder.parent
    (folder / "linked").symlink_to(target, target_is_directory=True)
    (folder / "b.png").symlink_to(folder / "evidence" / "a.png")
    (folder / "dangling").symlink_to(folder / "nothing")
    assert code(folder, "linked/a.png") == "PATH-LINK"
    assert code(folder, "linked/secret.txt") == "PATH-LINK"
    assert code(folder, "b.png") == code(folder, "dangling") == "PATH-LINK"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a right on Windows")
def test_the_folder_itself_may_be_reached_through_a_link(folder: Path) -> None:
    link = folder.parent / "link"
    link.symlink_to(folder, target_is_directory=True)
    assert inside(link, "evidence/a.png").read_bytes() == b"x"


@pytest.mark.parametrize(
    "relative", ["evidence/none.png", "evidence", "", ".", "evidence/..", "evidence/a.png/b"]
)
def test_what_is_no_file_is_missing(folder: Path, relative: str) -> None:
    assert code(folder, relative) == "FILE-MISSING"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert code(folder, "pipe") == "FILE-MISSING"


def test_a_name_too_long_for_the_system_is_missing(folder: Path) -> None:
    assert code(folder, "a" * 5000) == "FILE-MISSING"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    steps=st.lists(st.sampled_from(["..", ".", "", "evidence", "a.png", "secret.txt", "C:"])), data=st.data()
)
def test_no_path_of_any_steps_leaves_the_folder(folder: Path, steps: list[str], data: st.DataObject) -> None:
    relative = data.draw(st.sampled_from(["/", "\\"])).join(steps)
    if not code(folder, relative):
        assert inside(folder, relative).resolve().is_relative_to(folder.resolve())
