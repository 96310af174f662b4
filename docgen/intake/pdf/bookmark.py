"""An entry of a PDF's own outline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Its words, its level from 1, its page from 1."""

    title: str
    level: int
    page: int
