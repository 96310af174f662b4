"""The kit keeps its word: examples stay as they are, and edited data are judged as read ones are."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from docgen.load.response.project import load_project
from docgen.model.finding import DataFaults
from kit.edits import Edit, add, answer, drop, edit, planned, promised, reword
from kit.examples import GANGBEI, LOT1, bid, handover
from kit.project import EXAMPLES


@pytest.mark.parametrize("example", [LOT1, GANGBEI])
def test_data_that_nothing_was_changed_in_make_the_records_that_were_read(example: str) -> None:
    again = [edit(f"{source}/x", 1) for source in ("answers", "plan")]
    there_and_back = [*again, *(drop(f"{source}/x") for source in ("answers", "plan"))]
    for source in ("project", "tender", "response", "bidder"):
        there_and_back += [edit(f"{source}/x", 1), drop(f"{source}/x")]
    there_and_back += [add("staff", {}), drop("staff/0"), add("equipment", {}), drop("equipment/0")]

    assert bid(*there_and_back, example=example) == bid(example=example)


def test_an_example_stays_as_it_is_whatever_is_changed() -> None:
    bid(promised("一"), planned("二"), answer("B3", "三"), edit("tender/lot/price/ceiling", "1.00"))
    handover(drop("assets/PARK-003"), edit("handover/copies", 9))

    assert bid() == load_project(EXAMPLES / LOT1)
    assert handover().terms.copies == 4


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (edit("response/signing_dys", 3), ValidationError),
        (edit("tender/lot/price/ceiling", "12,0o0"), ValidationError),
        (edit("response/sites/PARK/site", "PRAK"), DataFaults),
        (drop("bidder/evidence/E-TAX"), DataFaults),
        (edit("response/sites/NOWHERE/area", "3"), AssertionError),
        (drop("response/subcontract"), AssertionError),
        (reword("project/title", "没有的字", ""), AssertionError),
    ],
    ids=[
        "a misspelt field",
        "no number",
        "no such site",
        "cited evidence",
        "no such entry",
        "not there",
        "no word",
    ],
)
def test_an_edit_that_makes_no_project_is_refused(change: Edit, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        bid(change)
