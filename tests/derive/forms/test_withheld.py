"""An authority's days are printed where they cover signature and validity, else the blank stays open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from kit.edits import edit
from kit.examples import bid

from docgen.derive.forms.withheld import withheld

SIGNED, END = bid().response.signed, bid().valid_until
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (SIGNED, END, True),
        (SIGNED + DAY, END, False),
        (SIGNED, END - DAY, False),
        (SIGNED - 99 * DAY, SIGNED - DAY, False),
    ],
)
def test_the_days_of_an_authority(first: date, last: date, printed: bool) -> None:
    days = edit("bidder/agent/authorised_from", first), edit("bidder/agent/authorised_until", last)

    assert set(withheld(bid(*days))) == (set() if printed else {"agent.from", "agent.until"})


def test_without_an_agent_nothing_is_withheld() -> None:
    assert withheld(bid(edit("bidder/agent", None))) == {}
