"""What a stranger's file may make a process use: processor time and memory.

Not the time on the clock: on a busy machine an honest file waits long for its turn and uses little.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

try:
    import resource
except ImportError:  # Windows: time is watched, memory has no bound there
    resource = None  # type: ignore[assignment]

PATIENCE = 10
"""Whoever waits for a child waits so many times its processor time: the last net, for one that hangs."""
_LOOK_SECONDS = 0.2


def bound_memory(megabytes: int) -> None:
    """From here on this process gets no more than that much memory, where the system can bound it."""
    if resource is not None:
        with suppress(ValueError):  # macOS counts what it has mapped for itself, and takes no bound below
            _bound(resource.RLIMIT_AS, megabytes * 2**20)


@contextmanager
def bounded_time(seconds: int) -> Iterator[None]:
    """Within it this process uses no more than `seconds` of processor time, or ends at once."""
    if resource is None:
        with watched_time(seconds, lambda: os._exit(1)):
            yield
        return
    before = resource.getrlimit(resource.RLIMIT_CPU)
    _bound(resource.RLIMIT_CORE, 0)  # a process that is ended leaves no file of a stranger's data
    _bound(resource.RLIMIT_CPU, math.ceil(time.process_time()) + seconds)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, before)


def _bound(kind: int, most: int) -> None:
    """Set a limit of this process, never above what whoever started it allows."""
    _, allowed = resource.getrlimit(kind)
    resource.setrlimit(kind, (most if allowed == resource.RLIM_INFINITY else min(most, allowed), allowed))


@contextmanager
def watched_time(seconds: float, end: Callable[[], None]) -> Iterator[None]:
    """Within it `end` is called once this process has used `seconds` more of processor time.

    By a thread, which has no turn while a single call keeps all others waiting.
    """
    over = threading.Event()
    most = time.process_time() + seconds

    def watch() -> None:
        while not over.wait(_LOOK_SECONDS):
            if time.process_time() > most:
                end()
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        over.set()
