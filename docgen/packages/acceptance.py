"""The acceptance reports: each period from its ledgers to its papers; `assessment` says how it is scored."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.model.finding import Finding, has_errors
from docgen.pack.finish import finish
from docgen.pack.manifest import acceptance_inputs, origins
from docgen.pack.publish import publish
from docgen.pack.wanted import acceptance_wanted
from docgen.packages.assessment import PeriodResult, Results, assess
from docgen.packages.order import Made, Order
from docgen.packages.period_papers import period_papers
from docgen.rules import rule_ids

_Files = tuple[Mapping[str, bytes], str]
"""A period's files by name, and the program that made PDFs of them, blank without any."""


def check(folder: Path, period: int | None = None) -> list[Finding]:
    """Everything found in the period, or in every period."""
    return assess(folder, period).all_findings


def make(folder: Path, order: Order) -> Made:
    """The papers of the period ordered, or of every period. Errors stop them, unless they are a draft."""
    results = assess(folder, order.period, tables=True)
    findings = results.all_findings
    if has_errors(findings) and not order.draft:
        return [], findings

    made: dict[int, _Files] = {}
    for result in results.results:
        order.progress(result.period.name)
        filled = _period(results, result, order, findings)
        if filled is None:
            return [], findings
        made[result.period.number] = filled

    published = []
    for number, (files, office) in made.items():
        record = origins(folder, acceptance_inputs(results.acceptance, results.ledgers), rule_ids(), office)
        done, kept = publish(order.out / "acceptance" / f"period-{number}", files, record)
        published += done
        findings += kept
    return published, findings


def _period(results: Results, result: PeriodResult, order: Order, findings: list[Finding]) -> _Files | None:
    """The period's files; None where something found, which is added to `findings`, forbids them."""
    if result.own is None:
        return None
    papers, found = period_papers(results, result, order.draft)
    findings += found
    if has_errors(findings) and not order.draft:
        return None
    words = {name: content for name, content in papers.items() if name.endswith(".docx")}
    wanted = acceptance_wanted(results.acceptance, result.period, order.format, order.draft)
    finished = finish(words, wanted, order.progress)
    findings += finished.findings
    if not finished.files:
        return None
    others = {name: content for name, content in papers.items() if name not in words}
    return {**finished.files, **others}, finished.office
