"""Zip archives whose bytes depend on what they hold alone: not on clock, system or who wrote them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import IO

# The first moment a zip entry can carry; any constant makes equal files equal.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def repeatable_zip(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the entries (name, content) in their order, deflated."""
    out = io.BytesIO()
    write_repeatable_zip(out, entries)
    return out.getvalue()


def write_repeatable_zip(out: IO[bytes], entries: Iterable[tuple[str, bytes]]) -> None:
    """The same written to an open file, one entry in memory at a time."""
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content, compresslevel=6)


def repeatable(package: bytes) -> bytes:
    """The archive `package` written anew, its entries in the order in which they stand."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return repeatable_zip((entry.filename, source.read(entry)) for entry in source.infolist())
