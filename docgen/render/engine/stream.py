"""What the stream needs of an opened template: its package as python-docx saves it, and the parts to fill."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from lxml import etree

from docgen.render.engine.compiled import CompiledTemplate, PartSource
from docgen.render.engine.package import LONGEST, Properties, related, saved_package, set_properties
from docgen.render.engine.tables import as_tables
from docgen.render.engine.typed_format import taken_out
from docgen.render.engine.watermark import marked
from docgen.render.engine.way import numbered_drawings

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
# Stand in the properties of a template while it is compiled.
_TITLE, _AUTHOR, _MOMENT = "docgen:title", "docgen:author", "1980-01-01T00:00:00Z"


def compiled(
    document: Document, parts: Sequence[tuple[Any, str, str]], shown: str, watermark: str
) -> CompiledTemplate:
    """The template for the stream: the package as python-docx would save it, and its parts with tags."""
    (main, _, body), *others = parts
    root = copy.deepcopy(main.element)
    root.replace(root.body, etree.SubElement(root, root.body.tag))
    head, tail = serialize_part_xml(root).decode().split("<w:body/>")
    # The root declares all namespaces already.
    body = re.sub(r"^<w:body\b[^>]*>", "<w:body>", taken_out(body.lstrip())[0])
    body = numbered_drawings(as_tables(body))
    sources = {_name(main): PartSource(_name(main), head + body + tail)}
    headers = sorted({_name(part) for part in related(main, RELATIONSHIP_TYPE.HEADER)})
    for part, _, source in others:
        name, finish = _name(part), None
        if watermark and name in headers:
            finish = partial(marked, text=watermark, number=headers.index(name) + 1)
        if finish or "{" in source:
            declared = "" if source.lstrip().startswith("<?xml") else _DECLARATION
            sources[name] = PartSource(name, declared + source, finish=finish)
    set_properties(document, Properties(_TITLE, _AUTHOR))
    (core,) = related(main.package, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    source = core.blob.decode().replace("{", "{{ '{' }}")
    for written, tag in ((_TITLE, "title"), (_AUTHOR, "author"), (_MOMENT, "moment")):
        source = source.replace(written, f"{{{{ {tag} }}}}")
    sources[_name(core)] = PartSource(_name(core), source, "properties")
    return CompiledTemplate(saved_package(document), list(sources.values()), shown)


def part_data(fields: Mapping[str, Any], properties: Properties) -> dict[str, Mapping[str, Any]]:
    """What fills the compiled parts, by the names in `PartSource.data`."""
    return {
        "fields": fields,
        "properties": {
            "title": properties.title[:LONGEST],
            "author": properties.author[:LONGEST],
            "moment": f"{properties.dated.isoformat()}T00:00:00Z",
        },
    }


def _name(part: Any) -> str:
    return str(part.partname.membername)
