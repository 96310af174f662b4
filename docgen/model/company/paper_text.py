"""The text of a paper that proves something, as it could be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["text", "recognised", "none"]


@dataclass(frozen=True, slots=True)
class Pages:
    """The text of a paper's first pages, each as its lines, and how many pages it has.

    `how`: the text is the file's own, was recognised in its picture (of some pages at least), or is not
    there.
    """

    text: tuple[str, ...] = ()
    count: int = 1
    how: How = "none"
