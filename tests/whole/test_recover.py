"""A build that was killed while it published: the next command with the folder puts the outputs right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran
from kit.saves import contents, small, worked_in

from docgen.pack.claim import publishing

Docgen = Callable[..., Ran]


def between_the_renames(project: Path) -> dict[str, bytes]:
    """Leave the outputs as a run does that is killed where the system cannot exchange folders in one step."""
    target = worked_in(project / "outputs")
    before = contents(target)
    target.rename(target.with_name(".response.previous-0a1b2c3d"))
    return before


@pytest.mark.sample(2)
@pytest.mark.parametrize("command", ["check", "build", "score", "verify", "diff", "sign"])
def test_the_next_command_puts_the_package_back(lot1: Path, docgen: Docgen, command: str) -> None:
    before = between_the_renames(lot1)
    period = ("--period", "1")
    words = {
        "check": (lot1,),
        "build": (lot1, "handover"),
        "score": (lot1, *period),
        "verify": (lot1, *period),
        "diff": (lot1 / "outputs/response", lot1 / "outputs/response"),
        "sign": (lot1, *period, "--by", "甲", "--on", "2026-05-10"),
    }

    docgen(command, *words[command])

    assert contents(lot1 / "outputs/response") == before


def test_what_was_saved_into_the_old_package_is_carried_over_and_said(lot1: Path, docgen: Docgen) -> None:
    target = worked_in(lot1 / "outputs")
    old = Path(shutil.copytree(target, target.with_name(".response.previous-0a1b2c3d")))
    (old / "甲.docx").write_bytes(small("saved last"))

    ran = docgen("check", lot1, "--format", "json")

    assert "OUTPUT-EDITED" in ran.err
    assert ran.json["counts"]["error"] == 0
    assert contents(target)["甲（手工修改1）.docx"] == small("saved last")
    assert not old.exists()


def test_a_package_that_another_run_is_publishing_is_left_to_it(lot1: Path, docgen: Docgen) -> None:
    between_the_renames(lot1)
    unfinished = lot1 / "outputs/.response.new-abc"
    unfinished.mkdir()

    with publishing(lot1 / "outputs/response"):
        assert docgen("check", lot1).code == 0
        assert unfinished.exists()
        assert not (lot1 / "outputs/response").exists()

    assert docgen("check", lot1).code == 0
    assert [path.name for path in (lot1 / "outputs").iterdir()] == ["response"]
