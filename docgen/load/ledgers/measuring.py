"""A period measured: the values of every metric that its rules name, its samples, its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import date
from decimal import Decimal
from pathlib import Path

from docgen.load.acceptance.references import every_rule
from docgen.load.ledgers.behind import Behind
from docgen.load.ledgers.book import LedgerBook, open_ledgers
from docgen.load.ledgers.content import contents
from docgen.load.ledgers.gaps import Owed, gaps
from docgen.load.ledgers.queries import Queries, QueryFault
from docgen.model.acceptance.behind import BehindFigure
from docgen.model.acceptance.measurement import Draw, Gap, LedgerTable, Measurement
from docgen.model.acceptance.records import Acceptance
from docgen.model.acceptance.rule import Members, Sample
from docgen.model.acceptance.score import DayRange, MetricValue, SampleKey
from docgen.model.acceptance.signed import SignedLedger
from docgen.model.finding import Finding


class Measures:
    """The ledgers of a project, open for questions about what was known on the day `known`."""

    def __init__(
        self, acceptance: Acceptance, book: LedgerBook, opened: date, ends: date, known: date
    ) -> None:
        self.book = book
        self._known = known
        self._acceptance = acceptance
        self._metrics = {metric.code: metric for metric in acceptance.scoring.metrics}
        places = {
            metric.code: acceptance.sources.origin("scoring", "metrics", i, "sql")
            for i, metric in enumerate(acceptance.scoring.metrics)
        }
        self._queries = Queries(book, opened, ends, known, places)
        self._queries.foresee(acceptance.scoring.metrics)

    def known_on(self, day: date) -> Measures:
        """The same ledgers as they were known at the end of another day."""
        then = copy(self)
        then._known, then._queries = day, self._queries.known_on(day)
        return then

    def measure(
        self, spans: Mapping[str, DayRange | None], seed: str, held: Mapping[str, frozenset[str]]
    ) -> Measurement:
        """Values and samples of the period whose days `spans` gives for each metric.

        `held`: by criterion, the units that were drawn already and stand.
        """
        values: dict[str, MetricValue] = {}
        samples: dict[SampleKey, LedgerTable] = {}
        answers: dict[str, dict[str, bool]] = {}
        passed_over: dict[SampleKey, tuple[str, ...]] = {}
        found: list[Finding] = []
        needs = self._needs()
        for metric in self._acceptance.scoring.metrics:
            if metric.gives in ("table", "units"):
                continue
            try:
                if metric.answers:
                    answers[metric.answers] = self._queries.answers(metric, spans[metric.code])
                    continue
                values[metric.code] = self._queries.value(metric, spans[metric.code], needs.get(metric.code))
            except QueryFault as fault:
                found.append(fault.finding)
        for code, rule in self._samples():
            metric = self._metrics[rule.metric]
            days, order = spans[metric.code], f"{seed}:{code}"
            try:
                units = self._queries.drawn(metric, days, order, rule.size)
                if code in held and (others := _units(units) - held[code]):
                    units = self._queries.held(metric, days, order, held[code])
                    passed_over[code, rule.metric] = tuple(sorted(others))
                samples[code, rule.metric] = units
                values[rule.metric] = Decimal(units.total)
            except QueryFault as fault:
                found.append(fault.finding)
        return Measurement(values, samples, answers, tuple(found), passed_over)

    def draws(
        self, spans: Mapping[str, DayRange | None], seed: str, drawn: Mapping[SampleKey, frozenset[str]]
    ) -> dict[SampleKey, Draw]:
        """What each sample was drawn from. Raises QueryFault."""
        return {
            (code, name): self._queries.draw(self._metrics[name], spans[name], f"{seed}:{code}", units)
            for (code, name), units in drawn.items()
        }

    def figure(self, code: str, days: DayRange) -> MetricValue:
        """The figure of the metric `code` over `days`. Raises QueryFault."""
        return self._queries.value(self._metrics[code], days)

    def table(
        self, code: str, spans: Mapping[str, DayRange | None], masked: bool = True, rows: int = 200
    ) -> LedgerTable:
        """A table of the metric `code`. Raises QueryFault."""
        metric = self._metrics[code]
        return self._queries.table(metric, spans[code], masked, rows)

    def behind(
        self, code: str, spans: Mapping[str, DayRange | None], needs: Mapping[str, int]
    ) -> BehindFigure | None:
        """The rows behind the metric `code`; None where it does not say. Raises QueryFault."""
        days = spans[code]
        if days is None:
            return None
        return Behind(self._queries, self.book).figure(self._metrics[code], days, needs)

    def gaps(self, owed: Owed) -> tuple[Gap, ...]:
        """What is missing in the ledgers; `owed` gives the units in which a row is owed."""
        sites = [site.code for site in self._acceptance.service.tender.lot.sites]
        return tuple(gaps(self.book, sites, self._known, owed))

    def contents(self) -> tuple[SignedLedger, ...]:
        """What the ledgers held, as digests."""
        return tuple(contents(self.book, self._known))

    def _needs(self) -> dict[str, dict[str, int]]:
        """By metric, every service that some rule counts, with the most it needs."""
        found: dict[str, dict[str, int]] = {}
        for entry in self._acceptance.scoring.criteria:
            for _, rule in every_rule(entry):
                if isinstance(rule, Members):
                    needs = found.setdefault(rule.metric, {})
                    for service, need in rule.needs.items():
                        needs[service] = max(need, needs.get(service, 0))
        return found

    def _samples(self) -> Iterator[tuple[str, Sample]]:
        for entry in self._acceptance.scoring.criteria:
            for _, rule in every_rule(entry):
                if isinstance(rule, Sample):
                    yield entry.code, rule


def _units(drawn: LedgerTable) -> set[str]:
    return {row[0] for row in drawn.rows}


@contextmanager
def measuring(
    folder: Path, acceptance: Acceptance, opened: date, ends: date
) -> Iterator[tuple[Measures, list[Finding]]]:
    """The project's ledgers, and what is wrong in them. Rows may be dated from signing to the end."""
    term = (acceptance.service.contract.signed, ends)
    sites = [site.code for site in acceptance.service.tender.lot.sites]
    with open_ledgers(folder, acceptance.scoring.ledgers, term, sites) as (book, found):
        yield Measures(acceptance, book, opened, ends, ends), found
