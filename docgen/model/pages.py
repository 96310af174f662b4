"""Pages as people write them: 3, 2-4, 1,5; blank is the whole file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from docgen.model.base import Text

_SPANS = re.compile(r"\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*", re.ASCII)


def _pages(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise PydanticCustomError("no_pages", "names no pages", {})
    text = re.sub(r"[第页\s]", "", str(value))
    text = re.sub(r"[，、；;]", ",", re.sub(r"[—–~～至到]+", "-", text))
    if text and not (_SPANS.fullmatch(text) and numbered(text)):
        raise PydanticCustomError("no_pages", "names no pages", {})
    return text


Pages = Annotated[Text, BeforeValidator(_pages, json_schema_input_type=int | str)]
"""Pages as 2-4,7, made of the ways people write them; a number is one page."""


def numbered(pages: str) -> tuple[int, ...]:
    """The pages counted from 1, in the order they are written; none of an empty text or of page 0."""
    found: list[int] = []
    for span in filter(None, pages.split(",")):
        first, _, last = span.partition("-")
        found += range(int(first), int(last or first) + 1)
    return tuple(found) if found and min(found) > 0 else ()


def spans(pages: Sequence[int]) -> tuple[str, ...]:
    """Rising page numbers as runs: 2-4, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return tuple(str(first) if first == last else f"{first}-{last}" for first, last in runs)
