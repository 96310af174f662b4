"""Excel lists become records: one row, one record; headings are the records' Chinese field titles."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from docgen.guard.package import check_package, check_sheet_extent
from docgen.guard.sheet_faults import cell_faults
from docgen.load.files.faults import faults
from docgen.load.files.twice import rows_twice
from docgen.model.finding import Finding, Message, Origin, found, stop
from docgen.model.near import suggestion
from docgen.model.sources import Place

R = TypeVar("R", bound=BaseModel)
Row = tuple[int, dict[str, Any]]
"""A sheet row's number (as Excel counts) and its values by field name."""

# Columns whose digits are a name, not a quantity: as numbers they would lose zeros or their last digits.
_DIGITS_AS_TEXT = ("id_number", "phone")
_EXACT = 10**11
"""Below it a whole number is the code that was typed, such as a slip's number."""


def read_sheet(
    path: Path, shown: str, record: type[R]
) -> tuple[tuple[R, ...], dict[Place, str], list[Finding]]:
    """The first sheet's rows as records, the cell of each place, and every fault found.

    Raises DocgenError where the file cannot be read as a workbook at all.
    """
    table = first_sheet(path, shown)
    columns, found = _columns(table[0] if table else [], shown, record)
    found += cell_faults(path, shown)
    if found:
        return (), {}, found
    records: list[R] = []
    cells: dict[Place, str] = {}
    rows = _rows(table, columns)

    def origin(place: Place) -> Origin:
        number = rows[int(place[0])][0]
        column = next((c for c, name in columns.items() if name in place[1:]), None)
        return Origin(shown, str(number) if column is None else f"{column_letter(column)}{number}")

    found += rows_twice(record, [values for _, values in rows], origin)
    for number, values in rows:
        at = (len(records),)
        row_cells: dict[Place, str] = {
            (name,): f"{column_letter(column)}{number}" for column, name in columns.items()
        }
        made, wrong = _record(values, record, shown, number, row_cells)
        found += wrong
        if made is not None:
            records.append(made)
            cells[at] = f"{number}"
            cells.update({(*at, *name): cell for name, cell in row_cells.items()})
    return tuple(records), cells, found


def first_sheet(path: Path, shown: str) -> list[list[Any]]:
    """The cells of the first sheet. Raises DocgenError where the file is no workbook."""
    if not path.is_file():
        raise stop("FILE-MISSING", shown, Message("does not exist"), "sheet")
    check_package(path, "xlsx", shown)
    check_sheet_extent(path, shown)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError):
        raise stop("SHEET-UNREADABLE", shown, Message("cannot be read as an Excel workbook")) from None


def further_sheets(path: Path) -> list[str]:
    """The names of the sheets beyond the first that hold anything, of a workbook that was read already."""
    with CalamineWorkbook.from_path(str(path)) as book:
        return [name for name in book.sheet_names[1:] if book.get_sheet_by_name(name).to_python()]


def _columns(head: list[Any], shown: str, record: type[BaseModel]) -> tuple[dict[int, str], list[Finding]]:
    """Which column holds which field; unknown, repeated and missing headings are faults."""
    titles = {str(field.title): name for name, field in record.model_fields.items()}
    columns: dict[int, str] = {}
    wrong: list[Finding] = []
    for index, heading in enumerate(head):
        text = str(heading).strip()
        cell = f"{column_letter(index)}1"
        if text in titles and titles[text] not in columns.values():
            columns[index] = titles[text]
        elif text:
            said = Message("the heading {heading} is unknown or stands twice", {"heading": text})
            case, values = suggestion(text, list(titles))
            wrong.append(found("SHEET-COLUMN-UNKNOWN", Origin(shown, cell), said, case, **values))
    for title, name in titles.items():
        if record.model_fields[name].is_required() and name not in columns.values():
            said = Message("the column {heading} is missing", {"heading": title})
            wrong.append(found("SHEET-COLUMN-MISSING", Origin(shown, "1"), said))
    return columns, wrong


def _rows(table: list[list[Any]], columns: dict[int, str]) -> list[Row]:
    rows: list[Row] = []
    for number, cells in enumerate(table[1:], start=2):
        values = {columns[i]: cell for i, cell in enumerate(cells) if i in columns and str(cell).strip()}
        if values:
            rows.append((number, values))
    return rows


def _record(
    raw: dict[str, Any], record: type[R], shown: str, number: int, cells: dict[Place, str]
) -> tuple[R | None, list[Finding]]:
    def origin(place: Place) -> Origin:
        return Origin(shown, cells.get(place[:1], str(number)))

    def label(place: Place) -> str:
        return str(record.model_fields[str(place[0])].title) if place else str(number)

    numeric = [
        found(
            "SHEET-NUMBER-AS-TEXT",
            Origin(shown, cells[(name,)]),
            Message(
                "{field}: the cell is a number, and Excel keeps only 15 digits of one",
                {"field": label((name,))},
            ),
        )
        for name, cell in raw.items()
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and _is_no_name(name, cell)
    ]
    cells_said = {finding.origin.location for finding in numeric}
    values = {name: _plain(cell, record.model_fields[name].annotation) for name, cell in raw.items()}
    try:
        return record.model_validate(values), numeric
    except ValidationError as problem:
        wrong = faults(problem, record, values, origin, label)
        return None, numeric + [finding for finding in wrong if finding.origin.location not in cells_said]


def _is_no_name(field: str, number: float) -> bool:
    whole = float(number).is_integer() and 0 <= number < _EXACT
    return field in _DIGITS_AS_TEXT or (field == "code" and not whole)


def _plain(cell: Any, annotation: Any) -> Any:
    """A cell's value as what the field takes.

    Excel stores every number as a binary float; its shortest decimal form is what the cell shows, so this
    is the one place where a float is turned into an exact figure.
    """
    wants_text = annotation is str
    if isinstance(cell, float):
        figure = Decimal(repr(cell))
        cell = int(figure) if figure == figure.to_integral_value() and abs(figure) < 10**15 else figure
    if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool):
        return str(cell) if wants_text else cell
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return _iso_date(cell.strip()) if isinstance(cell, str) else cell


def _iso_date(text: str) -> str:
    """2025/11/8, 2025.11.8 and 2025年11月8日 as 2025-11-08; anything else unchanged."""
    parts = (
        text.replace("年", "-")
        .replace("月", "-")
        .removesuffix("日")
        .replace("/", "-")
        .replace(".", "-")
        .split("-")
    )
    if len(parts) == 3 and len(parts[0]) == 4 and all(part.isdecimal() and part.isascii() for part in parts):
        return f"{parts[0]}-{int(parts[1]):02}-{int(parts[2]):02}"
    return text


def column_letter(index: int) -> str:
    """Excel's name of a column counted from 0: A … Z, AA …

    xlsxwriter has the same, but importing it would take longer than reading all sheets of a project.
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
