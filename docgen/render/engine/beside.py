"""Parts beside the text that may hold tags: charts, SmartArt, the file's own properties, addresses of links.

Values enter them as plain text: what only a run or a paragraph can hold is refused there.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from lxml import etree

from docgen.guard.archive import open_archive
from docgen.guard.markup import parse_markup
from docgen.render.engine.tags import tagged
from docgen.repeatable_zip import repeatable_zip

_KINDS = (
    CT.DML_CHART,
    CT.DML_DIAGRAM_DATA,
    CT.OFC_CUSTOM_PROPERTIES,
    CT.OFC_EXTENDED_PROPERTIES,
    "application/vnd.ms-office.chartex+xml",
    "application/vnd.ms-office.drawingml.diagramDrawing+xml",
)
_SIGN = re.compile(rb"[{}]|%7[BbDd]|\xef\xbd[\x9b\x9d]")
_CELLS = re.compile(r"xl/(sharedStrings|worksheets/[^/]+)\.xml")
# Word writes the address of a link with references of its own for braces and blanks.
_ESCAPED_TAG = re.compile(r"%7[Bb](?:%7[Bb]|\{).*?%7[Dd](?:%7[Dd]|\})")
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Beside:
    """Such a part by its name in the package, its Jinja source, and the part whose XML or `links` it is."""

    partname: PackURI
    source: str
    part: Any
    links: bool = False

    def take(self, filled: str) -> None:
        """Put the filled XML into the package."""
        if not self.links:
            self.part._blob = filled.encode()
            return
        for link in parse_markup(filled.encode()).iter(_RELATIONSHIP):
            known = self.part.rels.get(link.get("Id", ""))
            if known is not None and known.is_external:
                known._target = link.get("Target", "")


@dataclass(frozen=True)
class Embedded:
    """A part of a workbook that lies in the template, as the data of a chart do."""

    partname: PackURI
    source: str
    part: Any
    entry: str

    def take(self, filled: str) -> None:
        """Put the filled XML into the workbook."""
        with zipfile.ZipFile(io.BytesIO(self.part.blob)) as old:
            entries = [(name, old.read(name)) for name in old.namelist()]
        self.part._blob = repeatable_zip(
            (name, filled.encode() if name == self.entry else content) for name, content in entries
        )


def beside(document: Document, shown: str) -> Iterator[Beside | Embedded]:
    """Every such part of the template that holds a tag."""
    package: Any = document.part.package
    for part in package.iter_parts():
        if part.content_type == CT.SML_SHEET:
            yield from _in_workbook(part, shown)
    for part in package.iter_parts():
        if part.content_type in _KINDS and _SIGN.search(part.blob):
            yield from _with_tags(part.partname, parse_markup(part.blob), part, shown)
    for part in package.iter_parts():
        if any(_is_link_with_tag(rel) for rel in part.rels.values()):
            root = parse_markup(part.rels.xml)
            for link in root.iter(_RELATIONSHIP):
                if link.get("Type") == RT.HYPERLINK:
                    link.set(
                        "Target", _ESCAPED_TAG.sub(lambda tag: unquote(tag.group()), link.get("Target", ""))
                    )
            yield from _with_tags(part.partname.rels_uri, root, part, shown, links=True)


def _in_workbook(part: Any, shown: str) -> Iterator[Embedded]:
    archive = open_archive(part.blob, shown)
    for entry in archive.entries:
        if not _CELLS.fullmatch(entry):
            continue
        content = archive.part(entry)
        if _SIGN.search(content):
            source = tagged(parse_markup(content), shown, f"{part.partname}/{entry}")
            if "{" in source:
                yield Embedded(PackURI(f"{part.partname}/{entry}"), source, part, entry)


def _with_tags(
    name: PackURI, root: etree._Element, part: Any, shown: str, links: bool = False
) -> Iterator[Beside]:
    source = tagged(root, shown, str(name))
    if "{" in source:
        yield Beside(name, source, part, links)


def _is_link_with_tag(relationship: Any) -> bool:
    return relationship.reltype == RT.HYPERLINK and bool(_SIGN.search(str(relationship._target).encode()))
