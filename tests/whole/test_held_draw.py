"""A draw stands from the day that its sheet was made: rows that come later change no name in mid-check."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran, replace

from docgen.load.files.sheet import read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.model.acceptance.records import SampleRow

Docgen = Callable[..., Ran]
SEED = "示例-2026-05"


def order(code: str, seed: str = SEED) -> str:
    """The place of a job seeker among those who may be drawn for Q2.6."""
    return hashlib.sha256(f"{seed}:Q2.6:{code}".encode()).hexdigest()


FIRST = min((f"J{n:06}" for n in range(2887, 9000)), key=order)
"""Whoever stands first in the order of the seed is drawn, were the sample drawn again."""


def add_first(lot1: Path) -> None:
    with (lot1 / "ledgers/jobseekers.csv").open("a", encoding="utf-8") as file:
        file.write(f"{FIRST},2026-04-10,韦某新,19900009999,一般求职者,现场,PARK,是,\n")


def sheet_of(path: Path) -> list[SampleRow]:
    return list(read_sheet(path, path.name, SampleRow)[0])


def drop_marks(path: Path) -> None:
    rows = [row.model_copy(update={"draw": ""}) for row in sheet_of(path)]
    path.write_bytes(sheet_form(SampleRow, "抽查结果", rows))


def held(ran: Ran) -> list[str]:
    return [each["message"] for each in ran.json["findings"] if each["code"] == "SAMPLE-HELD"]


def test_a_late_row_changes_no_name_on_a_list_in_use_and_is_said(lot1: Path, docgen: Docgen) -> None:
    before = docgen("score", lot1, "--period", 1, "--json")
    assert held(before) == []
    add_first(lot1)

    ran = docgen("score", lot1, "--period", 1, "--json")

    assert "SAMPLE-STRANGER" not in ran.codes()
    assert any(FIRST in said and "Q2.6" in said for said in held(ran))
    assert [score_of(each, "Q2.6") for each in (before, ran)] == [score_of(before, "Q2.6")] * 2


def score_of(ran: Ran, code: str) -> str:
    criteria = (each for item in ran.json["items"] for each in item["criteria"])
    return next(str(each["score"]) for each in criteria if each["code"] == code)


@pytest.mark.sample(0)
def test_the_form_of_a_list_in_use_is_made_again_as_it_was(lot1: Path, docgen: Docgen) -> None:
    def of_q26() -> list[SampleRow]:
        assert docgen("build", lot1, "acceptance", "--period", 1).code == 0
        rows = sheet_of(lot1 / "outputs/acceptance/period-1/抽查结果.xlsx")
        return [row for row in rows if row.criterion == "Q2.6"]

    made = of_q26()
    add_first(lot1)
    assert of_q26() == made
    assert all(re.fullmatch(r"[0-9a-f]{8}/\d+/[0-9a-f]{8}", row.draw) for row in made)


def test_a_sheet_without_marks_holds_nothing(lot1: Path, docgen: Docgen) -> None:
    add_first(lot1)
    drop_marks(lot1 / "samples/period-1.xlsx")
    ran = docgen("score", lot1, "--period", 1, "--json")
    assert "SAMPLE-STRANGER" in ran.codes()
    assert not held(ran)


def test_another_seed_draws_again(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "acceptance.yaml", SEED, "示例-2026-05-乙")
    ran = docgen("score", lot1, "--period", 1, "--json")
    assert "SAMPLE-STRANGER" in ran.codes()
    assert not held(ran)


def test_a_unit_that_left_the_ledger_is_no_longer_drawn(lot1: Path, docgen: Docgen) -> None:
    drawn = next(row.code for row in sheet_of(lot1 / "samples/period-1.xlsx") if row.criterion == "Q2.6")
    path = lot1 / "ledgers/jobseekers.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{drawn},")), encoding="utf-8")

    ran = docgen("score", lot1, "--period", 1, "--json")

    strangers = [each["message"] for each in ran.json["findings"] if each["code"] == "SAMPLE-STRANGER"]
    assert [(drawn in said, "1" in said) for said in strangers if "Q2.6" in said] == [(True, True)]
