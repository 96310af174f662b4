"""The size table that a tender carries: it overrides the official rows, and every difference is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.derive.sme.industry import find_industry
from docgen.model.response.figures import TableDifference
from docgen.model.sme.size_rule import Industry, MetricBounds, MetricName, SizeRule, TableRow


def tender_rule(official: SizeRule, rows: Iterable[TableRow]) -> SizeRule:
    """The official rule with the tender's rows in place of its own; unknown industries change nothing."""
    changed = {(industry.code, row.metric): row for row, industry, _ in _matched(official, rows)}
    industries = tuple(_with(industry, changed) for industry in official.industries)
    return official.model_copy(update={"industries": industries}) if changed else official


def differences(official: SizeRule, rows: Iterable[TableRow]) -> Iterator[TableDifference]:
    """The tender's rows that differ from the official table."""
    for row in rows:
        bounds = next((bounds for _, _, bounds in _matched(official, [row])), None)
        if bounds is None or bounds.lower != row.bounds.lower:
            yield TableDifference(printed=row, official=bounds)


def _matched(
    official: SizeRule, rows: Iterable[TableRow]
) -> Iterator[tuple[TableRow, Industry, MetricBounds]]:
    for row in rows:
        industry = find_industry(official, row.industry)
        for bounds in industry.metrics if isinstance(industry, Industry) else ():
            if bounds.metric == row.metric and isinstance(industry, Industry):
                yield row, industry, bounds


def _with(industry: Industry, changed: dict[tuple[str, MetricName], TableRow]) -> Industry:
    metrics = tuple(
        row.bounds if (row := changed.get((industry.code, bounds.metric))) else bounds
        for bounds in industry.metrics
    )
    return industry.model_copy(update={"metrics": metrics})
