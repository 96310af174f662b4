"""What stands in a Word file: paragraphs and table rows as text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines(path: Path) -> list[str]:
    """The text of every paragraph of body, headers and footers, tables included, in order."""
    return [text for part in texts(path) for text in part]


def texts(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                tree = etree.fromstring(package.read(name))
                yield ["".join(p.itertext(f"{W}t")) for p in tree.iter(f"{W}p")]


def rows(path: Path) -> list[list[str]]:
    """Every row of every table as cell texts, a line a paragraph."""
    document = docx.Document(str(path))
    return [
        ["\n".join("".join(p.itertext(f"{W}t")) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        for table in document.element.body.iter(f"{W}tbl")
        for row in table.iter(f"{W}tr")
    ]


def paper(text: str) -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()
