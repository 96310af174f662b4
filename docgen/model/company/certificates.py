"""Certificates as a cell of the staff sheet lists them: names with their levels, each with its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docgen.model.text import unspaced

NONE = "无"
"""What a cell says where there is nothing, as against a blank one, of which nothing is known."""

_ENTRIES = re.compile(r"[;；\n]")
_DAY = re.compile(r"(?<!\d)(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?(?!\d)|月(?!\d))")
# The day of issue is no last day: 2024-03-01发证, 领证日期：2024-03-01.
_ISSUED = re.compile(r"(?:发证|签发|颁发|核发|领证|取得|获得|批准|初领|出证)(?:日期|时间)?[^\d]{0,3}$")
_ISSUED_AFTER = re.compile(r"[^\d]{0,2}(?:发证|签发|颁发|核发|领证|取得|获得|批准|领取|考取|初领)")
_FIRST = re.compile(r"(?:自|从|起始日?期?|开始)[^\d]{0,3}$")
_FIRST_AFTER = re.compile(r"[^\d]{0,1}(?:起(?!止)|开始)")
_UNTIL = re.compile(r"(?:至|到|止|截止|截至|-|—|–|~|前)[^\d]{0,3}$")
_UNTIL_AFTER = re.compile(r"[^\d]{0,1}(?:止|前|到期|期满|届满|截止|失效)")
# Words of a validity that no day above answers: 有效期3年, 明年到期.
_LIMITED = re.compile("有效期|到期|截止|截至|期满|届满")
_UNLIMITED = re.compile("长期|永久|终身|无固定期限|不限期|无期限|有效期内")


@dataclass(frozen=True)
class Certificate:
    """A certificate as it is written, level and all, and the first and last that its last day may be.

    Without them it holds without end; `unread`: it has an end, and the words name no day.
    """

    text: str
    until: date | None = None
    surely_until: date | None = None
    unread: bool = False

    def valid_on(self, day: date) -> bool | None:
        """Whether it holds on the day; None where its words leave that open."""
        if self.unread:
            return None
        if self.until is None or day <= (self.surely_until or self.until):
            return True
        return False if day > self.until else None


def listed(cell: str) -> Iterator[Certificate]:
    """The certificates of a cell, such as 保安员证（四级）；健康证（有效期至2026-05-31）, and of 无 none.

    Of several days the last day is the one behind 至, else the latest; a day of issue is none. Of a month
    any day may be the last. Raises ValueError for a day that is none.
    """
    for entry in (part.strip() for part in _ENTRIES.split(cell)):
        if entry not in ("", NONE):
            yield dated(entry)


def dated(entry: str) -> Certificate:
    """One certificate with the day that its words name. Raises ValueError for a day that is none."""
    words = unspaced(entry)
    spans = []
    for found in _DAY.finditer(words):
        span = _span(found)
        before, after = words[: found.start()], words[found.end() :]
        ends = bool(_UNTIL.search(before) or _UNTIL_AFTER.match(after))
        begins = _ISSUED.search(before) or _ISSUED_AFTER.match(after) or _FIRST.search(before)
        if ends or not (begins or _FIRST_AFTER.match(after)):
            spans.append((ends, span))
    if spans:
        _, (first, last) = max(spans, key=lambda each: (each[0], each[1][1]))
        return Certificate(entry, last, None if first == last else first)
    return Certificate(entry, unread=bool(_LIMITED.search(words) and not _UNLIMITED.search(words)))


def _span(found: re.Match[str]) -> tuple[date, date]:
    year, month = int(found[1]), int(found[2])
    if found[3]:
        day = date(year, month, int(found[3]))
        return day, day
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
