"""The plain text of a plan chapter, Word or Markdown, paragraph by paragraph with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from lxml import etree
from markdown_it.token import Token

from docgen.guard.admitted import admitted
from docgen.guard.archive import MAX_FILE_BYTES, open_archive
from docgen.guard.markdown import parse_markdown
from docgen.guard.markup import parse_markup
from docgen.load.response.word_headings import W, heading_styles, is_heading

# A chapter of the plan is some dozen pages. The Markdown parser is quadratic at its worst.
MAX_MARKDOWN_BYTES = 2**19
MAX_PARAGRAPHS = 20_000
MAX_PARAGRAPH_CHARACTERS = 20_000

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAIN = re.compile(
    rb'Target="/?(word/[^"]+)"[^>]*officeDocument"|officeDocument"[^>]*Target="/?(word/[^"]+)"'
)

# What stands beside the text: an older bid is often known by its page header alone.
_BESIDE = re.compile(r"(word/)?(?P<kind>header|footer|footnotes|endnotes)\d*\.xml")
_NAMES = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}

Paragraphs = tuple[tuple[str, str], ...]
"""The place of each paragraph and its text.

"12" is a Markdown file's line, "¶12" a Word file's paragraph, "页眉¶1" one of its page headers.
"""

Read = Iterator[tuple[str, str, bool]]
"""Place, text, and whether it is a heading."""


def chapter_text(path: Path, shown: str) -> tuple[Paragraphs, frozenset[str]]:
    """The paragraphs of the chapter that say something, and the places of its headings.

    Tables, text boxes, notes and page headers have paragraphs too.

    Pictures give none, nor does a file too large, of another kind or not to be read: rendering says so.
    Raises DocgenError for a Word file that could do harm.
    """
    kind = path.suffix.lower()
    if kind not in (".docx", ".md", ".markdown"):
        return (), frozenset()
    most = MAX_FILE_BYTES if kind == ".docx" else MAX_MARKDOWN_BYTES
    try:
        with path.open("rb") as opened:
            content = opened.read(most + 1)
    except OSError:
        return (), frozenset()
    if len(content) > most:
        return (), frozenset()
    read = _word(content, shown) if kind == ".docx" else _markdown(content)
    trimmed = ((place, text.strip()[:MAX_PARAGRAPH_CHARACTERS], heads) for place, text, heads in read)
    said = list(islice((each for each in trimmed if each[1]), MAX_PARAGRAPHS))
    headings = frozenset(place for place, _, heads in said if heads)
    return tuple((place, text) for place, text, _ in said), headings


def _word(content: bytes, shown: str) -> Read:
    archive = open_archive(admitted(content, shown), shown)
    named = _MAIN.search(archive.part("_rels/.rels"))
    part = (named[1] or named[2]).decode("utf-8", "replace") if named else "word/document.xml"
    if part not in archive.entries:
        return
    listed = f"{part.rpartition('/')[0]}/styles.xml".lstrip("/")
    styles = heading_styles(archive.part(listed)) if listed in archive.entries else frozenset[str]()
    yield from _paragraphs(archive.part(part), "", styles)
    for name in sorted(archive.entries):
        beside = _BESIDE.fullmatch(name)
        if beside:
            yield from _paragraphs(archive.part(name), _NAMES[beside["kind"]], styles)


def _paragraphs(content: bytes, beside: str, styles: frozenset[str]) -> Read:
    try:
        root = parse_markup(content)
    except etree.XMLSyntaxError:  # a part named like a header, of another type
        return
    words: dict[etree._Element, list[str]] = {}
    for element in root.iter(f"{W}p", f"{W}t", f"{W}tab", f"{W}br"):
        if element.tag == f"{W}p":
            words[element] = []
            continue
        # Text boxes stand in a paragraph and have paragraphs; readers of old draw them once more.
        owner = next(element.iterancestors(f"{W}p"), None)
        if owner is not None and next(element.iterancestors(_FALLBACK), None) is None:
            words[owner].append((element.text or "") if element.tag == f"{W}t" else " ")
    for number, (paragraph, said) in enumerate(words.items(), 1):
        yield f"{beside}¶{number}", "".join(said), is_heading(paragraph, styles)


def _markdown(content: bytes) -> Read:
    text = content.decode("utf-8-sig", "replace")
    line, heads = 1, False
    for token in parse_markdown(text).tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type in ("heading_open", "heading_close"):
            heads = token.type == "heading_open"
        if token.type == "inline":
            for offset, said in enumerate(_lines(token.children or ())):
                yield str(line + offset), said, heads
        elif token.type in ("fence", "code_block"):
            for offset, said in enumerate(token.content.split("\n"), 1 if token.type == "fence" else 0):
                yield str(line + offset), said, False


def _lines(children: Iterable[Token]) -> list[str]:
    """The words of a paragraph, as its lines in the file."""
    lines = [""]
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            lines.append("")
        else:
            lines[-1] += token.content
    return lines
