"""One head, foot and count of pages through a volume, whatever page set-up its pieces have.

Every section names them itself, with a head as wide as its own text: what a section leaves unsaid it takes
from the one before, and a head made for upright pages ends halfway on a landscape one.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from docgen.render.forms.guest import Guest
from docgen.render.forms.names import TBL, R, W, drop, made
from docgen.render.forms.parts import Parts

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("header", "footer")
_OF_FRAMES = tuple(W + name for name in ("headerReference", "footerReference", "titlePg"))
_PAGE = {"pgSz": {"w": 11906, "h": 16838}, "pgMar": {"left": 1800, "right": 1800}}
"""What Word takes where a section does not say it, in twentieths of a point."""


class Frames:
    """The guest's heads and feet in the host, made once for each width."""

    def __init__(self, host: Parts, guest: Guest) -> None:
        self._host, self._guest = host, guest
        self._made: dict[tuple[str, str, int], str] = {}
        self._named: dict[tuple[str, str], str] = {}

    def frame(self, sections: Sequence[etree._Element]) -> None:
        """Give each section heads and feet; the first one's first page its own, where the guest has such."""
        own = [section for section in sections if section.find(f"{W}headerReference") is not None]
        for section in own:
            for kind in _KINDS:
                for each in section.iterchildren(f"{W}{kind}Reference"):
                    self._named.setdefault((kind, each.get(f"{W}type", "")), each.get(f"{R}id", ""))
        covered = bool(sections) and sections[0].find(f"{W}titlePg") is not None
        for at, section in enumerate(sections):
            for each in list(section.iterchildren(*_OF_FRAMES)):
                drop(each)
            uses = ("first", "default") if at == 0 and covered else ("default",)
            wanted = (self._reference(kind, use, section) for kind in _KINDS for use in uses)
            for each in reversed([each for each in wanted if each is not None]):
                section.insert(0, each)
            if at == 0 and covered:
                _title_page(section)

    def _reference(self, kind: str, use: str, section: etree._Element) -> etree._Element | None:
        relation = self._named.get((kind, use), "")
        width = _text_width(section)
        if not relation:
            return None
        if (kind, use, width) not in self._made:
            found = self._guest.frame(relation)
            if found is None:
                return None
            owner, content = found
            _widen(content, width)
            self._made[kind, use, width] = self._part(kind, owner, content)
        reference = made(f"{kind}Reference", type=use)
        reference.set(f"{R}id", self._made[kind, use, width])
        return reference

    def _part(self, kind: str, owner: str, content: etree._Element) -> str:
        name = self._host.add_part(f"word/docgen-{kind}.xml", etree.tostring(content), f"{_WORD}.{kind}+xml")
        root = self._host.tree(name)
        assert root is not None
        self._guest.named(root, owner, name)
        return self._host.relate(self._host.main, f"{_OFFICE}/{kind}", name)


def _text_width(section: etree._Element) -> int:
    """Between the margins, in twentieths of a point."""

    def said(name: str, side: str) -> int:
        found = section.find(W + name)
        text = found.get(f"{W}{side}", "") if found is not None else ""
        return int(float(text)) if text else _PAGE[name][side]

    gutter = section.find(f"{W}pgMar")
    more = int(float(gutter.get(f"{W}gutter", "0") or 0)) if gutter is not None else 0
    return said("pgSz", "w") - said("pgMar", "left") - said("pgMar", "right") - more


def _widen(content: etree._Element, width: int) -> None:
    """Make a table of the head as wide as the text: its first column gives or takes the difference."""
    for table in content.iter(TBL):
        columns = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
        widths = [int(column.get(f"{W}w", "0")) for column in columns]
        if not columns or not sum(widths):
            continue
        first = max(width - sum(widths[1:]), width // 4)
        columns[0].set(f"{W}w", str(first))
        whole = table.find(f"{W}tblPr/{W}tblW")
        if whole is not None:
            whole.set(f"{W}w", str(first + sum(widths[1:])))
        for row in table.iterchildren(f"{W}tr"):
            cell = row.find(f"{W}tc/{W}tcPr/{W}tcW")
            if cell is not None:
                cell.set(f"{W}w", str(first))


def _title_page(section: etree._Element) -> None:
    behind = {W + name for name in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")}
    later = next((each for each in section if each.tag in behind), None)
    mark = made("titlePg")
    section.append(mark) if later is None else later.addprevious(mark)
