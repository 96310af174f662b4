"""A package written again with some of its parts changed: the packed bytes of all others are copied."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipInfo

from docgen.guard.archive import Archive

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_NEEDS, _UTF8 = 20, 0x800


def with_parts(archive: Archive, changed: Mapping[str, bytes]) -> bytes:
    """The archive's bytes with new content for some of its parts; the order of the parts stays."""
    body, listed = bytearray(), bytearray()
    for name, entry in archive.entries.items():
        packed, method, crc, size = archive.packed(name), entry.compress_type, entry.CRC, entry.file_size
        if name in changed:
            content = changed[name]
            packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed, method = packer.compress(content) + packer.flush(), ZIP_DEFLATED
            crc, size = zlib.crc32(content), len(content)
        encoded = name.encode("utf-8" if entry.flag_bits & _UTF8 else "cp437")
        common = (entry.flag_bits & _UTF8, method, *_moment(entry), crc, len(packed), size, len(encoded))
        listed += _CENTRAL.pack(
            *(b"PK\x01\x02", entry.create_system << 8 | entry.create_version, _NEEDS, *common),
            *(0, len(entry.comment), 0, entry.internal_attr, entry.external_attr, len(body)),
        )
        listed += encoded + entry.comment
        body += _LOCAL.pack(b"PK\x03\x04", _NEEDS, *common, 0) + encoded + packed
    count = len(archive.entries)
    return bytes(body + listed + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), len(body), 0))


def _moment(entry: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = entry.date_time
    return hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day
