"""What tells the content of a file, so that the same bytes are worked through once.

A file is known by its SHA-256. That is itself kept by size, times and number of the file, unless the file was
written so lately that a second write could bear the same times.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path

from docgen.model.remembered import Remembered

_SETTLED_NS = 2_000_000_000
"""A file whose latest change is as old as that shows any further one by its times, on every file system."""
_CHUNK = 1 << 20


_sums: Remembered[str] = Remembered(20_000)


def content_of(path: Path) -> str | None:
    """What tells a file's content from any other; None of what cannot be read or is no file."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            told = os.fstat(handle)
            if not stat.S_ISREG(told.st_mode):
                return None

            def summed() -> str:
                sum_ = hashlib.sha256()
                while chunk := file.read(_CHUNK):
                    sum_.update(chunk)
                return sum_.hexdigest()

            if time.time_ns() - max(told.st_mtime_ns, told.st_ctime_ns) < _SETTLED_NS:
                return summed()
            key = told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns
            return _sums.get(key, summed)
    except OSError:
        return None
