"""The records of a zip file: one before each part, one for each in the directory, one at the end.

`zipfile` writes them too, but costs more for an entry than the engine for its content, and it cannot copy
what is packed already.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

MOST = 2**32 - 1
"""The largest size and place that these records hold, in bytes; Word opens nothing near it."""

_LOCAL = struct.Struct("<4s5H3L2H")
_LISTED = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _UTF8, _DEFLATED = 20, 0x800, 8
_DATE = (1 << 5) | 1  # 1980-01-01, the first day that a zip can name: equal parts make equal files
_RIGHTS = 0o600 << 16


@dataclass(frozen=True)
class Entry:
    """A deflated part: where its record starts, its checksum, its size packed and as it is, in bytes."""

    name: bytes
    start: int
    sum: int = 0
    packed: int = 0
    size: int = 0

    def local(self) -> bytes:
        """What stands before the part."""
        fixed = (_VERSION, _UTF8, _DEFLATED, 0, _DATE, self.sum, self.packed, self.size)
        return _LOCAL.pack(b"PK\3\4", *fixed, len(self.name), 0) + self.name

    def listed(self) -> bytes:
        """Its line in the directory."""
        fixed = (_VERSION, _VERSION, _UTF8, _DEFLATED, 0, _DATE, self.sum, self.packed, self.size)
        place = (len(self.name), 0, 0, 0, 0, _RIGHTS, self.start)
        return _LISTED.pack(b"PK\1\2", *fixed, *place) + self.name


def end_of_directory(count: int, length: int, start: int) -> bytes:
    """The last record: how many entries, how long the directory is, where it starts."""
    return _END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0)
