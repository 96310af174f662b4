"""The records of a bundled example as plain data, and the figures that its fields hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from tender_figures import Figure, figure, figures_in, figures_of

DUE_UNITS = {"months": "个月", "days": "日", "workdays": "工作日"}


@cache
def load(path: Path) -> dict:
    """The YAML file as plain data; read once, so leave it unchanged."""
    return YAML(typ="safe").load(path)


def clauses_of(lot: dict) -> dict[str, dict]:
    """Clauses by code."""
    return {clause["code"]: clause for clause in lot["clauses"]}


def criteria_of(lot: dict) -> dict[str, dict]:
    """Criteria of the scorecard by code."""
    return {c["code"]: c for item in lot["scorecard"]["items"] for c in item["criteria"]}


def requirement_figures(record: dict) -> set[Figure]:
    """The figures in the requirements of a clause or criterion."""
    return {found for requirement in record.get("requires", ()) for found in figures_of(requirement)}


def criterion_figures(criterion: dict) -> set[Figure]:
    """The figures that a criterion holds: requirements, deduction and points."""
    points = figure(criterion["points"], "分")
    return requirement_figures(criterion) | figures_in(criterion["deduction"]) | {points}


def words_figures(record: dict) -> set[Figure]:
    """The figures in the title and text of a clause or criterion."""
    return figures_in(record["title"]) | figures_in(record["text"])


def names_in(record: dict) -> set[Figure]:
    """Numbers without a unit in a record's words, such as 251 or 南大路7号."""
    return {f for f in words_figures(record) if not f.unit}


def stage_figures(lot: dict) -> set[Figure]:
    """Shares and due dates of the payment stages, and how many of them are scored."""
    stages = lot["payment"]["stages"]
    due = {figure(s["due"][f], unit) for s in stages for f, unit in DUE_UNITS.items() if f in s["due"]}
    return due | {figure(s["share"], "%") for s in stages} | {figure(sum(s["scored"] for s in stages), "期")}


def band_figures(lot: dict) -> set[Figure]:
    """Bounds and shares of the payment bands, and the full score."""
    bands = lot["payment"]["bands"]
    bounds = {figure(b[f], "分") for b in bands for f in ("least", "most", "below") if f in b}
    return bounds | {figure(b["share"], "%") for b in bands} | {figure(lot["scorecard"]["total"], "分")}


def strings_in(value: object) -> Iterator[str]:
    """Every text of a record but its places."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != "place":
                yield from strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_in(part)
    elif isinstance(value, str):
        yield value
