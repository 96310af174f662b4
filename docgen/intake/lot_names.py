"""What names a lot, in one place: 包1, 标项一, 第二标段, 采购包号：1; words in rules/reading/outline.yaml.

Every room that meets a lot's name asks here, so that a name means the same lot to all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docgen.model import numerals
from docgen.model.reading.outline import Outline
from docgen.model.text import narrow
from docgen.rules import outline_words

_COUNT = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?![0-9.])|[A-Z](?![A-Za-z0-9]))"


@dataclass(frozen=True, slots=True)
class Named:
    """Where a text names a lot, and its number; A is 1."""

    start: int
    end: int
    number: int


@cache
def any_word() -> str:
    """A pattern of the words for a lot, the longest first."""
    return f"(?:{'|'.join(sorted(outline_words().lot_words, key=len, reverse=True))})"


@cache
def _names() -> re.Pattern[str]:
    words = outline_words()
    named = rf"(?<!{words.lot_not_after}){any_word()}\s*号?[:：]?\s*第?(?P<count>{_COUNT})"
    counted = rf"第\s*(?P<ordinal>{_COUNT})\s*个?{any_word()}"
    bare = rf"(?<![0-9.A-Za-z一二三四五六七八九十第两共分为])(?P<bare>{_COUNT}){any_word()}(?![括含装干])"
    return re.compile(rf"(?:{counted}|{bare}|{named})(?!{words.lot_not_before})")


def named(text: str) -> Iterator[Named]:
    """The lots that a text names, in their order; places are those of `text`."""
    for met in _names().finditer(narrow(text)):
        yield Named(met.start(), met.end(), _number(met["ordinal"] or met["bare"] or met["count"]))


def at_head(text: str) -> Named | None:
    """The lot that a text begins with."""
    first = next(named(text), None)
    return first if first is not None and first.start == 0 else None


def ordinal(text: str) -> int | None:
    """The number of the lot that a text names first, or None."""
    return next((each.number for each in named(text)), None)


def number(code: str) -> int | None:
    """The number of a lot by its code: 2, 二, 包2, 第二标段."""
    bare = re.fullmatch("[0-9]{1,2}|[一二三四五六七八九十]{1,3}", narrow(code.strip()))
    return _number(bare[0]) if bare else ordinal(code)


def is_name(text: str) -> bool:
    """Whether a text is a lot's name and nothing else."""
    return _names().fullmatch(narrow(text.strip())) is not None


def by_lot(text: str, outline: Outline) -> list[tuple[str, str]]:
    """A text taken apart by the lots it names: [("包1", "50,000.00元"), …]; [("", text)] where it names none.

    A lot counts where it begins a clause, so that 两包均投 in mid-sentence takes nothing apart.
    """
    known = {lot.number: lot.code for lot in outline.lots}
    starts = [
        (each.start, each.end, known[each.number])
        for each in named(text)
        if each.number in known and begins_clause(text, each)
    ]
    if not starts:
        return [("", text)]
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    parts = [
        (code, text[end:until].lstrip(" :：").rstrip(" ,，;；、"))
        for (_, end, code), until in zip(starts, ends, strict=True)
    ]
    for at in range(len(parts) - 2, -1, -1):
        if parts[at][1] in ("", "和", "及", "与"):  # 标段一、标段二专门面向…… says it of both
            parts[at] = parts[at][0], parts[at + 1][1]
    before = text[: starts[0][0]].rstrip(" ,，;；、:：")
    return ([("", before)] if before else []) + parts


def begins_clause(text: str, name: Named) -> bool:
    """Whether a clause of the text begins with the lot's name."""
    return not re.search(r"[^。;；,，、:：\n\s(（]\Z", text[: name.start])


def _number(count: str) -> int:
    if count.isascii() and count.isalpha():
        return ord(count) - ord("A") + 1
    return int(numerals.number(count))
