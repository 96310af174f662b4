"""A text file looked through once, byte by byte: characters that no document can carry, and how lines end."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.model.finding import Finding, Message, Origin, found

_CHUNK = 1 << 20
_LONG = 30_000
"""Bytes of a line within which no cell is too long."""
_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32), 127])


@dataclass(frozen=True)
class Seen:
    """`even`: all lines end in one way, none is blank and none so long that a cell may be too long for a
    sheet: counting lines counts rows."""

    even: bool
    faults: tuple[Finding, ...] = ()


def look_through(path: Path, shown: str) -> Seen:
    """What the lines of a UTF-8 file are like."""
    line, feeds, pairs, returns, blank, long = 1, 0, 0, 0, False, False
    before = b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if len(chunk.translate(None, _FORBIDDEN)) != len(chunk):
                at = next(i for i, byte in enumerate(chunk) if byte in _FORBIDDEN)
                line += chunk.count(b"\n", 0, at)
                said = Message("character {name} cannot stand in a document", {"name": f"U+{chunk[at]:04X}"})
                return Seen(True, (found("LEDGER-CHARACTER", Origin(shown, str(line)), said),))
            here = chunk.count(b"\n")
            long = long or _has_long(chunk)
            line += here
            feeds += here
            returns += chunk.count(b"\r")
            joined = before + chunk
            pairs += joined.count(b"\r\n")
            blank = blank or b"\n\n" in joined or b"\n\r\n" in joined
            before = chunk[-1:]
    return Seen(not (blank or long) and returns in (0, feeds) and pairs == returns)


def _has_long(chunk: bytes) -> bool:
    at = 0
    while at + _LONG < len(chunk):
        ends = chunk.rfind(b"\n", at, at + _LONG)
        if ends < 0:
            return True
        at = ends + 1
    return False
