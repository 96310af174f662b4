"""A writer's Word chapter as a source: what its styles and notes mean; its tracked changes are taken in."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import nsmap, qn
from lxml import etree

from docgen.guard.markup import parse_markup

W = qn("w:")
"""What Word's own names begin with, as lxml writes them; for names that are put together a thousand times."""

# Two that python-docx has no prefix for.
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"

_HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])$")
_DEEPEST_CHAIN = 20
_OFF = ("0", "false", "off", "none")
_GONE = (qn("w:del"), qn("w:moveFrom"))
# Wrappers whose content stands for itself once the wrapper is away.
_WRAPPERS = tuple(
    qn(f"w:{name}")
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "bdo", "dir")
)
_WRAPPER_PROPERTIES = tuple(qn(f"w:{name}") for name in ("sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"))
# What can be carried out of a drawing; decides between Word's two versions of it.
_CARRIED = (qn("w:txbxContent"), qn("pic:pic"), _IMAGE_DATA)


def value(element: etree._Element | None, name: str, otherwise: str = "") -> str:
    """The `w:` attribute `name` of an element that may be missing."""
    return otherwise if element is None else element.get(f"{W}{name}", otherwise)


def number(text: str, least: int = 0, most: int = 2**31 - 1, otherwise: int = 0) -> int:
    """The whole number that `text` is, held between two bounds."""
    digits = text.strip()[:12]
    try:
        return min(max(int(float(digits)), least), most)
    except (ValueError, OverflowError):
        return otherwise


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as w:b is present and on."""
    return element is not None and value(element, "val", "1").lower() not in _OFF


def words(element: etree._Element) -> str:
    """The text that stands in an element's w:t, hidden or not."""
    return "".join(str(text) for text in element.itertext(qn("w:t")))


