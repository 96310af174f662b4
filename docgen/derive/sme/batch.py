"""Size classes of many enterprises, row by row: constant memory, a bad row fills `error` and the rest go on.

A row is classified here by in_digits integers and without records, because a million of them must pass in
seconds; tests hold every answer against `docgen.derive.sme.classify.classify`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from docgen.derive.sme.asked import asker
from docgen.derive.sme.classify import WAN
from docgen.derive.sme.figures import figure_faults, parse_amount, parse_headcount
from docgen.derive.sme.industry import industry_finding
from docgen.model.finding import Finding, Message, Origin, found
from docgen.model.money import in_digits
from docgen.model.sme.size_rule import (
    LETTERS,
    SIZES,
    FigureError,
    Industry,
    MetricBounds,
    MetricName,
    SizeRule,
    Suggestions,
)
from docgen.model.sme.trade import Meant, Reading, Trades
from docgen.model.written_figure import shifted

COLUMNS_IN = ("name", "industry", "headcount", "revenue", "assets")
COLUMNS_OUT = (*COLUMNS_IN, "class", "possible", "working", "error")

_PLACES: Mapping[MetricName, int] = {"headcount": 0, "revenue": 1, "assets": 2}
_TOP = len(SIZES) - 1
_SHORT = 18
"""Digits that are read as an integer at once; longer figures go the careful way."""

_KEPT = 4096
"""Industry names remembered; a file of nothing but misspelt names must not fill the memory."""

_POSSIBLE = {
    (lowest, highest): "|".join(reversed(SIZES[lowest : highest + 1]))
    for lowest in range(len(SIZES))
    for highest in range(lowest, len(SIZES))
}

_Row = Mapping[str | None, Any]


class _Scale(NamedTuple):
    """One metric of an industry made ready: its place in a row, bounds in 人 or 元, and words by rank."""

    place: int
    letter: str
    money: bool
    bounds: tuple[int, int, int]
    verdicts: tuple[str, ...]


_Scales = tuple[_Scale, ...]


class _Named(NamedTuple):
    """An industry that a business's name may mean: how it is introduced, and its metrics, if it has any."""

    ground: str
    scales: _Scales | None


_Asked = _Scales | list[_Named]
"""An industry by its own name, or whatever another name may mean."""


def in_english(message: Message) -> str:
    """A message in the source language."""
    return message.text.format(**message.values) if message.values else message.text


def classify_rows(
    rule: SizeRule,
    trades: Callable[[], Trades],
    rows: Iterable[_Row],
    show: Callable[[Message], str] = in_english,
) -> Iterator[dict[str, Any]]:
    """Each row with `class`, `possible` (highest first, parted by |), `working` and `error` filled in.

    Rows hold text: figures in 元 and 人 as people write them, blank for unknown; under the key None, what
    was wrong with the row's cells when it was read. Other columns pass through untouched.
    `working` is short and in the table's own letters: "X=300: 300≤X → large; Z=7999万元: 100≤Z<8000 → small".
    `show` puts the messages of `error` into the reader's language.
    """

    ask = asker(rule, trades)

    @lru_cache(maxsize=_KEPT)
    def scales(name: str) -> _Asked | Finding:
        meant = ask(name)
        if isinstance(meant, Suggestions):
            return industry_finding(meant)
        if meant.rule is None and meant.industry:
            return _scales(rule, meant.industry)
        return [_named(rule, meant, reading, show) for reading in meant.readings]

    for row in rows:
        out: dict[Any, Any] = dict(row)
        out.pop(None, None)
        industry, figures, faults = _understood(scales, row)
        if faults or isinstance(industry, Finding):
            out["class"] = out["possible"] = out["working"] = ""
            out["error"] = "; ".join(_said(fault, show) for fault in faults)
        else:
            out["class"], out["possible"], out["working"] = (
                _classes(industry, figures) if isinstance(industry, list) else _class(industry, figures)
            )
            out["error"] = ""
        yield out


def _understood(
    scales: Callable[[str], _Asked | Finding], row: _Row
) -> tuple[_Asked | Finding, list[Decimal | int | None], list[Finding]]:
    """Industry, figures and every fault of one row, faults in the order of the columns."""
    industry = scales(row.get("industry") or "")
    faults = [industry] if isinstance(industry, Finding) else []
    figures: list[Decimal | int | None] = []
    for field, careful in _READERS:
        try:
            figures.append(_read(row.get(field), careful))
        except FigureError as refused:
            faults.extend(refused.findings)
    faults += [found("SME-ROW", Origin(), said) for said in row.get(None, ())]
    return industry, figures, faults


