"""Which program has a paper open: office programs leave a small file of their own beside it.

Word puts `~$` before the name, or in place of its first letters where it is long; LibreOffice makes
`.~lock.NAME#`, WPS `.~NAME`. What stands inside, a person's name, is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def opened(target: Path) -> tuple[str, list[str]]:
    """A program that has the file open, or papers in the folder, and their names; "" where none shows."""
    by_program: dict[str, list[str]] = {}
    with suppress(OSError):
        for program, name in _open_papers(target if target.is_dir() else target.parent):
            if target.is_dir() or name == target.name:
                by_program.setdefault(program, []).append(name)
    return next(iter(by_program.items()), ("", []))


def _open_papers(folder: Path) -> Iterator[tuple[str, str]]:
    there = sorted(path for path in folder.rglob("*") if path.is_file())
    for mark in there:
        papers = [path.name for path in there if path.parent == mark.parent and path != mark]
        if mark.name.startswith(".~lock.") and mark.name.endswith("#"):
            program, said = "LibreOffice", [name for name in papers if name == mark.name[7:-1]]
        elif mark.name.startswith(".~"):
            program, said = "WPS", [name for name in papers if name == mark.name[2:]]
        elif mark.name.startswith("~$"):
            program, said = "Word", [name for name in papers if _is_of_word(mark.name[2:], name)]
        else:
            continue
        yield from ((program, name) for name in said[:1])


def _is_of_word(rest: str, name: str) -> bool:
    """`rest`: the mark's name behind `~$`, which lacks at most two letters of the paper's."""
    return name in (rest, name[:1] + rest, name[:2] + rest)
