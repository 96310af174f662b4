"""What would stop or mar the filling, said while there is time: own templates, and chapters of the plan.

Nothing is filled: templates are examined without data, chapters are read into a document that is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator

import docx

from docgen.guard.archive import MAX_FILE_BYTES
from docgen.guard.files import read_file
from docgen.guard.paths import inside
from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.render.chapters import chapter_prose
from docgen.render.field_list import ROOTS
from docgen.render.lint import lint_template
from docgen.render.prose import import_chapter
from docgen.render.response import built_in_template, own_template


def preflight(project: Project) -> Iterator[Finding]:
    """Faults of each volume's template, if it is the project's own, and of each chapter.

    What `render_volume` would raise or report of them; a chapter that cannot be read is a finding too.
    """
    for volume in project.tender.volumes:
        name = own_template(project, volume)
        try:
            if name is None:
                built_in_template(volume)
            else:
                content = read_file(inside(project.folder, name), name, MAX_FILE_BYTES)
                yield from lint_template(content, name, ROOTS["response"])
        except DocgenError as problem:
            yield from problem.findings
    scrap = docx.Document()
    for chapter in project.plan:
        prose = chapter_prose(chapter)
        try:
            yield from import_chapter(scrap, prose.file, prose.level, name=prose.name).findings
        except DocgenError as problem:
            yield from problem.findings
