"""Pages that a form's own table asks for: a mark in the cell until the volume is made around it.

Where a paper stands is known only then, and differs by volume; so forms are filled with marks, and composing
puts the pages in their place.
"""

from __future__ import annotations

import re
from typing import Literal

PAGES = "evidence.pages"
"""The field of columns that ask for pages."""

Shown = Literal["pages", "papers"]
"""The pages alone, or behind the titles of what stands there (证明材料名称及页码)."""

Answered = Literal["answer", "paper"]
"""All that answers a row of the tender by its code, or one piece of evidence by its code."""

_MARK = re.compile(r"docgen:(pages|papers):(answer|paper):(\S+?);")
_NAMED = "名称"


def page_mark(kind: Answered, code: str) -> str:
    """The mark for a cell."""
    return f"docgen:pages:{kind}:{code};"


def for_head(mark: str, head: str) -> str:
    """The same mark below a head that may ask for titles, too."""
    return mark.replace("docgen:pages:", "docgen:papers:") if _NAMED in head else mark


def page_marks(text: str) -> list[tuple[int, int, str, str, str]]:
    """The marks of a text: start, end, what is shown, whether of an answer or a paper, the code."""
    return [(met.start(), met.end(), met[1], met[2], met[3]) for met in _MARK.finditer(text)]
