"""Whatever ledgers come to hold, a period that is over keeps its score, its samples and its tables."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit.histories import History, afterwards, histories, service, shuffled, thinned

from docgen.packages.periods.assessment import PeriodResult, assess

HISTORIES = int(os.environ.get("HISTORIES", "12"))
"""How many are tried: a sample in the default run, 200 by `make test-histories`."""

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
COMPLETENESS = {"LEDGER-GAP", "LEDGER-REFERENCE"}


def scored(history: History) -> tuple[PeriodResult, set[str]]:
    """The first period, and the codes of everything found."""
    with tempfile.TemporaryDirectory() as place:
        history.write(Path(place))
        results = assess(service(Path(place)), 1, tables=True)
        return results.results[0], {finding.code for finding in results.all_findings}


def shown(result: PeriodResult) -> tuple[Any, ...]:
    """All that the papers of the period print of its ledgers."""
    return (result.own, result.theirs, result.measured, result.tables, result.unmasked, result.sections)


def total(result: PeriodResult) -> Any:
    assert result.own
    return result.own.score.total


@settings(
    max_examples=HISTORIES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.data())
def test_a_period_that_is_over_stays_as_it_was(data: st.DataObject) -> None:
    before = data.draw(histories())
    period = shown(scored(before)[0])

    assert shown(scored(data.draw(afterwards(before)))[0]) == period, "rows dated after its end change it"
    assert shown(scored(data.draw(shuffled(before)))[0]) == period, "the order of rows changes it"


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=SLOW)
@given(st.data())
def test_rows_taken_away_never_raise_a_score_unsaid(data: st.DataObject) -> None:
    before = data.draw(histories(twice=False))
    less, said = scored(data.draw(thinned(before)))

    assert total(less) <= total(scored(before)[0]) or COMPLETENESS & said
