"""What a package says of its making: from which files, by which versions and rules, what came out.

Nothing of it depends on clock, machine or place: the same inputs make the same manifest.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from docgen import __version__

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
_LIBRARIES = ("python-docx", "pypdf", "pypdfium2", "pillow")


@dataclass(frozen=True)
class Published:
    """A file of the package as it now lies on disk; `pages` of a PDF."""

    path: Path
    bytes: int
    sha256: str
    pages: int | None = None


def origins(
    folder: Path, inputs: Iterable[Path], rules: Mapping[str, str], office: str = ""
) -> dict[str, Any]:
    """Inputs with their digests, versions, and rules (ids and digests) that a package was made with.

    `office` is LibreOffice's version where PDFs were made. Paths are relative to the project's `folder`, and
    its own templates count among the inputs.
    """
    templates = [path for path in (folder / "templates").rglob("*.docx") if not path.name.startswith("~$")]
    files = {*inputs, *filter(Path.is_file, templates)}
    return {
        "inputs": [_input(path, folder) for path in sorted(files)],
        "versions": programs() | ({"libreoffice": office} if office else {}),
        "rules": [{"id": id_, "sha256": digest} for id_, digest in sorted(rules.items())],
    }


def programs() -> dict[str, str]:
    """The version of docgen and of everything whose version shows in a paper."""
    libraries = {name: version(name) for name in _LIBRARIES}
    return {"docgen": __version__, "python": platform.python_version(), **libraries}


def manifest(record: Mapping[str, Any], published: Sequence[Published]) -> bytes:
    """manifest.json: the files made, after what they were made from."""
    files = [
        {"path": file.path.name, "bytes": file.bytes, "sha256": file.sha256, "pages": file.pages}
        for file in published
    ]
    return (json.dumps({**record, "files": files}, ensure_ascii=False, indent=2) + "\n").encode()


def sums(published: Iterable[Published]) -> bytes:
    """SHA256SUMS, as `sha256sum -c` reads it."""
    return "".join(f"{file.sha256}  {file.path.name}\n" for file in published).encode()


def _input(path: Path, folder: Path) -> dict[str, Any]:
    shown = Path(os.path.relpath(path, folder)).as_posix()
    return {"path": shown, "bytes": path.stat().st_size, "sha256": digest(path)}


def digest(path: Path) -> str:
    """The file's SHA-256."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
