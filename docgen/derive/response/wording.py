"""Every text that the bidder writes, with its place: what leftovers of older bids are sought in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from docgen.model.project import Project
from docgen.model.rules.wording import WrittenText
from docgen.model.sources import Place

Paragraphs = Sequence[tuple[str, str]]
"""A chapter's paragraphs: the line or paragraph of each, and its text."""


def written_texts(
    project: Project, chapters: Sequence[Paragraphs], experience: Collection[str]
) -> tuple[WrittenText, ...]:
    """The texts of the response in the order of its files; `chapters` are those of the plan, in its order.

    A chapter whose title has one of the words of `experience` is about past contracts.
    """
    return tuple(
        text
        for text in (
            *_answers(project),
            *_response(project),
            *_sites(project),
            *_equipment(project),
            *_evidence(project),
            *_chapters(project, chapters, experience),
        )
        if text.text
    )


def _answers(project: Project) -> Iterator[WrittenText]:
    yield _name(project.title, "project", ("title",))
    for code, answer in project.answers.items():
        yield WrittenText(
            kind="prose",
            text=answer.text,
            source="answers",
            place=("answers", code, "text"),
            cites=answer.evidence,
        )


def _response(project: Project) -> Iterator[WrittenText]:
    for i, line in enumerate(project.response.offer.lines):
        yield _name(line.name, "response", ("offer", "lines", i, "name"))
        yield _name(line.note, "response", ("offer", "lines", i, "note"))
        yield _name(line.group, "response", ("offer", "lines", i, "group"))
    for i, part in enumerate(project.response.offer.parts):
        yield _name(part.note, "response", ("offer", "parts", i, "note"))
    explanation = project.response.offer.explanation
    yield WrittenText(kind="prose", text=explanation, source="response", place=("offer", "explanation"))
    for i, commitment in enumerate(project.response.commitments):
        yield WrittenText(kind="prose", text=commitment, source="response", place=("commitments", i))
    for i, promise in enumerate(project.response.replaced_certificates):
        place: Place = ("replaced_certificates", i, "text")
        yield WrittenText(kind="prose", text=promise.text, source="response", place=place)


def _sites(project: Project) -> Iterator[WrittenText]:
    for i, site in enumerate(project.response.sites):
        yield _name(site.address, "response", ("sites", i, "address"))
        for j, zone in enumerate(site.zones):
            yield _name(zone.name, "response", ("sites", i, "zones", j, "name"))
            yield _name(zone.use, "response", ("sites", i, "zones", j, "use"))
        for j, post in enumerate(site.posts):
            yield _name(post.role, "response", ("sites", i, "posts", j, "role"))


def _equipment(project: Project) -> Iterator[WrittenText]:
    for i, item in enumerate(project.equipment):
        yield _name(item.name, "equipment", (i, "name"))
        yield _name(item.note, "equipment", (i, "note"))


def _evidence(project: Project) -> Iterator[WrittenText]:
    """Titles; the evidence of a past contract names that contract by right."""
    contracts = {contract.evidence for contract in project.bidder.contracts}
    for source, records in (("bidder", project.bidder.evidence), ("response", project.response.evidence)):
        for i, record in enumerate(records):
            yield WrittenText(
                kind="experience" if record.code in contracts else "name",
                text=record.title,
                source=source,
                place=("evidence", i, "title"),
            )


def _chapters(
    project: Project, chapters: Sequence[Paragraphs], experience: Collection[str]
) -> Iterator[WrittenText]:
    for i, (chapter, paragraphs) in enumerate(zip(project.plan, chapters, strict=True)):
        yield _name(chapter.record.title, "response", ("plan", i, "title"))
        past = any(word in chapter.record.title for word in experience)
        for location, text in paragraphs:
            yield WrittenText(
                kind="experience" if past else "prose",
                text=text,
                source="response",
                place=("plan", i, "file"),
                file=f"plan/{chapter.record.file}",
                location=location,
            )


def _name(text: str, source: str, place: Place) -> WrittenText:
    return WrittenText(kind="name", text=text, source=source, place=place)
