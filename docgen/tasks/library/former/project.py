"""An old bid that is a project's folder: its own data say all that a Word file has to be read for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from docgen.load.response.project import load_project
from docgen.model.company.former import FormerBid, FormerChapter, FormerPair, FormerSource
from docgen.model.project import Chapter, Project
from docgen.model.rules.reading_former import FormerRule
from docgen.model.tender.asked import everything_asked
from docgen.model.text import narrow, squeezed

_DEVIATIONS = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}


def project_bid(folder: Path, rule: FormerRule) -> tuple[FormerBid, int, int]:
    """The bid in a project's folder, how many answers only confirm, and how many sections are too short.

    Raises DocgenError where the folder does not load.
    """
    project = load_project(folder)
    name = folder.resolve().name
    pairs = list(_pairs(project, name))
    kept = [each for each in pairs if not _only_confirms(each.answer, rule)]
    sections = list(_chapters(project, name))
    long = [each for each in sections if len(squeezed(each.text)) >= rule.least_chapter]
    tender = project.tender
    bid = FormerBid(
        bid=tender.project_name,
        number=tender.project_number,
        lot=tender.lot.code,
        purchaser=next((each.name for each in tender.parties if "采购" in each.role), ""),
        date=str(project.response.signed),
        sources=(FormerSource(file=name, sha256=_sum(project)),),
        names=tuple(dict.fromkeys(_names(project))),
        pairs=tuple(kept),
        chapters=tuple(long),
    )
    return bid, len(pairs) - len(kept), len(sections) - len(long)


def _pairs(project: Project, source: str) -> Iterator[FormerPair]:
    lot = project.tender.lot
    asked = {each.code: (each.title, each.text) for each in everything_asked(lot)}
    asked |= {each.code: (each.name, each.text) for each in (*lot.qualification, *lot.conformity)}
    asked |= {each.code: (each.name, each.text) for each in lot.evaluation}
    places = {each.code: str(each.place.item) for each in lot.clauses}
    for code, answer in project.answers.items():
        if not answer.text.strip():
            continue
        title, text = asked.get(code, ("", ""))
        proof = (project.papers[each].record.title for each in answer.evidence if each in project.papers)
        yield FormerPair(
            code=code,
            title=title,
            asked=text,
            answer=answer.text.strip(),
            deviation=_DEVIATIONS[answer.deviation],
            proof="；".join(proof),
            place=places.get(code, ""),
            source=source,
        )


def _chapters(project: Project, source: str) -> Iterator[FormerChapter]:
    for chapter in project.plan:
        headings: tuple[str, ...] = (chapter.record.title,)
        lines: list[str] = []
        begun = ""
        for place, text in _own(chapter):
            if place not in chapter.headings:
                lines.append(text)
                continue
            if lines:
                yield _section(headings, lines, chapter, begun, source)
            same = squeezed(text) == squeezed(chapter.record.title)
            headings, lines, begun = (chapter.record.title, *([] if same else [text])), [], place
        if lines:
            yield _section(headings, lines, chapter, begun, source)


def _own(chapter: Chapter) -> Iterator[tuple[str, str]]:
    """Its paragraphs, without page headers and notes, and without lines that call for a drawing."""
    for place, text in chapter.text:
        if not place.partition("¶")[0].isalpha() and not text.startswith(":::"):
            yield place, text


def _section(
    headings: tuple[str, ...], lines: list[str], chapter: Chapter, at: str, source: str
) -> FormerChapter:
    place = f"plan/{chapter.record.file}{':' if at else ''}{at}"
    return FormerChapter(headings=headings, text="\n".join(lines), place=place, source=source)


def _names(project: Project) -> Iterator[str]:
    """What is this bid's alone: tender, purchaser's side, sites with their places, people at work."""
    tender = project.tender
    yield from (tender.project_name, tender.project_number)
    yield from (party.name for party in tender.parties)
    yield from (site.name for site in tender.lot.sites)
    yield from (site.address for site in project.response.sites if site.address)
    posts = {post.staff for site in project.response.sites for post in site.posts}
    yield from (project.staff[code].name for code in project.staff if code in posts)


def _only_confirms(answer: str, rule: FormerRule) -> bool:
    bare = squeezed(narrow(answer))
    return len(bare) < rule.least_answer or bare in rule.confirmations


def _sum(project: Project) -> str:
    """Of all that the bid's pairs and chapters come from, so that a changed answer is another state of it."""
    told = hashlib.sha256()
    for name in ("tender", "answers", "response"):
        told.update((project.folder / project.sources.files[name]).read_bytes())
    for chapter in project.plan:
        told.update("\n".join(text for _, text in chapter.text).encode())
    return told.hexdigest()
