"""The files that a tender is read from are kept in tender/ beside tender.yaml, each with its hash."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from docgen.load.tender_files import digest
from docgen.pack.writing import writing
from docgen.tasks.into.entries import Entry

_UNFIT = re.compile(r'[\\/:*?"<>|\s“”]+')


def kept(file: Path, folder: Path) -> Entry:
    """The tender's file in the project, beside those of the same name that say something else."""
    folder.mkdir(parents=True, exist_ok=True)
    sha256 = digest(file) or ""
    name = _UNFIT.sub("_", file.name)[-80:].strip("._ ") or "tender"
    target = folder / name
    if target.exists() and digest(target) != sha256:
        target = folder / f"{target.stem[:60]}-{sha256[:8]}{target.suffix}"
    if not target.exists():
        with writing(target) as temporary:
            shutil.copyfile(file, temporary)
    return {"file": target.name, "sha256": sha256}
