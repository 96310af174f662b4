"""The parts of a source package: read past the guards, written again with only what is reached."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lxml import etree

from docgen.guard.admitted import admitted
from docgen.guard.archive import open_archive, unreadable
from docgen.guard.markup import parse_markup
from docgen.render.forms.names import R, W, drop
from docgen.repeatable_zip import repeatable_zip

_ROOT_RELS = "_rels/.rels"
_TYPES = "[Content_Types].xml"
_ALWAYS = ("styles", "numbering", "settings", "fontTable", "theme")
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}
_NEVER = (
    "header",
    "footer",
    "comments",
    "commentsExtended",
    "commentsIds",
    "people",
    "customXml",
    "glossaryDocument",
)
# What belongs to the tender's file as a whole, or guards it against changes.
_SETTINGS = (
    "documentProtection", "writeProtection", "trackRevisions", "docVars", "attachedTemplate", "mailMerge",
    "updateFields", "revisionView", "rsids", "linkStyles", "evenAndOddHeaders",
)  # fmt: skip


_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names: another part by its name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


class Parts:
    """A .docx taken apart: its parts by name, its main part and those beside it as trees."""

    def __init__(self, content: bytes, shown: str, only_read: bool = False) -> None:
        """Raises DocgenError as the guards do, and where there is no text in it.

        `only_read`: what names something outside is let in, for what is kept of it is judged once more.
        """
        archive = open_archive(admitted(content, shown, only_read), shown)
        self._content = {name: archive.part(name) for name in archive.entries if not name.endswith("/")}
        self._trees: dict[str, etree._Element] = {}
        main = next(iter(self._related("", "officeDocument")), "")
        self.main = main
        root = self.tree(main)
        body = None if root is None else root.find(f"{W}body")
        if root is None or body is None:
            raise unreadable(shown)
        self.root: etree._Element = root
        self.body: etree._Element = body

    def tree(self, name: str) -> etree._Element | None:
        """The root of a part, the same each time, so that changes to it are written."""
        if name not in self._trees and name in self._content:
            self._trees[name] = parse_markup(self._content[name])
        return self._trees.get(name)

    def beside(self, kind: str) -> etree._Element | None:
        """The root of the part that the main one relates to as `kind`."""
        names = self._related(self.main, kind)
        return self.tree(names[0]) if names else None

    def content(self, name: str) -> bytes:
        """A part's bytes as they now stand."""
        return self._written(name)

    def kind(self, name: str) -> str:
        """A part's type of content."""
        types = self.tree(_TYPES)
        assert types is not None
        for override in types.iterchildren("{*}Override"):
            if override.get("PartName", "").lstrip("/") == name:
                return str(override.get("ContentType", ""))
        suffix = name.rpartition(".")[2].lower()
        for default in types.iterchildren("{*}Default"):
            if default.get("Extension", "").lower() == suffix:
                return str(default.get("ContentType", ""))
        return "application/octet-stream"

    def relation(self, owner: str, relation_id: str) -> Relation | None:
        """What a part names by an id."""
        for each in self._relationships(owner):
            if each.get("Id") == relation_id:
                external = each.get("TargetMode") == "External"
                target = each.get("Target", "") if external else _target(owner, each)
                return Relation(relation_id, each.get("Type", ""), target, external)
        return None

    def relations(self, owner: str) -> list[Relation]:
        """Everything that a part names."""
        found = (self.relation(owner, each.get("Id", "")) for each in self._relationships(owner))
        return [each for each in found if each is not None]

    def add_part(self, name: str, content: bytes, kind: str) -> str:
        """A further part; its name, with a number in it where there is such a part."""
        stem, dot, suffix = name.rpartition(".")
        number = 1
        while name in self._content:
            number += 1
            name = f"{stem}-{number}{dot}{suffix}"
        self._content[name] = content
        types = self.tree(_TYPES)
        assert types is not None
        override = etree.SubElement(types, types.tag.replace("Types", "Override"))
        override.set("PartName", f"/{name}")
        override.set("ContentType", kind)
        return name

    def relate(self, owner: str, kind: str, target: str, external: bool = False) -> str:
        """Have a part name another one, or an address; the id that it is named by."""
        name = _rels(owner)
        root = self.tree(name)
        if root is None:
            self._content[name] = _NO_RELATIONS
            root = self.tree(name)
            assert root is not None
        taken = {each.get("Id") for each in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        each = etree.SubElement(root, root.tag.replace("Relationships", "Relationship"))
        each.set("Id", f"rId{number}")
        each.set("Type", kind)
        each.set("Target", target if external else f"/{target}")
        if external:
            each.set("TargetMode", "External")
        return f"rId{number}"

    def packed(self, framed: bool = False) -> bytes:
        """The package with what its main part reaches, and nothing of who wrote it or when.

        `framed`: it is a volume, whose heads, feet and settings are its own and stay.
        """
        if not framed:
            self._clean_settings()
        kept = self._reached(() if framed else _NEVER)
        types = self.tree(_TYPES)
        assert types is not None
        for override in list(types.iterchildren("{*}Override")):
            if override.get("PartName", "").lstrip("/") not in kept:
                drop(override)
        names = [
            _TYPES,
            _ROOT_RELS,
            *sorted(kept),
            *sorted(_rels(n) for n in kept if _rels(n) in self._content),
        ]
        return repeatable_zip((name, self._written(name)) for name in names)

    def _written(self, name: str) -> bytes:
        if name not in self._trees:
            return self._content[name]
        return etree.tostring(self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)

    def _relationships(self, owner: str) -> Iterable[etree._Element]:
        root = self.tree(_rels(owner) if owner else _ROOT_RELS)
        return [] if root is None else list(root.iterchildren("{*}Relationship"))

    def _related(self, owner: str, kind: str) -> list[str]:
        return [
            _target(owner, each)
            for each in self._relationships(owner)
            if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External"
        ]

    def _reached(self, never: Collection[str]) -> set[str]:
        """Every part that is still named, and its relationships without the others."""
        for each in self._relationships(""):
            if each.get("Type", "").rpartition("/")[2] != "officeDocument":
                drop(each)
        kept: set[str] = set()
        waiting = [self.main]
        while waiting:
            owner = waiting.pop()
            if owner in kept or owner not in self._content:
                continue
            kept.add(owner)
            used = self._used(owner)
            for each in self._relationships(owner):
                if not self._wanted(owner, each, used, never):
                    drop(each)
                elif each.get("TargetMode") != "External":
                    waiting.append(_target(owner, each))
        return kept

    def _used(self, owner: str) -> set[str] | None:
        """The ids of relationships that a part names; None where it is not XML to look into."""
        if not owner.endswith(".xml"):
            return None
        root = self.tree(owner)
        return (
            None
            if root is None
            else {
                said
                for element in root.iter("*")
                for key, said in map(_texts, element.attrib.items())
                if key.startswith(R)
            }
        )

    def _wanted(
        self, owner: str, each: etree._Element, used: set[str] | None, never: Collection[str]
    ) -> bool:
        kind = each.get("Type", "").rpartition("/")[2]
        if kind in never or (
            each.get("TargetMode") != "External" and _target(owner, each) not in self._content
        ):
            return False
        if owner == self.main and kind in _ALWAYS:
            return True
        if owner == self.main and kind in _NOTES:
            return next(self.root.iter(W + _NOTES[kind]), None) is not None
        return used is None or each.get("Id", "") in used

    def _clean_settings(self) -> None:
        settings = self.beside("settings")
        if settings is None:
            return
        for name in _SETTINGS:
            for each in list(settings.iterchildren(W + name)):
                drop(each)
        for kind, reference in _NOTES.items():
            if next(self.root.iter(W + reference), None) is None:
                for each in list(settings.iterchildren(f"{W}{kind[:-1]}Pr")):
                    drop(each)


def _texts(pair: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _rels(owner: str) -> str:
    folder, _, name = owner.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(owner: str, each: etree._Element) -> str:
    target = each.get("Target", "")
    folder = owner.rpartition("/")[0]
    return posixpath.normpath(
        target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    )
