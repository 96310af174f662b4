"""What a build has to hand over: kinds of file, and what the tender says of handing in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from docgen.model.tender.handin import HandIn
from docgen.pack.own_pages import OwnPage

Format = Literal["docx", "pdf", "both"]


@dataclass(frozen=True)
class Wanted:
    """The files to make of filled papers. `archive` is the name of the zip, blank for none; `scans`
    the folder of signed pages."""

    format: Format
    draft: bool = False
    handin: HandIn = field(default_factory=HandIn)
    title: str = ""
    author: str = ""
    dated: date = date(1980, 1, 1)
    archive: str = ""
    copies: int = 0
    scans: Path | None = None
    own_pages: Mapping[str, tuple[OwnPage, ...]] = field(default_factory=dict)


def file_name(pattern: str, values: Mapping[str, str]) -> str:
    """`pattern` with its {places} filled, without the signs that Windows refuses in a file's name."""
    for place, value in values.items():
        written = "".join("-" if char in '\\/:*?"<>|' else char for char in value)
        pattern = pattern.replace(f"{{{place}}}", written)
    return pattern
