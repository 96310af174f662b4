"""What an operator writes of a week, month or quarter, and the pictures of what was held in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

NARRATIVES = "narratives"
"""The folder of narratives in a project."""

CODE = re.compile(r"\d+-(W?\d\d|Q\d)")
"""How they are named: 2026-03, 2026-W12, 2026-Q1."""


@dataclass(frozen=True)
class HeldEvent:
    """An event, by the name of its folder, with its pictures: photos, sign-in sheets."""

    name: str
    pictures: tuple[Path, ...]


@dataclass(frozen=True)
class Narrative:
    """The text of a unit, Word or Markdown, as `shown` to the user; None where there are pictures alone."""

    text: Path | None
    shown: str
    events: tuple[HeldEvent, ...] = ()


def unit_code(every: Literal["week", "month", "quarter"], last: date) -> str:
    """What the unit that ends on that day is called."""
    match every:
        case "week":
            year, week, _ = last.isocalendar()
            return f"{year}-W{week:02}"
        case "month":
            return f"{last:%Y-%m}"
    return f"{last.year}-Q{(last.month + 2) // 3}"
