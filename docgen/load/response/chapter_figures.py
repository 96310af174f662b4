"""How many pictures, drawings and tables a chapter has."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from docgen.guard.admitted import admitted
from docgen.guard.archive import MAX_FILE_BYTES, open_archive
from docgen.guard.files import read_file
from docgen.guard.markup import parse_markup
from docgen.load.response.chapter_text import MAX_MARKDOWN_BYTES
from docgen.load.response.word_headings import W
from docgen.model.finding import DocgenError

_DRAWING = re.compile(r"(?m)^:::\s*图")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\(")
_TABLE = re.compile(r"(?m)^ {0,3}\|? *:?-+:? *\|[ :|-]*$")
"""The line below a table's heads."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def chapter_figures(path: Path, shown: str) -> int:
    """Pictures, calls for drawings and tables of a Markdown or Word chapter; 0 for other files, and where it
    cannot be read, which taking it in says."""
    kind = path.suffix.lower()
    try:
        if kind in (".md", ".markdown"):
            return _of_markdown(read_file(path, shown, MAX_MARKDOWN_BYTES))
        if kind == ".docx":
            return _of_word(read_file(path, shown, MAX_FILE_BYTES), shown)
    except DocgenError:
        return 0
    return 0


def _of_markdown(content: bytes) -> int:
    """By their signs alone: parsing every chapter a second time would cost each check a tenth."""
    text = content.decode("utf-8-sig", "replace")
    return sum(len(pattern.findall(text)) for pattern in (_DRAWING, _PICTURE, _TABLE))


def _of_word(content: bytes, shown: str) -> int:
    archive = open_archive(admitted(content, shown), shown)
    if "word/document.xml" not in archive.entries:
        return 0
    try:
        root = parse_markup(archive.part("word/document.xml"))
    except etree.XMLSyntaxError:
        return 0
    count = 0
    for element in root.iter(f"{W}drawing", f"{W}pict", f"{W}tbl", f"{W}p"):
        if element.tag == f"{W}p":
            count += bool(_DRAWING.match("".join(each.text or "" for each in element.iter(f"{W}t"))))
        elif next(element.iterancestors(_FALLBACK), None) is None:
            count += 1
    return count
