"""The papers of a period: report, the rows behind it, request, check forms, periodic papers, annex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from docgen.model.acceptance.measurement import LedgerTable, PeriodicSection
from docgen.model.acceptance.score import SampleKey
from docgen.model.paper import PaperSpec
from docgen.render.acceptance.context import acceptance_fields, dated
from docgen.render.acceptance.rows import PeriodReport
from docgen.render.acceptance.specs import ANNEX, CHECKS, REPORT, REQUEST, ROWS
from docgen.render.engine.package import Properties
from docgen.render.templates.papers import Paper
from docgen.workshop import workshop

_SECRET = "内部资料　含个人信息　不得外传"


def period_papers(
    report: PeriodReport, sections: Mapping[str, tuple[PeriodicSection, ...]]
) -> Iterator[Paper]:
    """Each paper that is handed out. `sections`: by the title of each periodic paper.

    Money is asked for once an assessment is recorded that gives one amount, and more than nothing, and not
    while a ledger was not read.
    Charts are pictures in a folder that is there while the papers are asked for, one after the other.
    """
    with workshop() as charts:
        yield _paper(report, REPORT, charts)
        yield _paper(report, ROWS, charts)
        if report.theirs and report.theirs.payable and not report.unread:
            yield _paper(report, REQUEST, charts)
        if report.samples:
            yield _paper(report, CHECKS, charts)
        for title, parts in sections.items():
            if parts:
                yield _paper(replace(report, sections=parts), PaperSpec(code="periodic", title=title), charts)


def annex(
    report: PeriodReport, unmasked: Mapping[str, LedgerTable], samples: Mapping[SampleKey, LedgerTable]
) -> Iterator[Paper]:
    """The evidence and the people drawn, in clear: for the assessor, in a folder of its own."""
    clear = replace(report, tables=unmasked, samples=samples)
    with workshop() as charts:
        yield _paper(clear, ANNEX, charts, _SECRET)


def unit_papers(
    report: PeriodReport, sections: Mapping[str, tuple[PeriodicSection, ...]], unit: str
) -> Iterator[Paper]:
    """The papers owed for one week or month (`unit`, as 2026-03), each by itself."""
    with workshop() as place:
        for title, parts in sections.items():
            if parts:
                spec = PaperSpec(code="periodic", title=f"{title} {unit}")
                yield _paper(replace(report, sections=parts), spec, place)


def _paper(report: PeriodReport, spec: PaperSpec, charts: Path, marking: str = "") -> Paper:
    service = report.acceptance.service
    properties = Properties(
        title=f"{service.tender.project_name} 第{report.period.number}期{spec.title}",
        author=service.operator.name,
        dated=dated(report, spec),
    )
    fields = acceptance_fields(report, spec, charts, marking)
    return Paper("acceptance", spec, fields, properties, personal=spec is ANNEX)
