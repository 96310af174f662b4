"""What a build has to hand over: kinds of file, and what the tender says of handing in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from docgen.model.project import Project
from docgen.model.tender.handin import HandIn
from docgen.pack.own_pages import OwnPage, own_pages

if TYPE_CHECKING:  # a build of one kind imports no other's records
    from docgen.model.acceptance.records import Acceptance
    from docgen.model.acceptance.scored import Period
    from docgen.model.handover.records import HandoverProject

Format = Literal["docx", "pdf", "both"]


@dataclass(frozen=True)
class Wanted:
    """The files to make of filled papers. `archive` is the name of the zip, blank for none."""

    format: Format
    draft: bool = False
    handin: HandIn = field(default_factory=HandIn)
    title: str = ""
    author: str = ""
    dated: date = date(1980, 1, 1)
    archive: str = ""
    copies: int = 0
    own_pages: Mapping[str, tuple[OwnPage, ...]] = field(default_factory=dict)


def response_wanted(project: Project, format: Format, draft: bool) -> Wanted:
    """What the response is to be, by the tender's own word on handing in."""
    tender = project.tender
    values = {
        "bidder": project.bidder.name,
        "number": tender.project_number,
        "project": tender.project_name,
        "lot": tender.lot.code,
    }
    name = tender.handin.archive or ""
    for place, value in values.items():
        name = name.replace(f"{{{place}}}", _in_a_name(value))
    return Wanted(
        format=format,
        draft=draft,
        handin=tender.handin,
        title=f"{tender.project_name} 响应文件",
        author=project.bidder.name,
        dated=project.response.signed,
        archive=f"{name}.zip" if name else "",
        copies=tender.copies,
        own_pages=own_pages(project),
    )


def handover_wanted(project: HandoverProject, format: Format, draft: bool) -> Wanted:
    """What the papers of a handover are to be: each by itself, to be signed on paper."""
    return Wanted(
        format=format,
        draft=draft,
        title=f"{project.operation.tender.project_name} 移交文件",
        author=project.operation.operator.name,
        dated=project.terms.date,
    )


def acceptance_wanted(acceptance: Acceptance, period: Period, format: Format, draft: bool) -> Wanted:
    """What the papers of a period are to be: each by itself, for nothing of them is bound."""
    operation = acceptance.operation
    return Wanted(
        format=format,
        draft=draft,
        title=f"{operation.tender.project_name} {period.name}考核",
        author=operation.operator.name,
        dated=period.end,
    )


def _in_a_name(value: str) -> str:
    """The value without the signs that Windows refuses in a file's name."""
    return "".join("-" if char in '\\/:*?"<>|' else char for char in value)
