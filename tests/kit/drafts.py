"""Drafts of a project from small tenders: written as Word, read, and drafted as `docgen read --into` does."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen.rules.reading import read as read_yaml
from docgen.tasks.into.entries import Entry
from docgen.tasks.into.tender import tender_data
from docgen.tasks.read import Read, read
from kit.strangers import written

MUSEUM = Path(__file__).parent.parent / "tasks" / "into" / "museum.yaml"


def lines(*changes: tuple[str, str]) -> list[dict[str, Any]]:
    """The museum's tender with words replaced, each of which must stand in it."""
    text = MUSEUM.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return list(read_yaml(text))


def museum(folder: Path, *changes: tuple[str, str]) -> Path:
    """The museum's tender as a Word file."""
    folder.mkdir(parents=True, exist_ok=True)
    return written(lines(*changes), folder / "讲解服务 招标文件.docx")


@cache
def _read(changes: tuple[tuple[str, str], ...]) -> Read:
    with TemporaryDirectory() as folder:
        return read([museum(Path(folder), *changes)])


def said(*changes: tuple[str, str]) -> Read:
    """What the museum's tender says."""
    return _read(changes)


def drafted(*changes: tuple[str, str], **reading: Any) -> Entry:
    """tender.yaml of it as plain data; `reading` puts other entries in place of those that were read."""
    made = said(*changes)
    return deepcopy(tender_data(replace(made.reading, **reading), made.outline))


def plain(data: Any) -> Any:
    """Data without the comments that stand in them."""
    if isinstance(data, dict):
        return {name: plain(value) for name, value in data.items() if not name.startswith("#")}
    return [plain(each) for each in data] if isinstance(data, list) else data
