"""Reading a whole file that must be a file: no pipe or device without end, nothing larger than it can be."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from docgen.model.finding import Message, reason, stop


def read_file(path: Path, shown: str, most: int) -> bytes:
    """The bytes of the regular file at `path`, at most `most` of them.

    `shown` is the file as the user knows it. Raises DocgenError FILE-MISSING or FILE-SIZE.
    """
    try:
        # Not waiting for a pipe's writer: whether it is a file is asked of what was opened.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise stop("FILE-MISSING", shown, Message("is no file"), "itself")
            content = file.read(most + 1)
    except OSError as problem:
        said = Message("cannot be read: {reason}", {"reason": reason(problem)})
        raise stop("FILE-MISSING", shown, said) from None
    if len(content) > most:
        raise stop("FILE-SIZE", shown, Message("is larger than the {limit} bytes allowed", {"limit": most}))
    return content
