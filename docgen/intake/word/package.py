"""The parts of a Word file: its text, styles, lists, notes, what stands at the head of its pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.guard.archive import Archive, open_archive, too_large, unreadable
from docgen.guard.markup import parse_markup
from docgen.guard.package import check_package
from docgen.intake.word.names import W

_ROOT = "_rels/.rels"


@dataclass(frozen=True)
class Related:
    """A part that another names: the last word of the relationship's type, and the part's name."""

    kind: str
    part: str


MOST_BYTES = 40 * 2**20
"""Of a part of markup: some 6,000 pages. As a tree it takes up to twenty times as much memory."""
MOST_TAGS = 3_000_000
_SMALL = 2**20


class Package:
    """A .docx that has passed the guards. What it names outside of itself is never looked at."""

    def __init__(self, content: bytes, shown: str) -> None:
        """Raises DocgenError as `check_package` does, and where the main part holds no text."""
        self.shown = shown
        _check_extent(open_archive(content, shown))
        check_package(content, "docx", shown, only_read=True)
        self._archive: Archive = open_archive(content, shown)
        named = [each.part for each in self._related("", _ROOT).values() if each.kind == "officeDocument"]
        main = self._parsed(named[0]) if named else None
        body = None if main is None else main.find(f"{W}body")
        if main is None or body is None:
            raise unreadable(shown)
        self.main: etree._Element = main
        self.body: etree._Element = body
        folder, _, name = named[0].rpartition("/")
        self.related = self._related(folder, posixpath.join(folder, "_rels", f"{name}.rels"))

    def parts(self, kind: str) -> Iterator[tuple[str, etree._Element]]:
        """Name and root of the parts that the text relates to as `kind`, in the order of their names."""
        for name in sorted({each.part for each in self.related.values() if each.kind == kind}):
            root = self._parsed(name)
            if root is not None:
                yield name, root

    def first(self, kind: str) -> etree._Element | None:
        """The root of the part of that kind, of which there is one; None where there is none."""
        return next((root for _, root in self.parts(kind)), None)

    def content(self, name: str) -> bytes:
        """The bytes of a part; none where there is no such part."""
        return self._archive.part(name) if name in self._archive.entries else b""

    def markup(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part, or where it is no XML."""
        content = self.content(name)
        try:
            return parse_markup(content) if content else None
        except etree.XMLSyntaxError:
            return None

    def _parsed(self, name: str) -> etree._Element | None:
        content = self.content(name)
        try:
            return parse_markup(content) if content else None
        except etree.XMLSyntaxError:
            raise unreadable(self.shown) from None

    def _related(self, folder: str, name: str) -> dict[str, Related]:
        """What the relationships of a part name, by id, without what lies outside."""
        root = self._parsed(name)
        found: dict[str, Related] = {}
        for each in () if root is None else root.iter("{*}Relationship"):
            if each.get("TargetMode", "").strip().lower() == "external":
                continue
            target = each.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Related(kind, posixpath.normpath(part))
        return found


def _check_extent(archive: Archive) -> None:
    """Refuse markup that would take a gigabyte once it is a tree, before anything makes one of it."""
    for name, entry in archive.entries.items():
        if not name.lower().endswith((".xml", ".rels")) or entry.file_size < _SMALL:
            continue
        if entry.file_size > MOST_BYTES or archive.part(name).count(b"<") > MOST_TAGS:
            raise too_large(archive.shown, name)
