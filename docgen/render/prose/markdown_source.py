"""The text of a Markdown chapter: its encoding, its characters, its length."""

from __future__ import annotations

from docgen.model.characters import UNPRINTABLE
from docgen.model.finding import DocgenError, Message, stop

# 170,000 Chinese characters: no chapter is longer, and the parser, quadratic at its worst, takes seconds.
MAX_BYTES = 2**19
# Paragraphs and table cells together.
MAX_BLOCKS = 30_000


def decoded(content: bytes, shown: str) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises DocgenError naming the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise stop(
            "TEXT-ENCODING",
            shown,
            Message("is not UTF-8 text"),
            location=str(content.count(b"\n", 0, problem.start) + 1),
        ) from None
    found = UNPRINTABLE.search(text)
    if found:
        raise stop(
            "TEXT-CONTROL",
            shown,
            Message("holds the control character {character}", {"character": f"U+{ord(found.group()):04X}"}),
            "copied",
            location=str(text.count("\n", 0, found.start()) + 1),
        )
    return text


def too_long(shown: str) -> DocgenError:
    """The error for a text longer than any chapter."""
    return stop(
        "TEXT-SIZE",
        shown,
        Message(
            "is longer than {size} KB, or has more than {count} paragraphs and cells",
            {"size": MAX_BYTES // 1024, "count": MAX_BLOCKS},
        ),
    )
