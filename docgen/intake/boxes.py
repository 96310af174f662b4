"""Options with boxes: what is ticked counts, what is not does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TICKED, _EMPTY = "☑■√✓✔☒▣", "□☐"
_BOX = re.compile(rf"[\(（]\s*([{_TICKED}])\s*[\)）]|[\(（]\s{{1,4}}[\)）]|([{_TICKED}{_EMPTY}])")
_LABEL = re.compile(r"^[^:：]*[:：]")


@dataclass(frozen=True, slots=True)
class _Option:
    """The signs of an option and of its box, and whether it is ticked."""

    start: int
    end: int
    box: tuple[int, int]
    ticked: bool


def chosen(text: str) -> str:
    """The text with only the ticked options of it, a line each; all of it where it has no boxes.

    Boxes stand before their options; where the text begins with an option and ends with a box, behind.
    Nothing ticked is nothing said: the empty text.
    """
    options = list(_options(text))
    if not options:
        return text
    kept = (text[each.start : each.end].strip(" \n　;；,，") for each in options if each.ticked)
    return "\n".join(part for part in kept if part)


def without_unticked(text: str) -> str:
    """The text without boxes and without the options that are not ticked; what is no option stays."""
    kept, at = [], 0
    for each in _options(text):
        gone = [each.box] if each.ticked else sorted([each.box, (each.start, each.end)])
        for start, end in gone:
            kept.append(text[at:start])
            at = max(at, end)
    return "".join([*kept, text[at:]]).strip("/")


def has_boxes(text: str) -> bool:
    """Whether the text offers options with boxes."""
    return any(box[1] or box[2] for box in _BOX.finditer(text))


def _options(text: str) -> Iterator[_Option]:
    boxes = list(_BOX.finditer(text))
    if not any(box[1] or box[2] for box in boxes):
        return
    label = _LABEL.match(text)
    first = label.end() if label and label.end() <= boxes[0].start() else 0
    begun = text[first:].lstrip()
    behind = not _BOX.match(begun) and bool(_BOX.search(text.rstrip()[-3:]))
    for at, box in enumerate(boxes):
        start, end = box.end(), boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
        if behind:
            start, end = boxes[at - 1].end() if at else first, box.start()
        yield _Option(start, end, box.span(), (box[1] or box[2] or _EMPTY) in _TICKED)
