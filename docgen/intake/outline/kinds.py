"""What a title names: a notice, what is wanted, forms, a contract; by its words, the longest first."""

from __future__ import annotations

import re

from docgen.model.reading.outline import ChapterKind
from docgen.model.rules.reading_outline import OutlineWords
from docgen.model.text import unspaced


def kind_of(title: str, words: OutlineWords) -> tuple[ChapterKind, bool]:
    """What a title names and whether that is certain: no other kind has as long a word in it.

    `unknown` where no word of rules/reading/outline.yaml stands in it.
    """
    text = re.sub(r"[《》“”\"]", "", unspaced(title))
    longest: dict[ChapterKind, int] = {}
    for entry in words.kinds:
        length = max((len(word) for word in entry.words if word in text), default=0)
        if length:
            longest[entry.kind] = length
    if not longest:
        return "unknown", False
    most = max(longest.values())
    best = [kind for kind, length in longest.items() if length == most]
    return best[0], len(best) == 1


def is_contents_title(title: str, words: OutlineWords) -> bool:
    """Whether a line heads a list of contents."""
    return unspaced(title).strip() in words.contents_titles
