"""How a stranger's XML is parsed: nothing is fetched, no entity resolved, no tree too deep is built.

And what a Word part holds that nobody sees: text outside of texts, or elements within one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXTS = ("t", "delText", "instrText", "delInstrText")
_TEXT_TAGS = tuple(f"{{{_W}}}{name}" for name in _TEXTS)
_OUTSIDE = etree.XPath(
    f"descendant-or-self::w:*[not({' or '.join(f'self::w:{name}' for name in (*_TEXTS, 'fldData'))})]"
    "/text()[normalize-space()]",
    namespaces={"w": _W},
)


def parse_markup(content: bytes) -> etree._Element:
    """The root of `content`. Raises lxml.etree.XMLSyntaxError where it is no XML, or too deep or large."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def unprinted(root: etree._Element) -> Iterator[str]:
    """What Word leaves out of a part: words outside of texts, and texts with elements inside.

    The words, or where there are none the name of the element.
    """
    yield from (words.strip() for words in cast("list[str]", _OUTSIDE(root)))
    for text in root.iter(*_TEXT_TAGS):
        if len(text):
            yield "".join(map(str, text.itertext())).strip() or str(text[0].tag).rpartition("}")[2]
