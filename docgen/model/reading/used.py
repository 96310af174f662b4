"""What became of a tender's every block and mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockUse = Literal["entry", "heading", "context", "form", "furniture", "repeat", "contents", "unread"]


@dataclass(frozen=True, slots=True)
class Used:
    """What became of a block, and why where nothing was made of it."""

    block: str
    use: BlockUse
    why: str = ""


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A mark's signs in the file and in the reading.

    `file` counts the signs at the head of a line, a cell or a number that mark a clause; `read` the demands
    that bear it themselves, the headings that hand it down and the rows whose column does. `lost` are the
    blocks of signs that nothing of the reading bears: `file` is `read` and they together. `beside` are all
    other signs, a block each, with why they mark nothing: a definition, a list of contents, a form, a clause
    printed again, a row of scoring or review. `file` and `beside` are all signs of the file.
    """

    symbol: str
    file: int
    read: int
    lost: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
