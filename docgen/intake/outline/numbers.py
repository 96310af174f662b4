"""Numbers at the head of a line, by class: 第三章, 一、, （一）, 1., 1.2, （1）, 1）, ①, A., a), i."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from docgen.model import numerals
from docgen.model.rules.reading_outline import CHINESE, OutlineWords

# One sign for one, so that places in the text stay; ① is a class of its own and stays too.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．（）　，\xa0", "0123456789.() , ")

RANKS = {
    "chapter": 0, "section": 1, "article": 2, "chinese": 3, "chinese_bracketed": 4, "upper_roman": 4,
    "upper": 5, "digits": 6, "dotted": 7, "dashed": 7, "bracketed": 8, "half_bracketed": 9, "circled": 10,
    "lower": 11, "lower_roman": 12, "lower_bracketed": 12,
}  # fmt: skip
"""The classes from the outermost to the innermost, where nothing in the text says otherwise."""

_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("chinese_bracketed", rf"\(\s*({CHINESE}{{1,4}})\s*\)"),
        ("bracketed", r"\(\s*([0-9]{1,3})\s*\)"),
        ("lower_bracketed", r"\(\s*([A-Za-z])\s*\)"),
        ("chinese", rf"({CHINESE}{{1,3}})\s*[、.](?!{CHINESE}{{1,2}}[、季年级层楼类次])"),
        ("dotted", r"([0-9]{1,2}(?:\s?\.\s?[1-9][0-9]{0,2})+)(?![0-9])\s*[.、)]?"),
        ("half_bracketed", r"([0-9]{1,3})\s*\)"),
        ("dashed", r"([0-9]{1,2}-[0-9]{1,2})(?=[\s、.])[、.]?"),
        ("digits", r"([0-9]{1,3})\s*(?:、|\.(?![0-9]))"),
        ("circled", "([①-⑳㉑-㉟])"),
        ("upper_roman", r"([IVX]{2,5})\s*[.、)]"),
        ("lower_roman", r"([ivx]{2,5})\s*[.、)]"),
        ("upper", r"([A-Z])\s*[.、)](?![A-Za-z])"),
        ("lower", r"([a-z])\s*[.、)](?![A-Za-z])"),
    )
)
# A number that nothing closes: only where Word set it, or where a short title follows.
_BARE = re.compile(r"([0-9]{1,3})(?=\s|$)")
_BARE_TITLE = re.compile(r"([1-9][0-9]?)[ \t]+(?=[^\s0-9，。；]{2,20}$)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number as printed, its class and value; `path` are the parts of 3.2.1, the rest begins at `end`."""

    printed: str
    kind: str
    value: int
    path: tuple[int, ...] = ()
    end: int = 0


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"[0-9(（第一二三四五六七八九十百零〇两①-⑳㉑-㉟０-９A-Za-z]")


def numbered(text: str, words: OutlineWords, automatic: bool = False) -> Numbered | None:
    """The number at the head of a text, or None. `automatic`: Word set it, so that nothing need close it."""
    at = len(text) - len(text.lstrip())
    if not _starts().match(text, at):
        return None
    half = text.translate(_HALF_WIDTH)
    if found := words.ordinals.match(half, at):
        kind = next(kind for kind in ("chapter", "section", "article") if found[kind])
        return _made(text, found, kind, found["count"])
    for kind, pattern in _PATTERNS:
        if (found := pattern.match(half, at)) is None:
            continue
        short = kind == "dotted" and found[1].count(".") == 1
        if short and not automatic and words.figure_follows.match(half, found.end()):
            continue
        if kind == "dashed" and words.figure_follows.match(half, found.end()):
            continue
        return _made(text, found, kind, found[1])
    bare = _BARE.match(half, at) if automatic else _BARE_TITLE.match(half, at)
    if bare and (automatic or not words.figure_follows.fullmatch(half, bare.end())):
        return _made(text, bare, "digits", bare[1])
    return None


def _made(text: str, found: re.Match[str], kind: str, count: str) -> Numbered:
    path: tuple[int, ...] = ()
    if kind in ("dotted", "dashed"):
        path = tuple(int(part) for part in re.split(r"[.\-]", re.sub(r"\s", "", count)))
        value = path[-1]
    elif kind == "circled":
        value = ord(count) - (ord("①") - 1 if count <= "⑳" else ord("㉑") - 21)
    elif kind.endswith("roman"):
        value = _roman(count.lower())
    elif count.isascii() and count.isalpha():
        value = ord(count.lower()) - ord("a") + 1
    else:
        value = int(numerals.number(count))
    return Numbered(text[found.start() : found.end()].strip(), kind, value, path, found.end())


def _roman(count: str) -> int:
    values = [_ROMAN[sign] for sign in count]
    return sum(-v if any(later > v for later in values[i + 1 :]) else v for i, v in enumerate(values))


def as_roman(number: Numbered) -> Numbered | None:
    """A single letter read as a Roman number, where it could be one: i) is 1."""
    letter = re.sub("[^A-Za-z]", "", number.printed)
    if number.kind not in ("lower", "upper", "lower_bracketed") or letter.lower() not in _ROMAN:
        return None
    kind = "lower_roman" if letter.islower() else "upper_roman"
    return replace(number, kind=kind, value=_ROMAN[letter.lower()])


def in_path(printed: str) -> str:
    """The number as a part of a place: without what only closes it, blanks and marks."""
    bare = re.sub(r"\s+", "", printed)
    return bare.rstrip("、.．)）") if not bare.startswith(("(", "（")) else bare
