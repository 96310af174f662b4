"""A stranger's zip of many files, judged before anything of it is written: names, sizes, sums."""

from __future__ import annotations

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from docgen.model.characters import UNPRINTABLE
from docgen.model.finding import DocgenError, Message, stop

MAX_ENTRIES = 50_000
MAX_FILE_BYTES = 2 * 2**30
MAX_ALL_BYTES = 8 * 2**30
MAX_RATIO = 300
RATIO_COUNTS_FROM = 64 * 2**20
"""Ledgers of equal rows pack well; below this size no file harms anybody."""

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_FAULTS = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, IndexError, zlib.error)
_RESERVED = re.compile(r"(?i)(CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(\..*)?")


@dataclass
class Bundle:
    """The files of an open zip by name; `hidden` first steps that may begin with a dot."""

    shown: str
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    unpacked: int = 0

    def copy(self, name: str, target: Path) -> str:
        """Unpack a file to `target`, bounded whatever its header says; its SHA-256.

        Raises DocgenError PACK-SIZE or PACK-BROKEN.
        """
        entry = self.entries[name]
        digest, size = hashlib.sha256(), 0
        most = max(RATIO_COUNTS_FROM, MAX_RATIO * entry.compress_size)
        try:
            with self.archive.open(entry) as source, target.open("wb") as out:
                while chunk := source.read(_CHUNK):
                    size += len(chunk)
                    self.unpacked += len(chunk)
                    if size > min(most, MAX_FILE_BYTES) or self.unpacked > MAX_ALL_BYTES:
                        raise _too_large(self.shown, name)
                    digest.update(chunk)
                    out.write(chunk)
        except _FAULTS:
            raise broken(self.shown) from None
        return digest.hexdigest()


def open_bundle(path: Path, hidden: Collection[str] = ()) -> Bundle:
    """The zip at `path` with its list of files judged. The caller closes its archive.

    Raises DocgenError: FILE-MISSING, PACK-BROKEN, PACK-SIZE, or PACK-ENTRY for a name that could lead outside
    its folder, be taken for another, or lie hidden, but for the folders in `hidden`.
    """
    shown = str(path)
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise stop("FILE-MISSING", shown, Message("does not exist"), "opened") from None
    except _FAULTS:
        raise broken(shown) from None
    try:
        return Bundle(shown, archive, _judged(archive, shown, hidden))
    except DocgenError:
        archive.close()
        raise


def _judged(archive: zipfile.ZipFile, shown: str, hidden: Collection[str]) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise _too_large(shown, "")
    judged: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    folders: set[str] = set()
    for entry in entries:
        name = entry.orig_filename
        steps = name.split("/")
        taken = name.casefold() in seen or name.casefold() in folders
        above = {"/".join(steps[:n]).casefold() for n in range(1, len(steps))}
        if taken or above & seen or not all(_is_plain(step, hidden) for step in steps):
            raise _forbidden(shown, name)
        if entry.flag_bits & _ENCRYPTED or stat.S_ISLNK(entry.external_attr >> 16):
            raise _forbidden(shown, name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise broken(shown)
        seen.add(name.casefold())
        folders |= above
        judged[name] = entry
    return judged


def _is_plain(step: str, hidden: Collection[str]) -> bool:
    """Whether a step of a path is a name on every system, and leads nowhere else."""
    if step in hidden:
        return True
    bad = not step or set(step) & set('\\:*?"<>|') or UNPRINTABLE.search(step) or "\0" in step
    return not (bad or step.startswith(".") or step.endswith((".", " ")) or _RESERVED.fullmatch(step))


def broken(shown: str) -> DocgenError:
    """The error for a file that is no whole packed project."""
    return stop("PACK-BROKEN", shown, Message("is no packed project, or is damaged or cut short"))


def _too_large(shown: str, name: str) -> DocgenError:
    return stop("PACK-SIZE", shown, Message("unpacks to more than a project can need"), location=name)


def _forbidden(shown: str, name: str) -> DocgenError:
    said = Message("holds a file whose name is forbidden or repeated: {name}", {"name": ascii(name)})
    return stop("PACK-ENTRY", shown, said)
