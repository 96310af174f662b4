"""The scorecards by which the service is scored once it is given: items, their parts, what costs points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from docgen.intake.grids import Grid, Line, columns, grids
from docgen.intake.passages import bare
from docgen.intake.scoring import points
from docgen.model.reading.outline import Outline
from docgen.model.reading.reading import Found, ServicePoint
from docgen.model.rules.reading_scoring import ScoringRule
from docgen.model.text import narrow

_PART = re.compile(
    r"(?:^|[\n;；。]|(?<=  ))\s*(?:[(（](?P<bracket>\d{1,2})[)）]|(?P<plain>\d{1,2})[.．、)）](?!\d))\s*"
)
_PART_POINTS = re.compile(r"[(（]\s*(\d+(?:\.\d+)?)\s*分\s*[)）]")


def service(outline: Outline, rule: ScoringRule) -> tuple[ServicePoint, ...]:
    """The rows of all scorecards in demand and contract, in reading order, a numbered part by itself."""
    words = [word for each in rule.service.columns.values() for word in each] + list(rule.serial)
    return tuple(
        point
        for chapter in outline.of("demand", "contract", "unknown")
        for grid in grids(chapter, words, outline.lots)
        if _scores(grid, rule)
        for point in _rows(_of_annex(grid, rule), rule)
    )


def _scores(grid: Grid, rule: ScoringRule) -> bool:
    """Whether a table scores the service: points or deductions, and a name or heads that say so."""
    heads = "".join(grid.heads)
    if any(word in heads for word in rule.service.columns["deduction"]):
        return True
    pointed = any(word in heads for word in rule.service.columns["points"])
    return pointed and any(word in heads + "".join(grid.over[:2]) for word in rule.service.titles)


def _of_annex(grid: Grid, rule: ScoringRule) -> Grid:
    """A scorecard in an annex behind a lot's demands is that lot's."""
    annexed = any(word in over for over in grid.over[:2] for word in rule.service.annexes)
    return replace(grid, lot=grid.passed) if annexed and not grid.lot else grid


def _rows(grid: Grid, rule: ScoringRule) -> Iterator[ServicePoint]:
    roles = columns(grid.heads, rule.service.columns)
    serial = {column for column, head in enumerate(grid.heads) if head in rule.serial}
    of = {
        role: [c for c, each in roles.items() if each == role and c not in serial]
        for role in rule.service.columns
    }
    texts = of["text"] or of["name"]
    if not texts:
        return
    # Of several columns of text, what is asked for is the one whose parts carry points.
    text = max(texts, key=lambda column: (_parted(grid, column), column))
    for line in grid.rows:
        first = line.filled[0] if line.filled else ""
        if (
            not line.texts[text].strip()
            or not line.own[text]
            or bare(first) in rule.totals
            or "签字" in first
        ):
            continue
        name = "".join(line.texts[column] for column in of["name"][:1] if column != text)
        yield from _points_of(line, text, name.replace("\n", ""), of["points"], of["deduction"], grid, rule)


def _parted(grid: Grid, column: int) -> int:
    return sum(len(_PART_POINTS.findall(line.texts[column])) for line in grid.rows)


def _points_of(
    line: Line, text: int, name: str, pointed: list[int], deducted: list[int], grid: Grid, rule: ScoringRule
) -> Iterator[ServicePoint]:
    whole = next((value for c in pointed if (value := points.in_cell(line.texts[c], rule)) is not None), None)
    deductions = "\n".join(line.texts[column] for column in deducted if column != text)
    parts = _parts(line.texts[text])
    against = dict(_parts(deductions))
    found = Found(line.place, line.blocks[text], "exact" if whole is not None or deductions else "likely")
    if len(parts) < 2:
        words = line.texts[text]
        cost = deductions or "；".join(met.group() for met in rule.service.deduction.finditer(narrow(words)))
        yield ServicePoint(
            words, whole if whole is not None else _own_points(words), cost, found, grid.lot, name, whole
        )
        return
    for number, part in parts:
        cost = against.get(number, "") or "；".join(
            met.group() for met in rule.service.deduction.finditer(narrow(part))
        )
        yield ServicePoint(part, _own_points(part), cost, found, grid.lot, name, whole)


def _parts(text: str) -> list[tuple[int, str]]:
    """Numbered parts of a cell, their numbers going up by one, the first perhaps without; [] without any."""
    starts: list[tuple[int, int]] = []
    for met in _PART.finditer(text):
        number = int(met["bracket"] or met["plain"])
        if number == 2 and not starts and text[: met.start()].strip():
            starts.append((0, 0))  # the first part's number was forgotten
        if number == len(starts) + 1:
            starts.append((met.start(), met.end()))
    ends = [*(start for start, _ in starts[1:]), len(text)]
    return [
        (number, text[start:end].strip(" \n;；"))
        for number, ((_, start), end) in enumerate(zip(starts, ends, strict=False), 1)
    ]


def _own_points(text: str) -> Decimal | None:
    met = _PART_POINTS.search(narrow(text))
    return Decimal(met[1]) if met else None
