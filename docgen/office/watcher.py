"""Ends what a killed run leaves: LibreOffice, which lives in a session of its own, and the papers it had.

Run as a program of its own with the folder: it waits until docgen says that all is well, or is gone. Linux
alone shows which processes are of a run; elsewhere LibreOffice ends with the paper that it has.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from contextlib import suppress
from pathlib import Path

WELL = b"."
"""What docgen says before it ends the watch."""


def _running(folder: str) -> list[int]:
    """Processes whose temporary folder lies in `folder`."""
    wanted = f"TMPDIR={folder}".encode()
    found = []
    for entry in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if any(each.startswith(wanted) for each in entry.read_bytes().split(b"\0")):
                found.append(int(entry.parent.name))
    return found


def _end(folder: str) -> None:
    while running := _running(folder):
        for process in running:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__" and sys.stdin.buffer.read(1) != WELL:
    _end(sys.argv[1])
