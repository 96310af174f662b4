"""What is asked of a build, and what it answers: shared by the flows of all kinds of package."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.model.finding import Finding
from docgen.pack.manifest import Published
from docgen.pack.wanted import Format

Kind = Literal["response", "handover", "acceptance"]

Progress = Callable[[str], None]
"""Told the title of each paper before it is made."""

Made = tuple[list[Published], list[Finding]]
"""The files of a package, none where findings stopped it, and the findings."""


@dataclass(frozen=True)
class Order:
    """How packages are to be made: below which folder, as drafts or not, for which period, as what files."""

    out: Path
    draft: bool
    progress: Progress
    period: int | None = None
    format: Format = "docx"


@dataclass(frozen=True)
class Built:
    """What a build made and found; without files where findings stopped it.

    `complete`: every package that was asked for came, in every format asked for.
    """

    files: tuple[tuple[Kind, Published], ...]
    findings: tuple[Finding, ...]
    complete: bool
