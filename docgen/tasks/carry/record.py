"""The record that lies first in a packed project: every file with its hash, and what was left out."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import Field, StringConstraints

from docgen.model.base import Count, Name, Record, Text

RECORD = "docgen-pack.json"
FORMAT = 1

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PackedFile(Record):
    """A file of the project: its path within it, bytes, SHA-256."""

    path: Name
    bytes: Count = Field(ge=0)
    sha256: Digest


class LeftOut(Record):
    """A file that did not come along, or came changed, and why: company, personal, blanked, link, unread."""

    path: Name
    why: Name
    count: Count = 0


class PackRecord(Record):
    """What a packed project says of itself."""

    format: Count
    title: Text = ""
    without: tuple[Name, ...] = ()
    files: tuple[PackedFile, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def written(self) -> bytes:
        """The record as it lies in the package; same record, same bytes."""
        data = self.model_dump(mode="json")
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
