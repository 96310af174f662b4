"""One file written all or nothing."""

from __future__ import annotations

import os
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.model.finding import DocgenError, Message, reason, stop


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
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=target.suffix, dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as problem:
        raise unwritable(target, problem) from None
    finally:
        if temporary is not None:
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
    """The error for a file or folder that the system does not let be written."""
    said = Message("cannot be replaced: {reason}", {"reason": reason(problem)})
    return stop("OUTPUT-LOCKED", str(target), said)
