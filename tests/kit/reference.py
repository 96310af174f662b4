"""docxtpl's own result, to hold the engine against, and a package as what it says rather than as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from lxml import etree

from docgen.render.engine.language import TemplateLanguage

_OWN = "docProps/core.xml"  # docgen writes the properties itself


def by_docxtpl(template: bytes, fields: Mapping[str, Any]) -> bytes:
    """The template filled by docxtpl alone, in docgen's language."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(fields), TemplateLanguage())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parts(package: bytes) -> dict[str, bytes]:
    """Every part but the properties; XML in its canonical form."""
    return {name: content for name, content in every_part(package).items() if name != _OWN}


def every_part(package: bytes) -> dict[str, bytes]:
    """Every part; XML in its canonical form."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        return {name: _canonical(name, archive.read(name)) for name in archive.namelist()}


def text(package: bytes) -> list[str]:
    """The paragraphs of the body, tables included."""
    body = docx.Document(io.BytesIO(package)).element.body
    return [paragraph.text for paragraph in body.iter("{*}p")]


def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    return etree.tostring(etree.fromstring(content, etree.XMLParser(huge_tree=True)), method="c14n")
