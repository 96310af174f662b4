"""Whether a killed run left something behind: asked at the start of every command that has a folder, so it
costs next to nothing."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path

_LEFT = re.compile(r"\.(?P<target>.+)\.(?P<word>new|previous|left)(-\w+)?")


def beside(target: Path, word: str) -> Path:
    """A free name beside a package for what is left if the run is killed: "new", "previous" or "left"."""
    return target.with_name(f".{target.name}.{word}-{secrets.token_hex(4)}")


def interrupted(folder: Path) -> list[Path]:
    """The packages in a folder of outputs, and in the folders in it, beside which something was left."""
    places = [folder, *(each for each in _inside(folder) if each.is_dir() and not each.name.startswith("."))]
    found = [each.with_name(left["target"]) for place in places for each, left in _left(place)]
    return list(dict.fromkeys(found))


def leftovers(target: Path, word: str) -> list[Path]:
    """What was left beside a package under that word, in order of names."""
    lying = _left(target.parent)
    return [each for each, left in lying if left["target"] == target.name and left["word"] == word]


def _left(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    for each in _inside(folder):
        if (left := _LEFT.fullmatch(each.name)) and each.is_dir():
            yield each, left


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
