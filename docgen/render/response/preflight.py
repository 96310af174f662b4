"""What would mar the filling of the plan's chapters, said while there is time.

Nothing is filled: chapters are read into a document that is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import docx
from docx.document import Document

from docgen.guard.content import content_of
from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.model.remembered import Remembered
from docgen.render.engine.values import Prose
from docgen.render.prose.chapter import import_chapter
from docgen.render.response.plan import chapter_prose
from docgen.render.response.stock import bid_stock

_WORD = ".docx"
_CHAPTERS = (_WORD, ".md", ".markdown")

_known: Remembered[tuple[Finding, ...]] = Remembered(1_000)
"""By chapter and all that it may be made of."""


def chapter_faults(project: Project) -> Iterator[Finding]:
    """What filling would raise or report of each chapter; one that cannot be read is a finding too."""
    scrap = cache(docx.Document)  # opened for the first chapter that is not known yet
    stock = bid_stock(project)
    for chapter in project.plan:
        prose = chapter_prose(chapter, stock)
        made_of = tuple((str(path), content_of(path)) for path in (prose.file, *_beside(prose.file)))
        faults = partial(_faults, scrap, prose)
        if any(content is None for _, content in made_of):
            yield from faults()
        else:
            yield from _known.get((prose.level, prose.name, made_of, stock), faults)


def _beside(chapter: Path) -> Iterator[Path]:
    """The files that a Markdown chapter may show: what lies in its folder and is no chapter."""
    if chapter.suffix.lower() != _WORD:
        files = sorted(path for path in chapter.parent.rglob("*") if path.is_file())
        yield from (path for path in files if path.suffix.lower() not in _CHAPTERS)


def _faults(scrap: Callable[[], Document], prose: Prose) -> tuple[Finding, ...]:
    try:
        return import_chapter(scrap(), prose.file, prose.level, name=prose.name, stock=prose.stock).findings
    except DocgenError as problem:
        return tuple(problem.findings)
