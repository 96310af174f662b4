"""The text of a chapter's paragraphs, in runs: what fields, notes and drawings show, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree
from markupsafe import escape

from docgen.render.prose.losses import Losses
from docgen.render.prose.picture import Drawn, Shown, read_drawing
from docgen.render.prose.run import FORMULAS, emphasis, formula, nearest, run_properties
from docgen.render.prose.source import Source, W, is_on, value, words

_KEPT_MARKS = {"tab": "<w:tab/>", "ptab": "<w:tab/>", "cr": "<w:br/>", "noBreakHyphen": "<w:noBreakHyphen/>"}
_SILENT = (
    *("rPr", "lastRenderedPageBreak", "softHyphen", "footnoteRef", "endnoteRef", "annotationRef"),
    *("separator", "continuationSeparator", "delText", "delInstrText"),
)
_PASSED_OVER = ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
# Fields that never show anything: marks for an index, a contents list or a variable.
_MUTE_FIELDS = ("XE", "TC", "TA", "RD", "SET", "PRIVATE", "")
_LISTS_OF_CONTENTS = ("TOC", "INDEX", "TOA")
_WHITE = re.compile(r"[\t\n\r]")


@dataclass(frozen=True)
class Run:
    """A w:r (or formula) as XML and plain text; `blank` shows nothing, `tall` needs a higher line."""

    xml: str
    plain: str
    blank: bool = False
    tall: bool = False


@dataclass(frozen=True)
class Box:
    """The content of a text box."""

    content: etree._Element


Piece = Run | Shown | Box


@dataclass
class _Field:
    instruction: str = ""
    result: bool = False


class TextReader:
    """Reads paragraphs of one story in order; fields may begin in one paragraph and end in a later one."""

    def __init__(self, source: Source, losses: Losses) -> None:
        self.source = source
        self.losses = losses
        self._fields: list[_Field] = []
        self._in_contents = False

    def pieces(self, paragraph: etree._Element, plain_style: bool = False) -> list[Piece]:
        """What the paragraph shows, in order; `plain_style` leaves bold and the like to the style."""
        if self.source.is_hidden(paragraph):
            if words(paragraph).strip():
                self.losses.drop("hidden")
            return []
        return list(self._of(paragraph, plain_style))

    def _of(self, parent: etree._Element, plain_style: bool) -> Iterator[Piece]:
        for child in parent.iterchildren("*"):
            name = str(child.tag).removeprefix(W)
            if name == "r":
                yield from self._run(child, plain_style)
            elif name == "fldSimple":
                yield from self._simple_field(child, plain_style)
            elif child.tag in FORMULAS:
                if not self._hidden():
                    yield Run(
                        formula(child),
                        str(etree.tostring(child, method="text", encoding="unicode")),
                        tall=True,
                    )
            elif name not in _PASSED_OVER and not name.endswith(("RangeStart", "RangeEnd")):
                self.losses.drop("other")

    def _run(self, run: etree._Element, plain_style: bool) -> Iterator[Piece]:
        layers = run_properties(self.source, run)
        kept, underlined = emphasis(layers, plain_style)
        hidden_text = is_on(nearest(layers, "vanish"))
        content: list[str] = []
        plain: list[str] = []

        def made() -> Iterator[Run]:
            if content:
                text = "".join(plain)
                yield Run(f"<w:r>{kept}{''.join(content)}</w:r>", text, not text.strip() and not underlined)
                content.clear()
                plain.clear()

        for child in run.iterchildren("*"):
            name = str(child.tag).removeprefix(W)
            if name in ("fldChar", "instrText"):
                self._field_mark(child)
                continue
            if self._hidden() or name in _SILENT:
                continue
            if hidden_text:
                self.losses.drop("hidden")
                return
            if name in ("drawing", "pict", "object"):
                yield from made()
                yield from self._drawn(read_drawing(self.source.part, child))
            elif name == "ruby":
                yield from made()
                yield from self._ruby(child, plain_style)
            else:
                xml, text = self._mark(child, name)
                content.append(xml)
                plain.append(text)
        yield from made()

    def _mark(self, child: etree._Element, name: str) -> tuple[str, str]:
        """XML and plain text of one child of a run."""
        if name == "t":
            text = _WHITE.sub(" ", child.text or "")
            return (f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""), text
        if name == "br":
            # A page or column break belongs to the chapter's own layout, which the volume replaces.
            return ("", "") if value(child, "type") in ("page", "column") else ("<w:br/>", "\n")
        if name in _KEPT_MARKS:
            return _KEPT_MARKS[name], " "
        if name == "sym":
            font, char = escape(value(child, "font")), escape(value(child, "char"))
            return f'<w:sym w:font="{font}" w:char="{char}"/>', "□"
        if name in ("footnoteReference", "endnoteReference"):
            text = self._note(name.removesuffix("Reference"), value(child, "id"))
            return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else "", text
        self.losses.drop("comment" if name == "commentReference" else "other")
        return "", ""

    def _note(self, kind: str, note_id: str) -> str:
        """The words of a footnote, in brackets."""
        note = self.source.note(kind, note_id)
        if note is None:
            self.losses.drop("note")
            return ""
        reader = TextReader(self.source, self.losses)
        pieces = [piece for p in note.iterchildren(qn("w:p")) for piece in (*reader.pieces(p), Run("", " "))]
        if len(note.findall(qn("w:tbl"))) or not all(isinstance(piece, Run) for piece in pieces):
            self.losses.drop("note")
        text = " ".join("".join(piece.plain for piece in pieces if isinstance(piece, Run)).split())
        return f"（{text}）" if text else ""

    def _ruby(self, ruby: etree._Element, plain_style: bool) -> Iterator[Piece]:
        """Text with a reading above it: the reading follows in brackets."""
        for base in ruby.iterchildren(qn("w:rubyBase")):
            yield from self._of(base, plain_style)
        reading = "".join(
            text.text or "" for part in ruby.iterchildren(qn("w:rt")) for text in part.iter(qn("w:t"))
        )
        if reading.strip():
            text = f"（{_WHITE.sub(' ', reading)}）"
            yield Run(f"<w:r><w:t>{escape(text)}</w:t></w:r>", text)

    def _drawn(self, drawn: Drawn) -> Iterator[Piece]:
        for kind in drawn.lost:
            self.losses.drop(kind)
        for _ in range(drawn.damaged):
            self.losses.bad_picture()
        yield from drawn.pictures
        yield from (Box(content) for content in drawn.boxes)

    def _simple_field(self, field: etree._Element, plain_style: bool) -> Iterator[Piece]:
        self._fields.append(_Field(value(field, "instr"), True))
        yield from self._of(field, plain_style)
        self._fields.pop()

    def _field_mark(self, mark: etree._Element) -> None:
        """Follow a field through begin, separate and end."""
        kind = value(mark, "fldCharType")
        if mark.tag == qn("w:instrText") and self._fields:
            self._fields[-1].instruction += mark.text or ""
        elif kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
            if _keyword(self._fields[-1]) in _LISTS_OF_CONTENTS:
                self.losses.drop("contents")
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.result and not self._hidden() and _keyword(ended) not in _MUTE_FIELDS:
                self.losses.drop("field")

    def _hidden(self) -> bool:
        """Whether what stands here is a field's instruction, or the entries of a contents list."""
        return any(not field.result or _keyword(field) in _LISTS_OF_CONTENTS for field in self._fields)


def _keyword(field: _Field) -> str:
    return (field.instruction.split() or [""])[0].upper()
