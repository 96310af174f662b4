"""A workbench in a process of its own, which can be killed as a power cut kills it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from kit.workbench import Bench

_RUN = """
import sys
from pathlib import Path
from docgen.tasks.desk import desks
from docgen.web.serve import serving
ready = serving(desks(Path(sys.argv[1])), "zh", int(sys.argv[2]))
print(ready.address, flush=True)
ready.run()
"""


class Killable:
    """The workbench of a folder at one port, through any number of lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> Bench:
        command = [sys.executable, "-c", _RUN, str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        address = self.process.stdout.readline().strip()
        parts = urlsplit(address)
        return Bench(address, parts.netloc, f"docgen={parts.query.partition('=')[2]}")

    def kill(self) -> None:
        if self.process is not None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None


@contextmanager
def killable(folder: Path) -> Iterator[Killable]:
    bench = Killable(folder)
    try:
        yield bench
    finally:
        bench.kill()
