"""What is found in each text that the bidder writes, remembered by the text.

Of a project that stays open one text changes and hundreds do not. Whether a finding of one of them still
holds depends on its words, and on what else of the data the check looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace

from docgen.check.response.text_place import clause_of, text_origin
from docgen.model.finding import Finding, Origin
from docgen.model.project import Project
from docgen.model.remembered import Remembered
from docgen.model.rules.wording import WrittenText

Judge = Callable[[WrittenText], Iterable[Finding]]

_known: Remembered[Remembered[tuple[Finding, ...]]] = Remembered(100)
"""By check and what it looks at beside the text: by text, what it found."""
_TEXTS = 20_000


def by_text(
    project: Project,
    written: Iterable[WrittenText],
    needs: Hashable,
    judge: Judge,
    origin: Callable[[Project, WrittenText], Origin] = text_origin,
) -> Iterator[Finding]:
    """What `judge` finds in each of the texts.

    `needs` is the check's name with all that it looks at beside the text's own words, kind, clause and
    evidence; where a text stands is filled in anew, for lines above it come and go.
    """
    known = _known.get(needs, lambda: Remembered(_TEXTS))
    for text in written:
        key = text.text, text.kind, clause_of(text), text.cites
        found = known.get(key, lambda text=text: tuple(judge(text)))  # type: ignore[misc]
        if found:
            at = origin(project, text)
            yield from (replace(each, origin=at) for each in found)
