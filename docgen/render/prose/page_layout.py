"""A chapter's own pages: its headers, footers and section breaks, which the volume has its own of."""

from __future__ import annotations

import re

from docx.oxml.ns import qn
from lxml import etree

from docgen.render.prose.losses import Losses
from docgen.render.prose.source import Source, value, words

_NOT_A_PAGE_NUMBER = re.compile(r"[^\W\d_第页共]")


def report_layout(source: Source, losses: Losses) -> None:
    """Note what of them is left behind."""
    for section in source.body.iter(qn("w:sectPr")):
        breaks = section.getparent() is not source.body
        landscape = value(section.find(qn("w:pgSz")), "orient") == "landscape"
        heads = (
            *section.iterchildren(qn("w:headerReference")),
            *section.iterchildren(qn("w:footerReference")),
        )
        if breaks or landscape or any(_says_something(source, head) for head in heads):
            losses.drop("page")


def _says_something(source: Source, reference: etree._Element) -> bool:
    relation = next((text for name, text in reference.attrib.items() if str(name).endswith("}id")), "")
    try:
        said = words(source.part.rels[str(relation)].target_part.element)
    except (KeyError, AttributeError, ValueError):
        return False
    return _NOT_A_PAGE_NUMBER.search(said) is not None
