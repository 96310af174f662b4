"""The files of one period: what render fills, read back; the sheet for sample results; the calendar."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.derive.acceptance.duties import duties, known_events
from docgen.derive.acceptance.payment import stage_amounts
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow
from docgen.model.finding import Finding
from docgen.pack.calendar_file import calendar_file
from docgen.pack.read_back import read_back
from docgen.packages.assessment import PeriodResult, Results
from docgen.render.acceptance.papers import render_acceptance
from docgen.render.acceptance.rows import Scored


def period_papers(
    results: Results, result: PeriodResult, draft: bool
) -> tuple[dict[str, bytes], list[Finding]]:
    """File name → content of everything made for the period, and what was wrong with it."""
    if result.own is None:
        return {}, []
    acceptance = results.acceptance
    contract, lot = acceptance.operation.contract, acceptance.operation.tender.lot
    scored = Scored(
        acceptance=acceptance,
        period=result.period,
        own=result.own,
        theirs=result.theirs,
        tables=result.tables,
        sections=(),
        samples=result.measured.samples,
        ledgers=results.ledgers,
        stages=stage_amounts(lot, contract.amount, known_events(acceptance, results.periods)),
    )
    papers: dict[str, bytes] = {}
    found: list[Finding] = []
    for volume, filled in render_acceptance(scored, dict(result.sections), dict(result.unmasked), draft):
        papers[f"{volume.title}.docx"] = filled.content
        found += [*filled.findings, *read_back(filled.content, volume)]
    if result.measured.samples:
        papers["抽查结果.xlsx"] = sheet_form(SampleRow, "抽查结果", _to_check(result))
    title = acceptance.operation.tender.project_name
    papers["工作日程.ics"] = calendar_file(title, duties(acceptance, results.periods))
    return papers, found


def _to_check(result: PeriodResult) -> Iterator[SampleRow]:
    """A row for each unit drawn, its result still to be filled in."""
    for code, sample in result.measured.samples.items():
        for unit in sample.rows:
            yield SampleRow(criterion=code, code=unit[0])
