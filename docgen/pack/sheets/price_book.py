"""The price as a workbook: amounts, subtotals, totals and shares as formulas with their values.

The formulas are docgen's own: what comes out of a project's files is only ever text, a number or a unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from docgen.model.response.price import GroupTotal, PriceSchedule
from docgen.pack.sheets.book import FIRST, Book, Column, Sheet

_LINES = (
    Column("序号", 6, "count"),
    Column("报价部分", 16),
    Column("费用或分组", 24),
    Column("内容", 36),
    Column("数量", 10, "figure"),
    Column("单位", 8),
    Column("单价（元）", 14, "money"),
    Column("金额（元）", 16, "money"),
    Column("说明", 36),
)
_LABEL, _AMOUNT = 3, 7
_HEADS = (
    Column("序号", 6, "count"),
    Column("费用名称", 40),
    Column("金额（元）", 18, "money"),
    Column("占总价（%）", 12, "money"),
)
_LIST = "分项报价"
"""The name of the first sheet, which the second one adds up."""


def price_book(price: PriceSchedule, title: str, bidder: str) -> bytes | None:
    """An .xlsx of the lines with amounts, and of the sums by cost head; None where no line has an amount."""
    if not any(line.amount is not None for line in price.lines):
        return None
    book = Book(title, f"供应商：{bidder}", bidder)
    rows = _lines(book.sheet(_LIST, _LINES), price)
    _heads(book, price, rows)
    return book.content()


def _lines(sheet: Sheet, price: PriceSchedule) -> dict[str, list[int]]:
    """Write all lines with their sums; the rows of each cost head's lines, counted from 1."""
    of_heads: dict[str, list[int]] = {}
    sums: list[int] = []
    numbered = 0
    for part, group in _groups(price):
        first = sheet.row + 1
        for line in group.lines:
            numbered += 1
            offered = line.line
            name = f"{offered.name}（第{offered.year}年）" if offered.year else offered.name
            said = group.name or line.head_name
            figures = (offered.quantity, offered.unit, offered.unit_price, line.amount)
            sheet.add((numbered, part, said, name, *figures, offered.note))
            if line.amount is not None:
                row = sheet.row
                sheet.formula(_AMOUNT, f"ROUND(E{row}*G{row},2)", line.amount)
                of_heads.setdefault(line.head_name, []).append(row)
        if group.amount is not None:
            label = f"{group.name or part or '分项'}小计"
            sheet.add_sums(_LABEL, label, {_AMOUNT: (f"SUM(H{first}:H{sheet.row})", group.amount)})
            sums.append(sheet.row)
    total = _total(group for _, group in _groups(price))
    if total is not None:
        sheet.add_sums(_LABEL, "合计", {_AMOUNT: ("+".join(f"H{row}" for row in sums), total)})
    return of_heads


def _groups(price: PriceSchedule) -> list[tuple[str, GroupTotal]]:
    """Every group with the name of its part; the lines of a price without groups by their cost heads."""
    grouped = any(group.name for part in price.parts for group in part.groups)
    if not grouped and all(part.part is None for part in price.parts):
        return [("", group) for group in price.by_head]
    return [(part.part.name if part.part else "", group) for part in price.parts for group in part.groups]


def _total(groups: Iterable[GroupTotal]) -> Decimal | None:
    """The sum of all groups; None while one has none."""
    amounts = [group.amount for group in groups]
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def _heads(book: Book, price: PriceSchedule, rows: dict[str, list[int]]) -> None:
    """The sums by cost head and their shares, where the heads make up the price."""
    listed = [
        (head.name, head.amount) for head in price.heads if head.amount is not None and head.name in rows
    ]
    total = sum((amount for _, amount in listed), Decimal(0))
    if not listed or len(listed) != len(price.heads) or total != price.total:
        return
    sheet = book.sheet("费用汇总", _HEADS)
    last = FIRST + len(listed)
    for no, (name, amount) in enumerate(listed, 1):
        sheet.add((no, name, amount, Decimal(0)))
        row = sheet.row
        sheet.formula(2, f"SUM({','.join(_runs(rows[name]))})", amount)
        sheet.formula(3, f"ROUND(C{row}/C${last + 1}*100,2)", round(amount * 100 / total, 2))
    sheet.add_sums(1, "合计", {2: (f"SUM(C{FIRST + 1}:C{last})", total)})


def _runs(rows: list[int]) -> Iterator[str]:
    """The amounts in these rows of the list, rows that follow each other as one range."""
    for _, run in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
        first, *_, last = [row for _, row in run] * 2
        yield f"{_LIST}!H{first}:H{last}"
