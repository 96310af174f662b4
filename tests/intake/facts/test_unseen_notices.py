"""Notices and data sheets that no rule was written from, each with what a person reads in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.tender_paper import cases, written

from docgen.tasks.neutral import Read
from docgen.tasks.read import read

CASES = cases("facts")


def _read(name: str, folder: Path) -> Read:
    return read([written(CASES[name]["paper"], folder / "tender.docx")])


def _alike(read: Any, stated: Any) -> bool:
    """Copies that are not named are not counted; all else is equal."""
    if isinstance(read, dict) and isinstance(stated, dict):
        return {key: value for key, value in read.items() if value is not None} == stated
    return bool(read == stated)


@pytest.mark.parametrize("name", CASES)
def test_facts_of_a_tender_never_seen(name: str, tmp_path: Path) -> None:
    facts = _read(name, tmp_path).facts
    wrong = {
        key: (facts[key], stated)
        for key, stated in CASES[name]["facts"].items()
        if not _alike(facts[key], stated)
    }
    wrong |= {key: (facts[key], None) for key in CASES[name].get("absent", ()) if facts[key] is not None}
    lots = CASES[name].get("lots", [])
    assert len(facts["lots"]) == len(lots)
    for entry, stated in zip(facts["lots"], lots, strict=True):
        wrong |= {
            f"{stated['lot']} {key}": (entry[key], value)
            for key, value in stated.items()
            if entry[key] != value
        }
    assert wrong == {}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "asked" in case])
def test_facts_that_two_places_state_differently_are_asked(name: str, tmp_path: Path) -> None:
    stated = _read(name, tmp_path).reading.stated
    for key in CASES[name]["asked"]:
        of_key = [each for each in stated if each.key == key]
        assert {each.found.certainty for each in of_key} == {"asked"}
        assert len({each.value for each in of_key}) > 1
