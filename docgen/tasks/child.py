"""Work in a process of its own, which tells how far it is and can be stopped at any time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Literal

State = Literal["running", "asking", "done", "blocked", "stopped", "broken"]
"""Under way; waiting for a person's word; over with what was wanted, without it, ended by a person, dead."""


class Child:
    """A process that sends pairs of a word and what it tells; `hear` takes each, in a thread."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        self.state: State = "running"
        context = multiprocessing.get_context("spawn")  # the workbench has threads: no copy of it is taken
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, *given), daemon=False)
        self._process.start()
        theirs.close()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def under_way(self) -> bool:
        """Whether it is not over."""
        return self.state in ("running", "asking")

    def hear(self, word: str, told: Any) -> None:
        """What the process tells."""
        raise NotImplementedError

    def tell(self, told: Any) -> None:
        """Send the process what it waits for."""
        self._line.send(told)

    def stop(self) -> None:
        """End it now."""
        if self.under_way:
            self.state = "stopped"
            self._process.terminate()
        self._process.join()

    def _listen(self) -> None:
        while True:
            try:
                word, told = self._line.recv()
            except (EOFError, OSError):
                break
            if self.state != "stopped":
                self.hear(word, told)
        if self.under_way:
            self.state = "broken"
        self._process.join()


Line = Connection
"""The process's end: it sends pairs of a word and what it tells."""
