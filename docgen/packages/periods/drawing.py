"""The files of a period's random samples: the sheet for their results, and what they were drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.model.acceptance.draws import sheet_rows
from docgen.model.acceptance.records import SampleRow
from docgen.workshop import workshop

if TYPE_CHECKING:
    from docgen.packages.periods.assessment import PeriodResult, Results

_POPULATION = ("评分编号", "抽样总体", "次序", "编号", "SHA-256（种子:评分编号:编号）", "抽中")


def sample_files(results: Results, result: PeriodResult) -> dict[str, bytes]:
    """By name: the sheet for results, and the list by which anyone draws again; none if nothing is drawn."""
    form = sample_form(results, result)
    return {} if form is None else {"抽查结果.xlsx": form, "抽样总体.csv": _population(result)}


def sample_form(results: Results, result: PeriodResult) -> bytes | None:
    """The workbook for the results of the period's random samples; None where none are drawn."""
    from docgen.load.files.sheet_form import sheet_form

    return sheet_form(SampleRow, "抽查结果", _to_check(results, result)) if result.measured.samples else None


def _to_check(results: Results, result: PeriodResult) -> Iterator[SampleRow]:
    """A row for each unit drawn, or for each slip, its result still to be filled in."""
    record = results.acceptance.periods.get(result.period.number)
    seed = record.seed if record else ""
    drawn = dict(sorted(result.measured.samples.items()))
    kept = results.acceptance.samples.get(result.period.number, ())
    return sheet_rows(results.acceptance.scoring.samples, drawn, seed, result.draws, kept)


def _population(result: PeriodResult) -> bytes:
    """Every unit that could be drawn, in the order of its SHA-256, as CSV for Excel."""
    from docgen.pack.sheets.plain import write_list

    with workshop() as place:
        path = place / "population.csv"
        write_list(path, path.suffix, _POPULATION, _units(result))
        return path.read_bytes()


def _units(result: PeriodResult) -> Iterator[tuple[str | int, ...]]:
    for key, draw in sorted(result.draws.items()):
        units = result.measured.drawn[key]
        title = f"{draw.units.title}（共{draw.total}个）"
        if not draw.order:
            yield (key[0], title, "", "", "单位过多，没有列出" if draw.total else "没有可抽的", "")
        for no, (unit, digest) in enumerate(draw.order, 1):
            yield (key[0], title, no, unit, digest, "抽中" if unit in units else "")
