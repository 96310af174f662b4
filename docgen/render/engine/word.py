"""Filling a Word template: the only place that touches docxtpl.

A template is opened and compiled once and then filled on one of two ways with equal results:

    fields → compiled parts → package                                         (`render.compiled`, streamed)
    fields → docxtpl → pictures, chapters, contents list → package            (the tree, for what needs it)
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from docgen.guard.admitted import admitted
from docgen.guard.markup import parse_markup, unprinted
from docgen.model.finding import Finding, Message, stop
from docgen.render.engine.beside import Beside, Embedded, beside
from docgen.render.engine.copies import notes, number_copies, put_markup
from docgen.render.engine.language import FAULTS, template_fault
from docgen.render.engine.package import Filled, Properties, related, saved_package, set_properties
from docgen.render.engine.places import PlacedLanguage
from docgen.render.engine.prefixes import with_usual_prefixes
from docgen.render.engine.stream import compiled, part_data
from docgen.render.engine.tables import bring_back, set_aside
from docgen.render.engine.tags import make_whole, written
from docgen.render.engine.typed_format import crowded, lost_words, put_typed_formats
from docgen.render.engine.way import reason_for_tree

_PARAGRAPH = re.compile(r"<w:p([ >])")


def fill(
    template: bytes, shown: str, fields: Mapping[str, Any], properties: Properties, watermark: str = ""
) -> Filled:
    """Fill `template` (a .docx, `shown` to people under that name) with plain `fields`.

    Raises DocgenError naming template, part and paragraph where a tag cannot be filled.
    """
    return opened(template, shown, watermark).fill(fields, properties)


@lru_cache(maxsize=32)
def opened(template: bytes, shown: str, watermark: str = "") -> Template:
    """The template, checked and compiled; kept by its content, so that many fills pay for it once."""
    return Template(admitted(template, shown), shown, watermark)


class Template:
    """A template ready to be filled many times, on the way that its text allows.

    `reason` says why it is filled through the package's tree, None that it is streamed.
    """

    def __init__(self, content: bytes, shown: str, watermark: str) -> None:
        self._content, self._shown, self._watermark = content, shown, watermark
        document = _opened(content, shown)
        parts = list(_parts(document, shown))
        for part, *_ in parts:
            _refuse_crowded(part, shown)
        body, *others = [source for _, _, source in parts]
        words = re.sub(r"<[^>]+>", "", "".join(xml for _, xml, _ in parts))
        self.reason = reason_for_tree(words, body, others)
        if self.reason is None and any(isinstance(part, Embedded) for part, _, _ in parts):
            self.reason = Message("a workbook in it holds tags, as of a chart")
        self._compiled = None if self.reason else compiled(document.docx, parts, shown, watermark)

    def fill(self, fields: Mapping[str, Any], properties: Properties, fast: bool = False) -> Filled:
        """The filled document; `fast` for the quickest packing instead of the smallest."""
        if self._compiled is None:
            return self._by_tree(fields, properties)
        out = io.BytesIO()
        self._compiled.write(part_data(fields, properties), out, fast)
        return Filled(out.getvalue())

    def write(
        self, fields: Mapping[str, Any], properties: Properties, out: BinaryIO, fast: bool = False
    ) -> tuple[Finding, ...]:
        """Fill into `out`, an empty file that can seek. Streamed rows may come from a generator."""
        if self._compiled is None:
            filled = self._by_tree(fields, properties)
            out.write(filled.content)
            return filled.findings
        self._compiled.write(part_data(fields, properties), out, fast)
        return ()

    def _by_tree(self, fields: Mapping[str, Any], properties: Properties) -> Filled:
        """docxtpl's way, for what needs the package while it is filled."""
        # Imported here: the stream needs none of it, and it takes as long to import as a letter to fill.
        from docgen.render.engine.contents import fill_contents
        from docgen.render.engine.drawn import finish_drawings
        from docgen.render.engine.inline import Inliner
        from docgen.render.engine.sections import drop_empty_sections
        from docgen.render.engine.watermark import add_watermark

        document = _opened(self._content, self._shown)
        inliner = Inliner(document.docx)
        document.inliner = inliner
        document.render(inliner.inlined(fields), _LANGUAGE)
        _refuse_unprinted(document.docx, self._shown)
        document.fill_beside(fields)
        drop_empty_sections(document.docx)
        fill_contents(document.docx)
        finish_drawings(document.docx)
        if self._watermark:
            add_watermark(document.docx, self._watermark)
        set_properties(document.docx, properties)
        return Filled(saved_package(document.docx), tuple(inliner.findings))


def template_sources(template: bytes, shown: str) -> list[tuple[str, str]]:
    """Part name and Jinja source of every part with tags; each paragraph of it starts a line."""
    document = _opened(admitted(template, shown), shown)
    return [(str(part.partname), source) for part, _, source in _parts(document, shown)]


