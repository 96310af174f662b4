"""An enterprise's size class from its industry, headcount, revenue and assets, with the working in words.

Large, medium and small need every metric at or above that class's lower bound; micro needs only one below.
So the class is the lowest that any metric of the industry has by itself (工信部联企业〔2011〕300号).
A missing figure is unknown, never 0: the answer is then every class still possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from docgen.derive.sme.figures import figure_faults, parse_amount, parse_headcount
from docgen.derive.sme.industry import find_industry, industry_finding
from docgen.model.finding import Message
from docgen.model.money import in_digits
from docgen.model.sme.size_class import (
    SIZES,
    FigureError,
    MetricName,
    MetricResult,
    RuleReference,
    SizeClass,
    SizeClassification,
)
from docgen.model.written_figure import shifted

if TYPE_CHECKING:
    from docgen.model.sme.size_rule import Industry, MetricBounds, SizeRule

WAN = 4
"""Powers of ten from 元 to 万元."""

_WORKING: Mapping[tuple[MetricName, SizeClass | Literal["unknown"]], Message] = {
    ("headcount", "large"): Message("Headcount {value} is at least {least}: large."),
    ("headcount", "medium"): Message("Headcount {value} is at least {least} and below {below}: medium."),
    ("headcount", "small"): Message("Headcount {value} is at least {least} and below {below}: small."),
    ("headcount", "micro"): Message("Headcount {value} is below {below}: micro."),
    ("headcount", "unknown"): Message("Headcount is unknown: by itself it leaves every class possible."),
    ("revenue", "large"): Message("Revenue of {value} is at least {least}, in 10,000 yuan: large."),
    ("revenue", "medium"): Message(
        "Revenue of {value} is at least {least} and below {below}, in 10,000 yuan: medium."
    ),
    ("revenue", "small"): Message(
        "Revenue of {value} is at least {least} and below {below}, in 10,000 yuan: small."
    ),
    ("revenue", "micro"): Message("Revenue of {value} is below {below}, in 10,000 yuan: micro."),
    ("revenue", "unknown"): Message("Revenue is unknown: by itself it leaves every class possible."),
    ("assets", "large"): Message("Assets of {value} are at least {least}, in 10,000 yuan: large."),
    ("assets", "medium"): Message(
        "Assets of {value} are at least {least} and below {below}, in 10,000 yuan: medium."
    ),
    ("assets", "small"): Message(
        "Assets of {value} are at least {least} and below {below}, in 10,000 yuan: small."
    ),
    ("assets", "micro"): Message("Assets of {value} are below {below}, in 10,000 yuan: micro."),
    ("assets", "unknown"): Message("Assets are unknown: by itself this leaves every class possible."),
}

_DECIDED: Mapping[SizeClass, Message] = {
    "large": Message("Every metric of the industry reaches the bound of large: large."),
    "medium": Message("The lowest class among the metrics decides: medium."),
    "small": Message("The lowest class among the metrics decides: small."),
    "micro": Message("One metric below the bound of small is enough: micro."),
}

_OPEN: Mapping[SizeClass, Message] = {
    "large": Message("The figures missing decide: large, medium, small or micro."),
    "medium": Message("The known figures exclude large; the figures missing decide: medium, small or micro."),
    "small": Message(
        "The known figures exclude large and medium; the figures missing decide: small or micro."
    ),
}


def classify(
    rule: SizeRule,
    industry: Industry,
    headcount: Decimal | int | None,
    revenue: Decimal | int | None,
    assets: Decimal | int | None,
) -> SizeClassification:
    """The class by headcount in 人, revenue and assets in 元 (None unknown), or the classes still possible.

    Values in the result are in the rule's units (人, 万元). Raises FigureError with every figure that
    cannot be (below 0, part of a person), also one by which the industry does not classify.
    """
    faults = figure_faults(headcount, revenue, assets)
    if faults:
        raise FigureError(*faults)
    given = {
        "headcount": headcount,
        "revenue": revenue if revenue is None else shifted(revenue, -WAN),
        "assets": assets if assets is None else shifted(assets, -WAN),
    }
    metrics = tuple(_judged(bounds, given[bounds.metric], rule) for bounds in industry.metrics)
    possible = _possible(metrics)
    decided = len(possible) == 1
    return SizeClassification(
        industry=industry.name,
        size=possible[0] if decided else "unknown",
        possible=possible,
        metrics=metrics,
        working=(
            *(metric.working for metric in metrics),
            _DECIDED[possible[0]] if decided else _OPEN[possible[0]],
        ),
        rule=reference(rule),
    )


def reference(rule: SizeRule) -> RuleReference:
    """What a classification by the rule rests on."""
    return RuleReference(id=rule.id, effective=rule.effective, source=rule.sources[0].document)


def size_by(bounds: MetricBounds, value: Decimal | int) -> SizeClass:
    """The class that one metric has by itself, its value in the bound's unit."""
    return SIZES[sum(value >= bound for bound in bounds.lower)]


def _possible(metrics: tuple[MetricResult, ...]) -> tuple[SizeClass, ...]:
    """Classes from the highest that known metrics allow down to the lowest that unknown ones may bring."""
    known = [SIZES.index(metric.size) for metric in metrics if metric.size != "unknown"]
    highest = min(known, default=len(SIZES) - 1)
    lowest = highest if len(known) == len(metrics) else 0
    return tuple(reversed(SIZES[lowest : highest + 1]))


def _judged(bounds: MetricBounds, value: Decimal | int | None, rule: SizeRule) -> MetricResult:
    unit = rule.units.of(bounds.metric)
    if value is None:
        working = _WORKING[bounds.metric, "unknown"]
        return MetricResult(metric=bounds.metric, value=None, unit=unit, size="unknown", working=working)
    size = size_by(bounds, value)
    shown = in_digits(value)
    working = Message(_WORKING[bounds.metric, size].text, {"value": shown, **_edges(bounds, size)})
    return MetricResult(metric=bounds.metric, value=Decimal(shown), unit=unit, size=size, working=working)


def _edges(bounds: MetricBounds, size: SizeClass) -> dict[str, int]:
    """The lower bound of a class (`least`) and that of the next one up (`below`), where there is one."""
    rank = SIZES.index(size)
    edges = {"least": (None, *bounds.lower)[rank], "below": (*bounds.lower, None)[rank]}
    return {name: bound for name, bound in edges.items() if bound is not None}


__all__ = [
    "WAN",
    "classify",
    "find_industry",
    "industry_finding",
    "parse_amount",
    "parse_headcount",
    "reference",
    "size_by",
]
