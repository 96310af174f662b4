"""How many pages each chapter of the plan takes in the PDFs that were just made."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from docgen.model.project import Project
from docgen.render.response.chapters import chapter_bookmark


def chapter_pages(project: Project, files: Mapping[str, bytes]) -> dict[int, Decimal]:
    """Pages by the number of the chapter, from 1; none where no PDF was made, or it holds no chapters."""
    pdfs = [content for name, content in files.items() if name.endswith(".pdf")]
    if not (pdfs and project.plan):
        return {}
    from docgen.pack.pdf.lengths import lengths

    bookmarks = {chapter_bookmark(no): no for no in range(1, len(project.plan) + 1)}
    found: dict[int, Decimal] = {}
    for content in pdfs:
        for bookmark, pages in lengths(content, bookmarks).items():
            found.setdefault(bookmarks[bookmark], pages)
    return found
