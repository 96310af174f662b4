"""The handover at a contract's end: papers to sign, the inventory as a workbook and for the next handover."""

from __future__ import annotations

from pathlib import Path

from docgen.check.handover.checks import check_handover
from docgen.derive.handover.figures import handover_figures
from docgen.load.handover import load_handover
from docgen.model.finding import Finding, has_errors
from docgen.pack.finish import finish
from docgen.pack.manifest import handover_inputs, origins
from docgen.pack.publish import publish
from docgen.pack.read_back import read_back
from docgen.pack.sheets.inventory_book import inventory_book
from docgen.pack.sheets.inventory_json import inventory_json
from docgen.pack.wanted import handover_wanted
from docgen.packages.order import Made, Order
from docgen.render.handover.papers import render_handover
from docgen.rules import rule_ids, ruleset


def check(folder: Path, _: int | None = None) -> list[Finding]:
    """Everything found in the handover; it knows no periods."""
    rules = ruleset()
    project = load_handover(folder, rules.secrets)
    return check_handover(project, handover_figures(project), rules)


def make(folder: Path, order: Order) -> Made:
    """The papers that are signed on the day, and the inventory. Errors stop them, unless they are a draft."""
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
