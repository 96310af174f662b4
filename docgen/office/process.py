"""A program run under a time limit, and ended whole: with every process that it started.

LibreOffice is a script that starts a starter that starts the office, and a crash can leave any of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

from docgen.office import watcher

_MARK = "DOCGEN_RUN"
_GRACE_SECONDS = 10
_LOOK_SECONDS = 0.5  # between looks at whether the run was called off


@contextmanager
def watched(folder: Path) -> Iterator[None]:
    """Within it, what runs with temporary files in `folder` ends with this process, however that ends."""
    if not sys.platform.startswith("linux"):
        yield
        return
    command = [sys.executable, "-I", "-S", watcher.__file__, str(folder)]
    watch = subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        watch.communicate(watcher.WELL)


class TimedOut(Exception):
    """The program was still running when its time was over."""


class Stopped(Exception):
    """The run was called off."""


def run_whole(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], seconds: float, called_off: Event
) -> int:
    """The exit code of `command`, run in `folder`; nothing that it started is left when this returns.

    What it prints goes to log.txt there: a pipe would stay open as long as any child of it lives.
    Raises TimedOut, Stopped once `called_off` is set, or OSError where it cannot be started.
    """
    end = time.monotonic() + seconds
    mark = uuid.uuid4().hex
    with (folder / "log.txt").open("wb") as log:
        running = subprocess.Popen(
            command,
            cwd=folder,
            env={**environment, _MARK: mark},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,  # a group of its own; Windows ends by the tree of processes instead
        )
        try:
            while not called_off.is_set():
                with suppress(subprocess.TimeoutExpired):
                    return running.wait(min(_LOOK_SECONDS, max(end - time.monotonic(), 0)))
                if time.monotonic() >= end:
                    raise TimedOut
            raise Stopped
        finally:
            _end(running, mark)


def _end(running: subprocess.Popen[bytes], mark: str) -> None:
    """Kill the program, its group, and what left the group but still carries the mark."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(running.pid)], capture_output=True, check=False)
    else:
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
        for process in _marked(mark):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    running.wait(_GRACE_SECONDS)


def _marked(mark: str) -> Iterator[int]:
    """Processes whose environment carries the mark, where the system shows it (Linux)."""
    wanted = f"{_MARK}={mark}".encode()
    for entry in Path("/proc").glob("[0-9]*/environ"):
        try:
            found = wanted in entry.read_bytes()
        except OSError:
            continue
        if found:
            yield int(entry.parent.name)
