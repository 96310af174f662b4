"""Personal data in running text: what looks like it, and how much of it may be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.id_number import WRITTEN, verified

_ID = r"(?<!\d)\d{6} ?(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d ?\d{3}[\dXx](?![\dXx])"
_MOBILE = r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
_LANDLINE = r"(?<![\d-])0\d{2,3}(?:[-－ ]|[)）] ?)\d{7,8}(?!\d)"
NUMBERS = re.compile(f"{_ID}|{_MOBILE}|{_LANDLINE}", re.ASCII)
"""Identity and telephone numbers."""

_ADDRESS = re.compile(r"[路街巷道村屯组栋幢号室]|单元|社区|小区|大厦|花园")
_ADDRESS_FROM = 6
"""A shorter text with such a word is a name of a place, and tells of nobody."""


_TELEPHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
# Letters and digits in a row are a file's digest or a code, and a point makes them a figure.
_APART = re.compile(rf"(?<![0-9A-Za-z.])(?:(?P<id>{_ID})|(?P<mobile>{_MOBILE}))(?![0-9A-Za-z.])", re.ASCII)


def hidden(text: str) -> str:
    """The text without identity numbers, right or not, which stay out of messages."""
    return WRITTEN.sub("***", text)


def impersonal(text: str) -> str:
    """The text of an answer without identity and mobile numbers, which it may hold beside its figures."""
    return _TELEPHONE.sub("***", hidden(text))


def person_numbers(text: str) -> Iterator[str]:
    """Mobile numbers, and identity numbers whose check digit is right, without what stands between digits."""
    for match in _APART.finditer(text):
        if match["mobile"]:
            yield re.sub("[ -]", "", match["mobile"])
            continue
        try:
            yield verified(match["id"])
        except ValueError:
            continue


def covered(text: str, surnames: str) -> str:
    """The text as a message may quote it: numbers, a whole name, an address shown in part only.

    `surnames`: the characters with which a text of two to four characters is taken for a name.
    """
    text = " ".join(text.split())
    if NUMBERS.search(text):
        return NUMBERS.sub(lambda match: in_part(match[0]), text)
    if 2 <= len(text) <= 4 and text[0] in surnames and re.fullmatch(r"[\u3400-\u9fff·]+", text):
        return text[0] + "*" * (len(text) - 1)
    if len(text) >= _ADDRESS_FROM and _ADDRESS.search(text):
        return text[: min(6, len(text) // 2)] + "****"
    return text


def in_part(text: str) -> str:
    """Of a number at most half, its beginning and its end."""
    shown = min(len(text), 14) // 4
    last = len(text) - shown
    return text[:shown] + "*" * (last - shown) + text[last:]
