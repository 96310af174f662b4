"""What lies in the folder of ledgers and is none of them: never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.load.ledgers.file import SUFFIXES
from docgen.load.ledgers.form import BLANK
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.near import near_miss

_PASSING = (".", "~$", "Thumbs.db", "desktop.ini")
"""How names begin that programs leave behind: hidden files, and Excel's mark of an open workbook."""


def unknown_files(folder: Path, specs: Iterable[LedgerSpec]) -> Iterator[Finding]:
    """Files and folders in `folder`/ledgers that no ledger is read from."""
    place = folder / "ledgers"
    names = [f"{spec.code}{suffix}" for spec in specs for suffix in SUFFIXES]
    passed = {*names, BLANK}
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        if path.name not in passed and not path.name.startswith(_PASSING):
            case, values = near_miss(path.name, names)
            said = Message("{name} is no file of a ledger, and is not read", {"name": path.name})
            yield found("LEDGER-FILE", Origin(f"ledgers/{path.name}"), said, case, **values)
