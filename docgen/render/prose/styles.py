"""The styles of the volume that a chapter goes into, by their names, and what stands in for one it lacks."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import nsmap, qn
from lxml import etree
from markupsafe import escape

from docgen.render.prose.source import name_of, value

# The volume's lines have an exact height, which would cut off all of a picture or fraction but a strip.
_TALL_LINE = '<w:spacing w:line="240" w:lineRule="auto"/>'
_NEAREST = {
    "table head": ("table text", "normal"),
    "table text": ("normal",),
    "picture": ("normal",),
}


class VolumeStyles:
    """The paragraph and table styles of a document; names are in small letters."""

    def __init__(self, target: Document) -> None:
        styles = target.part.styles.element.iterchildren(qn("w:style"))
        self._styles: dict[tuple[str, str], etree._Element] = {
            (value(each, "type"), name_of(each)): each for each in styles
        }

    @property
    def of_paragraphs(self) -> dict[str, etree._Element]:
        """The paragraph styles by name."""
        return {name: style for (kind, name), style in self._styles.items() if kind == "paragraph"}

    @property
    def deepest_heading(self) -> int:
        """The lowest level that has a style; 0 without any."""
        return max((n for n in range(1, 10) if ("paragraph", f"heading {n}") in self._styles), default=0)

    def is_numbered(self, name: str) -> bool:
        """Whether the paragraph style, which the document has, numbers by itself."""
        return self._styles["paragraph", name].find("w:pPr/w:numPr", nsmap) is not None

    @property
    def of_tables(self) -> str:
        """The id of the style for tables; blank without one."""
        named = self._styles.get(("table", "docgen table"), self._styles.get(("table", "table grid")))
        return value(named, "styleId")

    def properties(self, name: str, numbering: str = "", tall: bool = False, jc: str = "") -> str:
        """A w:pPr with the style of that name, or the nearest that there is."""
        style = ""
        for wanted in (name, *_NEAREST.get(name.rstrip(" 123456789"), ("body text", "normal"))):
            if ("paragraph", wanted) in self._styles:
                style_id = escape(value(self._styles["paragraph", wanted], "styleId"))
                style = f'<w:pStyle w:val="{style_id}"/>'
                break
        return f"<w:pPr>{style}{numbering}{_TALL_LINE if tall else ''}{jc}</w:pPr>"

    def picture_paragraph(self, picture: str) -> str:
        """A paragraph for the run `picture` alone."""
        own_style = ("paragraph", "picture") in self._styles
        return f"<w:p>{self.properties('picture', tall=not own_style)}{picture}</w:p>"
