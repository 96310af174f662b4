"""A zip archive read with limits: what an entry really unpacks to counts, never what its header says."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from docgen.model.finding import DocgenError, Message, stop

MAX_FILE_BYTES = 100 * 2**20
MAX_ENTRIES = 5_000
MAX_PART_BYTES = 128 * 2**20
MAX_UNPACKED_BYTES = 400 * 2**20
# Worksheets of equal rows pack to 1 : 60 or so; deflate itself ends at 1 : 1032.
MAX_RATIO = 200
# Below this size an unpacked part harms nobody, whatever its ratio: a blank picture packs 1 : 1000.
RATIO_COUNTS_FROM = 8 * 2**20

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY_SIGNATURE = b"PK\x01\x02"
_LOCAL = struct.Struct("<4s5HL2L2H")
_ENCRYPTED_FLAG = 0x1
_NAME_FAULTS = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    struct.error,
    EOFError,
    OSError,
    IndexError,
)


@dataclass
class Archive:
    """The entries of a zip file by name, its bytes, and how many bytes have been unpacked so far."""

    shown: str
    content: bytes
    entries: dict[str, zipfile.ZipInfo]
    unpacked: int = 0

    def part(self, name: str) -> bytes:
        """What `name` unpacks to, bounded by the limits above and checked against its sum."""
        entry = self.entries[name]
        packed = _packed(self, entry)
        limit = min(MAX_PART_BYTES, MAX_UNPACKED_BYTES - self.unpacked)
        limit = min(limit, max(RATIO_COUNTS_FROM, MAX_RATIO * len(packed)))
        content = packed if entry.compress_type == zipfile.ZIP_STORED else _inflated(self, packed, limit)
        if len(content) > limit:
            raise too_large(self.shown, name)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise unreadable(self.shown)
        self.unpacked += len(content)
        return content

    def packed(self, name: str) -> bytes:
        """The bytes of `name` as they lie in the file."""
        return _packed(self, self.entries[name])


def open_archive(source: Path | bytes, shown: str) -> Archive:
    """The zip file at a path, or in memory, with its list of entries judged but nothing unpacked.

    Raises DocgenError: PACKAGE-UNREADABLE, PACKAGE-ENCRYPTED, PACKAGE-BOMB or PACKAGE-ENTRY.
    """
    content = source if isinstance(source, bytes) else _read(source, shown)
    if content.startswith(_OLE):
        raise _encrypted(shown)
    # The count comes first: reading a list of a million entries would already cost a gigabyte.
    if content.count(_ENTRY_SIGNATURE) > MAX_ENTRIES:
        raise too_large(shown)
    if not content.startswith(_ZIP):
        raise unreadable(shown)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            entries = opened.infolist()
    except _NAME_FAULTS:
        raise unreadable(shown) from None
    return Archive(shown, content, _judged(entries, shown))


def unreadable(shown: str) -> DocgenError:
    """The error for a file that is no whole zip package."""
    return stop("PACKAGE-UNREADABLE", shown, Message("is no Word or Excel file, or is damaged or cut short"))


def too_large(shown: str, part: str = "") -> DocgenError:
    """The error for a package that unpacks beyond the limits."""
    return stop(
        "PACKAGE-BOMB", shown, Message("unpacks to more than a document of this kind can need"), location=part
    )


def _read(path: Path, shown: str) -> bytes:
    content = read_up_to(path, shown, MAX_FILE_BYTES)
    if len(content) > MAX_FILE_BYTES:
        raise too_large(shown)
    return content


def read_up_to(path: Path, shown: str, most: int) -> bytes:
    """The file's first `most` bytes, and one more if there is more. Raises DocgenError FILE-MISSING."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError:
        raise stop("FILE-MISSING", shown, Message("does not exist or cannot be opened"), "opened") from None


def _judged(entries: list[zipfile.ZipInfo], shown: str) -> dict[str, zipfile.ZipInfo]:
    """Entries by name; refuses names that two readers may understand differently."""
    judged: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        steps = name.split("/")
        ambiguous = "\\" in name or "\0" in name or ":" in name
        if not name or ambiguous or name.startswith("/") or ".." in steps or name.lower() in seen:
            raise stop(
                "PACKAGE-ENTRY",
                shown,
                Message("holds a part with the forbidden or repeated name {name}", {"name": ascii(name)}),
            )
        seen.add(name.lower())
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise _encrypted(shown)
        # Deflate can be unpacked in bounded steps; other methods can not, and Office never writes them.
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise unreadable(shown)
        judged[name] = entry
    return judged


def _packed(archive: Archive, entry: zipfile.ZipInfo) -> bytes:
    """The entry's packed bytes; its local header must name the same part in the same way."""
    start = entry.header_offset
    try:
        local = _LOCAL.unpack_from(archive.content, start)
    except struct.error:
        raise unreadable(archive.shown) from None
    signature, _, flags, method, *_, name_size, extra_size = local
    name_end = start + _LOCAL.size + name_size
    encoding = "utf-8" if flags & 0x800 else "cp437"
    local_name = archive.content[start + _LOCAL.size : name_end].decode(encoding, "replace")
    if signature != _ZIP or method != entry.compress_type or local_name != entry.orig_filename:
        raise unreadable(archive.shown)
    packed = archive.content[name_end + extra_size : name_end + extra_size + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise unreadable(archive.shown)
    return packed


def _inflated(archive: Archive, packed: bytes, limit: int) -> bytes:
    """At most one byte more than `limit`, so that the caller sees the excess without paying for it."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(packed, limit + 1)
    except zlib.error:
        raise unreadable(archive.shown) from None
    if len(content) <= limit and (not inflater.eof or inflater.unused_data):
        raise unreadable(archive.shown)
    return content


def _encrypted(shown: str) -> DocgenError:
    return stop(
        "PACKAGE-ENCRYPTED", shown, Message("is protected by a password or in the old format of before 2007")
    )
