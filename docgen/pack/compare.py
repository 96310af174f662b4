"""Two builds compared: the texts of their Word files, and the pages of their PDFs."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from docgen.model.change import Change
from docgen.model.finding import Message
from docgen.pack.pdf.document import page_texts

Block = tuple[str, str, tuple[str, ...]]
"""The heading that a text stands under, the text (a paragraph, or the cells of a row), a row's columns."""

_NOTHING: Block = ("", "", ())

_CELLS = "　｜　"
_OWN = "docgen "
"""Before the names of docgen's styles in a volume of the tender's forms."""

_TEXT_LEVEL = "9"
_OLDER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_COUNTED = re.compile(r"\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES|TOC)\b", re.IGNORECASE)


def package_changes(old: Path | None, new: Path | None) -> list[Change]:
    """What differs between the papers of two folders, by file name; one that is new or gone is a change."""
    found: list[Change] = []
    for name, before, after in _pairs(old, new, ".docx"):
        found += _text_changes(name, _blocks(before), _blocks(after))
    for name, before, after in _pairs(old, new, ".pdf"):
        found += _page_changes(name, _pages(before), _pages(after))
    return found


def _pairs(old: Path | None, new: Path | None, ending: str) -> Iterator[tuple[str, Path | None, Path | None]]:
    """The files of that kind in either folder by their stem; Word's lock files are none."""
    before, after = (
        {path.stem: path for path in sorted(folder.glob(f"*{ending}"))} if folder else {}
        for folder in (old, new)
    )
    for name in dict.fromkeys([*after, *before]):
        if not name.startswith("~$"):
            yield name, before.get(name), after.get(name)


def _text_changes(title: str, old: list[Block], new: list[Block]) -> Iterator[Change]:
    texts = difflib.SequenceMatcher(
        a=[text for _, text, _ in old], b=[text for _, text, _ in new], autojunk=False
    ).get_opcodes()
    for kind, a, b, c, d in texts:
        if kind == "equal":
            continue
        for position in range(max(b - a, d - c)):
            left = old[a + position] if a + position < b else _NOTHING
            right = new[c + position] if c + position < d else _NOTHING
            steps = (title, right[0] or left[0], _columns(left, right))
            yield Change("text", tuple(filter(None, steps)), left[1], right[1])


def _columns(left: Block, right: Block) -> str:
    """The names of the columns in which two rows of one table differ; blank where they are no such rows."""
    cells = left[1].split(_CELLS), right[1].split(_CELLS)
    if left[2] != right[2] or len(right[2]) < 2 or {len(each) for each in cells} != {len(right[2])}:
        return ""
    return "、".join(
        name for name, was, now in zip(right[2], *cells, strict=True) if was != now and name.strip()
    )


def _page_changes(title: str, old: list[str], new: list[str]) -> Iterator[Change]:
    if len(old) != len(new):
        # A file that is new or gone is one change, not one a page.
        yield Change("pages", (title, Message("number of pages")), _count(old), _count(new))
    if not old or not new:
        return
    matched = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for kind, a, b, c, d in matched:
        if kind != "equal":
            yield Change("pages", (title,), _page_words(a, b), _page_words(c, d))


def _count(pages: list[str]) -> Message | str:
    return Message("{count} pages", {"count": len(pages)}) if pages else ""


def _page_words(start: int, end: int) -> Message | str:
    if start == end:
        return ""
    if end == start + 1:
        return Message("page {page}", {"page": end})
    return Message("pages {first} to {last}", {"first": start + 1, "last": end})


def _blocks(path: Path | None) -> list[Block]:
    """The file's paragraphs and rows in order, each under its nearest heading; page numbers left out.

    Headings are also the titles of a tender's forms, whatever their style: they have a level of their own. A
    text box is drawn twice and counts once; a row of a table in a cell is a row.
    """
    if path is None:
        return []
    document = docx.Document(io.BytesIO(path.read_bytes()))
    styles = {style.style_id: (style.name or "").removeprefix(_OWN) for style in document.styles}
    heading = ""
    found: list[Block] = []
    for element in document.element.body.iter(qn("w:p"), qn("w:tr")):
        if next(element.iterancestors(_OLDER), None) is not None:
            continue
        if element.tag == qn("w:tr"):
            found.append((heading, _CELLS.join(_cells(element)), _heads(element)))
        elif next(element.iterancestors(qn("w:tr")), None) is None:
            text = _text(element).strip()
            name = styles.get(element.style or "", "")
            if name.startswith("toc "):
                continue
            heading = text if text and (name.startswith("Heading") or _titled(element)) else heading
            if text:
                found.append((heading, text, ()))
    return found


def _titled(paragraph: Any) -> bool:
    """Whether a paragraph has a level in the outline by itself."""
    level = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    return level is not None and level.get(qn("w:val")) != _TEXT_LEVEL


def _heads(row: Any) -> tuple[str, ...]:
    """The names of the columns of a row's table: its first row's cells, as the tables of papers have them."""
    table = next(row.iterancestors(qn("w:tbl")), None)
    first = None if table is None else next(table.iterchildren(qn("w:tr")), None)
    return () if first is None or first is row else tuple(_cells(first))


def _cells(row: Any) -> Iterator[str]:
    """The texts of a row's own cells, without those of tables in them."""
    for cell in row.iter(qn("w:tc")):
        if next(cell.iterancestors(qn("w:tr"))) is row:
            own = (p for p in cell.iter(qn("w:p")) if next(p.iterancestors(qn("w:tc"))) is cell)
            yield " ".join(map(_text, own)).strip()


def _text(paragraph: Any) -> str:
    """The paragraph's text without pages that fields count: a page that moves is said of the PDF."""
    codes: list[str] = []
    shown: list[str] = []
    for node in paragraph.iter(*map(qn, ("w:fldChar", "w:instrText", "w:t", "w:tab", "w:br"))):
        kind = node.get(qn("w:fldCharType"))
        if kind == "begin":
            codes.append("")
        elif kind == "end":
            codes = codes[:-1]
        elif node.tag == qn("w:instrText") and codes:
            codes[-1] += node.text or ""
        elif kind is None and not any(map(_COUNTED.match, codes)):
            shown.append((node.text or "") if node.tag == qn("w:t") else " ")
    return "".join(shown)


def _pages(path: Path | None) -> list[str]:
    """The text of each page without spaces and the count of pages, which changes them all."""
    texts = page_texts(path.read_bytes()) if path else []
    return [re.sub(r"共\d+页", "", text) for text in texts]
