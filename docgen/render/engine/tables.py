"""Tables without tags are set aside while docxtpl mends the columns of those whose rows it filled."""

from __future__ import annotations

from docx.oxml.ns import qn
from lxml import etree

_TABLE, _ASIDE = "w:tbl", "w:plainTbl"


def set_aside(body: etree._Element) -> None:
    """Give tables whose texts and attributes hold no tag a name that nothing looks for."""
    for table in list(body.iter(qn(_TABLE))):
        if not _has_tag(table):
            table.tag = qn(_ASIDE)


def as_tables(xml: str) -> str:
    """The XML with the tables set aside under their own name again."""
    return xml.replace(f"<{_ASIDE}", f"<{_TABLE}").replace(f"</{_ASIDE}", f"</{_TABLE}")


def bring_back(body: etree._Element) -> None:
    """Give tables that were set aside their own name again."""
    for table in body.iter(qn(_ASIDE)):
        table.tag = qn(_TABLE)


def _has_tag(table: etree._Element) -> bool:
    """Whether braces are left, once `tags.make_whole` has put signs for those that are no tag's."""
    if any("{" in str(text) for text in table.itertext()):
        return True
    return any("{" in str(value) for element in table.iter("*") for value in element.attrib.values())
