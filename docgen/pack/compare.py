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

Block = tuple[str, str]
"""The heading that a text stands under, and the text: a paragraph, or the cells of a row."""

_CELLS = "　｜　"


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
        a=[text for _, text in old], b=[text for _, text in new], autojunk=False
    ).get_opcodes()
    for kind, a, b, c, d in texts:
        if kind == "equal":
            continue
        for position in range(max(b - a, d - c)):
            left = old[a + position] if a + position < b else ("", "")
            right = new[c + position] if c + position < d else ("", "")
            heading = right[0] or left[0]
            yield Change("text", (title, heading) if heading else (title,), left[1], right[1])


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
    """The file's paragraphs and rows in order, each under its nearest heading; page numbers left out."""
    if path is None:
        return []
    document = docx.Document(io.BytesIO(path.read_bytes()))
    styles = {style.style_id: style.name or "" for style in document.styles}
    heading = ""
    found: list[Block] = []
    for element in document.element.body.iter(qn("w:p"), qn("w:tr")):
        if element.tag == qn("w:tr"):
            cells = [
                " ".join(_text(p) for p in cell.iter(qn("w:p"))).strip() for cell in element.iter(qn("w:tc"))
            ]
            found.append((heading, _CELLS.join(cells)))
        elif not any(ancestor.tag == qn("w:tr") for ancestor in element.iterancestors()):
            text = _text(element).strip()
            name = styles.get(element.style or "", "")
            if name.startswith("toc "):
                continue
            heading = text if name.startswith("Heading") and text else heading
            if text:
                found.append((heading, text))
    return found


def _text(paragraph: Any) -> str:
    """The paragraph's text without the results of fields: a page that moves is said of the PDF."""
    depth, shown = 0, []
    for node in paragraph.iter(qn("w:fldChar"), qn("w:t"), qn("w:tab"), qn("w:br")):
        kind = node.get(qn("w:fldCharType"))
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if not depth:
            shown.append((node.text or "") if node.tag == qn("w:t") else " " if kind is None else "")
    return "".join(shown)


def _pages(path: Path | None) -> list[str]:
    """The text of each page without spaces and the count of pages, which changes them all."""
    texts = page_texts(path.read_bytes()) if path else []
    return [re.sub(r"共\d+页", "", text) for text in texts]
