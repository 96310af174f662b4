"""Ledgers and samples of an example against each other: what lacks, and what contradicts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from kit.edits import drop, edit
from kit.examples import acceptance
from kit.found import codes, findings
from kit.ledger_tables import thinned
from pydantic import ValidationError

from docgen.check.acceptance.ledgers import check_known
from docgen.check.acceptance.samples import check_samples
from docgen.load.acceptance.records import load_acceptance
from docgen.model.acceptance.measurement import Measurement
from docgen.model.acceptance.records import SampleRow
from docgen.model.finding import DataFaults, Finding
from docgen.packages.periods.asked import contract_periods
from docgen.packages.periods.assessment import PeriodResult, assess, measurement

EXAMPLES = ["pingxiang-lot1", "pingxiang-lot2", "gangbei"]
DISPUTES = "scoring/ledgers/disputes/columns/mediated/known"


def without(folder: Path, rows: str) -> list[Finding]:
    """What is found of the first period once those rows of the attendance are gone."""
    return scored(folder, rows)[1]


def scored(folder: Path, rows: str) -> tuple[PeriodResult, list[Finding]]:
    thinned(folder / "ledgers/attendance.csv", rows)
    results = assess(load_acceptance(folder), 1)
    return results.results[0], results.all_findings


def gaps(found: list[Finding]) -> list[tuple[str, object]]:
    return [(each.origin.file, each.message.values.get("n")) for each in found if each.code == "LEDGER-GAP"]


def test_attendance_without_rows_is_said_with_its_score(lot1: Path) -> None:
    whole = assess(load_acceptance(lot1), 1).results[0].own
    result, found = scored(lot1, "true")
    assert whole
    assert result.own

    # No rows, no faults: the two deductions of Q1.1 are gone, and a gap stands beside the score.
    assert result.own.score.total > whole.score.total
    assert gaps(found) == [("ledgers/attendance.csv", None)]
    assert [each.case for each in result.gaps] == ["empty"]


def test_a_month_removed_is_said_for_every_day_of_service_in_it(lot1: Path) -> None:
    # April 2026 has 30 days, 4 of them Sundays: for the sites; 22 from Monday to Friday: for their people.
    found = without(lot1, "month(日期) = 4")
    assert gaps(found) == [("ledgers/attendance.csv", 26), ("ledgers/attendance.csv", 22)]


def test_a_site_that_recorded_nothing_is_said_for_itself(lot1: Path) -> None:
    found = without(lot1, "站点编号 = 'XIASHI'")

    # 2 March to 5 May 2026: 65 days, 9 of them Sundays; 47 from Monday to Friday for each of its two people.
    assert [number for _, number in gaps(found)] == [56, 47, 47]
    of = [str(each.message.values["value"]) for each in found if each.code == "LEDGER-GAP"]
    assert [each.partition("-")[0] for each in of] == ["XIASHI"] * 3


def test_a_value_without_its_day_is_found_beside_a_date() -> None:
    found = findings(acceptance(drop(DISPUTES))) + list(check_known(acceptance(drop(DISPUTES))))

    assert codes(found, "warning") == ["LEDGER-KNOWN"]
    assert found[0].origin.source == "scoring"
    assert list(check_known(acceptance(edit(DISPUTES, "day")))) == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_value_of_the_examples_says_when_it_is_known(example: str) -> None:
    assert list(check_known(acceptance(example=example))) == []


def test_columns_refer_to_a_ledger_or_to_the_sites_alone() -> None:
    with pytest.raises(DataFaults) as refused:
        acceptance(edit("scoring/ledgers/referrals/columns/jobseeker/refers", "people"))
    assert [each.code for each in refused.value.findings] == ["SCORING-REFERENCE"]


def test_only_a_sample_can_be_answered_and_only_by_answers() -> None:
    with pytest.raises(DataFaults) as refused:
        acceptance(edit("scoring/metrics/a-driven/answers", "Q2.4"))
    assert [each.code for each in refused.value.findings] == ["SCORING-REFERENCE"]
    for change in (edit("scoring/metrics/a-driven/gives", "table"), drop("scoring/metrics/a-driven/answers")):
        with pytest.raises(ValidationError, match="answers goes with gives"):
            acceptance(change)


@pytest.mark.sample(1)
@pytest.mark.parametrize("example", EXAMPLES)
def test_no_sample_of_the_examples_contradicts_its_ledgers(example: str) -> None:
    loaded = acceptance(example=example)
    for period in contract_periods(loaded):
        assert list(check_samples(loaded, period, measurement(loaded, period.number))) == []


def test_a_result_that_the_ledgers_gainsay_is_found_both_ways() -> None:
    loaded = acceptance()
    answers = {"Q2.5": {"J00001": False, "J00002": True, "J00003": False}}
    results = [
        ("J00001", "合格"),
        ("J00002", "不合格"),
        ("J00003", "不合格"),
        ("J00004", "合格"),
        ("J00002", None),
    ]
    rows = tuple(
        SampleRow.model_validate({"criterion": "Q2.5", "code": code, "passed": passed})
        for code, passed in results
    )
    given = replace(loaded, samples={1: rows})
    found = list(check_samples(given, contract_periods(loaded)[0], Measurement({}, {}, answers)))

    gainsaid = [each for each in found if each.code == "SAMPLE-LEDGER"]
    assert [each.message.values["code"] for each in gainsaid] == ["J00001", "J00002"]
    assert gainsaid[0].remedy != gainsaid[1].remedy
