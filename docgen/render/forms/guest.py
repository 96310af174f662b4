"""What docgen makes itself as a guest in the tender's file: its styles, lists and pictures under names apart.

No style of the host changes, and none of the guest's depends on one: what both call the same stays two.
"""

from __future__ import annotations

import posixpath
from copy import deepcopy
from zlib import crc32

from lxml import etree

from docgen.render.forms.names import TBL, VAL, P, R, W, drop, made, value
from docgen.render.forms.parts import Parts
from docgen.render.forms.styles import taken_in

_STYLED = {"pStyle", "rStyle", "tblStyle", "basedOn", "next", "styleLink", "numStyleLink"}
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_THEMED = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}


OWN = "docgen"
"""What names of docgen's own styles begin with in a volume."""


class Guest:
    """A .docx on its way into another; `name` tells its parts, styles and lists from those of others."""

    def __init__(self, own: Parts, host: Parts, name: str = OWN) -> None:
        """Take in styles and lists; the text comes by `elements`."""
        self._own, self._host, self._name = own, host, name
        self._numbers: dict[str, str] = {}
        self._parts: dict[str, str] = {}
        self.styles: dict[str, str] = {}
        self.by_name: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        self._take_styles()
        self._take_lists()
        for style in self._copies:
            self._renamed(style)

    def elements(self) -> list[etree._Element]:
        """The blocks of its text and the page set-up of its last section, fit for the host's main part."""
        copies = [deepcopy(child) for child in self._own.body]
        for each in copies:
            self._style(each)
            self._renamed(each)
            self.named(each, self._own.main, self._host.main)
            for mark in each.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                mark.set(f"{W}id", f"{self._name}-{mark.get(f'{W}id', '')}")
        return copies

    def frame(self, relation_id: str) -> tuple[str, etree._Element] | None:
        """A head or foot of its pages, by the id that a section names it by: its part and its content."""
        relation = self._own.relation(self._own.main, relation_id)
        root = None if relation is None else self._own.tree(relation.target)
        if root is None or relation is None:
            return None
        copy = deepcopy(root)
        self._style(copy)
        self._renamed(copy)
        return relation.target, copy

    def named(self, root: etree._Element, owner: str, new_owner: str) -> None:
        """Have what a part names, such as pictures, come along into the host's part `new_owner`."""
        for each in root.iter("*"):
            for key, said in list(each.attrib.items()):
                if str(key).startswith(R) and not str(each.tag).endswith("Reference"):
                    each.set(key, self._relation(owner, new_owner, str(said)))

    def _take_styles(self) -> None:
        own, host = self._own.beside("styles"), self._host.beside("styles")
        self._copies: list[etree._Element] = []
        if own is None or host is None:
            return
        taken = {each.get(f"{W}styleId") for each in host.iterchildren(f"{W}style")}
        for style in own.iterchildren(f"{W}style"):
            old = style.get(f"{W}styleId", "")
            new, again = f"{self._name}{old}", 2
            while new in taken:
                new, again = f"{self._name}{old}{again}", again + 1
            taken.add(new)
            self.styles[old] = new
            self.by_name[(value(style, "name") or "").lower()] = new
            if style.get(f"{W}default") in ("1", "true", "on"):
                self._defaults[style.get(f"{W}type", "")] = new
        defaults, others = own.find(f"{W}docDefaults"), host.find(f"{W}docDefaults")
        for style in own.iterchildren(f"{W}style"):
            copy = taken_in(style, defaults, others)
            copy.set(f"{W}styleId", self.styles[style.get(f"{W}styleId", "")])
            host.append(copy)
            self._copies.append(copy)

    def _take_lists(self) -> None:
        own = self._own.beside("numbering")
        if own is None:
            return
        host = self._host.beside("numbering")
        if host is None:
            host = self._with_numbering()
        abstracts: dict[str, str] = {}
        lists = [deepcopy(each) for each in own.iterchildren(f"{W}abstractNum")]
        for each in lists:
            old = each.get(f"{W}abstractNumId", "")
            abstracts[old] = _free(host, "abstractNum", "abstractNumId")
            each.set(f"{W}abstractNumId", abstracts[old])
            nsid = each.find(f"{W}nsid")
            if nsid is not None:
                nsid.set(VAL, f"{crc32(f'{self._name} {old}'.encode()):08X}")
            for picture in list(each.iter(f"{W}lvlPicBulletId")):
                drop(picture)
            first = next(host.iterchildren(f"{W}num"), None)
            host.append(each) if first is None else first.addprevious(each)
            self._renamed(each)
        for number in own.iterchildren(f"{W}num"):
            copy = deepcopy(number)
            old = copy.get(f"{W}numId", "")
            self._numbers[old] = _free(host, "num", "numId")
            copy.set(f"{W}numId", self._numbers[old])
            link = copy.find(f"{W}abstractNumId")
            if link is not None:
                link.set(VAL, abstracts.get(link.get(VAL, ""), link.get(VAL, "")))
            last = list(host.iterchildren(f"{W}num", f"{W}abstractNum"))[-1]
            last.addnext(copy)

    def _with_numbering(self) -> etree._Element:
        name = posixpath.join(posixpath.dirname(self._host.main), "numbering.xml")
        content = etree.tostring(made("numbering"), encoding="UTF-8")
        name = self._host.add_part(name, content, _NUMBERING)
        self._host.relate(self._host.main, f"{_OFFICE}/numbering", name)
        root = self._host.tree(name)
        assert root is not None
        return root

    def _style(self, root: etree._Element) -> None:
        """Say the style of paragraphs and tables that leave it to their file's default."""
        for tag, kind, name, properties in (
            (P, "paragraph", "pStyle", "pPr"),
            (TBL, "table", "tblStyle", "tblPr"),
        ):
            default = next((old for old, new in self.styles.items() if new == self._defaults.get(kind)), None)
            for each in root.iter(tag) if default else ():
                own = each.find(W + properties)
                if own is None:
                    own = made(properties)
                    each.insert(0, own)
                if own.find(W + name) is None:
                    own.insert(0, made(name, val=default or ""))

    def _renamed(self, root: etree._Element) -> None:
        """Styles and lists by the names that they have in the host; fonts that a theme names by name."""
        for each in root.iter("*"):
            name = str(each.tag).rpartition("}")[2]
            said = each.get(VAL)
            if said is not None and name in _STYLED and said in self.styles:
                each.set(VAL, self.styles[said])
            elif name == "numId" and said in self._numbers:
                each.set(VAL, self._numbers[said])
            elif name == "rFonts":
                self._plain_fonts(each)

    def _plain_fonts(self, fonts: etree._Element) -> None:
        for slot, themed in _THEMED.items():
            name = fonts.attrib.pop(f"{W}{themed}", "")
            if name and (font := self._theme_font(str(name))):
                fonts.set(f"{W}{slot}", font)

    def _theme_font(self, name: str) -> str:
        """The font behind minorHAnsi, majorEastAsia …; of East Asian ones that of simplified Chinese."""
        theme = self._own.beside("theme")
        if theme is None:
            return ""
        kind = "minorFont" if name.startswith("minor") else "majorFont"
        fonts = next(theme.iter(f"{{*}}{kind}"), None)
        if fonts is None:
            return ""
        slot = "ea" if name.endswith("EastAsia") else "cs" if name.endswith("Bidi") else "latin"
        said = next((each.get("typeface", "") for each in fonts.iterchildren(f"{{*}}{slot}")), "")
        hans = (
            each.get("typeface", "") for each in fonts.iterchildren("{*}font") if each.get("script") == "Hans"
        )
        return said or (next(hans, "") if slot == "ea" else "")

    def _relation(self, owner: str, new_owner: str, relation_id: str) -> str:
        """The id by which the new owner names what the old one did; parts come along, each once."""
        relation = self._own.relation(owner, relation_id)
        if relation is None:
            return relation_id
        if relation.external:
            return self._host.relate(new_owner, relation.kind, relation.target, external=True)
        return self._host.relate(new_owner, relation.kind, self._part(relation.target))

    def _part(self, name: str) -> str:
        if name in self._parts:
            return self._parts[name]
        folder, _, file = name.rpartition("/")
        new = self._host.add_part(
            posixpath.join(folder, f"{self._name}-{file}"), self._own.content(name), self._own.kind(name)
        )
        self._parts[name] = new
        root = self._host.tree(new) if new.endswith((".xml", ".rels")) else None
        named = {each.id: each for each in self._own.relations(name)}
        for each in root.iter("*") if root is not None else ():
            for key, said in list(each.attrib.items()):
                if str(key).startswith(R) and str(said) in named:
                    each.set(key, self._relation(name, new, str(said)))
        return new


def _free(root: etree._Element, kind: str, attribute: str) -> str:
    taken = [int(each.get(W + attribute, "0")) for each in root.iterchildren(W + kind)]
    return str(max(taken, default=0) + 1)
