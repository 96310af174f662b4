"""Rosters, price lists, asset lists and ledgers as people keep them: read right, or one clear finding."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kit.kept_parts import KEPT
from kit.kept_sheets import LEDGER, PLAIN, Kept, workbook

from docgen.load.files.sheet import read_sheet
from docgen.load.ledgers.book import open_ledgers
from docgen.locale.messages import say
from docgen.model.company.bidder import StaffMember
from docgen.model.finding import DocgenError, Finding
from docgen.model.handover.rows import Asset
from docgen.model.response.offer import OfferLine

RECORDS = {"人员": StaffMember, "报价": OfferLine, "资产": Asset}
TERM = (date(2025, 12, 1), date(2027, 3, 1))


def read(kind: str, path: Path) -> tuple[Any, list[Finding]]:
    """What the list holds, as records or as a ledger's rows, and everything found."""
    if kind != "台账":
        records, _, found = read_sheet(path, path.name, RECORDS[kind])
        return records, found
    folder = path.parent / "project"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "ledgers").mkdir(parents=True)
    path.rename(folder / "ledgers" if path.is_dir() else folder / "ledgers" / f"people{path.suffix}")
    try:
        with open_ledgers(folder, [LEDGER], TERM) as (book, found):
            book.known_on(TERM[1])
            return book.raw.execute("SELECT * FROM people ORDER BY id").rows, found
    except DocgenError as problem:
        return [], list(problem.findings)


def plain(kind: str, folder: Path) -> Any:
    workbook(folder / "plain.xlsx", {"表": PLAIN[kind]})
    records, found = read(kind, folder / "plain.xlsx")
    assert found == []
    assert len(records) == 3
    return records


@pytest.mark.parametrize("kept", KEPT, ids=[each.name for each in KEPT])
def test_a_list_is_read_right_or_one_thing_is_found(kept: Kept, tmp_path: Path) -> None:
    right = plain(kept.kind, tmp_path)
    path = tmp_path / f"{kept.name}{kept.suffix}"
    kept.make(path)

    records, found = read(kept.kind, path)

    wrong = [each for each in found if each.severity != "info"]
    assert [each.code for each in wrong] == list(kept.codes), [say(each.message, "zh") for each in wrong]
    if not kept.codes:
        assert records == right
    done = "；".join(say(each.message, "zh") for each in found if each.code == "SHEET-READ")
    for words in kept.said:
        assert words in done
    for each in found:
        assert say(each.remedy, "zh")


def test_there_are_enough_of_them_and_each_is_called_by_its_trap() -> None:
    assert len(KEPT) >= 65
    assert len({each.name for each in KEPT}) == len(KEPT)
