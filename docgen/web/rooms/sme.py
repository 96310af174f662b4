"""Enterprise sizes: one enterprise with its working, or a list pasted from a sheet."""

from __future__ import annotations

import csv
import secrets
from pathlib import Path
from typing import Any

from starlette.responses import FileResponse, Response

from docgen.model.finding import DocgenError, Finding
from docgen.tasks.sme import classify_list, classify_one, verdict
from docgen.web.rooms.saving import not_there
from docgen.web.visit import Route, Visit

COLUMNS = ("name", "industry", "headcount", "revenue", "assets")
OUT = "classes.csv"


def sme(visit: Visit) -> Response:
    """Both questions."""
    return _page(visit)


def one(visit: Visit) -> Response:
    """The class of one enterprise."""
    told = {name: visit.form.get(name, "").strip() for name in COLUMNS}
    answer, faults = classify_one(told["industry"], told["headcount"], told["revenue"], told["assets"])
    if answer is None:
        return _page(visit, told=told, findings=faults)
    lines = [(verdict(answer, each), tuple(each.working(answer.edition))) for each in answer.candidates]
    rules = [each for each in (answer.rule, answer.mapping) if each]
    return _page(visit, told=told, lines=lines, rules=rules, findings=faults)


def listed(visit: Visit) -> Response:
    """The classes of a list: rows from a sheet, with tabs or commas, with or without a line of headings."""
    pasted = visit.form.get("rows", "").replace("\r\n", "\n")
    folder = visit.bench.uploads / f"sme-{secrets.token_hex(8)}"
    folder.mkdir()
    source = folder / "list.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(_rows(pasted))
    try:
        classify_list(source, folder / OUT, visit.say, lambda _: None)
    except DocgenError as problem:
        return _page(visit, pasted=pasted, list_findings=problem.findings)
    with (folder / OUT).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return _page(visit, pasted=pasted, rows=rows, made=folder.name)


def _rows(pasted: str) -> list[list[str]]:
    lines = [line for line in pasted.split("\n") if line.strip()]
    rows = list(csv.reader(lines, delimiter="\t" if any("\t" in line for line in lines) else ","))
    known = [*COLUMNS, "名称", "行业", "从业人员", "营业收入", "资产总额", "企业名称", "所属行业"]
    headed = bool(rows) and any(cell.strip() in known for cell in rows[0])
    return rows if headed else [list(COLUMNS), *rows]


def download(visit: Visit) -> Response:
    """The list with its classes, as a file."""
    name = visit.request.path_params["made"]
    path: Path = visit.bench.uploads / name / OUT
    if not name.startswith("sme-") or not name[4:].isalnum() or not path.is_file():
        return not_there()
    return FileResponse(path, filename=OUT)


def _page(visit: Visit, **values: Any) -> Response:
    blank: dict[str, Any] = {
        "told": dict.fromkeys(COLUMNS, ""),
        "lines": [],
        "rules": [],
        "pasted": "",
        "rows": [],
        "made": "",
    }
    findings: tuple[Finding, ...] = values.pop("findings", ())
    list_findings: tuple[Finding, ...] = values.pop("list_findings", ())
    return visit.show("sme.html", findings=findings, list_findings=list_findings, **{**blank, **values})


BENCH: tuple[Route, ...] = (
    ("/sme", sme, "GET"),
    ("/sme/one", one, "POST"),
    ("/sme/list", listed, "POST"),
    ("/sme/list/{made}", download, "GET"),
)
