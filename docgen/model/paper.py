"""What a paper of any package is called, and what it must hold."""

from __future__ import annotations

from docgen.model.base import Code, FileName, Name, Record

STYLE_PREFIX = "docgen "
"""Before the names of docgen's own styles in a volume that is made of the tender's forms."""


class PaperSpec(Record):
    """A paper's code, which names its template; its title, which names its file; headings it must have."""

    code: Code
    title: FileName
    forms: tuple[Name, ...] = ()
