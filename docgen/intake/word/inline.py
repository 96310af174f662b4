"""What a paragraph prints: its runs, fields by what they show, tick boxes as □ and ☑.

What Word does not print is left out and kept as missed: deleted and hidden text, pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.intake.word.choice import ALTERNATE, children, chosen
from docgen.intake.word.fields import Field, form_field, uncomputed
from docgen.intake.word.formula import linear
from docgen.intake.word.names import W14, M, W, switched, value, whole
from docgen.intake.word.package import Package
from docgen.intake.word.pictures import drawn
from docgen.intake.word.pieces import PAGE_BREAK, Inline, Piece
from docgen.intake.word.styles import Style, Styles, underline
from docgen.intake.word.symbols import EMPTY, TICKED, plain, symbol
from docgen.model.reading.blocks import LeftOut, Missed

_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_SKIPPED = frozenset((f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt", f"{W}rubyPr"))
_FORMULA = frozenset((f"{M}oMath", f"{M}oMathPara"))
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class InlineReader:
    """Reads the paragraphs of one story, one after another: a field may go on over many of them."""

    def __init__(self, styles: Styles, package: Package, missed: list[Missed]) -> None:
        self._styles = styles
        self._package = package
        self._missed = missed
        self._fields: list[Field] = []
        self._out = Inline()
        self._lost: dict[LeftOut, str] = {}

    def read(self, paragraph: etree._Element, style: Style) -> Inline:
        """What the paragraph prints."""
        self._out, self._lost = Inline(contents=self._listing()), {}
        stack: list[Iterator[etree._Element]] = [iter(paragraph)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
            elif (inner := self._opened(element, style)) is not None:
                stack.append(inner)
        self._out.contents = self._out.contents or self._listing()
        self._missed += [Missed(text.strip(), why) for why, text in self._lost.items() if text.strip()]
        return self._out

    def _opened(self, element: etree._Element, style: Style) -> Iterator[etree._Element] | None:
        """Take in an element of a paragraph; what to go through next where it only surrounds others."""
        tag = element.tag
        if tag == f"{W}r":
            self._run(element, style)
        elif tag in _DELETED:
            self._leave("deleted", _all_text(element))
        elif tag in _FORMULA:
            self._add(linear(element), Piece("", False, style.bold, style.size or self._styles.size))
        elif tag == ALTERNATE:
            branch = chosen(element)
            return None if branch is None else iter(branch)
        elif tag == f"{W}sdt":
            box = element.find(f"{W}sdtPr/{W14}checkbox")
            if box is not None:
                ticked = box.find(f"{W14}checked")
                on = ticked is not None and ticked.get(f"{W14}val", "1") in ("1", "true", "on")
                look = Piece("", False, style.bold, style.size or self._styles.size)
                self._add(TICKED if on else EMPTY, look)
                return None
            return iter(element)
        elif tag == f"{W}fldSimple":
            shown = Field(element.get(f"{W}instr", ""), shown=True)
            self._out.contents = self._out.contents or shown.lists
            return iter(element)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            return iter(element)
        return None

    def _run(self, run: etree._Element, style: Style) -> None:
        look, font, hidden = self._look(run.find(f"{W}rPr"), style)
        for child in children(run):
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child, look)
                continue
            if tag == f"{W}instrText":
                if self._fields and not self._fields[-1].shown:
                    self._fields[-1].code += child.text or ""
                continue
            if tag == f"{W}delText":
                self._leave("deleted", child.text or "")
                continue
            if not all(each.shown for each in self._fields):
                continue
            if tag == f"{W}t":
                text = plain(_own(child), font)
            elif tag == f"{W}sym":
                code = int(child.get(f"{W}char", "0") or "0", 16) if _is_hex(child.get(f"{W}char")) else 0
                text = symbol(code, child.get(f"{W}font", "")) if code else ""
            elif tag == f"{W}br":
                kind = child.get(f"{W}type", "textWrapping")
                text = PAGE_BREAK if kind == "page" else "\n"
            elif tag in _SIGNS:
                text = _SIGNS[str(tag)]
            elif tag in _DRAWN:
                if not hidden:
                    self._drawing(child, look)
                continue
            elif tag in _NOTES:
                self._out.notes.append((_NOTES[str(tag)], child.get(f"{W}id", "")))
                continue
            elif tag == f"{W}ruby":
                text = "".join(_texts(child.find(f"{W}rubyBase")))
            else:
                continue
            if hidden:
                self._leave("hidden", text)
            else:
                self._add(text, look)

    def _look(self, own: etree._Element | None, style: Style) -> tuple[Piece, str, bool]:
        """How a run looks, its font where it is set there, whether it is hidden."""
        if own is None:
            return Piece("", style.underlined, style.bold, style.size or self._styles.size), "", style.hidden
        named = self._styles.of(value(own, "rStyle"))
        bold, hidden, line = switched(own, "b"), switched(own, "vanish"), underline(own)
        size = whole(value(own, "sz"))
        fonts = own.find(f"{W}rFonts")
        return (
            Piece(
                "",
                (named.underlined or style.underlined) if line is None else line,
                (named.bold != style.bold) if bold is None else bold,
                (named.size or style.size or self._styles.size) if size is None else size / 2,
            ),
            "" if fonts is None else fonts.get(f"{W}ascii", fonts.get(f"{W}hAnsi", "")),
            (named.hidden or style.hidden) if hidden is None else hidden,
        )

    def _field(self, mark: etree._Element, look: Piece) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if all(each.shown for each in self._fields):
                self._add(form_field(mark), look)
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = self._fields[-1].parted = True
            self._out.contents = self._out.contents or self._listing()
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.parted and all(each.shown for each in self._fields):
                self._add(uncomputed(ended.code), look)

    def _listing(self) -> bool:
        return any(each.shown and each.lists for each in self._fields)

    def _drawing(self, drawing: etree._Element, look: Piece) -> None:
        found = drawn(drawing, self._package)
        self._out.boxes += found.boxes
        self._add(found.text, look)
        if found.words:
            self._leave("picture", f"{found.words} ")

    def _leave(self, why: LeftOut, text: str) -> None:
        self._lost[why] = self._lost.get(why, "") + text

    def _add(self, text: str, look: Piece) -> None:
        if not text:
            return
        last = self._out.pieces[-1] if self._out.pieces else None
        if last and (last.underlined, last.bold, last.size) == (look.underlined, look.bold, look.size):
            last.text += text
        else:
            self._out.pieces.append(Piece(text, look.underlined, look.bold, look.size))


def _own(text: etree._Element) -> str:
    """The words of a w:t, of which remarks in the file's markup may stand in the middle."""
    return (text.text or "") + "".join(each.tail or "" for each in text)


def _texts(element: etree._Element | None) -> Iterator[str]:
    for each in () if element is None else element.iter(f"{W}t"):
        yield each.text or ""


def _all_text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t", f"{W}delText"))


def _is_hex(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 6 and all(c in "0123456789abcdefABCDEF" for c in text or "")
