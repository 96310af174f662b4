"""A company's folder becomes records: what bidder.yaml says and what its sheets list are one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from docgen.load.company.lists import (
    CERTIFICATES,
    EQUIPMENT,
    INSURANCE,
    OF_BIDDER,
    STAFF,
    VEHICLES,
    CompanyList,
)
from docgen.load.company.people import about_faults, named
from docgen.load.files.sheet import stands_there
from docgen.load.files.twice import rows_twice
from docgen.load.reading import Reading
from docgen.model.base import Record
from docgen.model.company.bidder import Bidder, StaffMember
from docgen.model.company.company import Company
from docgen.model.finding import Origin
from docgen.model.sources import Place

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class CompanyRead:
    """The company as read: the bidder, None where bidder.yaml makes none; the staff sheet's rows; others."""

    bidder: Bidder | None
    staff: tuple[StaffMember, ...]
    company: Company


def read_company(reading: Reading, folder: Path) -> CompanyRead:
    """Read the company's `folder`; faults are kept in `reading`. Sheets that are not there are empty."""
    bidder = reading.yaml("bidder", folder / "bidder.yaml", Bidder)
    staff = reading.sheet(STAFF.source, folder / STAFF.file, StaffMember)
    lists = {each.field: _rows(reading, folder, each) for each in OF_BIDDER}
    if bidder is not None:
        bidder = _joined(reading, bidder, lists)
    known = staff if reading.sound(STAFF.source) else None
    company = Company(
        certificates=named(reading, CERTIFICATES.source, _rows(reading, folder, CERTIFICATES), known),
        insurance=named(reading, INSURANCE.source, _rows(reading, folder, INSURANCE), known),
        vehicles=_rows(reading, folder, VEHICLES),
        equipment=_rows(reading, folder, EQUIPMENT),
    )
    if bidder is not None and known is not None:
        about_faults(reading, bidder, known, company)
    return CompanyRead(bidder, staff, company)


def _rows(reading: Reading, folder: Path, sheet: CompanyList) -> tuple[Any, ...]:
    path = folder / sheet.file
    return reading.sheet(sheet.source, path, sheet.record) if stands_there(path) else ()


def _joined(reading: Reading, bidder: Bidder, lists: dict[str, tuple[Any, ...]]) -> Bidder:
    """The bidder with the sheets' rows behind what its YAML lists; what stands in both is told."""
    added = {}
    for each in OF_BIDDER:
        if each.source not in reading.files:
            continue
        first, rows = getattr(bidder, each.field), lists[each.field]
        reading.places.setdefault(each.source, {}).setdefault((), "1")  # what is missing there has no row
        reading.lists["bidder", each.field] = (each.source, len(first))
        added[each.field] = (*first, *rows)
        if first and rows and not reading.findings:
            data = [row.model_dump(exclude_unset=True) for row in added[each.field]]
            reading.findings += rows_twice(each.record, data, _places(reading, each.field))
    return bidder.model_copy(update=added)


def _places(reading: Reading, field: str) -> Callable[[Place], Origin]:
    return lambda place: reading.sources.origin("bidder", field, *place)
