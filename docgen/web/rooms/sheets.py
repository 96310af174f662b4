"""The pages of lists: which there are, one as a grid, cells as they are typed or pasted."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import JSONResponse, Response

from docgen.edit.cells.cell import Cell
from docgen.edit.cells.save import SheetRead
from docgen.edit.save import Conflict
from docgen.model.finding import DocgenError, Finding
from docgen.tasks.sheets_desk import (
    ListFile,
    at_cells,
    list_files,
    own_findings,
    read_file_of,
    save_cells,
)
from docgen.web.visit import Visit

_MOST_CELLS = 20_000
"""Of one edit."""
_GONE = Response("404\n", 404, media_type="text/plain")


def sheets(visit: Visit) -> Response:
    """All lists of the project."""
    return visit.show("sheets.html", files=list_files(visit.desk.folder))


def sheet(visit: Visit) -> Response:
    """One list as a grid, whose cells the page fetches."""
    name = visit.request.query_params.get("file", "")
    file = list_files(visit.desk.folder).get(name)
    if file is None:
        return visit.show("stopped.html", 404, findings=())
    read = [each for each in read_file_of(file).sheets if each.head]
    asked = visit.request.query_params.get("sheet", read[0].name if read else "")
    return visit.show("sheet.html", file=file, name=name, sheets=[each.name for each in read], sheet=asked)


def rows(visit: Visit) -> Response:
    """The cells of a sheet as they stand, and what was found in them."""
    file = list_files(visit.desk.folder).get(visit.request.query_params.get("file", ""))
    if file is None:
        return _GONE
    read = read_file_of(file)
    asked = visit.request.query_params.get("sheet", "")
    held = next((each for each in read.sheets if each.name == asked and each.head), None)
    if held is None:
        return _GONE
    return JSONResponse(
        {
            "sha256": read.sha256,
            "head": held.head,
            "columns": _columns(held),
            "rows": held.rows,
            "closed": sorted(held.closed),
            "findings": _findings(visit, file, read.sheets, own_findings(file)),
        }
    )


def findings(visit: Visit) -> Response:
    """What the check of the whole project finds in the file's cells."""
    file = list_files(visit.desk.folder).get(visit.request.query_params.get("file", ""))
    if file is None:
        return _GONE
    found = [*own_findings(file)]
    kind = file.kind if file.kind in visit.desk.kinds else ""
    found += [each for each in visit.desk.look(kind).findings if each not in found]
    return JSONResponse({"findings": _findings(visit, file, read_file_of(file).sheets, found)})


def save(visit: Visit) -> Response:
    """Cells written over what was seen: saved, refused with why, or in conflict with both values."""
    file = list_files(visit.desk.folder).get(visit.form.get("file", ""))
    try:
        edit = json.loads(visit.form.get("edit", ""))
        cells = {(_whole(row), _whole(column)): str(text) for row, column, text in edit["cells"]}
        dropped = [_whole(row) for row in edit.get("dropped", ())]
        seen = {int(row): [str(text) for text in texts] for row, texts in edit.get("seen", {}).items()}
        sheet, sha256 = str(edit["sheet"]), str(edit["sha256"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Response("400\n", 400, media_type="text/plain")
    if file is None or len(cells) > _MOST_CELLS or not (cells or dropped):
        return _GONE if file is None else Response("400\n", 400, media_type="text/plain")
    try:
        sha256 = save_cells(visit.desk.folder, file, sheet, cells, dropped, sha256, seen)
    except Conflict as conflict:
        told = {"sha256": conflict.sha256, "conflict": _both(conflict.now, conflict.wanted)}
        return JSONResponse(told | {"rows": _rows(file, sheet, {row for row, _ in conflict.now})}, 409)
    except DocgenError as problem:
        places = at_cells(file, read_file_of(file).sheets, problem.findings)
        said = [visit.say(each.message) + " " + visit.say(each.remedy) for each in problem.findings]
        return JSONResponse(
            {"refused": " ".join(said), "cells": [[each.row, each.column] for each in places]}, 422
        )
    changed = {row for row, _ in cells} | set(dropped)
    return JSONResponse({"sha256": sha256, "rows": _rows(file, sheet, changed)})


def _whole(value: object) -> int:
    """A row or column as the page sends it. Raises TypeError for what is no whole number."""
    if type(value) is not int:
        raise TypeError(value)
    return value


def _rows(file: ListFile, sheet: str, numbers: set[int]) -> dict[int, Sequence[str]]:
    """Rows as they stand now: a day may show otherwise than it was typed."""
    held = next((each for each in read_file_of(file).sheets if each.name == sheet), None)
    return {number: held.row(number) for number in sorted(numbers)} if held else {}


def _both(now: Mapping[Cell, str], wanted: Mapping[Cell, str]) -> list[list[Any]]:
    return [[*cell, text, wanted.get(cell)] for cell, text in sorted(now.items())]


def _columns(held: SheetRead) -> list[dict[str, Any]]:
    width = max([len(held.headings), *(len(row) for row in held.cells)], default=0)
    told = []
    for i in range(width):
        column = held.columns.get(i)
        heading = held.headings[i] if i < len(held.headings) else ""
        told.append(
            {
                "title": heading,
                "kind": column.kind if column else "",
                "required": bool(column and column.required),
                "choices": [each for each in column.choices if each] if column else [],
            }
        )
    return told


def _findings(
    visit: Visit, file: ListFile, sheets: Sequence[SheetRead], found: Sequence[Finding]
) -> list[dict[str, Any]]:
    return [
        {
            "sheet": each.sheet,
            "row": each.row,
            "column": each.column,
            "severity": each.finding.severity,
            "said": f"{visit.say(each.finding.message)} {visit.say(each.finding.remedy)}",
        }
        for each in at_cells(file, sheets, found)
    ]


PROJECT = (
    ("/sheets", sheets, "GET"),
    ("/sheets/open", sheet, "GET"),
    ("/sheets/rows", rows, "GET"),
    ("/sheets/findings", findings, "GET"),
    ("/sheets/save", save, "POST"),
)
