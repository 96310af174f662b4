"""The whole way, on one screen: load → derive → check → render → pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docgen.acceptance import assess
from docgen.acceptance_papers import period_papers
from docgen.check import check_response
from docgen.check.handover import check_handover
from docgen.check.sme import check_sme
from docgen.derive.handover import handover_figures
from docgen.derive.response import response_figures
from docgen.load.handover import load_handover
from docgen.load.project import load_project
from docgen.model.derived import PriceEvaluation
from docgen.model.finding import Finding, has_errors
from docgen.pack.claim import claimed
from docgen.pack.finish import finish
from docgen.pack.inventory_book import inventory_book
from docgen.pack.inventory_json import inventory_json
from docgen.pack.manifest import Published, handover_inputs, origins, response_inputs
from docgen.pack.publish import publish
from docgen.pack.read_back import read_back
from docgen.pack.wanted import Format, Wanted, handover_wanted, response_wanted
from docgen.render.handover import render_handover
from docgen.render.preflight import preflight
from docgen.render.response import render_review, render_volume
from docgen.rules import rule_ids, ruleset

Kind = Literal["response", "handover", "acceptance"]

Progress = Callable[[str], None]
"""Told the title of each paper before it is made."""


@dataclass(frozen=True)
class Built:
    """What a build made and found; without files where findings stopped it.

    `complete`: every package that was asked for came, in every format asked for.
    """

    files: tuple[tuple[Kind, Published], ...]
    findings: tuple[Finding, ...]
    complete: bool


Made = tuple[list[Published], list[Finding]]
"""The files of a package, none where findings stopped it, and the findings."""


@dataclass(frozen=True)
class Order:
    """How packages are to be made: below which folder, as drafts or not, for which period, as what files."""

    out: Path
    draft: bool
    progress: Progress
    period: int | None = None
    format: Format = "docx"


@dataclass(frozen=True)
class Package:
    """A kind of package: the file or folder of a project that it is made from, its checks, its making."""

    source: str
    check: Callable[[Path, int | None], list[Finding]]
    make: Callable[[Path, Order], Made]


def check(folder: Path, kind: Kind = "response", period: int | None = None) -> list[Finding]:
    """Everything found in the project. Raises DocgenError, with findings too, where it cannot be loaded."""
    return PACKAGES[kind].check(folder, period)


def evaluated_price(folder: Path) -> tuple[PriceEvaluation | None, list[Finding]]:
    """The price as evaluation would take it, for the bidder's own eyes, and what is wrong with its terms."""
    project = load_project(folder)
    figures = response_figures(project, ruleset())
    return figures.evaluation, list(check_sme(project, figures))


def build(folder: Path, kinds: Sequence[Kind], order: Order) -> Built:
    """Make the packages named, or all that the project's data can make, each in its folder below `out`."""
    made: dict[Kind, Made] = {}
    for kind in kinds or makeable(folder):
        with claimed(order.out / kind):
            made[kind] = PACKAGES[kind].make(folder, order)
    return Built(
        files=tuple((kind, file) for kind, (files, _) in made.items() for file in files),
        findings=tuple(finding for _, findings in made.values() for finding in findings),
        complete=all(_complete(files, order.format) for files, _ in made.values()),
    )


def _complete(files: Sequence[Published], format: Format) -> bool:
    """Whether the package came, with PDFs where they were asked for."""
    return any(format == "docx" or file.pages is not None for file in files)


def makeable(folder: Path) -> list[Kind]:
    """The kinds whose own data lie in the folder; the response where there is nothing yet."""
    return [kind for kind, package in PACKAGES.items() if (folder / package.source).exists()] or ["response"]


def _check_response(folder: Path, _: int | None) -> list[Finding]:
    project, rules = load_project(folder), ruleset()
    return [*check_response(project, response_figures(project, rules), rules), *preflight(project)]


