"""The letter that asks for clarification: what the tender says in two ways, place by place, to be signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.check.clarification import check_clarification
from docgen.load.clarification import load_clarification
from docgen.model.change import Recorded
from docgen.model.clarification import Clarification, ClarificationFile
from docgen.model.finding import Message
from docgen.packages.package import Delivery, Package

if TYPE_CHECKING:
    from docgen.pack.wanted import Format, Wanted
    from docgen.render.engine.values import Fields
    from docgen.render.templates.carried import Carried


def _deliveries(project: Clarification, _: None) -> Iterator[Delivery]:
    from docgen.render.clarification.papers import clarification_papers

    yield Delivery(
        folder="clarification",
        papers=lambda *_: clarification_papers(project),
        wanted=partial(_wanted, project),
        inputs=_inputs(project),
    )


def _wanted(project: Clarification, format: Format, draft: bool) -> Wanted:
    """One letter, to be signed and sealed on paper."""
    from docgen.pack.wanted import Wanted

    return Wanted(
        format=format,
        draft=draft,
        title=f"{project.tender.project_name} 澄清申请函",
        author=project.bidder.name,
        dated=project.letter.signed,
    )


def _inputs(project: Clarification) -> Iterator[Path]:
    """Every file that the letter was made from."""
    yield from (project.folder / name for name in project.sources.files.values())


def _templates(_: Clarification) -> Iterator[tuple[str, str]]:
    from docgen.render.clarification.specs import LETTER

    yield "clarification", LETTER.code


def _carries(project: Clarification) -> Iterator[Carried]:
    """The places, in their words, and what is asked of them."""
    from docgen.render.templates.carried import Carried

    papers, count = tuple(_templates(project)), len(project.letter.questions)
    yield Carried(Message("the tender's words"), count, ("questions[].places[].words",), papers)
    yield Carried(Message("what is asked"), count, ("questions[].ask",), papers)


def _fields() -> Mapping[str, type[Fields]]:
    from docgen.render.clarification.fields import ClarificationFields

    return {"clarification": ClarificationFields}


def _recorded(project: Clarification) -> Iterator[Recorded]:
    yield Recorded("tender", "tender", project.tender)
    yield Recorded("bidder", "bidder", project.bidder)
    yield Recorded("clarification", "clarification", project.letter)


PACKAGE = Package(
    name="clarification",
    watermark="草稿 不得递交",
    themes=("clarification",),
    records={"clarification": ClarificationFile},
    fields=_fields,
    stands_on=lambda project: project,
    load=load_clarification,
    figures=lambda _project, _period, _papers: None,
    check=lambda project, _: check_clarification(project),
    templates=_templates,
    carries=_carries,
    deliveries=_deliveries,
    recorded=_recorded,
)
