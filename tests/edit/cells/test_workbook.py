"""Cells of a workbook changed: what they say is what was typed, and nothing else of the file changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.rich_workbook import ROWS, SHEET, parts, rich_workbook

from docgen.edit import journal
from docgen.edit.cells.cell import Edit
from docgen.edit.cells.save import Listed, read, save
from docgen.edit.save import Conflict, undo
from docgen.load.files.sheet import read_list
from docgen.load.sheets.columns import wanted
from docgen.model.company.bidder import StaffMember
from docgen.model.finding import DocgenError
from docgen.model.response.offer import OfferLine

HEADINGS = tuple(column.title for column in wanted(OfferLine).columns)
NAME, UNIT, PRICE, AMOUNT = 3, 5, 6, 7
PART = "xl/worksheets/sheet1.xml"

Write = Callable[..., str]


@pytest.fixture
def prices(tmp_path: Path) -> Listed:
    path = tmp_path / "prices.xlsx"
    rich_workbook(path, HEADINGS)
    return Listed(path, "prices.xlsx", "prices", wanted(OfferLine))


@pytest.fixture
def write(tmp_path: Path, prices: Listed) -> Write:
    def write(cells: dict[tuple[int, int], str], dropped: tuple[int, ...] = (), sheet: str = SHEET) -> str:
        return save(tmp_path, prices, Edit(sheet, cells, dropped), read(prices).sha256, {})[0]

    return write


def cell(path: Path, at: str) -> str:
    """A cell's markup."""
    found = re.search(rf'<c r="{at}"(?:[^<>]*/>|[^<>]*>.*?</c>)', parts(path)[PART].decode())
    return found[0] if found else ""


def says(listed: Listed, row: int, column: int, sheet: int = 0) -> str:
    held = read(listed).sheets[sheet]
    return held.rows[row - held.head - 1][column]


def test_a_word_changes_one_part_of_the_package_alone(prices: Listed, write: Write) -> None:
    before = parts(prices.path)
    write({(3, NAME): "另一项内容"})
    after = parts(prices.path)
    assert [name for name in before if before[name] != after[name]] == [PART]
    assert list(before) == list(after)
    old, new = before[PART].decode(), after[PART].decode()
    was = re.search(r'<c r="D3" s="3" t="s"><v>\d+</v></c>', old)
    assert was is not None
    assert new == old.replace(
        was[0], '<c r="D3" s="3" t="inlineStr"><is><t xml:space="preserve">另一项内容</t></is></c>'
    )
    assert says(prices, 3, NAME) == "另一项内容"


