"""Filling a Word template: the only place that touches docxtpl.

template + fields → docxtpl → contents list → properties → the same bytes every time
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from lxml import etree

from docgen.guard.package import check_package
from docgen.model.finding import Finding, Message, stop
from docgen.render.contents import fill_contents
from docgen.render.inline import Inliner
from docgen.render.language import FAULTS, TemplateLanguage, template_fault
from docgen.render.watermark import add_watermark

_PARAGRAPH = re.compile(r"<w:p([ >])")

# The first moment a zip entry can carry; any constant makes equal files equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Properties:
    """What the file's properties say: the bidder made it, on the date of the paper."""

    title: str = ""
    author: str = ""
    dated: date = date(1980, 1, 1)


@dataclass(frozen=True)
class Filled:
    """A filled document and what was found while filling it."""

    content: bytes
    findings: tuple[Finding, ...] = ()


def fill(
    template: bytes, shown: str, fields: Mapping[str, Any], properties: Properties, watermark: str = ""
) -> Filled:
    """Fill `template` (a .docx, `shown` to people under that name) with plain `fields`.

    Raises DocgenError naming template, part and paragraph where a tag cannot be filled.
    """
    check_package(template, "docx", shown)
    document = _opened(_Template(io.BytesIO(template), shown), shown)
    inliner = Inliner(document.docx)
    document.render(inliner.inlined(fields), TemplateLanguage())
    fill_contents(document.docx)
    if watermark:
        add_watermark(document.docx, watermark)
    _set_properties(document.docx, properties)
    saved = io.BytesIO()
    document.docx.save(saved)
    return Filled(_stable(saved.getvalue()), tuple(inliner.findings))


def template_sources(template: bytes, shown: str) -> list[tuple[str, str]]:
    """Part name and Jinja source of every part with tags; each paragraph of it starts a line."""
    check_package(template, "docx", shown)
    document = _opened(DocxTemplate(io.BytesIO(template)), shown)
    parts = [(str(document.docx.part.partname), document.get_xml())]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            parts.append((str(part.partname), document.get_part_xml(part)))
    return [(name, _PARAGRAPH.sub(r"\n<w:p\1", document.patch_xml(xml))) for name, xml in parts]


def _opened(document: Any, shown: str) -> Any:
    """The template with its parts read; Word's own parts may be missing in a stranger's file."""
    try:
        document.init_docx()
        for part in ("styles", "settings", "core_properties"):
            getattr(document.docx, part)
        document.get_xml()
    # What python-docx raises for parts that are missing, misnamed or of another kind.
    except (PythonDocxError, OpcError, LookupError, ValueError, AttributeError, TypeError, etree.LxmlError):
        raise stop(
            "PACKAGE-UNREADABLE",
            shown,
            Message("is no Word or Excel file, or is damaged or cut short"),
            Message("Open it in Word or Excel and save it again as .docx or .xlsx."),
        ) from None
    return document


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl's template, made to say where a fault is and never to mend broken XML in silence."""

    def __init__(self, content: io.BytesIO, shown: str) -> None:
        super().__init__(content)
        self.shown = shown

    def render_init(self) -> None:
        # docxtpl would open the file again and lose what the inliner has added to the package.
        self.pic_map: dict[str, Any] = {}
        self.current_rendering_part = None
        self.docx_ids_index = 1000
        self.is_saved = False

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except FAULTS as problem:
            source = _PARAGRAPH.sub(r"\n<w:p\1", src_xml)
            raise template_fault(self.shown, str(part.partname), source, problem) from None

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
                Message("Use {%p … %} for paragraphs and {%tr … %} for rows, both for opening and closing."),
            ) from None
        return super().fix_tables(xml)


def _set_properties(document: Any, properties: Properties) -> None:
    core = document.core_properties
    moment = datetime.combine(properties.dated, time())
    # Word keeps 255 characters of each.
    core.title, core.author = properties.title[:255], properties.author[:255]
    core.last_modified_by = core.author
    core.created = core.modified = moment
    core.revision = 1
    core.comments = core.keywords = core.subject = core.category = ""


def _stable(package: bytes) -> bytes:
    """The same package with fixed times, so that the same parts make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0  # the same on every system
            target.writestr(info, source.read(entry), compresslevel=6)
    return out.getvalue()
