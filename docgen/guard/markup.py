"""How a stranger's XML is parsed: nothing is fetched, no entity resolved, no tree too deep is built."""

from __future__ import annotations

from lxml import etree


def parse_markup(content: bytes) -> etree._Element:
    """The root of `content`. Raises lxml.etree.XMLSyntaxError where it is no XML, or too deep or large."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)
