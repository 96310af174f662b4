"""The examples' pictures: one drawn for every paper they name, in words that their own facts fill."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.load.response.project import load_project
from scripts.sample_evidence.facts import pictures

ROOT = Path(__file__).resolve().parents[2]
DRAWN = sorted((ROOT / "scripts/sample_evidence").glob("*.yaml"))


@pytest.mark.parametrize("data", DRAWN, ids=lambda path: path.stem)
def test_every_paper_an_example_names_is_drawn_and_no_other(data: Path) -> None:
    folder = ROOT / "examples" / data.stem
    drawn = pictures(data, folder)
    named = {item.path for item in load_project(folder).evidence.values()}
    assert {folder / sheet.file for sheet in drawn.sheets} == named
    for chart in drawn.charts:
        assert (folder / chart.file).is_file()


@pytest.mark.parametrize("data", DRAWN, ids=lambda path: path.stem)
def test_papers_carry_the_bidders_name_and_no_identity_number(data: Path) -> None:
    folder = ROOT / "examples" / data.stem
    drawn, project = pictures(data, folder), load_project(folder)
    papers = [sheet.model_dump_json() for sheet in drawn.sheets]
    numbers = [person.id_number for person in (*project.staff.values(), project.bidder.legal_representative)]
    assert all(project.bidder.name in paper for paper in papers)
    assert not [number for number in numbers if any(number in paper for paper in papers)]
