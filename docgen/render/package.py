"""The package around a document's text: what its properties say, and its bytes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

LONGEST = 255
"""Characters that Word keeps of a property."""

# The first moment a zip entry can carry; any constant makes equal files equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Properties:
    """What the file's properties say: the bidder made it, on the date of the paper."""

    title: str = ""
    author: str = ""
    dated: date = date(1980, 1, 1)


def set_properties(document: Any, properties: Properties) -> None:
    """Write the properties, and nothing of whoever made the template."""
    core = document.core_properties
    moment = datetime.combine(properties.dated, time())
    core.title, core.author = properties.title[:LONGEST], properties.author[:LONGEST]
    core.last_modified_by = core.author
    core.created = core.modified = moment
    core.revision = 1
    core.comments = core.keywords = core.subject = core.category = ""


def saved_package(document: Any) -> bytes:
    """The package with fixed times, so that the same parts make the same bytes."""
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0  # the same on every system
            target.writestr(info, source.read(entry), compresslevel=6)
    return out.getvalue()
