"""Write the examples' workbooks anew from the records' fields: blank ones empty, others with their rows.

    python -m scripts.write_example_sheets

Run after a field of one of these records has changed; rows are read from the workbooks themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from docgen.load.company.lists import LISTS
from docgen.load.files.sheet import read_sheet
from docgen.load.files.sheet_form import sheet_form
from docgen.model.handover.rows import Account, Asset
from docgen.model.response.offer import OfferLine
from docgen.model.response.response import EquipmentItem

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SHEETS: dict[str, tuple[type[BaseModel], str]] = {
    **{f"company/{each.file}": (each.record, each.title) for each in LISTS if each.field != "evidence"},
    "equipment.xlsx": (EquipmentItem, "设备"),
    "prices.xlsx": (OfferLine, "报价"),
    "assets.xlsx": (Asset, "资产"),
    "accounts.xlsx": (Account, "账号"),
}
OF_SOME = ("prices.xlsx", "assets.xlsx", "accounts.xlsx")
"""Sheets that an example has where it keeps prices in one, or its service is over; the blank project has
their forms."""


def main() -> None:
    """Write every example's sheets."""
    for path, content in sheets():
        path.write_bytes(content)
        print(path.relative_to(EXAMPLES))


def sheets() -> Iterator[tuple[Path, bytes]]:
    """Every example's sheets as its own rows make them."""
    for example in sorted(EXAMPLES.iterdir()):
        for name, (record, title) in SHEETS.items():
            path = example / name
            if name in OF_SOME and not path.is_file() and example.name != "blank":
                continue
            yield path, sheet_form(record, title, _rows(path, record))


def _rows(path: Path, record: type[BaseModel]) -> list[BaseModel]:
    if not path.is_file():
        return []
    rows, _, faults = read_sheet(path, path.name, record)
    if faults:
        raise SystemExit(f"{path}: {faults[0]}")
    return list(rows)


if __name__ == "__main__":
    main()
