"""The package around a document's text: what its properties say, and its bytes once filled."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from docgen.model.finding import Finding
from docgen.repeatable_zip import repeatable

# Properties that are left as the template has them, unless they hold a tag.
_LEFT = ("content_status", "identifier", "language", "version")
LONGEST = 255
"""Characters that Word keeps of a property."""


@dataclass(frozen=True)
class Properties:
    """What the file's properties say: the bidder made it, on the date of the paper."""

    title: str = ""
    author: str = ""
    dated: date = date(1980, 1, 1)


@dataclass(frozen=True)
class Filled:
    """A filled document and what was found while filling it."""

    content: bytes
    findings: tuple[Finding, ...] = ()


def set_properties(document: Any, properties: Properties) -> None:
    """Write the properties, and nothing of whoever made the template."""
    core = document.core_properties
    moment = datetime.combine(properties.dated, time())
    core.title, core.author = properties.title[:LONGEST], properties.author[:LONGEST]
    core.last_modified_by = core.author
    core.created = core.modified = moment
    core.revision = 1
    core.comments = core.keywords = core.subject = core.category = ""
    for name in _LEFT:
        if "{" in getattr(core, name):
            setattr(core, name, "")


def stamped(content: bytes, properties: Properties, watermark: str = "") -> bytes:
    """A finished .docx with these properties, and a word across its pages."""
    import docx

    from docgen.render.engine.watermark import add_watermark

    document = docx.Document(io.BytesIO(content))
    if watermark:
        add_watermark(document, watermark)
    set_properties(document, properties)
    return saved_package(document)


def saved_package(document: Any) -> bytes:
    """The package with fixed times, so that the same parts make the same bytes."""
    saved = io.BytesIO()
    document.save(saved)
    return repeatable(saved.getvalue())


def related(owner: Any, kind: str) -> list[Any]:
    """The parts that `owner` names as of that kind of relationship."""
    return [rel.target_part for rel in owner.rels.values() if rel.reltype == kind]
