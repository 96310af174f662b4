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
from typing import TYPE_CHECKING, Any

from docgen import __version__

if TYPE_CHECKING:  # a build of one kind imports no other's records
    from docgen.model.acceptance.measured import LedgerSummary
    from docgen.model.acceptance.records import Acceptance
    from docgen.model.handover.records import HandoverProject
    from docgen.model.project import Project

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
_LIBRARIES = ("python-docx", "pypdf", "pypdfium2", "pillow")
_BLOCK = 2**20


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
    libraries = {name: version(name) for name in _LIBRARIES}
    programs = {"docgen": __version__, "python": platform.python_version(), **libraries}
    return {
        "inputs": [_input(path, folder) for path in sorted(files)],
        "versions": programs | ({"libreoffice": office} if office else {}),
        "rules": [{"id": id_, "sha256": digest} for id_, digest in sorted(rules.items())],
    }


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


def response_inputs(project: Project) -> list[Path]:
    """Every file that the project was read from."""
    return [
        *(project.folder / name for name in project.sources.files.values()),
        *(item.path for item in project.evidence.values()),
        *(chapter.path for chapter in project.plan),
    ]


def handover_inputs(project: HandoverProject) -> list[Path]:
    """Every file that the handover was read from, the inventory signed before included."""
    folder, previous = project.operation.folder, project.terms.previous
    return [
        *(folder / name for name in project.operation.sources.files.values()),
        *(path for path, _ in project.photos.values()),
        *([folder / previous.file] if previous else []),
    ]


def acceptance_inputs(acceptance: Acceptance, ledgers: Iterable[LedgerSummary]) -> list[Path]:
    """Every file that the periods were scored from, ledgers included."""
    folder = acceptance.operation.folder
    named = {*acceptance.sources.files.values(), *(ledger.file for ledger in ledgers)}
    return [folder / name for name in sorted(named)]


def _input(path: Path, folder: Path) -> dict[str, Any]:
    shown = Path(os.path.relpath(path, folder)).as_posix()
    return {"path": shown, "bytes": path.stat().st_size, "sha256": _digest(path)}


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
