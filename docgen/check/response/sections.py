"""Headings of a skeleton that nobody wrote under."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.finding import Finding, Message
from docgen.model.project import Chapter, Project
from docgen.model.rules.skeletons import SkeletonRule


def check_sections(project: Project, rule: SkeletonRule) -> Iterator[Finding]:
    """Chapters with text that still have bare headings of the skeleton; one finding a chapter.

    Only headings of the skeleton are judged: others may lead to headings below them.
    """
    titles = {section.title for section in rule.sections}
    for i, chapter in enumerate(project.plan):
        bare = [title for title in _bare(chapter) if title in titles]
        if bare and chapter.says_something:
            said = Message("{title} has headings without text: {names}")
            values = {"title": chapter.record.title, "names": tuple(bare)}
            yield project.found(
                "CHAPTER-SECTION", ("response", "plan", i, "file"), Message(said.text, values)
            )


def _bare(chapter: Chapter) -> Iterator[str]:
    body = [(place, words) for place, words in chapter.text if not place.partition("¶")[0].isalpha()]
    for at, (place, words) in enumerate(body):
        ends = at + 1 == len(body) or body[at + 1][0] in chapter.headings
        if place in chapter.headings and ends:
            yield words.strip()
