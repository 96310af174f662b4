"""Publishing a package: a whole new folder takes the old one's place, or nothing changes.

    write, flush → carry over → exchange → settle

Files are written beside the target, checked, flushed to disk; what people own in the old folder is carried
over; the two folders change places; what was saved in between comes over too, and the old one is removed.
A process killed at any moment leaves the old package or the new one; the next run clears the
rest (`recover`).
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx

from docgen.model.finding import Finding
from docgen.pack.claim import publishing
from docgen.pack.interrupted import beside
from docgen.pack.manifest import MANIFEST, SUMS, Published, manifest, sums
from docgen.pack.own_files import Carried, carry, say_left, settle
from docgen.pack.recover import put_right
from docgen.pack.system import exchange, flush
from docgen.pack.writing import unwritable

_TRIES = 5


def publish(
    target: Path, files: Mapping[str, bytes], record: Mapping[str, Any] | None = None
) -> tuple[list[Published], list[Finding]]:
    """Make `target` hold exactly `files`, a manifest and its sums, besides what people put there themselves.

    `record` is what the manifest says of the making beside the files.

    A file that someone changed by hand since the last run, or saves while this one publishes, is kept beside
    the new one, and said. Raises DocgenError, with everything as it was, where the folder cannot be written
    or replaced.
    """
    try:
        place = target.resolve() if target.is_symlink() else target  # a link stays, and leads to the new one
        with publishing(place):
            carried = put_right(place)
            published = _replaced(place, target, files, record or {}, carried)
    except OSError as problem:
        raise unwritable(target, problem) from None
    return published, carried.findings


def _replaced(
    place: Path, target: Path, files: Mapping[str, bytes], record: Mapping[str, Any], carried: Carried
) -> list[Published]:
    """Publish into `place`, which the user knows as `target`."""
    if place.exists() and not place.is_dir():
        raise NotADirectoryError
    fresh = beside(place, "new")
    try:
        fresh.mkdir()
        if place.is_dir():  # who may enter is said by the folder that people know; else by the umask
            shutil.copymode(place, fresh)
        published = [_write(fresh, target, name, content) for name, content in files.items()]
        listed = _write(fresh, target, MANIFEST, manifest(record, published))
        _write(fresh, target, SUMS, sums([*published, listed]))
        carry(place, fresh, carried)
        flush(fresh)
        old = _swap(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for each in old:
        try:
            settle(each, place, carried)
        except OSError:  # the new package stands; what the old one still holds is for the next run
            say_left(carried, each)
    return published


def _write(fresh: Path, target: Path, name: str, content: bytes) -> Published:
    pages = None
    if name.endswith(".docx"):
        docx.Document(io.BytesIO(content))  # a paper that does not open must never replace one that does
    elif name.endswith(".pdf"):
        from docgen.pack.pdf.document import page_count  # imported here: Word files alone don't need pypdf

        pages = page_count(content)
    with (fresh / name).open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Published(target / name, len(content), hashlib.sha256(content).hexdigest(), pages)


def _swap(fresh: Path, target: Path) -> list[Path]:
    """Put the new package into the old one's place; the folders that stood there, which is one or none."""
    ready = beside(target, "previous")
    fresh.rename(ready)  # whole by now, and so never taken for one that was left half written
    try:
        old = [ready] if target.is_dir() and exchange(ready, target) else _swap_by_renames(ready, target)
    except OSError:
        shutil.rmtree(ready, ignore_errors=True)
        raise
    with suppress(OSError):  # it stands, whatever the disk promises
        flush(target.parent)
    return old


def _swap_by_renames(ready: Path, target: Path) -> list[Path]:
    """The longer way, on which nothing stands in the place for a moment.

    A folder that a program makes there in that moment gives way like the old one.
    """
    old: list[Path] = []
    for _ in range(_TRIES):
        if os.path.lexists(target):
            old.append(target.rename(beside(target, "previous")))
        try:
            ready.rename(target)
            return old
        except OSError as problem:
            if not os.path.lexists(target):  # the system refuses: nobody has made a folder there
                if old:
                    old[0].rename(target)
                raise problem from None
    raise FileExistsError
