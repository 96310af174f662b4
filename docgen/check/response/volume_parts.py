"""Volumes of the tender's forms: every form, chapter and paper stands in one, and no title stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from docgen.check.tender.confirmed import shortened
from docgen.model.finding import Finding, Message
from docgen.model.project import Project
from docgen.model.response.places import chapters_of, volume_of_chapter
from docgen.model.tender.forms import OWN_PARTS, PrescribedForm
from docgen.model.text import squeezed

_NAMED = 8
_NO_TEXT = ("cover", "contents", "plan", "evidence")
"""Parts that no title of free wording asks for, or that say nothing without chapters."""


def check_volume_parts(project: Project) -> Iterator[Finding]:
    """Nothing is found where the volumes are made by built-in templates."""
    yield from _likely(project)
    if not any(volume.parts for volume in project.tender.volumes):
        return
    yield from _unplaced(project)
    yield from _printed_nowhere(project)
    yield from _twice(project)
    yield from _titles_alone(project)
    yield from _nowhere(project)
    yield from _own_words(project)


def _likely(project: Project) -> Iterator[Finding]:
    """Rows that point where a name suggested, told once."""
    codes = [code for code, answer in project.answers.items() if answer.certainty is not None]
    if codes:
        values = {"count": len(codes), "codes": tuple(codes[:_NAMED])}
        said = Message("{count} answers point at forms by name and are not confirmed: {codes}", values)
        yield project.found("INDEX-LIKELY", ("answers", "answers", codes[0]), said)


def _own_words(project: Project) -> Iterator[Finding]:
    """The declaration of small enterprises in docgen's words, where neither tender nor company has a form."""
    for i, volume in enumerate(project.tender.volumes):
        if "sme" in volume.parts and project.tender.lot.sme is not None:
            paper = {"paper": Message("the declaration of small and medium enterprises")}
            said = Message("{paper} is printed in docgen's own words, which no authority prescribed", paper)
            yield project.found("FORM-DRAFT", ("tender", "volumes", i, "parts"), said, "part")


def _nowhere(project: Project) -> Iterator[Finding]:
    """Rows of the panel's that are answered without a place: the index has no page to name for them."""
    lot = project.tender.lot
    chapters = {code for chapter in project.plan for code in chapter.record.answers}
    asked = [row for row in (*lot.qualification, *lot.conformity) if row.by != "purchaser"]
    rows = [(row.code, row.name, False) for row in asked]
    rows += [(item.code, item.name, item.answered_elsewhere) for item in lot.evaluation]
    left: list[tuple[str, str]] = []
    for code, name, elsewhere in rows:
        answer = project.answers.get(code)
        placed = answer is not None and (answer.forms or answer.evidence)
        if not placed and code not in chapters and (elsewhere or answer is not None):
            left.append((code, name))
    if left:
        values = {"count": len(left), "names": shortened([f"{code} {name}" for code, name in left])}
        said = Message("{count} rows of the indexes name no page: {names}", values)
        yield project.found("INDEX-NOWHERE", ("answers", "answers", left[0][0]), said)


def _unplaced(project: Project) -> Iterator[Finding]:
    """Forms in no volume, but those handed in by themselves, for another lot, or only where they apply."""
    placed = {part for volume in project.tender.volumes for part in volume.parts}
    for i, form in enumerate(project.tender.forms):
        if form.code in placed or form.if_any or _apart(project, form) or _of_another_lot(project, form):
            continue
        said = Message("the form {form} is in no volume", {"form": f"{form.code} {form.heading}"})
        case = "substantive" if form.substantive else ""
        yield project.found("FORM-UNPLACED", ("tender", "forms", i), said, case)


def _apart(project: Project, form: PrescribedForm) -> bool:
    """Whether the tender puts the form into something that is no volume, such as the hall of the opening."""
    titles = {squeezed(volume.title) for volume in project.tender.volumes}
    others = {squeezed(each.volume) for each in project.tender.forms if each.code != form.code}
    said = squeezed(form.volume)
    return bool(said) and said not in titles and said not in others


def _of_another_lot(project: Project, form: PrescribedForm) -> bool:
    return bool(form.lot) and squeezed(form.lot) != squeezed(project.tender.lot.code)


def _printed_nowhere(project: Project) -> Iterator[Finding]:
    made_of_parts = all(volume.parts for volume in project.tender.volumes)
    for i, chapter in enumerate(project.plan):
        if made_of_parts and volume_of_chapter(project, chapter) is None:
            said = Message("no volume prints the chapter {chapter}", {"chapter": chapter.record.title})
            yield project.found("VOLUME-PART", ("response", "plan", i), said, "chapter")
    for i, volume in enumerate(project.tender.volumes):
        papers = [each for each in project.evidence.values() if each.record.volume == volume.code]
        if volume.parts and papers and "evidence" not in volume.parts:
            values = {"volume": volume.title, "count": len(papers)}
            said = Message("{count} pieces of evidence go into {volume}, which has no part for them", values)
            yield project.found("VOLUME-PART", ("tender", "volumes", i, "parts"), said, "evidence")


def _twice(project: Project) -> Iterator[Finding]:
    for i, volume in enumerate(project.tender.volumes):
        for part, count in Counter(volume.parts).items():
            if count > 1:
                said = Message("{volume} has the part {part} twice", {"volume": volume.title, "part": part})
                yield project.found("VOLUME-PART", ("tender", "volumes", i, "parts"), said, "twice")


def _titles_alone(project: Project) -> Iterator[Finding]:
    """Forms that prescribe no text, with nothing of the bidder's behind them."""
    forms = {form.code: form for form in project.tender.forms}
    for i, volume in enumerate(project.tender.volumes):
        for part, following in pairwise((*volume.parts, "")):
            if part in forms and forms[part].free and not _says_something(project, following):
                said = Message("nothing stands under the title {form}", {"form": forms[part].heading})
                yield project.found("FORM-EMPTY", ("tender", "volumes", i, "parts"), said)


def _says_something(project: Project, part: str) -> bool:
    """Whether a part can be what a title of free wording asks for."""
    return bool(chapters_of(project, part)) or (part in OWN_PARTS and part not in _NO_TEXT)