class Source:
    """A chapter opened by python-docx, with its changes accepted; reads, and is thrown away afterwards."""

    def __init__(self, document: Document) -> None:
        self.part: Any = document.part
        self.body: etree._Element = document.element.body
        self.revised = _accept_changes(self.body)
        styles = document.part.styles.element.iterchildren(qn("w:style"))
        self._styles: dict[str, etree._Element] = {value(style, "styleId"): style for style in styles}
        self._defaults = {
            value(style, "type"): key
            for key, style in self._styles.items()
            if value(style, "default") in ("1", "true", "on")
        }
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._ranks: dict[str, int | None] = {}
        self._named: dict[etree._Element, str] = {}
        self.items: dict[etree._Element, Any] = {}
        """What list item each paragraph is, as `list_item` found it: it is asked several times."""
        self.numbering: dict[str, dict[str, etree._Element]] = {}
        self._notes: dict[str, dict[str, etree._Element]] = {}

    def chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """The style and those it is based on, nearest first; a circle ends."""
        if style_id not in self._chains:
            chain: dict[str, etree._Element] = {}
            named = style_id
            while named in self._styles and named not in chain and len(chain) < _DEEPEST_CHAIN:
                chain[named] = self._styles[named]
                named = value(chain[named].find(qn("w:basedOn")), "val")
            self._chains[style_id] = tuple(chain.values())
        return self._chains[style_id]

    def _style_of(self, paragraph: etree._Element) -> str:
        """The paragraph's style, the default one where it names none."""
        if paragraph not in self._named:
            named = value(paragraph.find("w:pPr/w:pStyle", nsmap), "val")
            known = named if named in self._styles else self._defaults.get("paragraph", "")
            self._named[paragraph] = known
        return self._named[paragraph]

    def paragraph_styles(self, paragraph: etree._Element) -> tuple[etree._Element, ...]:
        """The chain of the paragraph's style, the default one where it names none."""
        return self.chain(self._style_of(paragraph))

    def style_name(self, paragraph: etree._Element) -> str:
        """The name of the paragraph's style in lower case."""
        return next((name_of(style) for style in self.paragraph_styles(paragraph)), "")

    def heading_rank(self, paragraph: etree._Element) -> int | None:
        """1 for the highest heading, 0 for a title above it, None for what is no heading."""
        direct = paragraph.find("w:pPr/w:outlineLvl", nsmap)
        if direct is not None:
            return _rank(direct)
        style = self._style_of(paragraph)
        if style not in self._ranks:
            self._ranks[style] = self._style_rank(style)
        return self._ranks[style]

    def _style_rank(self, style_id: str) -> int | None:
        for style in self.chain(style_id):
            named = _HEADING_NAME.match(name_of(style))
            if named:
                return int(named[1])
            outline = style.find("w:pPr/w:outlineLvl", nsmap)
            if outline is not None:
                return _rank(outline)
            if name_of(style) == "title":
                return 0
        return None

    def is_hidden(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's style hides its text."""
        return any(is_on(style.find("w:rPr/w:vanish", nsmap)) for style in self.paragraph_styles(paragraph))

    def note(self, kind: str, note_id: str) -> etree._Element | None:
        """The footnote or endnote (`kind`) of that id, handed out once.

        Word refers to a note once; a file that does so a thousand times, or from within the note, would
        otherwise grow without end.
        """
        if kind not in self._notes:
            self._notes[kind] = self._read_notes(kind)
        return self._notes[kind].pop(note_id, None)

    def _read_notes(self, kind: str) -> dict[str, etree._Element]:
        relation = RT.FOOTNOTES if kind == "footnote" else RT.ENDNOTES
        try:
            root = parse_markup(self.part.part_related_by(relation).blob)
        except (KeyError, etree.XMLSyntaxError):
            return {}
        self.revised = _accept_changes(root) or self.revised
        return {value(note, "id"): note for note in root.iterchildren(qn(f"w:{kind}"))}


def name_of(style: etree._Element) -> str:
    """A style's name in lower case, as Word compares it."""
    return value(style.find(qn("w:name")), "val").strip().lower()


def _rank(outline: etree._Element) -> int | None:
    level = number(value(outline, "val"), 0, 9, 9)
    return None if level == 9 else level + 1


def _accept_changes(root: etree._Element) -> bool:
    """Take in tracked changes, choose versions, unwrap what only wraps; whether there were changes."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for choice in list(root.iter(f"{_MC}AlternateContent")):
        _choose(choice)
    revised = next(root.iter(*_GONE, qn("w:ins"), qn("w:moveTo")), None) is not None
    for mark in list(root.iterfind(".//w:pPr/w:rPr/w:del", nsmap)):
        _join_with_next(next(mark.iterancestors(qn("w:p")), None))
    for mark in list(root.iterfind(".//w:trPr/w:del", nsmap)):
        _remove(next(mark.iterancestors(qn("w:tr"))))
    for gone in list(root.iter(*_GONE, *_WRAPPER_PROPERTIES)):
        _remove(gone)
    for table in list(root.iter(qn("w:tbl"))):
        if next(table.iter(qn("w:tr")), None) is None:
            _remove(table)
    for wrapper in list(root.iter(*_WRAPPERS)):
        # <w:ins/> also marks a whole row or paragraph as new; there it wraps nothing.
        _unwrap(wrapper)
    return revised


def _choose(choice: etree._Element) -> None:
    """Keep the first version that can be carried, else the first at all."""
    versions = list(choice.iterchildren(f"{_MC}Choice", f"{_MC}Fallback"))
    carried = [version for version in versions if next(version.iter(*_CARRIED), None) is not None]
    for version in (carried or versions)[:1]:
        for child in list(version):
            choice.addprevious(child)
    _remove(choice)


def _join_with_next(paragraph: etree._Element | None) -> None:
    """A deleted paragraph mark: the text moves to the front of the next paragraph."""
    follower = None if paragraph is None else paragraph.getnext()
    if paragraph is None or follower is None or follower.tag != qn("w:p"):
        return
    first = 1 if len(follower) and follower[0].tag == qn("w:pPr") else 0
    moved = [child for child in paragraph if child.tag != qn("w:pPr")]
    follower[first:first] = moved
    _remove(paragraph)


def _unwrap(wrapper: etree._Element) -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    _remove(wrapper)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