def test_a_figure_is_a_number_and_what_is_worked_out_of_it_is_no_longer_said(
    prices: Listed, write: Write
) -> None:
    before = parts(prices.path)
    write({(3, PRICE): "1,234.50"})
    after = parts(prices.path)
    assert cell(prices.path, "G3") == '<c r="G3" s="3"><v>1234.50</v></c>'
    # H3 reads G3, the sums read H3; H4 and =1+1 read neither.
    assert cell(prices.path, "H3") == '<c r="H3" s="3"><f>E3*G3</f></c>'
    assert "<v>13.5</v>" in cell(prices.path, "H4")
    sums = after["xl/worksheets/sheet2.xml"].decode()
    assert [bool(re.search(rf'<c r="A{n}"><f>[^<]*</f><v>', sums)) for n in (1, 2, 3)] == [False, False, True]
    assert 'fullCalcOnLoad="1"' in after["xl/workbook.xml"].decode()
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {PART, "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    said = read_list(prices.path, "prices.xlsx", OfferLine).findings
    assert {each.origin.location for each in said if each.origin.location[:1] == "H"} == {"H3"}


def test_text_that_begins_like_a_formula_stays_text(prices: Listed, write: Write) -> None:
    words = ["=1+1", '=HYPERLINK("http://x")', "+7", "-x", "@SUM(A1)", "_x0041_", " 前后 ", "一\n二", '<&>"']
    write({(i, NAME): word for i, word in enumerate(words, 2)})
    assert [says(prices, i, NAME) for i in range(2, 2 + len(words))] == words
    assert all("<f" not in cell(prices.path, f"D{i}") for i in range(2, 2 + len(words)))


def test_a_new_row_looks_like_the_row_above(prices: Listed, write: Write) -> None:
    write({(ROWS + 2, NAME): "新增", (ROWS + 2, UNIT): "项", (ROWS + 2, PRICE): "8"})
    assert cell(prices.path, f"G{ROWS + 2}") == f'<c r="G{ROWS + 2}" s="3"><v>8</v></c>'
    records = read_list(prices.path, "prices.xlsx", OfferLine).records
    assert (records[-1].name, records[-1].unit_price) == ("新增", 8)


def test_a_row_taken_out_is_empty_and_keeps_its_formats_and_formulas(prices: Listed, write: Write) -> None:
    write({}, (5,))
    assert [cell(prices.path, f"{letter}5") for letter in "DG"] == ['<c r="D5" s="3"/>', '<c r="G5" s="3"/>']
    assert "<f>E5*G5</f>" in cell(prices.path, "H5")


@pytest.mark.parametrize(
    ("at", "text", "case"),
    [
        ((3, AMOUNT), "7", "formula"),
        ((ROWS + 5, 1), "x", "covered"),
        ((3, NAME), "x\x07", "sign"),
        ((3, NAME), "长" * 32_768, "long"),
        ((2_000_000, NAME), "x", "place"),
    ],
)
def test_what_would_change_something_else_is_refused(
    prices: Listed, write: Write, at: tuple[int, int], text: str, case: str
) -> None:
    before = prices.path.read_bytes()
    with pytest.raises(DocgenError, match="EDIT-CELL"):
        write({at: text, (4, NAME): "beside it"})
    assert prices.path.read_bytes() == before
    assert case


def test_what_is_locked_by_protection_is_refused_and_what_is_open_is_not(tmp_path: Path) -> None:
    path = tmp_path / "prices.xlsx"
    rich_workbook(path, HEADINGS, protected=True)
    prices = Listed(path, "prices.xlsx", "prices", wanted(OfferLine))
    save(tmp_path, prices, Edit(SHEET, {(3, NAME): "开放的格"}), read(prices).sha256, {})
    with pytest.raises(DocgenError, match="EDIT-CELL"):
        save(tmp_path, prices, Edit(SHEET, {(60, NAME): "锁定的格"}), read(prices).sha256, {})


def test_days_are_days_where_the_cell_shows_one(company: Path) -> None:
    staff = Listed(company / "staff.xlsx", "company/staff.xlsx", "staff", wanted(StaffMember))
    sheet = read(staff).sheets[0]
    column = next(i for i, each in sheet.columns.items() if each.kind == "date")
    number = next(i for i, each in sheet.columns.items() if each.code == "id_number")
    cells = {(2, column): "2026年3月5日", (3, column): "待定", (2, number): "360302199001011234"}
    save(company, staff, Edit(sheet.name, cells), read(staff).sha256, {})
    assert [read(staff).sheets[0].rows[i][column] for i in (0, 1)] == ["2026-03-05", "待定"]
    assert read(staff).sheets[0].rows[0][number] == "360302199001011234"
    assert "<v>46086</v>" in parts(staff.path)[PART].decode()


@pytest.fixture
def company(lot1: Path) -> Path:
    return lot1 / "company"


def test_a_paste_of_200_rows_by_12_columns_is_one_write_and_one_undo(
    tmp_path: Path, prices: Listed, write: Write
) -> None:
    before = parts(prices.path)
    told = {(30 + row, column): f"{row}-{column}" for row in range(200) for column in range(8)}
    write(told)
    rows = read(prices).sheets[0].rows
    assert all(rows[row - 2][column] == text for (row, column), text in told.items())
    assert len(journal.lines(tmp_path)) == 1
    undo(tmp_path, {prices.shown: prices})
    assert parts(prices.path) == before


def test_edits_are_undone_one_by_one_to_the_same_parts(tmp_path: Path, prices: Listed, write: Write) -> None:
    states = [parts(prices.path)]
    for cells in (
        {(3, NAME): "一"},
        {(3, PRICE): "9"},
        {(3, PRICE): "10", (40, NAME): "二"},
        {(3, NAME): ""},
    ):
        write(cells)
        states.append(parts(prices.path))
    for state in reversed(states[:-1]):
        undo(tmp_path, {prices.shown: prices})
        assert parts(prices.path) == state
    with pytest.raises(DocgenError, match="EDIT-UNDO"):
        undo(tmp_path, {prices.shown: prices})


def test_a_row_changed_elsewhere_is_a_conflict_with_both_values(
    tmp_path: Path, prices: Listed, write: Write
) -> None:
    seen = read(prices)
    row = seen.sheets[0].rows[1]
    write({(3, NAME): "别处写的"})
    with pytest.raises(Conflict) as refused:
        save(tmp_path, prices, Edit(SHEET, {(3, NAME): "这里写的"}), seen.sha256, {3: row})
    assert (refused.value.now, refused.value.wanted) == ({(3, NAME): "别处写的"}, {(3, NAME): "这里写的"})
    assert says(prices, 3, NAME) == "别处写的"
    with pytest.raises(Conflict):  # the sum is known from a save of another row
        save(tmp_path, prices, Edit(SHEET, {(3, NAME): "这里写的"}), read(prices).sha256, {3: row})
    save(tmp_path, prices, Edit(SHEET, {(3, NAME): "这里写的"}), refused.value.sha256, {})
    assert says(prices, 3, NAME) == "这里写的"


def test_another_row_changed_elsewhere_is_none_and_what_was_written_already_is_none(
    tmp_path: Path, prices: Listed, write: Write
) -> None:
    seen = read(prices)
    write({(4, NAME): "别处写的"})
    again = Edit(SHEET, {(3, NAME): "这里写的"})
    for _ in range(2):  # the answer to the first was lost, and it is sent again
        save(tmp_path, prices, again, seen.sha256, {3: seen.sheets[0].rows[1]})
    assert [says(prices, row, NAME) for row in (3, 4)] == ["这里写的", "别处写的"]