def _parts(document: Any, shown: str) -> Iterator[tuple[Any, str, str]]:
    """The parts that may hold tags, body first: part, XML with its tags whole, and Jinja source."""
    main = document.docx.part
    found = [(main, document.get_xml())]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        found += [(part, document.get_part_xml(part)) for _, part in document.get_headers_footers(uri)]
    found += [(part, document.get_part_xml(part)) for part in notes(document.docx)]
    found += [(part, part.source) for part in beside(document.docx, shown)]
    for part, xml in found:
        yield part, xml, _PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(xml))


def _refuse_crowded(part: Any, shown: str) -> None:
    """Raises DocgenError where a tag would be lost with the paragraph, cell or row that another replaces."""
    if isinstance(part, Beside | Embedded):
        return
    root = part.element if hasattr(part, "element") else parse_markup(part.blob)
    for text, lost in crowded(root):
        if lost == "tag":
            raise stop("TEMPLATE-BESIDE", shown, lost_words(text), location=str(part.partname))


def _refuse_unprinted(document: Any, shown: str) -> None:
    """Raises DocgenError where values joined with each other have left words where Word prints none."""
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    around = [part.element for kind in kinds for part in related(document.part, kind)]
    for root in (document.element.body, *around):
        for words in unprinted(root):
            said = Message("“{words}” is printed nowhere: words and markup in one", {"words": words[:80]})
            raise stop("TEMPLATE-KIND", shown, said, "mixed")


def _opened(content: bytes, shown: str) -> Any:
    """The template with its parts read; Word's own parts may be missing in a stranger's file."""
    document = _Template(io.BytesIO(with_usual_prefixes(content)), shown)
    try:
        document.init_docx()
        for part in ("styles", "settings", "core_properties"):
            getattr(document.docx, part)
        document.get_xml()
    # What python-docx raises for parts that are missing, misnamed or of another kind.
    except (PythonDocxError, OpcError, LookupError, ValueError, AttributeError, TypeError, etree.LxmlError):
        raise stop(
            "PACKAGE-UNREADABLE", shown, Message("is no Word or Excel file, or is damaged or cut short")
        ) from None
    return document


@lru_cache(maxsize=64)
def _code(source: str) -> Any:
    return PlacedLanguage().from_string(source)


class _Remembering(PlacedLanguage):
    """The language; what was compiled once stays so."""

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        """The template for a part's source."""
        return _code(source)


_LANGUAGE = _Remembering()


@lru_cache(maxsize=64)
def _whole_part(content: bytes, shown: str, name: str) -> str:
    """A part's XML with its tags whole."""
    root = parse_xml(content)
    make_whole(root, shown, name)
    put_typed_formats(root)
    return written(root)


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template, made to say where a fault is and never to mend broken XML in silence."""

    def __init__(self, content: io.BytesIO, shown: str) -> None:
        super().__init__(content)
        self.shown = shown
        self.inliner: Any = None
        self._body: str | None = None

    def render_init(self) -> None:
        # docxtpl would open the file again and lose what the inliner has added to the package.
        self.pic_map: dict[str, Any] = {}
        self.current_rendering_part = None
        self.docx_ids_index = 1000
        self.is_saved = False

    @staticmethod
    @lru_cache(maxsize=64)
    def patch_xml(src_xml: str) -> str:
        """docxtpl's own, remembered: its patterns take longer than the filling."""
        return str(DocxTemplate.patch_xml(None, src_xml))

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        if self.inliner is not None:
            self.inliner.part = part  # pictures and links belong to the part that shows them
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except FAULTS as problem:
            source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
            raise template_fault(self.shown, str(part.partname), source, problem) from None

    def get_xml(self) -> str:
        """The body with its tags whole, and its tables without any set aside; the same until it is filled."""
        if self._body is None:
            body = self.docx._element.body
            make_whole(body, self.shown, str(self.docx.part.partname))
            put_typed_formats(body)
            set_aside(body)
            self._body = written(body)
        return self._body

    def get_part_xml(self, part: Any) -> str:
        """The part with its tags whole."""
        return _whole_part(part.blob, self.shown, str(part.partname))

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Notes and comments, once: docxtpl would fill what it has filled again for every further section."""
        for part in notes(self.docx):
            source = self.patch_xml(self.get_part_xml(part))
            put_markup(part, self.render_xml_part(source, part, context, jinja_env))

    def fill_beside(self, fields: Mapping[str, Any]) -> None:
        """Charts, SmartArt, properties and links, with plain values."""
        for part in beside(self.docx, self.shown):
            part.take(self.render_xml_part(self.patch_xml(part.source), part, fields, _LANGUAGE))

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave them: the bidder's properties are set by `fill`."""

    def fix_tables(self, xml: str) -> Any:
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError:
            raise stop(
                "TEMPLATE-STRUCTURE",
                self.shown,
                Message("a tag opens in one paragraph, row or cell and closes in another kind of place"),
            ) from None
        tree = super().fix_tables(xml)
        bring_back(tree)
        return tree

    def fix_docpr_ids(self, tree: Any) -> None:
        """Numbers of their own for what is repeated: drawings, drawn shapes, comments and notes."""
        super().fix_docpr_ids(tree)
        number_copies(tree, self.docx)
