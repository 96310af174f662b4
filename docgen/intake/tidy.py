"""Text of a tender without the blanks that only set it apart on the page."""

from __future__ import annotations

import re

_EACH_APART = re.compile(r"(?<=\S) (?=\S)")
_BETWEEN = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])|(?<=[^\x00-\x7f]) (?=\d)|(?<=\d) (?=[^\x00-\x7f])")
_BEFORE_LABEL = re.compile(r"\u3000(?=[^\s:：。，；]{2,10}[:：])")
_WIDE = re.compile(r"  +")
_BLANK = str.maketrans({"\u3000": " ", "\u00a0": " ", "\t": "  ", "\r": ""})


def tidied(text: str) -> str:
    """The text as printed, its lines kept, without blanks that mean nothing.

    A blank between Chinese signs, or between one and a digit, goes; where every sign is set apart, as in
    cells of files that were a PDF once, all single blanks go. A wide gap stays as two blanks: it sets off
    one thing from the next on a line.
    """
    apart = _BEFORE_LABEL.sub("\u3000\u3000", text)
    return "\n".join(_line(line) for line in apart.translate(_BLANK).split("\n"))


def _line(line: str) -> str:
    line = line.strip()
    signs = len(line) - line.count(" ")
    if signs >= 4 and len(_EACH_APART.findall(line)) >= signs * 0.6:
        line = _WIDE.sub(" ", _EACH_APART.sub("", line))
    # Twice, for a sign between two blanks belongs to both.
    return _BETWEEN.sub("", _BETWEEN.sub("", _WIDE.sub("  ", line)))
