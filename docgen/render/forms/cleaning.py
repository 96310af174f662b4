"""A form's elements as a paper of their own: changes accepted, no half of a pair, no page around them."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from docgen.render.forms.names import VAL, P, W, drop, made, unwrap

_TAKEN = tuple(W + name for name in ("ins", "moveTo"))
_GONE = tuple(
    W + name
    for name in (
        "del", "moveFrom", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
        "trPrChange", "tcPrChange", "tblGridChange", "numberingChange", "cellIns", "cellMerge",
        "lastRenderedPageBreak",
        "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "proofErr",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
    )
)  # fmt: skip
# A volume gives its own head, foot and page numbers.
_OF_THE_FILE = tuple(W + name for name in ("headerReference", "footerReference", "titlePg", "pgNumType"))


def accept_changes(elements: list[etree._Element]) -> None:
    """What was inserted stays, what was deleted goes, and no note of either."""
    for element in elements:
        for row in [each for each in element.iter(f"{W}tr") if each.find(f"{W}trPr/{W}del") is not None]:
            drop(row)
        for mark in [each for each in element.iter(*_TAKEN, *_GONE) if each.getparent() is not None]:
            if mark.tag in _TAKEN and len(mark):
                unwrap(mark)
            else:
                drop(mark)


def drop_halves(elements: list[etree._Element]) -> None:
    """Bookmarks and fields of which only the beginning or the end is here."""
    starts = [each for element in elements for each in element.iter(f"{W}bookmarkStart")]
    ends = [each for element in elements for each in element.iter(f"{W}bookmarkEnd")]
    whole = {each.get(f"{W}id") for each in starts} & {each.get(f"{W}id") for each in ends}
    for each in (*starts, *ends):
        if each.get(f"{W}id") not in whole or each.get(f"{W}name") == "_GoBack":
            drop(each)
    open_fields: list[list[etree._Element]] = []
    for each in [each for element in elements for each in element.iter(f"{W}fldChar")]:
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([each])
        elif open_fields:
            open_fields[-1].append(each)
            if kind == "end":
                open_fields.pop()
        else:
            drop(each)
    for each in (part for parts in open_fields for part in parts):
        drop(each)


def without_breaks(
    first: etree._Element, last: etree._Element, starts_within: bool, ends_within: bool
) -> None:
    """No page begins before the title or behind the end; what is of another form in their paragraphs goes."""
    if ends_within and last.tag == P:
        _cut(last, behind=True)
    if starts_within and first.tag == P:
        _cut(first, behind=False)
    for paragraph in first.iter(P):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = made("pPr")
            paragraph.insert(0, properties)
        for each in list(properties.iterchildren(f"{W}pageBreakBefore")):
            drop(each)
        off = made("pageBreakBefore", val="0")
        properties.insert(_behind(properties, ("pStyle", "keepNext", "keepLines")), off)
        break
    for paragraph, backwards in ((first, False), (last, True)):
        if paragraph.tag == P:
            _drop_outer_breaks(paragraph, backwards)


def _behind(properties: etree._Element, names: tuple[str, ...]) -> int:
    """Where a property stands that these may precede."""
    return max(
        (properties.index(each) + 1 for each in properties if each.tag in {W + n for n in names}), default=0
    )


def _pieces(paragraph: etree._Element) -> list[etree._Element]:
    """What a paragraph prints, piece by piece, in order: texts, tabs, breaks, pictures."""
    seen = ("t", "tab", "br", "sym", "drawing", "pict", "object", "noBreakHyphen", "cr", "ptab")
    names = {W + name for name in seen}
    return [each for each in paragraph.iter("*") if each.tag in names and _of(each) == f"{W}r"]


def _of(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _is_page(element: etree._Element) -> bool:
    return element.tag == f"{W}br" and element.get(f"{W}type") == "page"


def _says(element: etree._Element) -> bool:
    return element.tag != f"{W}t" or bool((element.text or "").strip())


def _drop_outer_breaks(paragraph: etree._Element, backwards: bool) -> None:
    pieces = _pieces(paragraph)
    for each in reversed(pieces) if backwards else pieces:
        if _is_page(each):
            drop(each)
        elif _says(each):
            return


def _cut(paragraph: etree._Element, behind: bool) -> None:
    """Drop what stands behind the first page break within the words, or before the last one."""
    pieces = _pieces(paragraph)
    worded = [at for at, each in enumerate(pieces) if not _is_page(each) and _says(each)]
    breaks = [at for at, each in enumerate(pieces) if _is_page(each)]
    inner = [at for at in breaks if worded and worded[0] < at < worded[-1]]
    if not inner:
        return
    for each in pieces[inner[0] :] if behind else pieces[: inner[-1] + 1]:
        drop(each)


def section_of(sections: list[etree._Element], own: etree._Element | None) -> etree._Element:
    """The page set-up that governs a form, as a section of its own on a new page."""
    section = own if own is not None else (sections[-1] if sections else made("sectPr"))
    for each in list(section.iterchildren(*_OF_THE_FILE)):
        drop(each)
    kind = section.find(f"{W}type")
    if kind is None:
        kind = made("type")
        before = sum(each.tag in (f"{W}footnotePr", f"{W}endnotePr") for each in section)
        section.insert(before, kind)
    kind.set(VAL, "nextPage")
    return section


def number_names(elements: list[etree._Element]) -> None:
    """Ids of drawings and bookmarks that no two of a paper share."""
    seen: Counter[str] = Counter()
    for at, each in enumerate((e for element in elements for e in element.iter("{*}docPr")), start=1):
        each.set("id", str(at))
    renamed: dict[str, str] = {}
    for at, each in enumerate(e for element in elements for e in element.iter(f"{W}bookmarkStart")):
        renamed[each.get(f"{W}id", "")] = str(at)
        each.set(f"{W}id", str(at))
        seen[each.get(f"{W}name", "")] += 1
    for each in (e for element in elements for e in element.iter(f"{W}bookmarkEnd")):
        each.set(f"{W}id", renamed.get(each.get(f"{W}id", ""), "0"))
