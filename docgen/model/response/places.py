"""Where in the volumes an answer may point: the tender's forms, docgen's own parts, headings of chapters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.project import Chapter, Project
from docgen.model.tender.forms import OWN_PARTS
from docgen.model.tender.standing import answer_tables
from docgen.model.tender.tender import Volume

_TITLES = {
    "qualification": "资格审查索引",
    "conformity": "符合性审查索引",
    "evaluation": "评分索引",
    "payment": "付款方式",
    "scorecard": "服务质量标准响应表",
    "staff": "项目实施人员一览表",
    "contracts": "业绩一览表",
    "offer": "报价表（开标一览表）",
    "sme": "中小企业声明函（服务）",
    "plan": "服务方案",
    "commitments": "承诺书",
    "evidence": "证明材料",
}
"""The titles of docgen's own parts, as templates/docx/response/parts.docx prints them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a volume: how a reader finds it, and the words that its bookmark is made of."""

    volume: str
    title: str
    mark: str


def places(project: Project) -> dict[str, list[Place]]:
    """Every name that an answer may point by (`forms`), each with its places, volume by volume."""
    found: dict[str, list[Place]] = {}
    for volume in project.tender.volumes:
        for name, place in (*_headings(volume), *_parts(project, volume)):
            known = found.setdefault(name, [])
            if place not in known:
                known.append(place)
    return found


def chapters_of(project: Project, part: str) -> tuple[Chapter, ...]:
    """The chapters that a part of a volume prints: the one of that title, or all that no volume names."""
    if part == "plan":
        named = {each for other in project.tender.volumes for each in other.parts}
        return tuple(chapter for chapter in project.plan if chapter.record.title not in named)
    if part in OWN_PARTS or part in {form.code for form in project.tender.forms}:
        return ()
    return tuple(chapter for chapter in project.plan if chapter.record.title == part)


def volume_of_chapter(project: Project, chapter: Chapter) -> Volume | None:
    """The first volume of the tender's forms that prints a chapter; None where none does."""
    for volume in project.tender.volumes:
        if any(chapter in chapters_of(project, part) for part in volume.parts):
            return volume
    return None


def _headings(volume: Volume) -> Iterator[tuple[str, Place]]:
    for name in volume.forms:
        yield name, Place(volume.code, name, name)


def _parts(project: Project, volume: Volume) -> Iterator[tuple[str, Place]]:
    forms = {form.code: form for form in project.tender.forms}
    for part in volume.parts:
        if form := forms.get(part):
            place = Place(volume.code, form.heading, form.code)
            yield from ((name, place) for name in dict.fromkeys((form.code, form.title, form.heading)))
        elif part in project.company_form_files:
            yield part, Place(volume.code, part, part)
        for title in _own_titles(project, part):
            yield from ((name, Place(volume.code, title, title)) for name in (part, title))
        for chapter in chapters_of(project, part):
            title = chapter.record.title
            yield title, Place(volume.code, title, title)
            for place_in, words in chapter.text:
                if place_in in chapter.headings:
                    yield words.strip(), Place(volume.code, words.strip(), words.strip())


def _own_titles(project: Project, part: str) -> list[str]:
    if part == "answers":
        return [table.title for table, _ in answer_tables(project.tender)][:1]
    return [_TITLES[part]] if part in _TITLES else []
