"""Chapters that say nothing or next to nothing, and codes of the folder in what is handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.check.response.by_text import by_text
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.project import Project
from docgen.model.remembered import Same
from docgen.model.rules.machinery import MachineryRule
from docgen.model.rules.wording import LeftoverRule, WrittenText

_READ = (".docx", ".md", ".markdown")


def check_chapters(project: Project, rule: LeftoverRule) -> Iterator[Finding]:
    """Chapters without a text worth the name; what is no chapter at all is found when it is taken in."""
    for i, chapter in enumerate(project.plan):
        length = chapter.length
        if length >= rule.least_chapter or not chapter.record.file.lower().endswith(_READ):
            continue
        if length:
            values = {"title": chapter.record.title, "length": length, "least": rule.least_chapter}
            said = Message("{title} has {length} characters, fewer than {least}", values)
            yield project.found("CHAPTER-THIN", ("response", "plan", i, "file"), said)
            continue
        only = Message("headings alone") if chapter.headings else Message("no text")
        said = Message("{title} has {only}", {"title": chapter.record.title, "only": only})
        yield project.found("CHAPTER-EMPTY", ("response", "plan", i, "file"), said)


def check_machinery(
    project: Project, written: Iterable[WrittenText], rule: MachineryRule
) -> Iterator[Finding]:
    """Codes and names of files in the texts; one that the tender itself prints as a number is its own."""
    codes = frozenset(code for code in _codes(project) if rule.sought(code)) - frozenset(_printed(project))

    def judge(text: WrittenText) -> Iterator[Finding]:
        for code in rule.leaks(text.text, codes):
            said = Message('"{code}" is a code of this folder, which no reader knows', {"code": code})
            yield found("LEFTOVER-CODE", _origin(project, text), said)

    yield from by_text(project, written, ("machinery", Same(rule), codes), judge, _origin)


def _codes(project: Project) -> Iterator[str]:
    lot = project.tender.lot
    for clause in lot.clauses:
        yield clause.code
    for card_item in lot.scorecard.items if lot.scorecard else ():
        yield from (criterion.code for criterion in card_item.criteria)
    yield from (row.code for row in (*lot.qualification, *lot.conformity))
    yield from (item.code for item in lot.evaluation)
    yield from (head.code for head in lot.price.heads)
    yield from (site.code for site in lot.sites)
    yield from (licence.code for licence in project.bidder.licences)
    yield from project.evidence
    yield from project.staff


def _printed(project: Project) -> Iterator[str]:
    """Numbers that the tender prints where something stands."""
    lot = project.tender.lot
    places = [clause.place for clause in lot.clauses] + [head.place for head in lot.price.heads]
    places += [row.place for row in (*lot.qualification, *lot.conformity)]
    yield from (place.item.strip("（）().、 ") for place in places)


def _origin(project: Project, text: WrittenText) -> Origin:
    origin = project.sources.origin(text.source, *text.place)
    return Origin(text.file, text.location, text.source, text.place) if text.file else origin
