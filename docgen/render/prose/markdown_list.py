"""Numbering of the lists in a document made from Markdown."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph


class MarkdownLists:
    """One multi-level numbering for bullets, one for numbers, and a w:num for each list."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        self._count = 0
        for element in list(self._root):
            self._root.remove(element)
        for abstract, form in ((0, "bullet"), (1, "decimal")):
            levels = "".join(
                f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                f'<w:lvlText w:val="{f"%{at + 1}." if abstract else "•"}"/></w:lvl>'
                for at in range(9)
            )
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{levels}</w:abstractNum>'
            self._root.append(parse_xml(xml))

    def new(self, ordered: bool, start: object) -> str:
        """The id of a new list; every level of it begins at `start`."""
        self._count += 1
        override = "".join(
            f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for at in range(9)
        )
        kind = f'<w:abstractNumId w:val="{int(ordered)}"/>'
        self._root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._count}">{kind}{override}</w:num>')
        )
        return str(self._count)

    def apply(self, paragraph: Paragraph, num_id: str, depth: int) -> None:
        """Make the paragraph an item of that list."""
        numbering: Any = paragraph._p.get_or_add_pPr()
        properties = numbering.get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(depth, 8)
        properties.get_or_add_numId().val = int(num_id)
