"""What the examples keep is what their generators make."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.project import EXAMPLES

from scripts import make_handover_example, write_example_sheets

HANDED_OVER = sorted(terms.parent for terms in EXAMPLES.glob("*/handover.yaml"))


def test_every_sheet_is_written_as_its_own_rows_make_it() -> None:
    assert [path for path, content in write_example_sheets.sheets() if content != path.read_bytes()] == []


@pytest.mark.parametrize("folder", HANDED_OVER, ids=lambda folder: folder.name)
def test_assets_and_accounts_are_what_prices_and_sites_make(folder: Path) -> None:
    made = make_handover_example.sheets(folder)

    assert [name for name, content in made.items() if content != (folder / name).read_bytes()] == []
