"""What a file of evidence is, read once when the project is loaded."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record

FileKind = Literal["png", "jpeg", "gif", "bmp", "tiff", "pdf", "other"]


class EvidenceFacts(Record):
    """Kind by content, size in pixels (null: no picture), and whether it opens whole.

    A PDF counts as readable by its header alone; its pages are not looked at. What a file says of its
    author stands in `docgen.model.fingerprint`.
    """

    kind: FileKind
    width_px: int | None = None
    height_px: int | None = None
    readable: bool
