"""Cells drawn by chance over the examples' lists: what is read back is what the edits say, and everything
else of the file is as it was."""

from __future__ import annotations

import os
import re
import shutil
from itertools import zip_longest
from pathlib import Path
from random import Random

import pytest
from kit.project import EXAMPLES
from kit.random_edits import WORDS
from kit.rich_workbook import parts, rich_workbook

from docgen.edit.cells.cell import Edit
from docgen.edit.cells.save import Listed, SheetRead, read, save
from docgen.load.files.sheet import read_list
from docgen.load.sheets.columns import Column, Wanted, wanted
from docgen.load.sheets.text_grid import encoding_of
from docgen.model.company.bidder import StaffMember
from docgen.model.company.goods import OwnEquipment
from docgen.model.company.people import PersonCertificate
from docgen.model.handover.inventory import Asset
from docgen.model.response.offer import OfferLine

LOT1 = EXAMPLES / "pingxiang-lot1"
FILES: tuple[tuple[Path, type], ...] = (
    (LOT1 / "company" / "staff.xlsx", StaffMember),
    (LOT1 / "company" / "certificates.xlsx", PersonCertificate),
    (LOT1 / "company" / "equipment.xlsx", OwnEquipment),
    (LOT1 / "assets.xlsx", Asset),
    (Path("prices.xlsx"), OfferLine),
    (LOT1 / "ledgers" / "postings.csv", OfferLine),
)
TYPED = (*WORDS, "12", "0.1", "1,234.50", "-3", "9" * 18, "=A1", "+1", "2026年3月5日", "是", "1e5", "_x000D_")
ROUNDS = int(os.environ.get("RANDOM_EDITS", "12"))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_what_is_read_back_is_what_the_edit_says(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    source, record = FILES[seed % len(FILES)]
    path = tmp_path / source.name
    list_of = wanted(record)
    if source.is_absolute():
        shutil.copyfile(source, path)
    else:
        rich_workbook(path, tuple(column.title for column in list_of.columns))
    if path.suffix == ".csv":
        list_of = headed(path)
    listed = Listed(path, path.name, "x", list_of)
    before, was = read(listed), path.read_bytes()
    old = None if listed.is_text else parts(path)
    sheet = random.choice([each for each in before.sheets if each.head])
    edit = drawn(random, sheet)
    save(tmp_path, listed, edit, before.sha256, {})
    after = next(each for each in read(listed).sheets if each.name == sheet.name)
    compare(sheet, after, edit)
    if old is None:
        same = [line for line in was.splitlines() if line in path.read_bytes().splitlines()]
        assert len(same) >= len(was.splitlines()) - len(edit.rows)
        return
    new = parts(path)
    changed = [name for name in old if old[name] != new[name]]
    assert all(name.startswith("xl/worksheets/") for name in changed)
    for name in changed:
        assert bare(old[name], edit) == bare(new[name], edit)
    read_list(path, path.name, record)


def headed(path: Path) -> Wanted:
    """A list that has the first headings of a text file."""
    first = path.read_text(encoding=encoding_of(path)).splitlines()[0].split(",")
    return Wanted(tuple(Column(f"c{i}", title, "text") for i, title in enumerate(first)))


def drawn(random: Random, sheet: SheetRead) -> Edit:
    cells = {}
    rows = len(sheet.rows)
    for _ in range(random.randrange(1, 7)):
        row = sheet.head + 1 + random.randrange(rows + 3)
        cell = row, random.choice(list(sheet.columns))
        if (cell not in sheet.closed and row <= sheet.head + 20) or rows > 40:
            cells[cell] = random.choice(TYPED)
    return Edit(sheet.name, cells)


def compare(old: SheetRead, new: SheetRead, edit: Edit) -> None:
    pairs = zip_longest(old.rows, new.rows, fillvalue=[])
    for row, (was, now) in enumerate(pairs, old.head + 1):
        for column, (held, text) in enumerate(zip_longest(was, now, fillvalue="")):
            if (row, column) in edit.cells:
                typed = edit.cells[row, column]
                assert meant(text) == meant(typed), (row, column)
            elif (row, column) not in old.closed:  # of a formula the figure may be gone
                assert text == held, (row, column)


def meant(text: str) -> str:
    """Figures and days by what they say, all else by its signs."""
    plain = text.replace(",", "") if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})*(\.\d+)?", text) else text
    if re.fullmatch(r"[+-]?\d{1,12}(\.\d+)?", plain):
        return repr(float(plain))
    day = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" if day else text


def bare(part: bytes, edit: Edit) -> str:
    """A sheet without the rows that were edited, figures beside formulas, and its extent."""
    text = part.decode()
    for row in edit.rows:
        text = re.sub(rf'<row r="{row}"[^<>]*(?:/>|>.*?</row>)', "", text, flags=re.DOTALL)
    text = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text)
    return re.sub(r'<dimension ref="[^"]*"/>', "", text)
