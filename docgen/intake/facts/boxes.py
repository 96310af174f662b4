"""Options with boxes: what is ticked counts, what is not does not."""

from __future__ import annotations

import re

_TICKED, _EMPTY = "☑■√✓✔☒▣", "□☐"
_BOX = re.compile(rf"[\(（]\s*([{_TICKED}])\s*[\)）]|[\(（]\s{{1,4}}[\)）]|([{_TICKED}{_EMPTY}])")


def chosen(text: str) -> str:
    """The text with only the ticked options of it, a line each; all of it where it has no boxes.

    Boxes stand before their options; where the text begins with an option and ends with a box, behind.
    Nothing ticked is nothing said: the empty text.
    """
    boxes = list(_BOX.finditer(text))
    if not any(box[1] or box[2] for box in boxes):
        return text
    behind = not _BOX.match(text.lstrip()) and bool(_BOX.search(text.rstrip()[-3:]))
    kept = []
    for at, box in enumerate(boxes):
        start, end = box.end(), boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
        if behind:
            start, end = boxes[at - 1].end() if at else 0, box.start()
        if (box[1] or box[2] or "") in _TICKED and (box[1] or box[2]):
            kept.append(text[start:end].strip(" \n　;；,，"))
    return "\n".join(part for part in kept if part)


def has_boxes(text: str) -> bool:
    """Whether the text offers options with boxes."""
    return any(box[1] or box[2] for box in _BOX.finditer(text))
