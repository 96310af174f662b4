"""How texts are compared: one folding for each purpose, so that a name is the same in every check or in none.

All of them fold width by NFKC: （ is (, Ａ is A, ㎡ is m2. What else they leave out:

| folding | blanks | lines | case | punctuation | for |
|---|---|---|---|---|---|
| `unspaced` | out | kept | kept | kept | text that patterns read, or that is shown again |
| `folded` | out | out | out | kept | names: of companies, people, facilities, lines of a price |
| `squeezed` | out | out | out | out | sentences, and what signs tell from nothing: roles, zones, kinds |
| `single_spaced` | one each | out | kept | kept | figures, in which a gap means something |
| `narrow` | kept | kept | kept | kept | text whose places count: every character stays where it is |

Nothing else in docgen folds text to compare it; names of files keep to what a system takes for one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import normalize

_REMEMBERED: Final = 10_000
"""Texts whose folding is kept: a check folds each of them for several questions."""
_BLANKS = re.compile(r"[^\S\n]+")
_SIGNS = re.compile(r"[\W_]+")
_WIDE = {code: normalize("NFKC", chr(code)) for code in (*range(0xFF01, 0xFF5F), 0xFFE5)}


@lru_cache(_REMEMBERED)
def unspaced(text: str) -> str:
    """The text without blanks, its lines, signs and letters as they are."""
    return _BLANKS.sub("", normalize("NFKC", text))


def folded(text: str) -> str:
    """The name without white space and case: 1.5米展架 stays another than 15米展架."""
    return "".join(normalize("NFKC", text).split()).casefold()


@lru_cache(_REMEMBERED)
def squeezed(text: str) -> str:
    """The words alone, without white space, case, punctuation and symbols: 《营业执照》 is 营业执照."""
    return _SIGNS.sub("", normalize("NFKC", text).casefold())


def single_spaced(text: str) -> str:
    """The text with one blank for every white space, and none at its ends."""
    return " ".join(normalize("NFKC", text).split())


def narrow(text: str) -> str:
    """The text with its full-width letters, digits and signs as the usual ones, character for character."""
    return text.translate(_WIDE)
