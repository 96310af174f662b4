"""Words of an old bid as they are kept: their own signs and letters, which go into the next bid."""

from __future__ import annotations


def plain(text: str) -> str:
    """The text with one blank for every white space; full-width signs stay full-width."""
    return " ".join(text.split())
