"""The information dictionary of a PDF, found by its words in the file's head and tail.

Dictionaries in compressed object streams or encrypted files are not found: a full reader is not needed
for a warning, and its formats would have to be guarded.
"""

from __future__ import annotations

import re
from pathlib import Path

from docgen.model.company.file_property import Meaning

# Writers put the dictionary near either end.
_ENDS = 2**20
_KEYS: dict[str, Meaning] = {
    "Author": "person",
    "Company": "company",
    "Title": "text",
    "Subject": "text",
    "Keywords": "text",
    "Creator": "program",
    "Producer": "program",
}
_ENTRY = re.compile(
    rb"/(Author|Company|Title|Subject|Keywords|Creator|Producer)\s{0,8}"
    rb"(?:\(((?:[^()\\]|\\.){0,1000})\)|<([0-9A-Fa-f\s]{0,4000})>)",
    re.DOTALL,
)
_XMP_CREATOR = re.compile(rb"<dc:creator>.{0,200}?<rdf:li[^<>]{0,100}>([^<>]{1,1000})</rdf:li>", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_NAMED = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}


def pdf_properties(path: Path) -> list[tuple[str, Meaning, str]]:
    """Each property with its meaning and value, once."""
    content = _ends(path)
    if not content.startswith(b"%PDF-"):
        return []
    found: dict[tuple[str, Meaning, str], None] = {}
    for entry in _ENTRY.finditer(content):
        name = entry[1].decode("ascii")
        raw = _unescaped(entry[2]) if entry[2] is not None else _bytes(entry[3])
        found[name, _KEYS[name], _text(raw)] = None
    for creator in _XMP_CREATOR.finditer(content):
        found["dc:creator", "person", creator[1].decode("utf-8", "replace")] = None
    return list(found)


def _ends(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            head = opened.read(_ENDS)
            opened.seek(max(len(head), path.stat().st_size - _ENDS))
            return head + opened.read(_ENDS)
    except OSError:
        return b""


def _unescaped(raw: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        said = found[1]
        if said[:1].isdigit():
            return bytes([int(said, 8) & 0xFF])
        return _NAMED.get(said, said)

    return _ESCAPE.sub(plain, raw)


def _bytes(digits: bytes) -> bytes:
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))


def _text(raw: bytes) -> str:
    """UTF-16 or UTF-8 where a mark says so, otherwise PDFDocEncoding, which is Latin-1 for letters."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")
