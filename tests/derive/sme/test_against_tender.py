"""The rule's numbers against a tender's own printed table: equal, but for the misprints on record."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from docgen.derive.sme.classify import find_industry
from docgen.model.sme.size_rule import LETTERS, Industry, MetricName, SizeClass
from docgen.rules import size_rule

TENDER = Path(__file__).resolve().parents[4] / "shared" / "tenders" / "pingxiang.docx"
RULE = size_rule()
METRICS: dict[str, MetricName] = {"从业人员": "headcount", "营业收入": "revenue", "资产总额": "assets"}
COLUMNS: tuple[SizeClass, ...] = ("medium", "small", "micro")

Row = tuple[Industry, MetricName, str, tuple[str, ...]]

pytestmark = pytest.mark.skipif(not TENDER.exists(), reason=f"{TENDER.name} is not here")


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Industry, metric, unit and the three printed cells of each row of the tender's table."""
    tables = docx.Document(str(TENDER)).tables
    (table,) = (table for table in tables if table.rows[0].cells[0].text.strip() == "行业名称")
    found = []
    for row in list(table.rows)[1:]:
        name, metric, unit, *cells = (cell.text.strip() for cell in row.cells)
        industry = find_industry(RULE, name)
        assert isinstance(industry, Industry), name
        found.append((industry, METRICS[metric.split()[0]], unit, tuple(cells)))
    return found


def test_table_has_every_metric_of_every_industry_in_order(rows: list[Row]) -> None:
    ours = [(industry.code, bounds.metric) for industry in RULE.industries for bounds in industry.metrics]
    assert [(industry.code, metric) for industry, metric, _, _ in rows] == ours


def test_units_agree(rows: list[Row]) -> None:
    assert all(unit == RULE.units.of(metric) for _, metric, unit, _ in rows)


def test_numbers_agree(rows: list[Row]) -> None:
    for industry, metric, _, (medium, small, micro) in rows:
        bounds = next(bounds for bounds in industry.metrics if bounds.metric == metric)
        printed = [re.findall(r"\d+", cell) for cell in (medium, small, micro)]
        assert printed == [
            [str(bounds.medium), str(bounds.large)],
            [str(bounds.small), str(bounds.medium)],
            [str(bounds.small)],
        ], (industry.name, metric)


def test_relations_are_at_least_and_below(rows: list[Row]) -> None:
    for industry, metric, _, cells in rows:
        shapes = [re.sub(r"\d+", "n", re.sub("[XYZ]", "v", cell)) for cell in cells]
        assert shapes == ["n≤v＜n", "n≤v＜n", "v＜n"], (industry.name, metric)


def test_wrong_letters_are_exactly_those_on_record(rows: list[Row]) -> None:
    printed = {
        (industry.code, metric, column, letter, LETTERS[metric])
        for industry, metric, _, cells in rows
        for column, cell in zip(COLUMNS, cells, strict=True)
        for letter in re.findall("[XYZ]", cell)
        if letter != LETTERS[metric]
    }
    recorded = {
        (misprint.industry, misprint.metric, column, misprint.printed, misprint.meant)
        for misprint in RULE.misprints
        if misprint.file == TENDER.name
        for column in misprint.classes
    }
    assert printed == recorded
    assert len(recorded) == 5
