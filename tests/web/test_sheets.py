"""Lists as the workbench shows and writes them: saved, refused at the cell, in conflict with both values."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.workbench import Answered, Bench, running

STAFF = "company/staff.xlsx"
NAME, FORM = 1, 4


@pytest.fixture
def rows() -> Callable[[Bench, str], dict[str, Any]]:
    def rows(bench: Bench, sheet: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(bench.ask(f"/p/0/sheets/rows?file={STAFF}&sheet={sheet}").text)
        return told

    return rows


def save(bench: Bench, sheet: str, sha256: str, cells: list[Any], seen: dict[str, Any]) -> Answered:
    edit = {"sheet": sheet, "sha256": sha256, "cells": cells, "seen": seen}
    return bench.ask("/p/0/sheets/save", {"file": STAFF, "edit": json.dumps(edit)})


def test_cells_are_saved_refused_told_in_conflict_and_taken_back(
    lot1: Path, rows: Callable[[Bench, str], dict[str, Any]]
) -> None:
    sheet = "%E4%BA%BA%E5%91%98"
    (lot1 / "ledgers/transport.csv").rename(lot1 / "ledgers/transport.parquet")
    with running(lot1, "en") as bench:
        page = bench.ask("/p/0/sheets").text
        assert f"open?file={STAFF}" in page
        assert "ledgers/jobseekers.csv" in page
        assert "transport.parquet" not in page
        seen = rows(bench, sheet)
        first = seen["rows"][1]
        assert (seen["head"], seen["columns"][NAME]["title"], seen["findings"]) == (1, "姓名", [])

        saved = save(bench, "人员", seen["sha256"], [[3, NAME, "=1+1"], [3, FORM, "临时工"]], {"3": first})
        assert saved.status == 200
        now = rows(bench, sheet)
        assert (now["rows"][1][NAME], now["sha256"]) == ("=1+1", json.loads(saved.text)["sha256"])
        assert [(each["row"], each["column"]) for each in now["findings"]] == [(3, FORM)]

        both = save(bench, "人员", seen["sha256"], [[3, NAME, "黄样九"]], {"3": first})
        assert both.status == 409
        assert [3, NAME, "=1+1", "黄样九"] in json.loads(both.text)["conflict"]

        refused = save(bench, "人员", now["sha256"], [[3, NAME, "a\x00b"]], {})
        assert (refused.status, json.loads(refused.text)["cells"]) == (422, [[3, NAME]])
        assert "invisible control character" in refused.text

        undone = bench.ask("/p/0/undo", {})
        assert undone.headers["hx-redirect"] == f"/p/0/sheets/open?file={STAFF}"
        assert rows(bench, sheet)["rows"][1] == first


def test_a_finding_of_the_whole_check_stands_at_its_cell(lot1: Path) -> None:
    with running(lot1, "en") as bench:
        seen = json.loads(bench.ask(f"/p/0/sheets/rows?file={STAFF}&sheet=%E4%BA%BA%E5%91%98").text)
        column = next(i for i, each in enumerate(seen["columns"]) if each["title"] == "劳动合同止")
        save(bench, "人员", seen["sha256"], [[2, column, "2026-01-01"]], {})
        found = json.loads(bench.ask(f"/p/0/sheets/findings?file={STAFF}").text)["findings"]
        assert 2 in {each["row"] for each in found}
