"""What the formats of a workbook say of a cell: whether it shows a day, whether it may be changed."""

from __future__ import annotations

import re

from lxml import etree

from docgen.guard.archive import Archive
from docgen.guard.markup import parse_markup

_DAYS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
"""Numbers of the formats of days that every workbook has, the Chinese ones among them."""
_UNREAD = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


class Styles:
    """The cell formats of a workbook, by number."""

    def __init__(self, archive: Archive) -> None:
        part = next((name for name in archive.entries if re.fullmatch(r"(?i)xl/styles\d*\.xml", name)), "")
        self._formats: list[etree._Element] = []
        self._codes: dict[str, str] = {}
        if part:
            root = parse_markup(archive.part(part))
            self._formats = root.findall("{*}cellXfs/{*}xf")
            codes = root.iterfind("{*}numFmts/{*}numFmt")
            self._codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in codes}

    def shows_day(self, style: str) -> bool:
        """Whether cells of this format show a number as a day."""
        number = self._of(style, "numFmtId") or "0"
        if number in self._codes:
            return any(sign in "yYdD" for sign in _UNREAD.sub("", self._codes[number]))
        return int(number) in _DAYS

    def is_locked(self, style: str) -> bool:
        """Whether cells of this format are closed once their sheet is protected, as all are unless told."""
        at = int(style or 0)
        if at >= len(self._formats):
            return True
        said = self._formats[at].find("{*}protection")
        return said is None or said.get("locked", "1") not in ("0", "false")

    def _of(self, style: str, name: str) -> str:
        at = int(style or 0)
        return (self._formats[at].get(name) or "") if at < len(self._formats) else ""
