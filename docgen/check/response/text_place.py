"""Where a written text stands, and the clause that it answers."""

from __future__ import annotations

from docgen.model.finding import Origin
from docgen.model.project import Project
from docgen.model.rules.wording import WrittenText


def text_origin(project: Project, text: WrittenText) -> Origin:
    """Where a text stands: the line of its chapter, or its place in the data."""
    if text.file:
        return Origin(text.file, text.location, text.source, text.place)
    return project.sources.origin(text.source, *text.place)


def clause_of(text: WrittenText) -> str:
    """The clause or criterion that an answer belongs to; empty for other texts."""
    return str(text.place[1]) if text.source == "answers" else ""
