"""A part under the prefixes that all of Word's tools write: docxtpl looks for `<w:p`, no namespace."""

from __future__ import annotations

import io
import re
import zipfile

from docx.oxml.ns import nsmap
from lxml import etree

from docgen.guard.markup import parse_markup

_USUAL = {prefix: uri for prefix, uri in nsmap.items() if prefix in ("w", "wp", "r", "a", "pic", "m")} | {
    "v": "urn:schemas-microsoft-com:vml"
}
_LOOKED_FOR = tuple(
    (prefix, re.compile(rf"""xmlns(?::([\w.-]+))?\s*=\s*["']{re.escape(_USUAL[prefix])}["']""".encode()))
    for prefix in ("w", "wp", "v")
)


def with_usual_prefixes(package: bytes) -> bytes:
    """The package, its parts of Word under Word's own prefixes; the same bytes where they are already."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        changed = {
            name: _renamed(source.read(name))
            for name in source.namelist()
            if name.endswith(".xml") and _is_unusual(source.read(name))
        }
        if not changed:
            return package
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(name, changed[name] if name in changed else source.read(name))
    return out.getvalue()


def _is_unusual(part: bytes) -> bool:
    return any(
        found.group(1) != prefix.encode()
        for prefix, pattern in _LOOKED_FOR
        for found in pattern.finditer(part)
    )


def _renamed(part: bytes) -> bytes:
    """The part built anew: an element takes the prefix under which its namespace is known above it."""
    old = parse_markup(part)
    known: dict[str, str] = {}
    for element in old.iter("*"):
        for prefix, uri in element.nsmap.items():
            if prefix is not None and uri not in _USUAL.values():
                known.setdefault(prefix, uri)
    new = etree.Element(old.tag, _attributes(old), nsmap={**known, **_USUAL})
    new.text = old.text
    waiting = [(old, new)]
    while waiting:
        source, target = waiting.pop()
        for child in source.iterchildren("*"):
            made = etree.SubElement(target, child.tag, _attributes(child))
            made.text, made.tail = child.text, child.tail
            waiting.append((child, made))
    return etree.tostring(new, xml_declaration=True, encoding="UTF-8", standalone=True)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}
