"""A value that a template's process waits for without working, as for its turn on a busy machine."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Slow:
    """Text that takes so many seconds on the clock, and no processor time, to be printed."""

    text: str
    seconds: float

    def __html__(self) -> str:
        time.sleep(self.seconds)
        return self.text
