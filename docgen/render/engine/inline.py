"""Values that enter a document as XML: anchors, page numbers, pictures, chapters, the contents place."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, get_args

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls
from docx.shared import Emu, Mm
from markupsafe import Markup, escape

from docgen.model.finding import Finding, Message, stop
from docgen.model.frame import fit
from docgen.render.drawing.qr import qr_run
from docgen.render.engine.contents import PART, PLACE, far_page_field, page_field
from docgen.render.engine.drawn import CAPTIONS, apart
from docgen.render.engine.print_picture import print_ready
from docgen.render.engine.values import (
    Anchor,
    Captions,
    Contents,
    Drawn,
    PageOf,
    Picture,
    Piece,
    Prose,
    QrCode,
    RichText,
)
from docgen.render.prose.chapter import import_chapter

_LINK_LOOK = '<w:color w:val="0563C1"/><w:u w:val="single"/>'

XmlKind = Anchor | PageOf | Picture | RichText | QrCode | Prose | Drawn | Captions | Contents


class Inline:
    """A value of an XML kind in a template's data; escaping it asks the inliner for its markup."""

    def __init__(self, inliner: Inliner, value: XmlKind) -> None:
        self._inliner = inliner
        self._value = value

    @property
    def form(self) -> str:
        """What it makes of a document."""
        return self._value.form

    def __html__(self) -> str:
        return self._inliner.markup(self._value)

    def __str__(self) -> str:
        return str(self._value)


class Inliner:
    """Turns the XML kinds of value of one document's fields into markup; its package gets what they need."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.part: Any = document.part  # the part that is being filled: the body, a header …
        self.findings: list[Finding] = []
        self._bookmarks = 0
        self._chapters: dict[Prose, Markup] = {}

    def inlined(self, value: Any) -> Any:
        """`value` with plain dicts and lists, and every XML kind made ready to turn into markup when used."""
        if isinstance(value, get_args(XmlKind)):
            return Inline(self, value)
        if isinstance(value, Mapping):
            return {str(key): self.inlined(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.inlined(item) for item in value]
        return value

    def markup(self, value: XmlKind) -> Markup:
        """The value's XML; pictures and chapters enter the package here, if a template names them."""
        match value:
            case Anchor():
                return self._anchor(value)
            case PageOf():
                far = bool(value.volume)
                field = far_page_field(value.volume, value.bookmark) if far else page_field(value.bookmark)
                return Markup(field)
            case Picture():
                return self._picture(value)
            case RichText():
                return Markup("".join(self._run(piece) for piece in value.pieces))
            case QrCode():
                return Markup(qr_run(value.text, value.width))
            case Prose():
                return self._prose(value)
            case Drawn():
                return Markup("".join(map(apart, value.figures)))
            case Captions():
                return Markup(f"<w:p><w:r><w:t>{CAPTIONS}{escape(value.kind)}</w:t></w:r></w:p>")
            case Contents():
                wanted = escape(PART.join((f"{PLACE}{value.levels}", *value.pointed_at)))
                return Markup(f"<w:p><w:r><w:t>{wanted}</w:t></w:r></w:p>")

    def _anchor(self, anchor: Anchor) -> Markup:
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{escape(anchor.bookmark)}"/>'
        text = f'<w:r><w:t xml:space="preserve">{escape(anchor.text)}</w:t></w:r>'
        return Markup(f'{start}{text}<w:bookmarkEnd w:id="{self._bookmarks}"/>')

    def _picture(self, picture: Picture) -> Markup:
        try:
            content = picture.content or picture.file.read_bytes()
            content = print_ready(content, picture.frame)
            inline = self.part.new_pic_inline(io.BytesIO(content), None, None)
        except (OSError, ValueError):
            raise stop(
                "PICTURE-UNREADABLE", picture.file.name, Message("is no picture that can be read")
            ) from None
        width, height = inline.extent.cx, inline.extent.cy
        scale = fit(width, height, Mm(picture.frame.width), Mm(picture.frame.height))
        size = Emu(int(width * scale)), Emu(int(height * scale))
        inline.extent.cx, inline.extent.cy = size
        if picture.description:
            inline.docPr.set("descr", picture.description)
        shape = inline.graphic.graphicData.pic.spPr
        shape.cx, shape.cy = size
        return Markup(f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>")

    def _run(self, piece: Piece) -> str:
        if piece.text == "\n":
            return "<w:r><w:br/></w:r>"
        look = ("<w:b/>" if piece.bold else "") + ("<w:i/>" if piece.italic else "")
        look += _LINK_LOOK if piece.link else ""
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        run = f'<w:r>{properties}<w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'
        if not piece.link:
            return run
        relation = self.part.relate_to(piece.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink {nsdecls("r")} r:id="{relation}" w:history="1">{run}</w:hyperlink>'

    def _prose(self, prose: Prose) -> Markup:
        if prose not in self._chapters:
            imported = import_chapter(
                self.document,
                prose.file,
                prose.level,
                name=prose.name,
                title=prose.title,
                stock=prose.stock,
                content=prose.content,
            )
            self.findings += imported.findings
            self._chapters[prose] = Markup(imported.xml)
        return self._chapters[prose]
