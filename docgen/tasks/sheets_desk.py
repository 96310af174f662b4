"""The lists of a project that stays open: which files hold them, what they say, cells written into them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.edit.cells.cell import Cell, Edit
from docgen.edit.cells.markup import column_number
from docgen.edit.cells.save import Listed, ListRead, SheetRead, read, save
from docgen.guard.content import content_of
from docgen.load.company.lists import LISTS
from docgen.load.files.sheet import read_list
from docgen.load.files.yaml import read_yaml
from docgen.load.ledgers.file import wanted_columns
from docgen.load.ledgers.folder import ledger_files
from docgen.load.response.prices import USUAL
from docgen.load.sheets.columns import wanted
from docgen.load.sheets.text_grid import SUFFIXES
from docgen.model.acceptance.ledger import LedgerSpec
from docgen.model.acceptance.records import SampleRow, ScoringFile
from docgen.model.base import Record
from docgen.model.finding import DocgenError, Finding, Message, chinese
from docgen.model.handover.rows import Account, Asset
from docgen.model.project_file import ProjectFile
from docgen.model.remembered import Remembered
from docgen.model.response.offer import OfferLine
from docgen.model.response.response import EquipmentItem

_PLACE = re.compile(
    r"(?:(?P<sheet>.*)!)?(?:(?P<letters>[A-Z]{1,3})(?P<row>\d{1,7})|(?P<line>\d{1,7}))", re.DOTALL
)
_data: Remembered[Mapping[str, Any]] = Remembered(50)
_ledger_specs: Remembered[tuple[LedgerSpec, ...]] = Remembered()
"""By content of the file that says them: every save asks for them."""
_EDITED = (".xlsx", *SUFFIXES)


@dataclass(frozen=True)
class ListFile:
    """A file of a list, with what people call it; `record` is what a row makes, none of a ledger's."""

    listed: Listed
    title: Message
    record: type[Record] | None = None

    @property
    def kind(self) -> str:
        """The package whose check reads it."""
        if self.listed.source in ("assets", "accounts"):
            return "handover"
        return "acceptance" if self.listed.source.startswith(("ledger:", "sample-")) else "response"


@dataclass(frozen=True)
class CellFinding:
    """A finding at a cell, or at a row, whose column is then -1."""

    sheet: str
    row: int
    column: int
    finding: Finding


def list_files(folder: Path) -> dict[str, ListFile]:
    """The lists of the project in `folder` that are there and can be written, by their names in it."""
    made: dict[str, ListFile] = {}
    for path, shown, source, record, title in _of_records(folder):
        there = [each for suffix in _EDITED if (each := path.with_suffix(suffix)).is_file()]
        for each in there[:1]:
            name = shown.rpartition(".")[0] + each.suffix
            listed = Listed(each, name, source, wanted(record))
            made.setdefault(name, ListFile(listed, title, record))
    return made | dict(_ledgers(folder))


def _of_records(folder: Path) -> Iterator[tuple[Path, str, str, type[Record], Message]]:
    company = _said(folder, "project.yaml", ProjectFile).get("company") or "company"
    response = _said(folder, "response.yaml", None).get("offer")
    prices = response.get("sheet") if isinstance(response, Mapping) else None
    for name in dict.fromkeys((USUAL, str(prices or USUAL))):
        yield folder / name, name, "prices", OfferLine, chinese("分项报价")
    yield folder / "equipment.xlsx", "equipment.xlsx", "equipment", EquipmentItem, chinese("设备清单")
    for each in LISTS:
        yield (
            folder / company / each.file,
            f"{company}/{each.file}",
            each.source,
            each.record,
            Message(each.title),
        )
    yield folder / "assets.xlsx", "assets.xlsx", "assets", Asset, chinese("资产")
    yield folder / "accounts.xlsx", "accounts.xlsx", "accounts", Account, chinese("数字资产账号")
    for path in sorted((folder / "samples").glob("period-*.xlsx")):
        number = path.stem.removeprefix("period-")
        yield (
            path,
            f"samples/{path.name}",
            f"sample-{number}",
            SampleRow,
            chinese("第{number}期抽查结果", {"number": number}),
        )


def _ledgers(folder: Path) -> Iterator[tuple[str, ListFile]]:
    path = folder / "scoring.yaml"
    specs = _ledger_specs.get(content_of(path), lambda: _specs(path))
    try:
        files = ledger_files(folder, specs).files
    except DocgenError:
        return
    for spec in specs:
        for file in files[spec.code]:
            if file.suffix.lower() in _EDITED:
                name = file.relative_to(folder).as_posix()
                listed = Listed(file, name, f"ledger:{spec.code}", wanted_columns(spec))
                yield name, ListFile(listed, Message(spec.title))


def _specs(path: Path) -> tuple[LedgerSpec, ...]:
    try:
        return tuple(ScoringFile.model_validate(read_yaml(path, path.name, ScoringFile)[0]).ledgers)
    except (DocgenError, ValueError):
        return ()


def _said(folder: Path, name: str, record: Any) -> Mapping[str, Any]:
    def data_of_it() -> Mapping[str, Any]:
        try:
            data, _ = read_yaml(folder / name, name, record)
        except DocgenError:
            return {}
        return data if isinstance(data, dict) else {}

    return _data.get((name, content_of(folder / name)), data_of_it)


def read_file_of(file: ListFile) -> ListRead:
    """What a file says now. Raises DocgenError where it is no list."""
    return read(file.listed)


def save_cells(
    folder: Path,
    file: ListFile,
    sheet: str,
    cells: Mapping[Cell, str],
    dropped: Sequence[int],
    sha256: str,
    seen: Mapping[int, Sequence[str]],
) -> str:
    """Write cells, and take rows out; the file's new SHA-256. Raises what `edit.cells.save.save` does."""
    return save(folder, file.listed, Edit(sheet, cells, tuple(dropped)), sha256, seen)[0]


def own_findings(file: ListFile) -> list[Finding]:
    """What the reader of lists finds in the file alone, of a list of records."""
    if file.record is None:
        return []
    try:
        return read_list(file.listed.path, file.listed.shown, file.record).findings
    except DocgenError as problem:
        return [*problem.findings]


def at_cells(file: ListFile, sheets: Sequence[SheetRead], found: Sequence[Finding]) -> list[CellFinding]:
    """Those of the findings that are about a cell or row of the file."""
    told = []
    for finding in found:
        met = _PLACE.fullmatch(finding.origin.location) if finding.origin.file == file.listed.shown else None
        if met is None or not sheets:
            continue
        sheet = met["sheet"] or next((each.name for each in sheets if each.head), sheets[0].name)
        row = int(met["row"] or met["line"])
        told.append(CellFinding(sheet, row, column_number(met["letters"]) if met["letters"] else -1, finding))
    return told
