"""One build at a time: a folder of outputs belongs to the run that claimed it first.

The claim is a lock of the system's on a file beside the folder, so that a killed run gives it back. Within a
build, the moments of publishing are claimed once more, from whoever puts right what killed runs left.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.model.finding import DocgenError, Message, stop
from docgen.pack.writing import unwritable


@contextmanager
def claimed(target: Path) -> Iterator[None]:
    """Hold `target` for this run. Raises DocgenError OUTPUT-BUSY where another run holds it."""
    with _holding(target, "lock", wait=False):
        yield


@contextmanager
def publishing(target: Path, wait: bool = True) -> Iterator[None]:
    """Be the only one who replaces `target` or puts it right. Who does is soon done, and waited for; without
    `wait` it is DocgenError OUTPUT-BUSY."""
    with _holding(target, "publishing", wait):
        yield


@contextmanager
def editing(target: Path) -> Iterator[None]:
    """Be the only one who writes the file `target` anew from what it says now. Waited for."""
    with _holding(target, "editing", wait=True):
        yield


@contextmanager
def _holding(target: Path, word: str, wait: bool) -> Iterator[None]:
    path = target.with_name(f".{target.name}.{word}")
    made = not target.parent.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle = _locked(path, target, wait)
    except OSError as problem:
        raise unwritable(target, problem) from None
    try:
        yield
    finally:
        if sys.platform == "win32":  # an open file cannot be removed there
            os.close(handle)
            with suppress(OSError):
                path.unlink()
        else:
            with suppress(OSError):  # the next run locks the same file, and removes it
                path.unlink()
            os.close(handle)
        if made:
            with suppress(OSError):
                target.parent.rmdir()  # only where nothing was made


def _locked(path: Path, target: Path, wait: bool) -> int:
    """An open handle that holds the lock. A file that its holder removed meanwhile is no lock: try again."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle, target, wait)
            with suppress(FileNotFoundError):
                if os.fstat(handle).st_ino == path.stat().st_ino:
                    return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
"""What the systems say of a lock that another run has; anything else is a fault of the disk."""


def _lock(handle: int, target: Path, wait: bool) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError as problem:
        if problem.errno in _HELD:
            raise _busy(target) from None
        raise


def _busy(target: Path) -> DocgenError:
    return stop("OUTPUT-BUSY", str(target), Message("is being made by another run"))
