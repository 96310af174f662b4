"""The acceptance reports: each period from its ledgers to its papers; `periods` says how it is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.load.acceptance.records import load_acceptance
from docgen.model.acceptance.records import Acceptance, AcceptanceFile, ScoringFile
from docgen.model.change import Recorded
from docgen.model.finding import Message
from docgen.model.service import Contract
from docgen.packages.package import Delivery, Package
from docgen.packages.periods.assessment import Results, assess, ledger_summaries
from docgen.packages.periods.papers import beside, clear_papers, papers, papers_due
from docgen.packages.shared import service_recorded

if TYPE_CHECKING:
    from docgen.model.acceptance.score import Period
    from docgen.pack.wanted import Format, Wanted
    from docgen.render.engine.values import Fields
    from docgen.render.templates.carried import Carried


def _deliveries(acceptance: Acceptance, results: Results) -> Iterator[Delivery]:
    """A folder a period, or that of a week or month; none at all where queries could not be answered."""
    if any(result.own is None for result in results.results):
        return
    for result in results.results:
        made = partial(
            Delivery, wanted=partial(_wanted, acceptance, result.period), inputs=_inputs(acceptance, results)
        )
        if unit := results.unit:
            yield made(folder=f"acceptance/{unit.code}", papers=partial(papers_due, results, result, unit))
        else:
            number = result.period.number
            yield made(
                folder=f"acceptance/period-{number}",
                papers=partial(papers, results, result),
                beside=partial(beside, results, result),
            )
            # Whoever hands out the folder of a period hands out nobody's telephone number.
            yield made(
                folder=f"acceptance/internal/period-{number}", papers=partial(clear_papers, results, result)
            )


def _wanted(acceptance: Acceptance, period: Period, format: Format, draft: bool) -> Wanted:
    """Each paper by itself, for nothing of them is bound."""
    from docgen.pack.wanted import Wanted

    service = acceptance.service
    return Wanted(
        format=format,
        draft=draft,
        title=f"{service.tender.project_name} {period.name}考核",
        author=service.operator.name,
        dated=period.end,
    )


def _inputs(acceptance: Acceptance, results: Results) -> list[Path]:
    """Every file that the periods were scored from, ledgers included."""
    named = {*acceptance.sources.files.values(), *(ledger.file for ledger in results.ledgers)}
    return [acceptance.service.folder / name for name in sorted(named)]


def _templates(_: Acceptance) -> Iterator[tuple[str, str]]:
    from docgen.render.acceptance.specs import TEMPLATES

    for name in TEMPLATES:
        yield "acceptance", name


def _carries(acceptance: Acceptance) -> Iterator[Carried]:
    """What a period is judged by, in any of its papers."""
    from docgen.render.templates.carried import Carried

    card = acceptance.service.tender.lot.scorecard
    papers = tuple(_templates(acceptance))
    items = len(card.items) if card else 0
    yield Carried(Message("the scorecard"), items, ("scorecard[]",), papers)
    yield Carried(Message("the ledgers"), len(acceptance.scoring.ledgers), ("ledgers[]",), papers, "likely")
    money = len(acceptance.payments) + len(acceptance.invoices)
    yield Carried(Message("payments and invoices"), money, ("accounts[]",), papers, "likely")


def _fields() -> Mapping[str, type[Fields]]:
    from docgen.render.acceptance.fields import AcceptanceFields

    return {"acceptance": AcceptanceFields}


def _recorded(acceptance: Acceptance) -> Iterator[Recorded]:
    yield from service_recorded(acceptance.service)
    yield Recorded("scoring", "scoring", acceptance.scoring)
    yield Recorded("acceptance", "acceptance", tuple(acceptance.periods.values()))
    for number, rows in acceptance.samples.items():
        title = Message("sample of period {number}", {"number": number})
        yield Recorded(f"sample-{number}", "acceptance", rows, title=title)
    yield Recorded("ledgers", "ledger", ledger_summaries(acceptance))


PACKAGE = Package(
    name="acceptance",
    watermark="草稿 不得递交",
    themes=("acceptance", "ledgers"),
    records={"contract": Contract, "scoring": ScoringFile, "acceptance": AcceptanceFile},
    fields=_fields,
    stands_on=lambda acceptance: acceptance.service,
    load=load_acceptance,
    figures=assess,
    check=lambda _, results: results.all_findings,
    templates=_templates,
    carries=_carries,
    deliveries=_deliveries,
    recorded=_recorded,
)
