"""Personal data of ledgers: masks show a part, findings quote a part, wherever in the ledger it stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from docgen.load.ledgers.book import LedgerBook, open_ledgers
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.finding import Finding

PHONE, NAME, ID, HOME = "19900000001", "韦某甲", "45010219900307001X", "甲市乙区丙路12号3单元402室"

PEOPLE = {
    "code": "people",
    "title": "人员台账",
    "key": ["phone"],
    "day": "day",
    "columns": [
        {"code": "phone", "title": "电话", "type": "text", "mask": "phone", "required": True},
        {"code": "day", "title": "日期", "type": "date", "required": True},
        {"code": "name", "title": "姓名", "type": "text", "mask": "name"},
        {"code": "card", "title": "身份证号", "type": "text", "mask": "id"},
        {"code": "home", "title": "住址", "type": "text", "mask": "address"},
        {"code": "kind", "title": "类别", "type": "choice", "choices": ["甲", "乙"]},
        {"code": "left", "title": "离开", "type": "date", "not_before": "day"},
    ],
}
CALLS = {
    "code": "calls",
    "title": "回访台账",
    "key": ["no"],
    "day": "day",
    "columns": [
        {"code": "no", "title": "编号", "type": "text", "required": True},
        {"code": "day", "title": "日期", "type": "date", "required": True},
        {"code": "who", "title": "电话", "type": "text", "mask": "phone", "refers": "people"},
        {"code": "name", "title": "姓名", "type": "text", "mask": "name", "follows": "who"},
    ],
}
HEAD = "电话,日期,姓名,身份证号,住址,类别,离开"


@contextmanager
def opened(folder: Path, people: str, calls: str = "") -> Iterator[tuple[LedgerBook, list[Finding]]]:
    (folder / "ledgers").mkdir()
    (folder / "ledgers/people.csv").write_text(f"{HEAD}\n{people}\n", encoding="utf-8")
    (folder / "ledgers/calls.csv").write_text(f"编号,日期,电话,姓名\n{calls}", encoding="utf-8")
    specs = [LedgerSpec.model_validate(each) for each in (PEOPLE, CALLS)]
    with open_ledgers(folder, specs, (date(2026, 1, 1), date(2027, 1, 1))) as (book, found):
        book.known_on(date(2027, 1, 1))
        yield book, found


def good(phone: str = PHONE, name: str = NAME, card: str = ID, home: str = HOME) -> str:
    return f"{phone},2026-03-02,{name},{card},{home},甲,"


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        ("phone", "19900000001", "199****0001"),
        ("phone", "8521234", "8*****4"),
        ("phone", "852", "****"),
        ("name", "韦某甲", "韦**"),
        ("name", "韦", "*"),
        ("card", ID, "4501************1X"),
        ("card", "12345", "1****5"),
        ("home", HOME, "甲市乙区丙路****"),
        ("home", "三华社区", "三华****"),
    ],
)
def test_a_mask_never_shows_the_whole(tmp_path: Path, column: str, value: str, shown: str) -> None:
    with opened(tmp_path, good(**{"phone": "19900000009"} | {column: value})) as (book, _):
        assert book.masked.execute(f'SELECT "{column}" FROM people').rows == [(shown,)]


@pytest.mark.parametrize(
    ("people", "calls", "code"),
    [
        (f"{good()}\n{good()}", "", "LEDGER-DUPLICATE"),
        (f"{PHONE},{PHONE},{NAME},{ID},{HOME},甲,", "", "LEDGER-CELL"),
        (f"{PHONE},{NAME},{NAME},{ID},{HOME},甲,", "", "LEDGER-CELL"),
        (f"{PHONE},2026-03-02,{NAME},{ID},甲,{HOME},", "", "LEDGER-CELL"),
        (f"{PHONE},2026-03-02,{NAME},{ID},甲,{ID},", "", "LEDGER-CELL"),
        (good("19900000009"), f"1,2026-03-03,{PHONE},{NAME}\n", "LEDGER-REFERENCE"),
        (good(), f"1,2026-03-01,{PHONE},{NAME}\n", "LEDGER-PRESENT"),
        (good(name="韦某乙"), f"1,2026-03-03,{PHONE},{NAME}\n", "LEDGER-FOLLOWS"),
    ],
    ids=["key", "phone-as-day", "name-as-day", "home-as-kind", "id-as-kind", "refers", "before", "follows"],
)
def test_no_finding_says_whose_row_it_is(tmp_path: Path, people: str, calls: str, code: str) -> None:
    with opened(tmp_path, people, calls) as (_, found):
        assert code in {each.code for each in found}
        said = repr(found)

    assert [each for each in (PHONE, NAME, ID, HOME, "韦某乙") if each in said] == []
