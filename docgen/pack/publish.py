"""Publishing a package: a whole new folder takes the old one's place, or nothing changes.

Files are written beside the target, checked, flushed to disk, and the folder is renamed into place.
A process killed at any moment leaves the old package or the new one; the next run clears the rest.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx

from docgen.model.finding import Finding, Message, Origin, found
from docgen.pack.manifest import MANIFEST, SUMS, Published, manifest, sums
from docgen.pack.writing import unwritable

_STALE_SECONDS = 3600


def publish(
    target: Path, files: Mapping[str, bytes], record: Mapping[str, Any] | None = None
) -> tuple[list[Published], list[Finding]]:
    """Make `target` hold exactly `files`, a manifest and its sums, besides what people put there themselves.

    `record` is what the manifest says of the making beside the files.

    A file that someone changed by hand since the last run is kept beside the new one, and said.
    Raises DocgenError, with everything as it was, where the folder cannot be written or replaced.
    """
    previous = target.with_name(f".{target.name}.previous")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target, previous)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    except OSError as problem:
        raise unwritable(target, problem) from None
    try:
        published = [_write(fresh, target, name, content) for name, content in files.items()]
        listed = _write(fresh, target, MANIFEST, manifest(record or {}, published))
        _write(fresh, target, SUMS, sums([*published, listed]))
        kept = _keep(target, fresh)
        fresh.chmod(0o755)
        _flush(fresh)
        _swap(fresh, target, previous)
    except OSError as problem:
        raise unwritable(target, problem) from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return published, kept


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


def _keep(target: Path, fresh: Path) -> list[Finding]:
    """Carry over what people added to the old package or changed in it."""
    if not target.is_dir():
        return []
    made = _made(target)
    found = []
    for old in sorted(target.iterdir()):
        known = made.get(old.name)
        if old.name in (MANIFEST, SUMS):
            continue
        if old.is_symlink():
            (fresh / old.name).symlink_to(old.readlink())
        elif old.is_dir():
            shutil.copytree(old, fresh / old.name, symlinks=True)
        elif known is None and not (fresh / old.name).exists():
            shutil.copy2(old, fresh / old.name)
        elif known is None or hashlib.sha256(old.read_bytes()).hexdigest() != known:
            # Changed by hand, or people's own file under the name of a paper.
            found.append(_edited(old, fresh))
    return found


def _made(target: Path) -> dict[str, str]:
    try:
        listed = json.loads((target / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(file["path"]): str(file["sha256"]) for file in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _edited(old: Path, fresh: Path) -> Finding:
    number = 1
    while (old.parent / (name := f"{old.stem}（手工修改{number}）{old.suffix}")).exists():
        number += 1
    kept = fresh / name
    shutil.copy2(old, kept)
    return found(
        "OUTPUT-EDITED",
        Origin(old.name),
        Message(
            "was changed by hand since the last run; the changed file is kept as {name}", {"name": kept.name}
        ),
    )


def _swap(fresh: Path, target: Path, previous: Path) -> None:
    if not target.exists():
        fresh.rename(target)
    else:
        target.rename(previous)
        try:
            fresh.rename(target)
        except OSError:
            previous.rename(target)
            raise
    _flush(target.parent)
    shutil.rmtree(previous, ignore_errors=True)


def _recover(target: Path, previous: Path) -> None:
    """Finish what a killed run left: put the old package back, or clear it away."""
    if previous.exists():
        if target.exists():
            shutil.rmtree(previous, ignore_errors=True)
        else:
            previous.rename(target)
    for left in target.parent.glob(f".{target.name}.new-*"):
        if time.time() - left.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Make the folder's entries durable, where the system can."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
