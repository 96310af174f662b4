"""A path that a user wrote, kept inside the folder it belongs to."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from docgen.model.characters import UNPRINTABLE
from docgen.model.finding import DocgenError, Message, stop


def inside(folder: Path, relative: str) -> Path:
    """The regular file `relative` names in `folder`, with / or \\ between its steps.

    Nothing outside the folder, no link on the way and no device is accepted; the folder itself is trusted.
    Judged as it stands now: whoever can change the folder meanwhile can change the answer.
    Raises DocgenError: PATH-OUTSIDE, PATH-LINK or FILE-MISSING.
    """
    path = folder
    for step in _steps(relative):
        path = path / step
        try:
            found = path.lstat()
        except (OSError, ValueError):
            raise _missing(relative) from None
        if _is_link(found):
            raise stop("PATH-LINK", relative, Message("is a link, or lies behind one"))
    if path == folder or not stat.S_ISREG(found.st_mode):
        raise _missing(relative)
    return path


def _steps(relative: str) -> list[str]:
    """The names on the way, `..` resolved by the text alone."""
    text = relative.replace("\\", "/")
    # A colon is a drive or, within a name, a hidden stream of another file on Windows.
    if text.startswith("/") or ":" in text or UNPRINTABLE.search(text):
        raise _outside(relative)
    steps: list[str] = []
    for step in text.split("/"):
        if step == ".." and not steps:
            raise _outside(relative)
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return steps


def _is_link(found: os.stat_result) -> bool:
    """A symbolic link or a Windows junction; OneDrive's placeholders are reparse points too, but no links."""
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == junction


def _outside(relative: str) -> DocgenError:
    return stop(
        "PATH-OUTSIDE",
        ascii(relative) if UNPRINTABLE.search(relative) else relative,
        Message("leads outside its folder"),
    )


def _missing(relative: str) -> DocgenError:
    return stop("FILE-MISSING", relative, Message("is no file in its folder"), "named")
