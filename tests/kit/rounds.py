"""How often a hard suite tries: a sample in the default run, all by `make hard`; and what it counts."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

WHOLE = bool(os.environ.get("HARD"))

Tell = Callable[[str, object], None]
"""pytest's `record_property`: `make hard` prints what it is told under the name "hard"."""


def rounds(few: int, whole: int) -> int:
    """How many to try."""
    return whole if WHOLE else few


def sample(few: int, of: Sequence[T]) -> Iterator[T]:
    """All by `make hard`, else that many, evenly spread."""
    number = len(of) if WHOLE else min(few, len(of))
    yield from (of[at * len(of) // number] for at in range(number))


def tell(record: Tell, suite: str, counts: Counter[str]) -> None:
    """The suite's line: how many were tried, and how each kind of end counts."""
    ends = ", ".join(f"{end} {number}" for end, number in sorted(counts.items()))
    record("hard", f"{suite}: {counts.total()} tried; {ends}")
