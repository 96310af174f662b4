"""A chapter of the service plan as it enters a volume."""

from __future__ import annotations

from docgen.model.project import Chapter
from docgen.render.drawing.stock import Stock
from docgen.render.engine.values import Prose


def chapter_prose(chapter: Chapter, stock: Stock) -> Prose:
    """The chapter's text, below its title, which is a heading of the second level; drawings from `stock`."""
    return Prose(chapter.path, 2, f"plan/{chapter.record.file}", chapter.record.title, stock)
