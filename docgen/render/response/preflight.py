"""What would stop or mar the filling, said while there is time: own templates, and chapters of the plan.

Nothing is filled: templates are examined without data, chapters are read into a document that is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator

import docx

from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.render.prose.chapter import import_chapter
from docgen.render.response.chapters import chapter_prose
from docgen.render.templates.files import template_faults


def preflight(project: Project) -> Iterator[Finding]:
    """Faults of each template, if it is the project's own, and of each chapter.

    What filling would raise or report of them; a chapter that cannot be read is a finding too.
    """
    for volume in project.tender.volumes:
        yield from template_faults(project.folder, "response", volume.code)
    yield from template_faults(project.folder, "review", "report")
    scrap = docx.Document()
    for chapter in project.plan:
        prose = chapter_prose(chapter)
        try:
            yield from import_chapter(scrap, prose.file, prose.level, name=prose.name).findings
        except DocgenError as problem:
            yield from problem.findings
