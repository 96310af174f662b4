"""What only some systems can do for a folder that is replaced; elsewhere the caller goes a longer way."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_F_SETSIG = 10
"""Of <linux/fcntl.h>; Python does not name it."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders take each other's place in one step; False, with nothing done, where that fails.

    Linux alone has it, and not on every file system.
    """
    sys.audit("docgen.exchange", str(one), str(other))
    rename = _renameat2()
    if rename is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0)


@cache
def _renameat2() -> Any:
    if not sys.platform.startswith("linux"):
        return None
    return getattr(ctypes.CDLL(None), "renameat2", None)


def held(path: Path) -> bool:
    """Whether a program has the file open for writing just now; False where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return False
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        # A lease to read is given only where nobody writes. Who opens the file while it is held makes the
        # system send a signal: not the usual one, which would end this process, but one that is ignored.
        fcntl.fcntl(handle, _F_SETSIG, signal.SIGURG)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as problem:
        return problem.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return False


def flush(folder: Path) -> None:
    """Make the folder's entries durable, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
