"""A build in a process of its own, which tells how far it is and can be stopped at any time.

A build that is stopped publishes nothing; should it be in the midst of publishing, the next command puts
right what it left, as after any killed run.
"""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread

from docgen.model.finding import DocgenError, Finding
from docgen.packages import runner


class Making:
    """A build under way or over: `said` is the paper it is at, `files` what it made, `findings` what it
    found."""

    def __init__(self, folder: Path, kinds: tuple[str, ...], draft: bool, format: str) -> None:
        self.said = ""
        self.files: tuple[Path, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.state = "running"
        hearing, telling = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("spawn")  # the workbench has threads: no copy of it is taken
        self._process = context.Process(target=_make, args=(telling, folder, kinds, draft, format))
        self._process.start()
        telling.close()
        self._thread = Thread(target=self._hear, args=(hearing,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it now."""
        if self.state == "running":
            self.state = "stopped"
            self._process.terminate()
        self._process.join()

    def _hear(self, hearing: Connection) -> None:
        while True:
            try:
                word, told = hearing.recv()
            except (EOFError, OSError):
                break
            if word == "at":
                self.said = told
            else:
                self.files, self.findings = told
                if self.state == "running":
                    self.state = "done" if self.files else "blocked"
        if self.state == "running":
            self.state = "broken"
        self._process.join()


def _make(telling: Connection, folder: Path, kinds: tuple[str, ...], draft: bool, format: str) -> None:
    """In the child."""
    order = runner.Order(
        folder / "outputs",
        draft,
        lambda title: telling.send(("at", title)),
        format="both" if format == "both" else "docx",
    )
    try:
        built = runner.build(folder, kinds, order)
    except DocgenError as problem:
        telling.send(("over", ((), problem.findings)))
        return
    telling.send(("over", (tuple(file.path for _, file in built.files), built.findings)))
