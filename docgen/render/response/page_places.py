"""What stands behind the pages that a form's table asks for, seen from the volume that the form is in."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.project import Project
from docgen.model.tender.tender import Volume
from docgen.render.forms.pages import Standing, Standings
from docgen.render.response.answer_fields import EvidenceRef
from docgen.render.response.chapters import chapters_answering
from docgen.render.response.evidence import EvidenceIndex


def page_places(project: Project, volume: Volume) -> Standings:
    """All that answers a row of the tender, or the one piece of evidence, by what a mark names."""
    index = EvidenceIndex(project, volume)

    def standing(kind: str, code: str) -> Sequence[Standing]:
        if kind == "paper":
            return [_paper(each) for each in index.references([code])]
        answer = project.answers.get(code)
        papers = index.references(answer.evidence if answer else ())
        chapters = chapters_answering(project, index, code)
        forms = index.forms(answer.forms if answer else ())
        return [
            *(Standing(each.title, each.page) for each in chapters),
            *(Standing(each.title, each.page) for each in forms),
            *(_paper(each) for each in papers),
        ]

    return standing


def _paper(each: EvidenceRef) -> Standing:
    return Standing(f"{each.label} {each.title}", each.page)
