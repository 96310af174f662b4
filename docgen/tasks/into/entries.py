"""Entries as tender.yaml holds them: where they stand, how sure they are, what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.model.numerals import number
from docgen.model.reading.reading import Found

Entry = dict[str, Any]

UNSTATED = "采购文件中没有读到"
"""Stands for the section where the tender was not found to say something."""

_CHINESE = "[一二三四五六七八九十百零〇]{1,4}"
_NUMBERED = re.compile(
    rf"(?:第|序号|行|表|条|项)?[（(]?(?P<count>\d{{1,3}}(?:[.\-]\d{{1,3}})*|{_CHINESE})[）)]?(?:章|节|条|部分|篇|卷|册)?[、.．]?"
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TITLE_ENDS = re.compile(r"[，。；;（(\n]|[：:,](?!\d)")
_LONGEST_TITLE = 20


def origin(found: Found) -> Entry:
    """Block and certainty of an entry."""
    return (
        {"block": found.block, "certainty": found.certainty}
        if found.block
        else {"certainty": found.certainty}
    )


def citation(place: str) -> Entry:
    """A place as printed, its last number apart: 第三章 二 （一） 2 is 第三章 二 （一）, 2."""
    section, _, item = place.strip().rpartition(" ")
    if not section:
        return {"section": item or UNSTATED}
    return {"section": section, "item": item}


class Codes:
    """Codes that say where a thing stands in the tender, none of them twice: T3.2.1.2."""

    def __init__(self, taken: Iterator[str] | tuple[str, ...] = ()) -> None:
        self._taken = set(taken)

    def of_place(self, letter: str, place: str) -> str:
        """A letter and the numbers of a place; a plain count where it has none."""
        numbers: list[str] = []
        for part in place.split():
            found = _in_digits(part)
            if numbers and found.startswith(f"{numbers[-1]}."):
                numbers.pop()  # 3.2.1 below 3.2 names what stands above it already
            if found:
                numbers.append(found)
        return self.free(letter + ".".join(numbers)) if numbers else self.next(letter)

    def next(self, letter: str) -> str:
        """The letter with the first number that is free."""
        count = 1
        while f"{letter}{count}" in self._taken:
            count += 1
        return self.free(f"{letter}{count}")

    def free(self, code: str) -> str:
        """The code, with a number behind it where it is taken."""
        found, again = code, 2
        while found in self._taken:
            found, again = f"{code}-{again}", again + 1
        self._taken.add(found)
        return found


def _in_digits(part: str) -> str:
    if len(part) == 1 and part in _CIRCLED:
        return str(_CIRCLED.index(part) + 1)
    met = _NUMBERED.fullmatch(part)
    if met is None:
        return ""
    return met["count"] if met["count"][0].isascii() else str(number(met["count"]))


def titled(text: str) -> str:
    """A title from a thing's own words: its first clause, cut where it is long."""
    first = text.strip().splitlines()[0] if text.strip() else ""
    head = _TITLE_ENDS.split(first, maxsplit=1)[0].strip(' “”"《》、') or first.strip()
    return head if len(head) <= _LONGEST_TITLE else f"{head[:_LONGEST_TITLE]}…"
