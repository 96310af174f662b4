"""Files in the formats of before 2007, and RTF: judged before LibreOffice opens them.

Nothing of theirs can be looked at part by part, as in a .docx. LibreOffice follows no link and runs no macro
(docgen/office); what would fetch something when it is opened is refused here all the same.
"""

from __future__ import annotations

import re
from typing import Literal

from docgen.guard.archive import unreadable
from docgen.model.finding import DocgenError, Message, stop

OlderFormat = Literal["doc", "wps", "rtf"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_SECTOR = 512
# The head of the text's stream (MS-DOC, 2.5.2): its magic number, and the flag of an encrypted file.
_TEXT_MAGIC = b"\xec\xa5"
_FLAGS, _ENCRYPTED = 10, 0x0100
_FETCHING = rb"(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|DATABASE)"
_FIELDS = (
    re.compile(rb"\x13\s*" + _FETCHING + rb"\b", re.IGNORECASE),
    re.compile(rb"\\fldinst[^}]{0,80}?\b" + _FETCHING + rb"\b", re.IGNORECASE),
)
_OBJECT_LINK = re.compile(rb"\\objlink\b|\\objautlink\b|\\\*\\template\b")


def is_older(content: bytes) -> bool:
    """Whether the file is in one of these formats, by how it begins; its name may say anything."""
    return content.startswith((_OLE, _RTF))


def check_older(content: bytes, shown: str) -> OlderFormat:
    """The format of such a file. Raises DocgenError PACKAGE-ENCRYPTED, -EXTERNAL, -UNREADABLE."""
    if content.startswith(_RTF):
        if _OBJECT_LINK.search(content) or _FIELDS[1].search(content):
            raise _external(shown)
        return "rtf"
    if _named("EncryptedPackage", content) or _text_encrypted(content):
        raise stop("PACKAGE-ENCRYPTED", shown, Message("is protected by a password"))
    if _FIELDS[0].search(content) or _FIELDS[0].search(content.replace(b"\0", b"")):
        raise _external(shown)
    if _named("Workbook", content) or _named("PowerPoint Document", content):
        raise unreadable(shown)
    # WPS Writer's own files are Word's, streams and all; those of Works are not.
    return "doc" if _named("WordDocument", content) else "wps"


def _named(stream: str, content: bytes) -> bool:
    return stream.encode("utf-16-le") in content


def _text_encrypted(content: bytes) -> bool:
    for at in range(_SECTOR, len(content) - _FLAGS - 2, _SECTOR):
        if content.startswith(_TEXT_MAGIC, at):
            return bool(int.from_bytes(content[at + _FLAGS : at + _FLAGS + 2], "little") & _ENCRYPTED)
    return False


def _external(shown: str) -> DocgenError:
    said = Message("fetches something from outside the file: a linked picture, template, object or frame")
    return stop("PACKAGE-EXTERNAL", shown, said)
