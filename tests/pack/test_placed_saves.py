"""Whatever is saved into a package while a new one takes its place is there afterwards, before whichever step
of publishing it is saved; and a run that is killed there leaves one of the two whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, chdir
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import BinaryIO, TypeVar

import pytest
from kit.placed import before_each_step, steps
from kit.project import ROOT
from kit.saves import (
    SAVES,
    Save,
    added,
    contents,
    paper_saved_again_by_word,
    paper_saved_by_word,
    publish_anew,
    small,
    whole,
    worked_in,
)

from docgen.pack import publish as publishing
from docgen.pack.recover import recover

TRIED = int(os.environ.get("PLACED_SAVES", "24"))
"""How many saves are tried: a sample in the default run, 1,000 by `make test-publishing`."""

WAYS = ("exchange", "renames")
"""How the folders change places: in one step where the system can, else one after the other."""

T = TypeVar("T")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "renames":
        monkeypatch.setattr(publishing, "exchange", lambda *_: False)
    return str(request.param)


def sample(number: int, of: Sequence[T]) -> Iterator[T]:
    """That many, evenly spread."""
    yield from (of[at * len(of) // number] for at in range(min(number, len(of))))


@dataclass
class Saver:
    """Saves in one of the ways before one of the steps."""

    target: Path
    save: Save
    step: int
    refused: bool = False

    @property
    def content(self) -> bytes:
        return f"{self.save.__name__} {self.step}".encode()

    def __call__(self, number: int, _: str) -> None:
        if number == self.step:
            try:
                self.save(self.target, self.content)
            except FileNotFoundError:  # the program that saves is told
                self.refused = True


def test_a_save_before_any_step_of_publishing_is_not_lost(tmp_path: Path, way: str) -> None:
    target = worked_in(tmp_path / "out")
    count = len(steps(tmp_path, lambda: publish_anew(target)))
    assert count > 40
    tried = list(sample(TRIED // len(WAYS), list(product(range(count), SAVES))))
    refused = 0
    for step, save in tried:
        saver = Saver(worked_in(tmp_path / "out"), save, step)
        with before_each_step(tmp_path, saver):
            publish_anew(target)

        said = (way, step, save.__name__)
        refused += saver.refused
        there = contents(target)
        assert saver.refused or saver.content in there.values(), said
        assert small("by hand") in there.values() or save is paper_saved_again_by_word, said
        assert all(there[name] in (small("new"), saver.content) for name in ("甲.docx", "乙.docx")), said
        assert {"旧版/一.txt", "SHA256SUMS", "manifest.json"} <= there.keys(), said
        assert [path.name for path in target.parent.iterdir()] == ["response"], said
    assert not refused or way == "renames"


def test_what_is_written_after_any_step_into_a_file_opened_before_is_not_lost(tmp_path: Path) -> None:
    target = worked_in(tmp_path / "out")
    count = len(steps(tmp_path, lambda: publish_anew(target)))
    spans = [(first, last) for first in range(count) for last in range(first + 1, count + 1)]
    for (first, last), name in sample(TRIED, list(product(spans, ("甲.docx", "乙.docx", "笔记.txt")))):
        target = worked_in(tmp_path / "out")
        content = f"written {first} {last}".encode()
        with ExitStack() as opened:
            files: list[BinaryIO] = []

            def act(number: int, _: str, span: tuple[int, int] = (first, last), name: str = name) -> None:
                if number == span[0]:
                    files.append(opened.enter_context((target / name).open("r+b")))  # noqa: B023
                if number == span[1]:
                    write(files[0], content)  # noqa: B023

            with before_each_step(tmp_path, act):
                publish_anew(target)
            if not files[0].closed:  # a file that is open saves publishing some steps at its end
                write(files[0], content)
        recover(target.parent)

        assert any(each.startswith(content) for each in contents(target).values()), (first, last, name)
        assert [path.name for path in target.parent.iterdir()] == ["response"]


def write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.close()


def test_a_program_that_works_inside_the_folder_loses_nothing_either(tmp_path: Path, way: str) -> None:
    """It keeps its place in the old folder, wherever that goes."""
    target = worked_in(tmp_path / "out")
    count = len(steps(tmp_path, lambda: publish_anew(target)))
    for step, save in sample(TRIED, list(product(range(count), (added, paper_saved_by_word)))):
        target = worked_in(tmp_path / "out")
        saver = Saver(Path(), save, step)
        with chdir(target), before_each_step(tmp_path, saver):
            publish_anew(target)

        assert saver.refused or saver.content in contents(target).values(), (way, step, save.__name__)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_run_killed_before_any_step_leaves_one_package_whole_and_the_next_puts_it_right(
    tmp_path: Path, way: str
) -> None:
    target = worked_in(tmp_path / "out")
    names = steps(tmp_path, lambda: publish_anew(target))
    for step in sample(TRIED // 6, range(len(names))):
        target = worked_in(tmp_path / "out")
        kill(target, step, way)

        if way == "exchange":
            assert whole(target), (step, names[step])
        recover(target.parent)
        assert whole(target), (step, names[step])
        assert [path.name for path in target.parent.iterdir() if path.is_dir()] == ["response"], step
        publish_anew(target)
        assert [name for name in contents(target) if "手工修改" in name] == ["甲（手工修改1）.docx"], step


KILLED = """
import os, signal, sys
from pathlib import Path
from docgen.pack import publish
from kit.placed import before_each_step
from kit.saves import publish_anew

target, step, way = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
if way == "renames":
    publish.exchange = lambda *_: False
end = lambda: os.kill(os.getpid(), signal.SIGKILL)
with before_each_step(target.parent, lambda number, _: number == step and end()):
    publish_anew(target)
"""


def kill(target: Path, step: int, way: str) -> None:
    """Let a run publish and be killed before that step."""
    command = [sys.executable, "-c", KILLED, str(target), str(step), way]
    ran = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, check=False)
    assert ran.returncode == -signal.SIGKILL