def _class(industry: _Scales, figures: list[Decimal | int | None]) -> tuple[str, str, str]:
    highest, known, working = _TOP, True, []
    for place, letter, money, (small, medium, large), verdicts in industry:
        value = figures[place]
        if value is None:
            known = False
            working.append(f"{letter}=?")
            continue
        rank = 0 if value < small else 1 if value < medium else 2 if value < large else 3
        highest = min(highest, rank)
        working.append(f"{letter}={_written(value, money)}{verdicts[rank]}")
    lowest = highest if known else 0
    size = SIZES[highest] if lowest == highest else "unknown"
    return size, _POSSIBLE[lowest, highest], "; ".join(working)


def _classes(meant: list[_Named], figures: list[Decimal | int | None]) -> tuple[str, str, str]:
    """The class under every reading, "unknown" where they differ; each reading's own in the working."""
    given = [_class(each.scales, figures) if each.scales else ("unknown", "", "") for each in meant]
    sizes, possible = {size for size, _, _ in given}, "|".join(some for _, some, _ in given)
    working = (
        f"{each.ground} {size}: {work}" if len(meant) > 1 and work else f"{each.ground} {work}".strip()
        for each, (size, _, work) in zip(meant, given, strict=True)
    )
    left = "|".join(size for size in reversed(SIZES) if size in possible.split("|"))
    return sizes.pop() if len(sizes) == 1 else "unknown", left, " | ".join(working)


def _read(text: str | None, careful: Callable[[str], Decimal]) -> Decimal | int | None:
    """A cell's figure; blank is unknown. Plain digits go the short way."""
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= _SHORT:
        return int(text)
    return None if text.isspace() else careful(text)


def _headcount(text: str) -> Decimal:
    return _sound(parse_headcount(text), "headcount")


def _revenue(text: str) -> Decimal:
    return _sound(parse_amount(text, "revenue"), "revenue")


def _assets(text: str) -> Decimal:
    return _sound(parse_amount(text, "assets"), "assets")


def _sound(value: Decimal, field: MetricName) -> Decimal:
    if field == "headcount" or value < 0:
        faults = figure_faults(**{field: value})
        if faults:
            raise FigureError(*faults)
    return value


_READERS: tuple[tuple[MetricName, Callable[[str], Decimal]], ...] = (
    ("headcount", _headcount),
    ("revenue", _revenue),
    ("assets", _assets),
)


def _said(finding: Finding, show: Callable[[Message], str]) -> str:
    words = {"fault": show(finding.message), "remedy": show(finding.remedy)}
    said = show(Message("{fault}. {remedy}", words))
    field = finding.origin.location
    return show(Message("{field}: {fault}", {"field": field, "fault": said})) if field else said


def _written(value: Decimal | int, money: bool) -> str:
    """A figure in the unit of the bounds: money in 万元."""
    if not money:
        return str(value) if isinstance(value, int) else in_digits(value)
    if isinstance(value, int):
        whole, rest = divmod(value, 10**WAN)
        return f"{whole}.{rest:0{WAN}d}".rstrip("0") if rest else str(whole)
    return in_digits(shifted(value, -WAN))


def _named(rule: SizeRule, meant: Meant, reading: Reading, show: Callable[[Message], str]) -> _Named:
    ground = " ".join(show(line) for line in reading.ground(meant.edition))
    return _Named(ground, _scales(rule, reading.industry) if reading.industry else None)


def _scales(rule: SizeRule, industry: Industry) -> _Scales:
    return tuple(_scale(bounds, rule.units.of(bounds.metric)) for bounds in industry.metrics)


def _scale(bounds: MetricBounds, unit: str) -> _Scale:
    letter, money = LETTERS[bounds.metric], bounds.metric != "headcount"
    small, medium, large = bounds.lower
    ranges = (
        f"{letter}<{small}",
        f"{small}≤{letter}<{medium}",
        f"{medium}≤{letter}<{large}",
        f"{large}≤{letter}",
    )
    shown = unit if money else ""
    verdicts = tuple(f"{shown}: {span} → {size}" for span, size in zip(ranges, SIZES, strict=True))
    factor = 10**WAN if money else 1
    scaled = (small * factor, medium * factor, large * factor)
    return _Scale(_PLACES[bounds.metric], letter, money, scaled, verdicts)
