"""The response: volumes to hand in, and a check report that stays in the house."""

from __future__ import annotations

from pathlib import Path

from docgen.check.response.checks import check_response
from docgen.check.response.sme import check_sme
from docgen.derive.response.figures import response_figures
from docgen.load.response.project import load_project
from docgen.model.finding import Finding, has_errors
from docgen.model.response.figures import PriceEvaluation
from docgen.pack.finish import finish
from docgen.pack.manifest import origins, response_inputs
from docgen.pack.publish import publish
from docgen.pack.read_back import read_back
from docgen.pack.wanted import response_wanted
from docgen.packages.order import Made, Order
from docgen.render.response.papers import render_review, render_volume
from docgen.render.response.preflight import preflight
from docgen.rules import rule_ids, ruleset


def check(folder: Path, _: int | None = None) -> list[Finding]:
    """Everything found in the response; it knows no periods."""
    project, rules = load_project(folder), ruleset()
    return [*check_response(project, response_figures(project, rules), rules), *preflight(project)]


def make(folder: Path, order: Order) -> Made:
    """The volumes and the report. Errors stop them, unless they are a draft."""
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


def evaluated_price(folder: Path) -> tuple[PriceEvaluation | None, list[Finding]]:
    """The price as evaluation would take it, for the bidder's own eyes, and what is wrong with its terms."""
    project = load_project(folder)
    figures = response_figures(project, ruleset())
    return figures.evaluation, list(check_sme(project, figures))
