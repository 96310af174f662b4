"""The response: volumes to hand in, and a check report that stays in the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.check.response.checks import check_response
from docgen.check.response.forms import check_forms
from docgen.check.response.unwritten import still_blank
from docgen.check.tender.confirmed import check_confirmed, check_tender_files
from docgen.derive.response.figures import response_figures
from docgen.load.response.project import load_project
from docgen.load.response.under_way import load_under_way
from docgen.load.tender_files import FOLDER
from docgen.model.change import Recorded
from docgen.model.finding import DataFaults, Finding, Message
from docgen.model.project import Project
from docgen.model.response.figures import ResponseFigures
from docgen.model.response.form_answers import FormAnswers
from docgen.model.response.response import Answers, Response
from docgen.packages.package import Delivery, Package
from docgen.rules import ruleset

if TYPE_CHECKING:
    from docgen.pack.wanted import Format, Wanted
    from docgen.render.engine.values import Fields
    from docgen.render.templates.carried import Carried
    from docgen.render.templates.papers import Paper


def _load(folder: Path) -> Project:
    """The bid; where it does not load yet, what can be judged of it is said with the faults."""
    try:
        return load_project(folder)
    except DataFaults as problem:
        bid = load_under_way(folder)
        if bid is None:
            raise
        found = (*check_tender_files(bid), *check_confirmed(bid), *still_blank(bid))
        raise DataFaults(*found, *problem.findings) from None


def _check(project: Project, figures: ResponseFigures) -> list[Finding]:
    """The rules of a bid, and what is still open in the forms that the tender prescribes."""
    found = [*project.dangling, *check_response(project, figures, ruleset(project.tender.opening))]
    if not _with_forms(project):
        return found
    from docgen.check.response.printed import check_printed
    from docgen.packages.form_content import unsettled

    forms = unsettled(project, figures)
    found += check_forms(project, forms.points, forms.idle)
    return found if forms.printed is None else [*found, *check_printed(project, forms.printed)]


def _preflight(project: Project) -> Iterator[Finding]:
    from docgen.render.response.preflight import chapter_faults

    yield from chapter_faults(project)
    if _with_forms(project):
        from docgen.packages.volumes import form_faults

        yield from form_faults(project)


def _deliveries(project: Project, figures: ResponseFigures) -> Iterator[Delivery]:
    from docgen.packages.chapter_pages import chapter_pages
    from docgen.render.response.papers import check_report

    yield Delivery(
        folder="response",
        papers=lambda *_: _volumes(project, figures),
        wanted=partial(_wanted, project),
        inputs=_inputs(project),
    )
    yield Delivery(
        folder="review",
        papers=lambda found, made: check_report(project, figures, found, chapter_pages(project, made)),
        beside=lambda _: _workbook(project, figures),
    )


def _workbook(project: Project, figures: ResponseFigures) -> dict[str, bytes]:
    """The price to reckon with: it stays in the house, most tenders want the price in one place."""
    from docgen.pack.sheets.price_book import price_book

    made = price_book(figures.price, project.tender.project_name, project.bidder.name)
    return {} if made is None else {"报价核算.xlsx": made}


def _volumes(project: Project, figures: ResponseFigures) -> Iterator[Paper]:
    """The volumes; reading the tender's forms again is loaded only where a volume has some."""
    if _with_forms(project):
        from docgen.packages.volumes import volumes
    else:
        from docgen.render.response.papers import volumes

    return volumes(project, figures)


def _with_forms(project: Project) -> bool:
    return any(volume.parts for volume in project.tender.volumes)


def _wanted(project: Project, format: Format, draft: bool) -> Wanted:
    """The volumes by the tender's own word on handing in."""
    from docgen.pack.own_pages import own_pages
    from docgen.pack.wanted import Wanted, file_name

    tender = project.tender
    values = {
        "bidder": project.bidder.name,
        "number": tender.project_number,
        "project": tender.project_name,
        "lot": tender.lot.code,
    }
    archive = file_name(tender.handin.archive or "", values)
    return Wanted(
        format=format,
        draft=draft,
        handin=tender.handin,
        title=f"{tender.project_name} 响应文件",
        author=project.bidder.name,
        dated=project.response.signed,
        archive=f"{archive}.zip" if archive else "",
        copies=tender.copies,
        scans=project.folder / "scans",
        own_pages=own_pages(project),
    )


