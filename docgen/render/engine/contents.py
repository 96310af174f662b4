"""The contents list: made from the headings that stand in the filled document, with their numbers.

The list is Word's own TOC field, so that an update in Word makes it anew. Each stored entry is a link with a
PAGEREF field to its heading. LibreOffice shows the entries as they are stored: `pack/pdf` stores their pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from markupsafe import escape

from docgen.render.engine.values import form_bookmark

PLACE = "docgen:contents:"
"""Text of the paragraph that the list replaces, followed by the number of heading levels."""
PART = "\u2028"
"""What divides, behind that, the headings that pages elsewhere point at."""

_MAIN = f"<w:p {nsdecls('w')}>"
_FIRST_ID = 100_000  # bookmark ids of the list, far above those of the text


@dataclass(frozen=True)
class Heading:
    """A heading of the document: its paragraph, level from 1, and printed number."""

    paragraph: Any
    level: int
    number: str
    text: str


def fill_contents(document: Document) -> None:
    """Replace the contents place, if the document has one, by its headings' list."""
    place = next((p for p in document.element.body.iter(qn("w:p")) if _text(p).startswith(PLACE)), None)
    if place is None:
        return
    levels, *pointed_at = _text(place).removeprefix(PLACE).split(PART)
    entries: list[Any] = []
    for index, heading in enumerate(headings(document, int(levels)), 1):
        bookmark = f"_Toc{index:06}"
        _bookmark(heading.paragraph, bookmark, _FIRST_ID + index)
        if heading.text in pointed_at:
            pointed_at.remove(heading.text)
            _bookmark(heading.paragraph, form_bookmark(heading.text), 2 * _FIRST_ID + index)
        entries.append(_entry(document, heading, bookmark))
        place.addprevious(entries[-1])
    make_toc_field(entries, int(levels))
    place.getparent().remove(place)
    _ask_word_to_update(document)


def headings(document: Document, levels: int) -> Iterator[Heading]:
    """The document's headings of level 1 to `levels` in reading order, numbered as Word numbers them."""
    styles = {
        style.style_id: style for style in document.styles if style.name and style.name.startswith("Heading ")
    }
    formats = _formats(document)
    bare = _bare_lists(document)
    counts = [0] * 10
    for paragraph in document.element.body.iter(qn("w:p")):
        style = styles.get(paragraph.style)
        level = int(style.name.removeprefix("Heading ")) if style is not None else 0
        text = _text(paragraph).strip()
        if not 0 < level < 10 or not text:
            continue
        numbered = level in formats and _list_of(paragraph) not in bare
        if numbered:
            counts[level] += 1
            counts[level + 1 :] = [0] * (9 - level)
        if level <= levels:
            yield Heading(paragraph, level, _number(formats[level], counts) if numbered else "", text)


def chinese(number: int) -> str:
    """1 to 99 in Chinese counting numerals: 一, 十, 十二, 二十; more stay digits."""
    if number > 99:
        return str(number)
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")


def _formats(document: Document) -> dict[int, tuple[str, list[str]]]:
    """Per heading level its label pattern ("（%2）") and the number formats of levels 1 to 9."""
    style = next((s for s in document.styles if s.name == "Heading 1"), None)
    number = style.element.find(f".//{qn('w:numId')}") if style is not None else None
    if number is None:
        return {}
    numbering = document.part.numbering_part.element
    wanted = number.get(qn("w:val"))
    reference = next((n for n in numbering.findall(qn("w:num")) if n.get(qn("w:numId")) == wanted), None)
    if reference is None:
        return {}
    abstract_id = reference.find(qn("w:abstractNumId")).get(qn("w:val"))
    abstract = next(
        a for a in numbering.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == abstract_id
    )
    levels = abstract.findall(qn("w:lvl"))
    kinds = [level.find(qn("w:numFmt")).get(qn("w:val")) for level in levels]
    return {i: (level.find(qn("w:lvlText")).get(qn("w:val")), kinds) for i, level in enumerate(levels, 1)}


def _number(pattern: tuple[str, list[str]], counts: list[int]) -> str:
    label, kinds = pattern
    for level, kind in enumerate(kinds, 1):
        count = counts[level]
        label = label.replace(f"%{level}", chinese(count) if kind.startswith("chinese") else str(count))
    return label


def _list_of(paragraph: Any) -> str:
    """The list that the paragraph itself names, against its style's."""
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return "" if number is None else str(number.get(qn("w:val")))


def _bare_lists(document: Document) -> set[str]:
    """Lists that print no number: "0", Word's own for none, and those with the format none."""
    found = {"0"}
    if not any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values()):
        return found
    numbering = document.part.numbering_part.element
    kind = f"{qn('w:lvl')}/{qn('w:numFmt')}"
    formats = {a.get(qn("w:abstractNumId")): a.find(kind) for a in numbering.findall(qn("w:abstractNum"))}
    for number in numbering.findall(qn("w:num")):
        written = formats.get(number.find(qn("w:abstractNumId")).get(qn("w:val")))
        if written is not None and written.get(qn("w:val")) == "none":
            found.add(number.get(qn("w:numId")))
    return found


def _text(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    end = parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>')
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)


def _entry(document: Document, heading: Heading, bookmark: str) -> Any:
    style = next((s.style_id for s in document.styles if s.name == f"toc {heading.level}"), None)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    shown = escape(heading.number + heading.text)
    return parse_xml(
        f'{_MAIN}{properties}<w:hyperlink w:anchor="{bookmark}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r><w:r><w:tab/></w:r>'
        f"{page_field(bookmark)}</w:hyperlink></w:p>"
    )


def make_toc_field(entries: Sequence[Any], levels: int) -> None:
    """Put the paragraphs of a list into one TOC field of headings of level 1 to `levels`."""
    if not entries:
        return
    begin = parse_xml(
        f"{_MAIN}"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{levels}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    first = entries[0]
    at = 0 if first.find(qn("w:pPr")) is None else 1
    for place, run in enumerate(list(begin), at):
        first.insert(place, run)
    end = parse_xml(f'{_MAIN}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
    entries[-1].extend(list(end))


def page_field(bookmark: str, result: str = "") -> str:
    """A PAGEREF field as runs: the page on which `bookmark` stands, with the result stored so far."""
    return _field(f"PAGEREF {bookmark} \\h", result)


def far_page_field(volume: str, bookmark: str) -> str:
    """The page of a bookmark in another volume, as runs: 第n页, empty until the volumes are made together.

    Word has no field for a page of another file. It leaves ADDIN fields and what they show to their maker.
    """
    return _field(f'ADDIN docgen page "{volume}" {bookmark} "第%页"', "")


def _field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{escape(result)}</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _ask_word_to_update(document: Document) -> None:
    settings = document.settings.element
    if settings.find(qn("w:updateFields")) is None:
        element = parse_xml(f'<w:updateFields {nsdecls("w")} w:val="true"/>')
        # The schema wants it before these; the first that is there marks the spot.
        later = ("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr")
        spot = next((child for child in settings if child.tag.rsplit("}", 1)[-1] in later), None)
        if spot is None:
            settings.append(element)
        else:
            spot.addprevious(element)
