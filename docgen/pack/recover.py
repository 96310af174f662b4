"""What a run that was killed while it published left behind is put right by the next one.

Beside a package lie, with a dot before its name and a word behind it:

- `new`: one that was being written; it is nothing yet,
- `previous`: one of the two, whole, old or new,
- `left`: single files of an old one that a program still had open.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from docgen.model.finding import DocgenError, Finding
from docgen.pack.claim import publishing
from docgen.pack.interrupted import interrupted, leftovers
from docgen.pack.manifest import MANIFEST
from docgen.pack.own_files import Carried, settle


def recover(folder: Path) -> list[Finding]:
    """Put right what lies in a folder of outputs and in the folders in it: every package stands again, with
    all that people saved. What another run is just publishing is left to it, and so is what the system
    does not let be changed."""
    found: list[Finding] = []
    for target in interrupted(folder):
        with suppress(OSError, DocgenError), publishing(target, wait=False):
            found += put_right(target).findings
    return found


def put_right(target: Path) -> Carried:
    """The same for one package that this run alone publishes."""
    for unfinished in leftovers(target, "new"):
        shutil.rmtree(unfinished, ignore_errors=True)
    packages = sorted(leftovers(target, "previous"), key=_made_at)
    if packages and not os.path.lexists(target):
        packages.pop().rename(target)
    carried = Carried()
    if target.is_dir():
        for old in [*packages, *leftovers(target, "left")]:
            settle(old, target, carried)
    return carried


def _made_at(package: Path) -> float:
    """When the package was made; one without its manifest is none, and comes before all others."""
    try:
        return (package / MANIFEST).stat().st_mtime
    except OSError:
        return 0.0
