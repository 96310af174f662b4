"""How lines begin and end: numbers, marks, labels, ends of sentences, leaders of a list of contents."""

from __future__ import annotations

import re

from docgen.intake.mark_signs import ANY, USUAL

_NUMBERED = re.compile(
    rf"\s*[{ANY}]*\s*(?:"
    r"第\s*[一二三四五六七八九十百零〇\d]+\s*(?:章|节|条|部分|卷|册|包)"
    r"|[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z])\s*[）)]"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．]"
    r"|\d{1,3}(?:[.．]\s?\d{1,3})*\s*(?:[、)）]|[.．](?!\d))"
    r"|\d{1,2}(?:[.．]\d{1,3})+(?![\d.]|\s*(?:万|元|%|％|米|倍|分|亿|年|月|日|小时|平|公|千|吨|m|㎡|k))"
    r"|[①-⑳⑴-⒇]|[a-zA-Z][.)、）]|附[件表]\s*[\d一二三四五六七八九十：:]|注[：:]|备注[：:])"
)
_NOTE = re.compile(r"\s*(?:附[件表]\s*[\d一二三四五六七八九十：:]|注[：:]|备注[：:])")
_LABEL = re.compile(r"\s*[^，。；、：:（(]{2,10}(?:[（(][^）)]*[）)])?\s*[：:]")
_BROKEN_OFF = re.compile(r"第\s*[一二三四五六七八九十百\d]{1,4}\s*$")
_COUNT = re.compile(r"\s*[（(]?(\d{1,2})(?:[.．](?!\d)|[、)）])")
_COUNTED = re.compile(r"(?:^|[。；;）)])\s*[（(]?(\d{1,2})(?:[.．](?!\d)|[、)）])")
_MARKED = re.compile(rf"\s*[{USUAL}●◆■➢❖•]")
_ENDED = re.compile(r"[。；;！!？?：:][”’」』）)]?\s*$")
_LEADERS = re.compile(r"\s*(?:[.．·•…⋯‥_\-—]{4,}|…{2,})\s*[-—]?\s*(\d{1,4}|[ivxIVX]{1,6})\s*[-—]?\s*$")
_TRAILING = re.compile(r"[.．·•…⋯‥]{4,}\s*$")
_REACH = 400
"""Characters from a line's end: longer leaders are no list of contents."""


def ended(text: str) -> bool:
    """Whether a sentence ends with it."""
    return bool(_ENDED.search(text.rstrip()[-4:]))


def numbered(text: str) -> bool:
    """Whether it begins with a number of a list, or as a note does; 2028年 and 3.5米 are no such number."""
    return bool(_NUMBERED.match(text))


def marked(text: str) -> bool:
    """Whether it begins with a mark or a bullet."""
    return bool(_MARKED.match(text))


def begins(text: str) -> bool:
    """Whether a paragraph begins with it: it has a number or a mark."""
    return numbered(text) or marked(text)


def labelled(text: str) -> bool:
    """Whether it begins with a short label and a colon."""
    return bool(_LABEL.match(text))


def broken_off(text: str) -> bool:
    """Whether it ends within a word: 第二, whose 标段 stands in the next line."""
    return bool(_BROKEN_OFF.search(text[-8:]))


def noted(text: str) -> bool:
    """Whether it begins as a note or an annex does."""
    return bool(_NOTE.match(text))


def counts_on(above: str, text: str) -> bool:
    """Whether a paragraph's number is the next after the last one above: 2. after 1."""
    fresh, before = _COUNT.match(text), _COUNTED.findall(above)
    return bool(fresh and before and int(fresh[1]) == int(before[-1]) + 1)


def leader(text: str) -> tuple[int, str] | None:
    """Where dots that lead to a page number begin, and the number; None in any other line."""
    start = max(0, len(text) - _REACH)
    told = _LEADERS.search(text, start)
    return (told.start(), told[1]) if told else None


def led(text: str) -> bool:
    """Whether it ends with dots whose number is to come."""
    return bool(_TRAILING.search(text, max(0, len(text) - _REACH)))
