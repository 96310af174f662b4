"""Filling a stranger's template: in a process of its own, with bounded processor time and memory.

The sandbox stops what a template may not name; this stops what it may name too often. Loops over loops
and texts doubled forty times are harmless one by one, so only the process as a whole can be bounded.

The engine is imported in the child alone, so that whoever fills one template does not pay for it twice.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.guard.bounds import PATIENCE, bound_memory, bounded_time
from docgen.model.finding import DocgenError, Message, stop
from docgen.render.engine.package import Filled, Properties

SECONDS = 20
"""Of processor time."""
MEGABYTES = 2048

_BLOCK = 2**20
_THREADS = Path("/proc/self/task")

_Job = tuple[tuple[bytes, str, Mapping[str, Any], Properties, str], int]
"""What `word.fill` takes, and the seconds that it may use."""


def fill_limited(
    template: bytes, shown: str, fields: Mapping[str, Any], properties: Properties, watermark: str = ""
) -> Filled:
    """`word.fill` under limits; raises DocgenError TEMPLATE-LIMIT where the template exceeds them."""
    job = (template, shown, fields, properties, watermark), SECONDS
    answer = _forked(job) if _may_fork() else _started(job)
    try:
        result = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError):
        result = None
    if isinstance(result, Filled):
        return result
    if isinstance(result, tuple):
        raise DocgenError(*result)
    if isinstance(result, Exception):
        raise result
    raise stop(
        "TEMPLATE-LIMIT",
        shown,
        Message(
            "needs more than {seconds} seconds or {megabytes} MB to fill",
            {"seconds": SECONDS, "megabytes": MEGABYTES},
        ),
    )


def _may_fork() -> bool:
    """Whether this process has no second thread, which could hold a lock that a fork would never see freed.

    Only Linux says so of a library's threads too; elsewhere nothing is forked.
    """
    try:
        return len(list(_THREADS.iterdir())) == 1
    except OSError:
        return False


def _forked(job: _Job) -> bytes:
    """What a copy of this process answers; cut short where it ended early."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            with os.fdopen(writing, "wb") as line:
                line.write(_answer(job))
        finally:
            os._exit(0)  # the copy goes no further, and cleans up nothing that is the parent's
    os.close(writing)
    try:
        return _read(reading, PATIENCE * SECONDS)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _read(reading: int, seconds: float) -> bytes:
    """All that comes from a pipe until it is closed or the time is over."""
    end, said = time.monotonic() + seconds, b""
    waiting = select.poll()
    waiting.register(reading)
    while waiting.poll(max(0, end - time.monotonic()) * 1000) and (block := os.read(reading, _BLOCK)):
        said += block
    return said


def _started(job: _Job) -> bytes:
    """What a program of its own answers."""
    # No child of multiprocessing, which workers of a cluster may not have.
    command = [sys.executable, "-P", "-m", __spec__.name]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings
    ) as child:
        try:
            return child.communicate(pickle.dumps(job), timeout=PATIENCE * SECONDS)[0]
        except subprocess.TimeoutExpired:
            return b""
        finally:
            child.kill()


def _answer(job: _Job) -> bytes:
    """In the child: a `Filled`, the findings that stopped it or a bug, pickled; nothing beyond the memory."""
    given, seconds = job
    bound_memory(MEGABYTES)
    with bounded_time(seconds):
        from docgen.render.engine.word import fill

        try:
            return pickle.dumps(fill(*given))
        except DocgenError as problem:
            return pickle.dumps(problem.findings)
        except (MemoryError, RecursionError):
            return b""  # said by the parent, which finds nothing written
        except Exception as bug:
            return pickle.dumps(bug)  # a bug shall show itself where it can be seen


if __name__ == "__main__":
    sys.stdout.buffer.write(_answer(pickle.load(sys.stdin.buffer)))
