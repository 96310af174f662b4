"""Runs of Chinese characters that a text shares with a tender: what was copied instead of said anew."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST_RUN = 14


def copied_runs(texts: Iterable[str], source: str, proper_names: tuple[str, ...]) -> dict[str, set[str]]:
    """Each text that shares more than LONGEST_RUN characters in a row with the source, and the runs.

    Punctuation, figures and spaces do not part a run; a proper name does.
    """
    printed = _runs(_characters(source, proper_names))
    shared = {text: _runs(_characters(text, proper_names)) & printed for text in texts}
    return {text: runs for text, runs in shared.items() if runs}


def _characters(text: str, proper_names: tuple[str, ...]) -> str:
    for name in proper_names:
        text = text.replace(name, "|")
    return re.sub(r"[^\u4e00-\u9fff|]", "", text)


def _runs(characters: str) -> set[str]:
    size = LONGEST_RUN + 1
    runs = {characters[i : i + size] for i in range(len(characters) - size + 1)}
    return {run for run in runs if "|" not in run}
