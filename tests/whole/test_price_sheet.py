"""Price lines kept in a sheet are the same as those in response.yaml, and never stand in both unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran
from kit.sheets import sheet_rows, write_sheet

from docgen.load.files.sheet_form import sheet_form
from docgen.load.response.project import load_project
from docgen.model.finding import DocgenError
from docgen.model.response.offer import OfferLine

Docgen = Callable[..., Ran]


def moved(folder: Path, name: str = "prices.xlsx", named: str = "") -> None:
    """Move the lines of the project's offer from response.yaml into a sheet."""
    lines = load_project(folder).response.offer.lines
    (folder / name).write_bytes(sheet_form(OfferLine, "报价", lines))
    text = (folder / "response.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?m)^  lines:.*\n(?:(?:    |  -).*\n)+", f"  sheet: {named}\n" if named else "", text)
    assert kept != text
    (folder / "response.yaml").write_text(kept, encoding="utf-8")


def refused(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(DocgenError) as stopped:
        load_project(folder)
    return [(each.code, each.origin.file) for each in stopped.value.findings if each.severity == "error"]


@pytest.mark.parametrize(("name", "named"), [("prices.xlsx", ""), ("报价明细.xlsx", "报价明细.xlsx")])
def test_prices_in_a_sheet_make_the_same_offer(lot1: Path, name: str, named: str) -> None:
    plain = load_project(lot1)
    moved(lot1, name, named)

    kept = load_project(lot1)

    assert kept.response.offer.lines == plain.response.offer.lines
    assert kept.sources.origin("response", "offer", "lines", 0, "unit_price").location == "G2"
    at = kept.sources.origin("response", "offer", "lines", 1)
    assert (at.file, at.location, at.source) == (name, "3", "prices")
    assert kept.sources.origin("response", "offer", "groups").file == "response.yaml"


def test_a_finding_about_a_line_leads_to_its_cell(lot1: Path, docgen: Docgen) -> None:
    moved(lot1)
    rows = sheet_rows(lot1 / "prices.xlsx")
    rows[2][rows[0].index("金额")] = 1
    write_sheet(lot1 / "prices.xlsx", [["分项报价表"], *rows, ["合计", "", "", "", "", "", "", "", 99]])

    ran = docgen("check", lot1, "--kind", "response", "--format", "json")

    (line,) = [each for each in ran.json["findings"] if each["code"] == "PRICE-LINE"]
    assert (line["file"], line["location"]) == ("prices.xlsx", "H4")
    (read,) = [each for each in ran.json["findings"] if each["code"] == "SHEET-READ"]
    assert read["file"] == "prices.xlsx"


def test_prices_in_two_places_are_found(lot1: Path) -> None:
    before = (lot1 / "response.yaml").read_bytes()
    moved(lot1)
    (lot1 / "response.yaml").write_bytes(before)
    assert refused(lot1) == [("PRICE-SHEET", "response.yaml")]

    (lot1 / "prices.xlsx").write_bytes(sheet_form(OfferLine, "报价"))
    assert load_project(lot1).response.offer.lines


def test_a_second_list_beside_the_one_that_is_named_and_one_that_is_not_there_are_found(lot1: Path) -> None:
    moved(lot1, "明细.xlsx", "明细.xlsx")
    (lot1 / "prices.xlsx").write_bytes((lot1 / "明细.xlsx").read_bytes())
    assert refused(lot1) == [("PRICE-SHEET", "response.yaml")]

    (lot1 / "明细.xlsx").unlink()
    assert ("FILE-MISSING", "response.yaml") in refused(lot1)
