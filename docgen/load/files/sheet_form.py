"""The workbook that `sheet_source` reads, as a form: headings, drop-downs, notes, ID columns as text."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

_ROWS = 2000
"""Rows that carry formats and drop-downs; more may be typed below them."""

_MADE = datetime(2025, 1, 1)


def sheet_form(record: type[BaseModel], title: str, rows: Iterable[BaseModel] = ()) -> bytes:
    """An .xlsx whose columns are the record's fields, with `rows` filled in; same input, same bytes."""
    out = io.BytesIO()
    import xlsxwriter  # a score writes no form, though it knows how its ledgers look

    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": title, "author": "", "created": _MADE})
    sheet = book.add_worksheet(title)
    head = book.add_format(
        {"bold": True, "bg_color": "#D9E2F3", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    cells = {
        "text": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "date": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "figure": book.add_format({"num_format": "General", "valign": "top"}),
    }
    for column, (name, field) in enumerate(record.model_fields.items()):
        kind, choices = _kind(field.annotation)
        sheet.set_column(column, column, _width(name, kind), cells[kind])
        sheet.write_string(0, column, str(field.title), head)
        note = "；".join(filter(None, ["必填" if field.is_required() else "可留空", field.description]))
        sheet.write_comment(0, column, note, {"author": "", "x_scale": 1.2})
        if choices:
            sheet.data_validation(1, column, _ROWS, column, {"validate": "list", "source": choices})
    for number, row in enumerate(rows, 1):
        for column, name in enumerate(record.model_fields):
            _write(sheet, number, column, getattr(row, name))
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 30)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _kind(annotation: Any) -> tuple[Literal["text", "date", "figure"], list[str]]:
    options = [_bare(option) for option in get_args(annotation) or (annotation,)]
    if get_origin(annotation) is Literal:
        return "text", [str(option) for option in get_args(annotation)]
    if date in options:
        return "date", []
    if Decimal in options or int in options:
        return "figure", []
    return "text", []


def _bare(annotation: Any) -> Any:
    """The type inside an annotation with validators."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _width(name: str, kind: str) -> int:
    if name == "id_number":
        return 22
    return {"date": 13, "figure": 10}.get(kind, 16)


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    match value:
        case None | "":
            return
        case date():
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day))
        case Decimal() | int():
            # Excel keeps 12800.00 as 12800, so what is read from the sheet is written back as it was.
            sheet.write_number(row, column, float(value))
        case tuple():
            sheet.write_string(row, column, "；".join(map(str, value)))
        case _:
            sheet.write_string(row, column, str(value))
