"""A cell as people write it becomes its column's plain value, or stays what it is for others to refuse."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from docgen.load.sheets.columns import Column
from docgen.model.rules.sheets import SheetWords
from docgen.model.text import folded
from docgen.model.written_day import written_day, written_time
from docgen.model.written_figure import written_amount

_EXACT: Final = 10**11
"""Below it a whole number is the code that was typed, such as a slip's number."""
_FIFTEEN: Final = 10**15
"""Excel keeps the digits of a number below it."""
_TELEPHONE: Final = re.compile(r"1[3-9]\d{9}|[2-8]\d{6,7}", re.ASCII)
"""Telephone numbers that begin with no zero, which a number would have lost."""
_ROUNDED: Final = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII | re.IGNORECASE)
_ERROR: Final = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!)", re.IGNORECASE)

_SERIALS: Final = range(20_000, 80_000)
"""Numbers that Excel may show as a date, from 1954 to 2119."""
_EPOCH: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
_DAY_SECONDS: Final = 86_400


def is_blank(cell: Any) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def lost_digits(column: Column, cell: Any) -> bool:
    """Whether a cell holds a rounded number where digits are a name, so that some of them are gone."""
    if column.kind not in ("text", "code", "digits"):
        return False
    if isinstance(cell, str):
        return bool(_ROUNDED.fullmatch(cell.strip()))
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return False
    if column.kind == "text":
        return abs(cell) >= _FIFTEEN
    whole = float(cell).is_integer() and 0 <= cell < _EXACT
    if column.kind == "digits":
        return not (whole and _TELEPHONE.fullmatch(str(int(cell))))
    return not whole


def shows_error(cell: Any) -> bool:
    """Whether the text of a cell is an error value that was saved as text."""
    return isinstance(cell, str) and bool(_ERROR.fullmatch(cell.strip()))


def is_serial(column: Column, cell: Any) -> bool:
    """Whether a date's cell holds Excel's number of a day."""
    if column.kind != "date" or isinstance(cell, bool):
        return False
    if isinstance(cell, str):
        return cell.strip().isascii() and cell.strip().isdecimal() and int(cell.strip()[:9]) in _SERIALS
    return isinstance(cell, (int, float)) and int(cell) in _SERIALS


def read_cell(column: Column, cell: Any, words: SheetWords, factor: int = 1, since_1904: bool = False) -> Any:
    """The plain value of a cell that is not blank: text, int, Decimal, or text of a day or time.

    None where its words say that it holds nothing; what cannot be read comes back as it was written. An
    amount in the heading's unit is multiplied by `factor`, unless the cell names its own.
    """
    if isinstance(cell, (datetime, date, time, timedelta)):
        return _moment(column, cell)
    if isinstance(cell, str):
        return _text(column, cell.strip().lstrip("'"), words, factor, since_1904)
    return _number(column, cell, factor, since_1904)


def _moment(column: Column, cell: Any) -> Any:
    if isinstance(cell, timedelta):
        cell = _clock(cell.total_seconds() / _DAY_SECONDS)
    if isinstance(cell, datetime):
        cell = cell.time() if column.kind == "time" else cell.date() if column.kind == "date" else cell
        if isinstance(cell, datetime) and cell.time() == time():
            cell = cell.date()
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def _number(column: Column, cell: Any, factor: int, since_1904: bool) -> Any:
    """Excel stores every number as a binary float; its shortest decimal form is what the cell shows, so
    this is the one place where a float is turned into an exact figure."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if is_serial(column, cell):
        return (_EPOCH[since_1904] + timedelta(days=int(cell))).isoformat()
    if column.kind == "time" and 0 <= cell < 1:
        return _clock(cell).isoformat()
    figure = Decimal(repr(cell))
    value: int | Decimal = figure
    if figure == figure.to_integral_value() and abs(figure) < _FIFTEEN:
        value = int(figure)
    if column.kind in ("figure", "money", "count"):
        return value * factor
    if column.kind == "flag" and value in (0, 1):
        return "是" if value else "否"
    return str(value)


def _text(column: Column, text: str, words: SheetWords, factor: int, since_1904: bool) -> Any:
    kind = column.kind
    if kind in ("text", "code", "digits") or text in column.choices:
        return text
    plain = folded(text)
    if kind == "choice":
        return words.choice(plain, column.choices) or (None if plain in words.blank else text)
    if kind == "flag":
        said = words.flags.get(plain)
        return text if said is None else "是" if said else "否"
    if plain in words.blank or (column.endless and plain in words.without_end):
        return None
    if kind == "date":
        if is_serial(column, text):
            return _number(column, int(text), factor, since_1904)
        day = written_day(text)
        return day.isoformat() if day else text
    if kind == "time":
        clock = written_time(text)
        return clock.isoformat() if clock else text
    return _figure(column, text, factor)


def _figure(column: Column, text: str, factor: int) -> Any:
    """An amount that names its unit (12万元) is in it, whatever the heading says."""
    if column.kind != "money":
        plain = folded(text)
        thousands = re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", plain, re.ASCII)
        plain = plain.replace(",", "") if thousands else plain
        exact = re.fullmatch(r"[+-]?\d{1,15}(\.\d+)?", plain, re.ASCII)
        return _whole(Decimal(plain) * factor) if exact else text
    amount = written_amount(text)
    if amount is None:
        return text
    own = any(unit in text for unit in ("元", "万", "亿", "圆"))
    return _whole(amount if own else amount * factor)


def _whole(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _clock(share: float) -> time:
    """A share of a day as the time of day that it shows, to the second."""
    seconds = round(share * _DAY_SECONDS) % _DAY_SECONDS
    return time(seconds // 3600, seconds % 3600 // 60, seconds % 60)
