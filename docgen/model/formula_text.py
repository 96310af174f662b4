"""Text that a spreadsheet would take for a formula, and how a CSV file keeps it text.

A CSV file has no types: Excel works out what begins with = + - or @, so a name that begins so could run
anything. An apostrophe before it is the sign of text that spreadsheets themselves use.
"""

from __future__ import annotations

import re

_SIGNS = "=+-@＝＋－＠"
_FIRST = frozenset((*_SIGNS, "'", " ", "\t", "\r", "\n", "\u3000", "\xa0", "\x0b", "\x0c"))
"""What may stand first in a cell that would run; nearly every cell begins with something else."""
_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?(E[+-]?\d+)?%?", re.ASCII | re.IGNORECASE)


def kept_text(cell: str) -> str:
    """The cell as it is written into a CSV file."""
    return f"'{cell}" if cell[:1] in _FIRST and _would_run(cell) else cell


def own_text(cell: str) -> str:
    """What `kept_text` was given."""
    return cell[1:] if cell[:1] == "'" and _would_run(cell) else cell


def _would_run(cell: str) -> bool:
    """Whether the cell, but for apostrophes before it, is more than a number or a dash."""
    bare = cell.lstrip("'").lstrip()
    return bare[:1] in _SIGNS and bool(bare.strip(_SIGNS)) and not _NUMBER.fullmatch(bare.rstrip())
