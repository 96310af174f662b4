"""Something done before a chosen step of a run: every file operation that Python tells of is a step."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Act = Callable[[int, str], None]
"""Told the number of the step that comes next, from 0, and its name, such as "os.rename"."""

_NONE: tuple[Path, Act] | None = None
_watched = _NONE
_steps = 0
_hooked = False


@contextmanager
def before_each_step(root: Path, act: Act) -> Iterator[None]:
    """Call `act` before each operation on a path below `root`; what `act` does itself is no step."""
    global _watched, _steps, _hooked
    if not _hooked:
        sys.addaudithook(_told)  # for good: a hook cannot be taken away again
        _hooked = True
    _watched, _steps = (root, act), 0
    try:
        yield
    finally:
        _watched = None


def steps(root: Path, run: Callable[[], object]) -> list[str]:
    """The names of all steps that `run` takes below `root`."""
    names: list[str] = []
    with before_each_step(root, lambda _, name: names.append(name)):
        run()
    return names


def _told(name: str, arguments: tuple[object, ...]) -> None:
    global _watched, _steps
    if _watched is None or not (name.startswith(("os.", "docgen.")) or name == "open"):
        return
    watched = _watched
    root = os.fspath(watched[0])
    if not any(isinstance(each, str | Path) and str(each).startswith(root) for each in arguments):
        return
    _watched = None
    try:
        watched[1](_steps, name)
    finally:
        _watched, _steps = watched, _steps + 1
