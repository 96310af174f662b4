"""An anonymous survey is entered by the numbers of its slips; results that name who gave them are found."""

from __future__ import annotations

import pytest
from kit.edits import edit
from kit.examples import acceptance

from docgen.model.finding import Finding
from docgen.packages.periods.assessment import assess

SURVEY = "scoring/criteria/Q2.3/rules/0/anonymous"
FIRMS = ["E014", "E010", "E017", "E002", "E008", "E013", "E021", "E012", "E020", "E022", "E007"]
FIRMS += ["E026", "E019", "E005", "E006"]


def of_samples(*codes: str, anonymous: bool = True) -> list[Finding]:
    """What is found of the survey of the first half-year, its results entered under these codes."""
    others = [row.model_dump() for row in acceptance(example="gangbei").samples[1] if row.criterion != "Q2.3"]
    entered = [{"criterion": "Q2.3", "code": code, "mark": "4.5"} for code in codes]
    changed = acceptance(edit("samples/1", [*others, *entered]), edit(SURVEY, anonymous), example="gangbei")
    found = assess(changed, 1).results[0].findings
    return [finding for finding in found if finding.code.startswith("SAMPLE-")]


SLIPS = [str(no) for no in range(1, 16)]


def test_results_by_the_number_of_a_slip_are_as_they_should_be() -> None:
    assert of_samples(*SLIPS) == []


def test_results_beside_the_firms_are_one_finding_with_their_number() -> None:
    named, unchecked = of_samples(*FIRMS)

    assert (named.code, named.severity, named.message.values["n"]) == ("SAMPLE-NAMED", "error", 15)
    assert unchecked.code == "SAMPLE-UNCHECKED"


@pytest.mark.parametrize("undrawn", [["E901", "E902"], ["某某制衣有限公司", "某某食品厂"]])
def test_results_beside_firms_that_were_not_drawn_name_them_too(undrawn: list[str]) -> None:
    named, unchecked = of_samples(*undrawn)

    assert (named.code, named.message.values["n"], unchecked.code) == ("SAMPLE-NAMED", 2, "SAMPLE-UNCHECKED")


def test_one_slip_too_many_is_a_stranger() -> None:
    assert [finding.code for finding in of_samples(*SLIPS, "16")] == ["SAMPLE-STRANGER"]


def test_a_survey_that_is_not_anonymous_is_entered_by_firm() -> None:
    assert of_samples(*FIRMS, anonymous=False) == []


def test_firms_that_were_not_drawn_are_one_finding_with_the_first_of_them() -> None:
    strangers = [f"E9{no:02}" for no in range(1, 9)]

    stranger, unchecked = of_samples(*FIRMS[:7], *strangers, anonymous=False)

    assert (stranger.code, stranger.message.values["n"]) == ("SAMPLE-STRANGER", 8)
    assert stranger.message.values["codes"] == (*strangers[:5], "…")
    assert unchecked.message.values["n"] == "8"