def _inputs(project: Project) -> Iterator[Path]:
    """Every file that the project was read from."""
    yield from (project.folder / name for name in project.sources.files.values())
    yield from (item.path for item in project.evidence.values())
    yield from (chapter.path for chapter in project.plan)
    tender = (project.folder / project.sources.files["tender"]).parent / FOLDER
    if _with_forms(project):
        yield from (tender / paper.file for paper in project.tender.files)
    addenda = (tender / paper.file for paper in project.tender.addenda)
    yield from (path for path in addenda if path.is_file())


def _templates(project: Project) -> Iterator[tuple[str, str]]:
    for name in dict.fromkeys(volume.template for volume in project.tender.volumes):
        yield "response", name
    yield "review", "report"


def _carries(project: Project) -> Iterator[Carried]:
    """Evidence by its volume; chapters, people, answers and commitments in any of them."""
    from docgen.render.templates.carried import Carried

    volumes = tuple(dict.fromkeys(("response", volume.template) for volume in project.tender.volumes))
    for volume in project.tender.volumes:
        papers = [item for item in project.evidence.values() if item.record.volume == volume.code]
        longer = sum(item.facts.kind == "pdf" and len(item.pages) > 1 for item in papers)
        made_by = (("response", volume.template),)
        yield Carried(Message("the evidence"), len(papers), ("evidence[].picture",), made_by)
        further = Message("the further pages of evidence")
        yield Carried(further, longer, ("evidence[].more[].picture",), made_by)
    chapters, posts = len(project.plan), sum(len(site.posts) for site in project.response.sites)
    answers = ("answer_tables[].rows[].answer", "commercial[].answer", "technical[].answer")
    bodies = ("plan[].body", "parts[].chapters[].body")
    yield Carried(Message("the chapters of the plan"), chapters, bodies, volumes)
    yield Carried(Message("the answers to the clauses"), len(project.answers), answers, volumes, "likely")
    staff = ("staff[].name", "sites[].staff[].name")
    yield Carried(Message("the people who serve"), posts, staff, volumes, "likely")
    promised = len(project.response.commitments) + len(project.response.replaced_certificates)
    yield Carried(Message("the commitments"), promised, ("commitments[]",), volumes, "likely")


def _fields() -> Mapping[str, type[Fields]]:
    from docgen.render.brief.fields import BriefFields
    from docgen.render.response.fields import ResponseFields
    from docgen.render.response.review_fields import ReviewFields

    return {"response": ResponseFields, "review": ReviewFields, "brief": BriefFields}


def _recorded(project: Project) -> Iterator[Recorded]:
    yield Recorded("tender", "tender", project.tender)
    yield Recorded("response", "response", project.response)
    yield Recorded("bidder", "bidder", project.bidder)
    yield Recorded("answers", "response", project.answers)
    yield Recorded("forms", "response", project.form_answers or FormAnswers())
    yield Recorded("staff", "response", project.staff)
    yield Recorded("equipment", "response", project.equipment)
    yield Recorded("certificates", "person", project.company.certificates)
    yield Recorded("insurance", "person", project.company.insurance)
    yield Recorded("vehicles", "bidder", project.company.vehicles)
    yield Recorded("company_equipment", "bidder", project.company.equipment)
    for chapter in project.plan:
        paragraphs = tuple(text for _, text in chapter.text)
        title = chapter.record.title
        yield Recorded(f"plan/{title}", "plan", paragraphs=paragraphs, title=title)


PACKAGE = Package(
    name="response",
    watermark="草稿 不得递交",
    themes=(
        "bidder",
        "clauses",
        "company",
        "dates",
        "evidence",
        "fingerprints",
        "forms",
        "leftovers",
        "price",
        "sites",
        "sme",
        "staff",
        "tender_read",
        "volumes",
    ),
    records={"response": Response, "answers": Answers, "forms": FormAnswers},
    fields=_fields,
    stands_on=lambda project: project,
    load=_load,
    figures=lambda project, _period, _papers: response_figures(project, ruleset(project.tender.opening)),
    check=_check,
    preflight=_preflight,
    templates=_templates,
    carries=_carries,
    deliveries=_deliveries,
    recorded=_recorded,
    demands=lambda figures: figures.demands,
)
