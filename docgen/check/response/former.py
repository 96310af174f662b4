"""Texts that were taken from old bids: what of them is still the old bid's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.response import TakenOver
from docgen.model.text import folded

_SHOWN = 8


def check_former(project: Project) -> Iterator[Finding]:
    """Each text with figures or names of the old bid that it was taken from: one finding a text."""
    for code, answer in project.answers.items():
        if answer.former is not None:
            place: tuple[str | int, ...] = ("answers", "answers", code, "former")
            yield from _told(project, place, code, answer.text, answer.former, code)
    for i, chapter in enumerate(project.plan):
        text = "\n".join(words for _, words in chapter.text)
        for j, taken in enumerate(chapter.record.former):
            place = ("response", "plan", i, "former", j)
            yield from _told(project, place, chapter.record.title, text, taken, "")


def _told(
    project: Project, place: tuple[str | int, ...], what: str, text: str, taken: TakenOver, clause: str
) -> Iterator[Finding]:
    left = [word for word in taken.watch if stands_in(word, text)]
    if not left:
        return
    values = {"what": what, "n": len(left), "words": tuple(left[:_SHOWN]), "bid": taken.bid}
    said = Message("{what} still has {n} figures or names of {bid}: {words}", values)
    yield project.found("ANSWER-FORMER", place, said, clause=clause)


def stands_in(word: str, text: str) -> bool:
    """Whether the text has the word; a figure only as a whole: 15分钟 is not in 115分钟."""
    before = r"(?<![0-9.,])" if word[:1].isdigit() else ""
    return bool(re.search(before + re.escape(folded(word)), folded(text)))
