"""The price as a workbook: every formula, worked out anew from the cells, gives the value beside it."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal

import pytest
from kit.edits import edit
from kit.examples import bid
from lxml import etree

from docgen.derive.response.figures import response_figures
from docgen.pack.sheets.price_book import price_book
from docgen.rules import ruleset

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FEN = Decimal("0.01")
Cells = dict[str, str]


def book(example: str, *edits: object) -> bytes:
    project = bid(*edits, example=example)
    figures = response_figures(project, ruleset())
    made = price_book(figures.price, project.tender.project_name, project.bidder.name)
    assert made is not None
    return made


def sheets(content: bytes) -> list[tuple[Cells, Cells]]:
    """Of each sheet the values and the formulas by their cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
        parts = [etree.fromstring(package.read(name)) for name in names]
    return [
        (
            {c.get("r"): c.findtext(f"{S}v") for c in part.iter(f"{S}c") if c.findtext(f"{S}v")},
            {c.get("r"): c.findtext(f"{S}f") for c in part.iter(f"{S}c") if c.findtext(f"{S}f")},
        )
        for part in parts
    ]


def worked_out(formula: str, own: Cells, first: Cells) -> Decimal:
    """ROUND(a*b,2), ROUND(a/b*100,2), SUM of ranges, a sum of cells: the four shapes there are."""

    def cell(name: str) -> Decimal:
        values = first if "!" in name else own
        return Decimal(values.get(name.rpartition("!")[2].replace("$", ""), "0"))

    if product := re.fullmatch(r"ROUND\((\w+)\*(\w+),2\)", formula):
        return (cell(product[1]) * cell(product[2])).quantize(FEN, ROUND_HALF_UP)
    if share := re.fullmatch(r"ROUND\((\w+)/([\w$]+)\*100,2\)", formula):
        return (cell(share[1]) * 100 / cell(share[2])).quantize(FEN, ROUND_HALF_UP)
    if ranges := re.fullmatch(r"SUM\((.*)\)", formula):
        total = Decimal(0)
        for each in ranges[1].split(","):
            sheet, begins, ends = re.fullmatch(r"(.*!)?H?C?(\d+):[HC](\d+)", each).groups()  # type: ignore[union-attr]
            column = each.rpartition(":")[2][0]
            total += sum(cell(f"{sheet or ''}{column}{row}") for row in range(int(begins), int(ends) + 1))
        return total
    return sum((cell(each) for each in formula.split("+")), Decimal(0))


@pytest.mark.parametrize("example", ["pingxiang-lot1", "gangbei"])
def test_every_formula_gives_the_value_that_is_stored_beside_it(example: str) -> None:
    made = sheets(book(example))
    assert len(made) == 2
    for values, formulas in made:
        assert formulas
        for place, formula in formulas.items():
            assert worked_out(formula, values, made[0][0]) == Decimal(values[place]), (place, formula)


def test_the_sum_is_the_price() -> None:
    values, formulas = sheets(book("pingxiang-lot1"))[0]
    last = max(formulas, key=lambda name: int(name[1:]))
    assert Decimal(values[last]) == Decimal("1862400")


def test_no_text_of_the_project_becomes_a_formula() -> None:
    content = book("pingxiang-lot1", edit("response/offer/lines/0/note", "=1+1"))
    assert "1+1" not in {formula for _, formulas in sheets(content) for formula in formulas.values()}
