"""One file written all or nothing."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.model.finding import DocgenError, Message, reason, stop
from docgen.pack.holders import opened


@contextmanager
def writing(target: Path) -> Iterator[Path]:
    """A temporary file beside `target` to write into; it takes the target's place when all went well.

    Raises DocgenError, with everything as it was, where the target cannot be written or replaced.
    """
    temporary = None
    try:
        if target.exists() and not target.is_file():
            raise IsADirectoryError
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}{target.suffix}")
        temporary.open("xb").close()
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():  # who may read it is said by the file that is there; else by the umask
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as problem:
        raise unwritable(target, problem) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def rewrite(target: Path, text: str) -> None:
    """Write a text that a person keeps: mark of UTF-8 and line ends stay as the file has them.

    A new file is UTF-8 with line feeds. Nothing is written where the file says that already.
    """
    raw = target.read_bytes() if target.is_file() else b""
    content = text.replace("\r\n", "\n").replace("\n", "\r\n" if b"\r\n" in raw else "\n").encode()
    content = BOM_UTF8 * raw.startswith(BOM_UTF8) + content
    if content != raw:
        with writing(target) as temporary:
            temporary.write_bytes(content)


def unwritable(target: Path, problem: OSError) -> DocgenError:
    """The error for a file or folder that the system does not let be written, with what helps against it."""
    program, papers = opened(target) if isinstance(problem, PermissionError) else ("", [])
    if program:
        values = {"papers": "、".join(papers), "program": program}
        return stop("OUTPUT-LOCKED", str(target), Message("{papers} is open in {program}", values), "open")
    said = Message("cannot be replaced: {reason}", {"reason": reason(problem)})
    return stop("OUTPUT-LOCKED", str(target), said, _case(problem))


def _case(problem: OSError) -> str:
    """What the remedy hangs on."""
    match problem:
        case PermissionError():
            return ""
        case FileNotFoundError() | IsADirectoryError() | NotADirectoryError() | FileExistsError():
            return "place"
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return "full"
    return "disk"
