"""What the papers of one period are made from, and the files that go with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.derive.acceptance.accounts import stage_accounts
from docgen.derive.acceptance.duties import duties
from docgen.derive.acceptance.report_day import as_reported, report_day
from docgen.derive.acceptance.stage_words import stage_notes, stage_working
from docgen.derive.acceptance.stages import begun_in
from docgen.guard.files import read_file
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.score import Settlement
from docgen.model.due_unit import DueUnit
from docgen.model.finding import DocgenError
from docgen.packages.periods.assessment import PeriodResult, Results
from docgen.packages.periods.drawing import sample_files
from docgen.packages.periods.money import assessed_on, by_stage, contract_stages
from docgen.packages.periods.notices import notices

if TYPE_CHECKING:
    from docgen.render.acceptance.rows import PeriodReport
    from docgen.render.templates.papers import Paper

_CALENDAR = "工作日程.ics"
_MOST_BYTES = 10_000_000


def papers(results: Results, result: PeriodResult, *_: object) -> Iterator[Paper]:
    """The papers of the period; none where its queries could not all be answered."""
    if result.own is None:
        return
    from docgen.render.acceptance.papers import period_papers

    dated = report_day(results.acceptance, result.period)
    yield from period_papers(_report(results, result, result.own, dated), result.sections)


def clear_papers(results: Results, result: PeriodResult, *_: object) -> Iterator[Paper]:
    """What holds personal data in clear, and is handed to the assessor alone."""
    if result.own is None:
        return
    from docgen.render.acceptance.papers import annex

    dated = report_day(results.acceptance, result.period)
    samples = {key: draw.units for key, draw in result.draws.items()}
    yield from annex(_report(results, result, result.own, dated), result.unmasked, samples)


def papers_due(results: Results, result: PeriodResult, unit: DueUnit, *_: object) -> Iterator[Paper]:
    """Those of a week or month alone, dated its last day."""
    if result.own is None:
        return
    from docgen.render.acceptance.papers import unit_papers

    report = _report(results, result, result.own, result.period.end)
    yield from unit_papers(report, result.sections, unit.code)


def _report(results: Results, result: PeriodResult, own: Settlement, dated: date) -> PeriodReport:
    """What papers of that date say of a period: of the whole one, however far it has come."""
    from docgen.render.acceptance.rows import PeriodReport

    acceptance = as_reported(results.acceptance, result.period)
    contract = acceptance.service.contract.known_on(dated)
    stages = contract_stages(acceptance, contract, results.periods)
    known = {n: done for n, done in results.assessed.items() if _assessed_by(acceptance, n, dated)}
    due = by_stage(results.periods, known)
    return PeriodReport(
        acceptance=acceptance,
        period=next(each for each in results.periods if each.number == result.period.number),
        own=own,
        theirs=result.theirs,
        tables=result.tables,
        sections=(),
        samples=result.measured.samples,
        ledgers=results.ledgers,
        amount=contract.amount_on(dated),
        stages=stages,
        accounts=tuple(stage_accounts(stages, due, acceptance.payments, acceptance.invoices, dated)),
        gaps=result.gaps,
        workings={stage.code: stage_working(stage) for stage in stages},
        stage_notes=tuple(stage_notes(contract, results.periods, stages, dated)),
        dated=dated,
        notices=tuple(notices(result.signed, results.unread)),
        begun=tuple(begun_in(contract, results.periods)),
        unread=bool(results.unread),
        behind=result.behind,
        draws=result.draws,
    )


def _assessed_by(acceptance: Acceptance, number: int, day: date) -> bool:
    """Whether what the period pays was known on that day."""
    known = assessed_on(acceptance, number)
    return known is not None and known <= day


def beside(results: Results, result: PeriodResult, out: Path) -> dict[str, bytes]:
    """The files of samples, where any are drawn; the calendar of duties, which goes on from those that lie
    below `out`."""
    from docgen.pack.calendar_file import calendar_file

    files = sample_files(results, result)
    tender = results.acceptance.service.tender
    title, owner = (f"{name} {tender.lot.code}" for name in (tender.project_name, tender.project_number))
    days = duties(results.acceptance, results.periods, _failed(results))
    files[_CALENDAR] = calendar_file(title, owner, days, _calendars(out))
    return files


def _failed(results: Results) -> set[int]:
    """The periods whose assessment lies below the line."""
    rule = results.acceptance.scoring.payment.rectification
    return {number for number, each in results.assessed.items() if rule and each.lowest < rule.below}


def _calendars(out: Path) -> Iterator[bytes]:
    """The calendars published with any period; one beyond all measure is none of ours."""
    for path in sorted(out.glob(f"acceptance/*/{_CALENDAR}")):
        with suppress(DocgenError):
            yield read_file(path, path.name, _MOST_BYTES)
