"""Sections that nothing is left of once a template is filled would print an empty page each: they go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn


def drop_empty_sections(document: Document) -> None:
    """Take out each section that holds but the line that ends it, and the last one where it holds nothing.

    Of the last one the section before gives its page to the document's end.
    """
    body = document.element.body
    for end in list(_bare_ends(body)):
        body.remove(end)
    final, last = body[-1], body[-2] if len(body) > 1 else None
    if final.tag != qn("w:sectPr") or last is None or not _bare(last):
        return
    section = last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        body.replace(final, section)
        body.remove(last)


def _bare_ends(body: Any) -> Iterator[Any]:
    """The lines that end a section in which there is nothing else."""
    before: Any = None
    for block in body:
        if (
            before is not None
            and _section(before) is not None
            and _section(block) is not None
            and _bare(block)
        ):
            yield block
            continue
        before = block


def _section(block: Any) -> Any:
    return block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if block.tag == qn("w:p") else None


def _bare(block: Any) -> bool:
    """Whether a paragraph holds nothing but its properties and ends a section."""
    return _section(block) is not None and all(child.tag == qn("w:pPr") for child in block)
