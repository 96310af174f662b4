"""Cells of text files: how they are written stays, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.edit.cells.cell import Edit
from docgen.edit.cells.save import Listed, read, save
from docgen.edit.save import undo
from docgen.load.sheets.columns import wanted
from docgen.model.response.offer import OfferLine

NAME, UNIT, PRICE = 3, 5, 6


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("sign", "end"), [(",", "\r\n"), ("\t", "\n"), (";", "\n")])
def test_encoding_signs_and_line_ends_stay(tmp_path: Path, encoding: str, sign: str, end: str) -> None:
    lines = [
        [column.title for column in wanted(OfferLine).columns],
        ["", "", "甲组", '"带""引号"""', "2", "项", "12.50"],
        ["", "", "", "", "", "", "", "", "", f'"两行{end}和{sign}"'],
        ["", "", "甲组", "𠀀生僻字", "1", "月", "3"],
    ]
    text = end.join(sign.join(line) for line in lines)  # the last line has no end
    path = tmp_path / "prices.csv"
    path.write_bytes(text.encode(encoding))
    prices = Listed(path, "prices.csv", "prices", wanted(OfferLine))
    before = path.read_bytes()
    edit = Edit("", {(2, NAME): f"=1{sign}2", (4, PRICE): "007", (6, NAME): "新增"})
    save(tmp_path, prices, edit, read(prices).sha256, {})
    lines[1][NAME], lines[3][PRICE] = f'"\'=1{sign}2"', "007"
    lines += [[""], ["", "", "", "新增"]]
    assert path.read_bytes() == (end.join(sign.join(line) for line in lines) + end).encode(encoding)
    assert read(prices).sheets[0].rows[0][NAME] == f"=1{sign}2"
    undo(tmp_path, {prices.shown: prices})
    assert path.read_bytes() == before


def test_a_row_taken_out_of_a_text_file_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text("内容,单位,单价\n甲,项,1\n乙,项,2\n丙,项,3\n", encoding="utf-8")
    prices = Listed(path, "prices.csv", "prices", wanted(OfferLine))
    save(tmp_path, prices, Edit("", {}, (3,)), read(prices).sha256, {})
    assert path.read_text(encoding="utf-8") == "内容,单位,单价\n甲,项,1\n丙,项,3\n"
