"""One file written all or nothing."""

from __future__ import annotations

import os
import tempfile
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
    if target.exists() and not target.is_file():
        raise unwritable(target, IsADirectoryError())
    try:
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


def unwritable(target: Path, problem: OSError) -> DocgenError:
    """The error for a file or folder that the system does not let be written."""
    said = Message("cannot be replaced: {reason}", {"reason": reason(problem)})
    return stop("OUTPUT-LOCKED", str(target), said)
