"""How paragraphs and tables of a Word file look in the end: defaults, styles and lists laid over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Look = dict[str, str]


class Looks:
    """A .docx, its paragraphs in file order as `paragraphs`, its tables as `tables`."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name: etree.fromstring(package.read(name)) for name in _parts(package)}
        self.root = parts["word/document.xml"]
        self.paragraphs = list(self.root.iter(f"{W}p"))
        self.tables = list(self.root.iter(f"{W}tbl"))
        self._styles = {each.get(f"{W}styleId"): each for each in parts["word/styles.xml"].iter(f"{W}style")}
        self._defaults = parts["word/styles.xml"].find(f"{W}docDefaults")
        self._numbering = parts.get("word/numbering.xml")

    def paragraph(self, paragraph: etree._Element) -> Look:
        """Indents, spacing and alignment; size, font and weight of what it prints first."""
        style = self._chain(paragraph, "pPr/pStyle", "paragraph")
        own = paragraph.find(f"{W}pPr")
        layers = [self._default("pPr"), *(each.find(f"{W}pPr") for each in style), own]
        layers[-1:-1] = [self._level(layers)]
        found = _over(layers, ("ind", "spacing", "jc"))
        run = next((each for each in paragraph.iter(f"{W}r") if each.find(f"{W}t") is not None), None)
        if run is not None:
            looks = [self._default("rPr"), *(each.find(f"{W}rPr") for each in style)]
            looks += [each.find(f"{W}rPr") for each in self._chain(run, "rPr/rStyle", "character")]
            found |= _over([*looks, run.find(f"{W}rPr")], ("sz", "rFonts", "b"))
        return found

    def table(self, table: etree._Element) -> Look:
        """Its width, place, columns and lines; width, span and place of words of its first row's cells."""
        style = self._chain(table, "tblPr/tblStyle", "table")
        layers = [*(each.find(f"{W}tblPr") for each in style), table.find(f"{W}tblPr")]
        found = _over(layers, ("tblW", "tblInd", "tblLayout", "jc"))
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            lines = (None if each is None else each.find(f"{W}tblBorders") for each in layers)
            found |= _over(list(lines), (side,))
        for at, column in enumerate(table.iterfind(f"{W}tblGrid/{W}gridCol")):
            found[f"column {at}"] = column.get(f"{W}w", "")
        for at, cell in enumerate(table.iterfind(f"{W}tr[1]/{W}tc")):
            own = _over([cell.find(f"{W}tcPr")], ("tcW", "gridSpan", "vAlign"))
            found |= {f"cell {at} {key}": said for key, said in own.items()}
        return found

    def _default(self, kind: str) -> etree._Element | None:
        return None if self._defaults is None else self._defaults.find(f"{W}{kind}Default/{W}{kind}")

    def _chain(self, element: etree._Element, path: str, kind: str) -> list[etree._Element]:
        """The styles of an element from the one that is based on none to its own."""
        said = element.find("/".join(W + name for name in path.split("/")))
        default = (k for k, s in self._styles.items() if s.get(f"{W}type") == kind and s.get(f"{W}default"))
        key = next(default, None) if said is None else said.get(f"{W}val")
        found: list[etree._Element] = []
        while (style := self._styles.get(key)) is not None:
            found.insert(0, style)
            based = style.find(f"{W}basedOn")
            key = None if based is None else based.get(f"{W}val")
        return found

    def _level(self, layers: list[etree._Element | None]) -> etree._Element | None:
        """The look that a paragraph's list gives to its level."""
        listed = _over(layers, ("numPr",), deep=True)
        if self._numbering is None or "numPr numId" not in listed:
            return None
        number = self._numbering.find(f"{W}num[@{W}numId='{listed['numPr numId']}']")
        if number is None:
            return None
        key = number.find(f"{W}abstractNumId").get(f"{W}val")
        level = listed.get("numPr ilvl", "0")
        abstract = self._numbering.find(f"{W}abstractNum[@{W}abstractNumId='{key}']")
        return abstract.find(f"{W}lvl[@{W}ilvl='{level}']/{W}pPr")


def _parts(package: zipfile.ZipFile) -> Iterator[str]:
    wanted = ("word/document.xml", "word/styles.xml", "word/numbering.xml")
    return (name for name in package.namelist() if name in wanted)


def _over(layers: list[etree._Element | None], names: tuple[str, ...], deep: bool = False) -> Look:
    """What the layers say of these properties, attribute by attribute, each over those before it."""
    found: Look = {}
    for layer in layers:
        for name in names if layer is not None else ():
            said = layer.find(W + name)
            for each in [] if said is None else list(said) if deep else [said]:
                shown = f"{name} {etree.QName(each).localname}" if deep else name
                if not each.attrib:
                    found[shown] = "on"
                for key, value in each.attrib.items():
                    local = etree.QName(key).localname
                    found[shown if local == "val" else f"{shown} {local}"] = value
    return found
