"""A folder of a run's own for what must not outlive it: papers on their way, ledgers in a database.

A run that is killed cannot clear its folder; the next run does. Whether a folder's run still lives is told by
a lock of the system's, which ends with the process.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "docgen-run-"
_ALIVE = "alive"


@contextmanager
def workshop() -> Iterator[Path]:
    """An empty folder that only this user may enter, gone with all that is in it at the end."""
    clear_abandoned()
    place = Path(tempfile.mkdtemp(prefix=_PREFIX))
    alive = os.open(place / _ALIVE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(alive)
        (place / "work").mkdir()
        yield place / "work"
    finally:
        os.close(alive)
        shutil.rmtree(place, ignore_errors=True)


def clear_abandoned() -> None:
    """Remove the folders of runs that were killed."""
    with suppress(OSError):
        for place in sorted(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")):
            if _abandoned(place):
                shutil.rmtree(place, ignore_errors=True)


def _abandoned(place: Path) -> bool:
    """Whether a run made it and lives no more; one without a lock may be just being made."""
    try:
        alive = os.open(place / _ALIVE, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False
    try:
        _lock(alive)
    except OSError:
        return False
    finally:
        os.close(alive)
    return True


def _lock(handle: int) -> None:
    """Raises OSError where another process holds the lock."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
