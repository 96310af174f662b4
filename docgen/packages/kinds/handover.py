"""The handover at a contract's end: papers to sign, the inventory as a workbook and for the next handover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.check.handover.checks import check_handover
from docgen.derive.handover.figures import handover_figures
from docgen.load.handover import load_handover
from docgen.model.change import Recorded
from docgen.model.finding import Finding, Message
from docgen.model.handover.inventory import Handover
from docgen.model.handover.project import HandoverProject
from docgen.model.handover.records import HandoverTerms
from docgen.model.service import Contract
from docgen.packages.package import Delivery, Package
from docgen.packages.shared import service_recorded
from docgen.rules import ruleset

if TYPE_CHECKING:
    from docgen.pack.wanted import Format, Wanted
    from docgen.render.engine.values import Fields
    from docgen.render.templates.carried import Carried


def _deliveries(project: HandoverProject, figures: Handover) -> Iterator[Delivery]:
    from docgen.render.handover.papers import handover_papers

    yield Delivery(
        folder="handover",
        papers=lambda *_: handover_papers(project, figures),
        wanted=partial(_wanted, project),
        inputs=_inputs(project),
        beside=lambda _: _inventory(project, figures),
    )


def _wanted(project: HandoverProject, format: Format, draft: bool) -> Wanted:
    """Each paper by itself, to be signed on paper."""
    from docgen.pack.wanted import Wanted

    return Wanted(
        format=format,
        draft=draft,
        title=f"{project.service.tender.project_name} 移交文件",
        author=project.service.operator.name,
        dated=project.terms.date,
    )


def _inputs(project: HandoverProject) -> Iterator[Path]:
    """Every file that the handover was read from, the inventory signed before included."""
    folder, previous = project.service.folder, project.terms.previous
    yield from (folder / name for name in project.service.sources.files.values())
    yield from (path for path, _ in project.photos.values())
    if previous:
        yield folder / previous.file


def _inventory(project: HandoverProject, figures: Handover) -> dict[str, bytes]:
    from docgen.pack.sheets.inventory_book import inventory_book
    from docgen.pack.sheets.inventory_json import inventory_json
    from docgen.render.shared.requirement_words import place_words

    places = {clause.code: place_words(clause.place) for clause in project.service.tender.lot.clauses}
    return {
        "资产移交清册.xlsx": inventory_book(project, figures, places),
        "资产移交清册.json": inventory_json(project, figures),
    }


def _templates(_: HandoverProject) -> Iterator[tuple[str, str]]:
    from docgen.render.handover.specs import PAPERS

    for paper in PAPERS:
        yield "handover", paper.code


def _carries(project: HandoverProject) -> Iterator[Carried]:
    """What is handed over, in any of the papers."""
    from docgen.render.templates.carried import Carried

    terms, papers = project.terms, tuple(_templates(project))
    lines = ("sites[].groups[].lines[].name",)
    yield Carried(Message("the assets"), len(project.assets), lines, papers)
    accounts = ("accounts[].name", "accounts_staying[].name")
    yield Carried(Message("the accounts and data"), len(project.accounts), accounts, papers)
    for what, count, name in (
        (Message("the people"), len(terms.posts), "posts[]"),
        (Message("keys and seals"), len(terms.keys), "keys[]"),
        (Message("matters in hand"), len(terms.matters), "matters[]"),
    ):
        yield Carried(what, count, (f"{name}.name", f"sites[].{name}.name"), papers, "likely")
    photos = sum(map(project.shows, project.photos))
    yield Carried(Message("the photos"), photos, ("photos[].picture",), papers, "likely")


def _fields() -> Mapping[str, type[Fields]]:
    from docgen.render.handover.fields import HandoverFields

    return {"handover": HandoverFields}


def _recorded(project: HandoverProject) -> Iterator[Recorded]:
    yield from service_recorded(project.service)
    yield Recorded("handover", "handover", project.terms)
    yield Recorded("assets", "handover", project.assets)
    yield Recorded("accounts", "handover", project.accounts)
    if project.previous:
        yield Recorded("previous", "handover", project.previous, title=Message("inventory taken over"))


def _elsewhere(project: HandoverProject) -> Iterator[Finding]:
    """What stands at the sites that a handover of some leaves for later."""
    if project.terms.sites:
        whole = project.everywhere()
        yield from check_handover(whole, handover_figures(whole), ruleset(whole.terms.date))


PACKAGE = Package(
    name="handover",
    watermark="草稿 不得签署",
    themes=("handover",),
    records={"contract": Contract, "handover": HandoverTerms},
    fields=_fields,
    stands_on=lambda project: project.service,
    load=lambda folder: load_handover(folder, ruleset().secrets),
    figures=lambda project, _period, _papers: handover_figures(project),
    check=lambda project, figures: check_handover(project, figures, ruleset(project.terms.date)),
    templates=_templates,
    carries=_carries,
    deliveries=_deliveries,
    recorded=_recorded,
    elsewhere=_elsewhere,
)
