"""Captions of a chapter, numbered through the volume: typed numbers become fields, where named too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docgen.model.text import squeezed
from docgen.render.drawing.writer import caption_runs, ref_field

_TYPED = re.compile(r"\s*(?P<kind>[图表])\s*(?P<number>\d[\d.\-]*)(?P<rest>.*)")
_NAMED = re.compile(r"(?<![附本该此])(?P<kind>[图表])\s?(?P<number>\d+)(?![\d.\-])")
_RUN = re.compile(
    r"<w:r>(?P<look><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"
    r"<w:t(?P<space>[^>]*)>(?P<text>[^<]*)</w:t></w:r>"
)


_FIRST = 400_000
"""Bookmark ids of captions, above those of contents lists and of lists of captions."""


class Captions:
    """The captions of one chapter; `first` sets its bookmarks apart from those of other chapters."""

    def __init__(self, first: int, pictures: bool) -> None:
        self._first, self._pictures = _FIRST + first, pictures
        self._marks: dict[tuple[str, str], str] = {}

    @property
    def count(self) -> int:
        """How many bookmarks its captions took."""
        return len(self._marks)

    def runs(self, text: str) -> str:
        """The caption's runs; blank where its words tell no kind, so that it stays as it is.

        In a chapter of Markdown (`pictures`) what has no number is the caption of a picture.
        """
        found = _TYPED.fullmatch(text)
        if found is None:
            return caption_runs("图", f"　{text.strip()}") if self._pictures else ""
        mark = f"_Caption{self._first + len(self._marks)}"
        self._marks[found["kind"], found["number"]] = mark
        kind, number = found["kind"], self._first + len(self._marks)
        return caption_runs(kind, found["rest"].rstrip(), found["number"], mark, number)

    def refer(self, xml: str) -> str:
        """The chapter's XML; where its words name one of its captions (见图 1), with a field instead."""
        if not self._marks:
            return xml
        return _RUN.sub(lambda run: _with_fields(run, self._marks), xml)


def _with_fields(run: re.Match[str], marks: Mapping[tuple[str, str], str]) -> str:
    look, space, text = run["look"] or "", run["space"], run["text"]
    made, at = [], 0
    for found in _NAMED.finditer(text):
        mark = marks.get((found["kind"], squeezed(found["number"])))
        if mark is None:
            continue
        made += [_run(look, space, text[at : found.start()]), ref_field(mark, look)]
        at = found.end()
    return "".join((*made, _run(look, space, text[at:]))) if made else run[0]


def _run(look: str, space: str, text: str) -> str:
    return f"<w:r>{look}<w:t{space}>{text}</w:t></w:r>" if text else ""