def _response(folder: Path, order: Order) -> Made:
    """The response volumes. Errors stop them, unless they are a draft."""
    project, rules = load_project(folder), ruleset()
    figures = response_figures(project, rules)
    findings = [*check_response(project, figures, rules), *preflight(project)]
    if has_errors(findings) and not order.draft:
        return [], findings

    papers: dict[str, bytes] = {}
    for volume in project.tender.volumes:
        order.progress(volume.title)
        filled = render_volume(project, figures, volume, order.draft)
        papers[f"{volume.title}.docx"] = filled.content
        findings += [finding for finding in filled.findings if finding not in findings]
        findings += read_back(filled.content, volume)
    if has_errors(findings) and not order.draft:
        return [], findings

    finished = finish(papers, response_wanted(project, order.format, order.draft), order.progress)
    findings += finished.findings
    if not finished.files:
        return [], findings
    report = render_review(project, figures, findings)
    reviewed, kept = publish(order.out / "review", {"检查报告.docx": report.content})
    record = origins(project.folder, response_inputs(project), rule_ids(), finished.office)
    files, edited = publish(order.out / "response", finished.files, record)
    return reviewed + files, findings + kept + edited


def _check_handover(folder: Path, _: int | None) -> list[Finding]:
    rules = ruleset()
    project = load_handover(folder, rules.secrets)
    return check_handover(project, handover_figures(project), rules)


def _handover(folder: Path, order: Order) -> Made:
    """The papers that are signed on the day, the inventory as a workbook, and as JSON for the next one."""
    rules = ruleset()
    project = load_handover(folder, rules.secrets)
    figures = handover_figures(project)
    findings = check_handover(project, figures, rules)
    if has_errors(findings) and not order.draft:
        return [], findings

    papers: dict[str, bytes] = {}
    for paper, filled in render_handover(project, figures, order.draft, order.progress):
        papers[f"{paper.title}.docx"] = filled.content
        findings += [*filled.findings, *read_back(filled.content, paper)]
    if has_errors(findings) and not order.draft:
        return [], findings

    finished = finish(papers, handover_wanted(project, order.format, order.draft), order.progress)
    findings += finished.findings
    if not finished.files:
        return [], findings
    sheets = {
        "资产移交清册.xlsx": inventory_book(project, figures),
        "资产移交清册.json": inventory_json(project, figures),
    }
    record = origins(folder, handover_inputs(project), rule_ids(), finished.office)
    files, kept = publish(order.out / "handover", {**sheets, **finished.files}, record)
    return files, findings + kept


def _check_acceptance(folder: Path, period: int | None) -> list[Finding]:
    return assess(folder, period).all_findings


def _acceptance(folder: Path, order: Order) -> Made:
    """The papers of the period ordered, or of every period. Errors stop them, unless they are a draft."""
    results = assess(folder, order.period, tables=True)
    findings = results.all_findings
    made: list[Published] = []
    for result in results.results:
        if result.own is None or (has_errors(findings) and not order.draft):
            return [], findings
        order.progress(result.period.name)
        papers, wrong = period_papers(results, result, order.draft)
        findings += wrong
        if has_errors(findings) and not order.draft:
            return [], findings
        words = {name: content for name, content in papers.items() if name.endswith(".docx")}
        finished = finish(words, Wanted(order.format, order.draft), order.progress)
        findings += finished.findings
        if not finished.files:
            return [], findings
        others = {name: content for name, content in papers.items() if name not in words}
        target = order.out / "acceptance" / f"period-{result.period.number}"
        files, kept = publish(target, {**finished.files, **others})
        made, findings = made + files, findings + kept
    return made, findings


PACKAGES: dict[Kind, Package] = {
    "response": Package("response.yaml", _check_response, _response),
    "handover": Package("handover.yaml", _check_handover, _handover),
    "acceptance": Package("acceptance.yaml", _check_acceptance, _acceptance),
}
"""Every kind of package."""
