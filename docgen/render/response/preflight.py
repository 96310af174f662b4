"""What would mar the filling of the plan's chapters, said while there is time.

Nothing is filled: chapters are read into a document that is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator

import docx

from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.render.prose.chapter import import_chapter
from docgen.render.response.plan import chapter_prose


def chapter_faults(project: Project) -> Iterator[Finding]:
    """What filling would raise or report of each chapter; one that cannot be read is a finding too."""
    scrap = docx.Document()
    for chapter in project.plan:
        prose = chapter_prose(chapter)
        try:
            yield from import_chapter(scrap, prose.file, prose.level, name=prose.name).findings
        except DocgenError as problem:
            yield from problem.findings
