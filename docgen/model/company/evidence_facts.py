"""What a file of evidence is, read once when the project is loaded."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record
from docgen.model.company.file_property import FileProperty

FileKind = Literal["png", "jpeg", "gif", "bmp", "tiff", "pdf", "other"]


class EvidenceFacts(Record):
    """Kind by content, size in pixels (null: no picture), pages of a PDF, and whether it opens whole.

    `fault` says more of a PDF that is not readable: it asks for a password, or is beyond all measure.
    `properties` are a picture's; a PDF's are read from its ends.
    """

    kind: FileKind
    width_px: int | None = None
    height_px: int | None = None
    pages: int = 1
    readable: bool
    fault: Literal["", "encrypted", "damaged", "huge"] = ""
    properties: tuple[FileProperty, ...] = ()
