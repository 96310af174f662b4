"""Dates to fill: 　年　月　日, ____年__月__日, XX年XX月XX日, 2028年  月  日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.rules.forms import BlankWords

GAP = " \u3000\xa0\t\u2002\u2003\u2009"
"""Characters that print nothing."""

WIDE = 4
"""So many half-width blanks are a place to write; fewer part words."""

_FILL = f"[_{GAP}]"
_CROSS = "[Xx×*○]{1,4}"
_LEADER = "[.…⋯·]{2,}"
_PART = f"(?:_+[{GAP}]?|[{GAP}]*_*|{_CROSS}|{_LEADER})"
_TIME = f"(?:(?:上午|下午)?{_FILL}+时(?:{_FILL}+分)?)?"
_DATE = re.compile(
    rf"(?P<year>{_FILL}*(?:202?|二[〇○零]二?){_FILL}+|[0-9]{{4}}[ ]*|{_PART})年{_PART}月{_PART}日{_TIME}"
)
_SIGNED = re.compile(
    rf"(?<=[日时][期间])(?:\([^()]*\))?:(?P<date>{_FILL}{{2,}}(?P<sign>[-/.]){_FILL}{{2,}}(?P=sign){_FILL}*)"
)
"""日期：____/__/__"""

_MONTH = re.compile(rf"{_FILL}+年{_FILL}+月(?!{_FILL}*日)")


def dates(text: str, lined: list[bool], words: BlankWords) -> Iterator[tuple[int, int]]:
    """Where the dates to fill of a text begin and end; `lined` says which characters are underlined."""
    for found in _DATE.finditer(text):
        year, rest = found["year"], found.group()[len(found["year"]) :]
        bare = not year and rest == "年月日"
        open_parts = re.search(f"[_{GAP}Xx×*○.…⋯·]", rest if year.strip(GAP).isdigit() else year + rest)
        if bare and re.search(r"(?:[:自至到于]|^\s*)$", text[: found.start()]):
            yield found.start(), found.end()
        elif not bare and open_parts:
            yield _year_begins(text, lined, found, words), found.end()
    for found in _SIGNED.finditer(text):
        blank = found["date"]
        lead = len(blank) - len(blank.lstrip(GAP)) if "_" in blank else 0
        yield found.start("date") + lead, found.end("date")
    for found in _MONTH.finditer(text):
        yield found.start(), found.end()


def _year_begins(text: str, lined: list[bool], date: re.Match[str], words: BlankWords) -> int:
    """Where the year's own gap begins, which may follow the place to sign without a word between."""
    start, end = date.span("year")
    if begun := re.search("[2二]", date["year"]):
        return start + begun.start()
    if "_" in date["year"]:
        return start + date["year"].index("_")
    if date["year"].strip(GAP):
        return start
    own = end
    while own > start and lined[own - 1] == lined[end - 1]:
        own -= 1
    before = text[max(0, start - 8) : start]
    month = re.match(rf"年({_FILL}*)月", text[end:])
    signs = words.sign.search(before) or words.seal.search(before)
    if own == start and month and (before.endswith("_") or signs):
        usual = max(len(month[1]), 1)
        if before.endswith("_") or end - start >= usual + WIDE:
            return max(start, end - usual)
    return own
