"""The project's files field by field: saved, refused, in conflict; entries added and taken out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kit.workbench import Answered, Bench, running

from docgen.load.files.yaml import read_yaml


@pytest.fixture
def bench(lot1: Path) -> Iterator[Bench]:
    with running(lot1, "en") as bench:
        yield bench


def response(lot1: Path) -> Any:
    return read_yaml(lot1 / "response.yaml", "response.yaml")[0]


def save(bench: Bench, place: list[str | int], seen: str, value: str, key: str = "") -> Answered:
    told = {
        "at": json.dumps(place, ensure_ascii=False),
        "seen": seen,
        "value": value,
        "key": key,
        "sha256": "0",
    }
    return bench.ask("/p/0/data/response/save", told)


def test_a_field_is_saved_as_its_record_has_it(bench: Bench, lot1: Path) -> None:
    was = response(lot1)
    assert save(bench, ["signing_days"], str(was["signing_days"]), "9").status == 200
    assert response(lot1)["signing_days"] == 9
    wanted = "一条承诺\n另一条"
    seen = "\n".join(was["commitments"])
    assert save(bench, ["commitments"], seen, wanted).status == 200
    assert response(lot1)["commitments"] == ["一条承诺", "另一条"]
    assert save(bench, ["signing_days"], "9", "soon").status == 422
    assert save(bench, ["signing_days"], "8", "7").status == 409
    assert response(lot1)["signing_days"] == 9


def test_an_entry_is_known_again_by_what_it_is_called(bench: Bench, lot1: Path) -> None:
    first = response(lot1)["plan"][0]
    place: list[str | int] = ["plan", 0, "file"]
    other = save(bench, place, first["file"], "x.md", "another chapter")
    assert (other.status, response(lot1)["plan"][0]["file"]) == (409, first["file"])
    assert save(bench, place, first["file"], "new.md", first["title"]).status == 200


def test_entries_are_added_and_taken_out(bench: Bench, lot1: Path) -> None:
    before = len(response(lot1)["plan"])
    asked = bench.ask("/p/0/data/response/new?at=%5B%22plan%22%5D").text
    assert 'name="f.title"' in asked
    told = {"at": '["plan"]', "kind": "", "f.title": "另一章", "f.file": "new.md", "f.answers": "T1"}
    assert bench.ask("/p/0/data/response/add", told).headers["hx-redirect"].startswith("/p/0/data/response")
    assert response(lot1)["plan"][-1]["title"] == "另一章"
    refused = bench.ask("/p/0/data/response/add", {"at": '["plan"]', "kind": "", "f.file": "x.md"})
    assert (refused.status, "findings" in refused.text) == (422, True)
    wrong = {"at": json.dumps(["plan", before]), "key": "not that one"}
    bench.ask("/p/0/data/response/drop", wrong)
    assert len(response(lot1)["plan"]) == before + 1
    bench.ask("/p/0/data/response/drop", {**wrong, "key": "另一章"})
    assert len(response(lot1)["plan"]) == before
    for _ in range(2):
        assert bench.ask("/p/0/undo", {}).headers["hx-redirect"] == "/p/0/data/response"
    assert len(response(lot1)["plan"]) == before


def test_a_finding_leads_to_its_field(bench: Bench, lot1: Path) -> None:
    path = lot1 / "response.yaml"
    text = path.read_text(encoding="utf-8")
    signed = str(response(lot1)["signed"])
    path.write_text(text.replace(f"signed: {signed}", "signed: never"), encoding="utf-8", newline="\n")
    page = bench.ask("/p/0/check").text
    lead = "/p/0/data/response?at=%5B%22signed%22%5D"
    assert lead in page
    assert "data-here" in bench.ask(lead).text


@pytest.mark.sample(0)
def test_every_file_is_shown_and_no_other(bench: Bench) -> None:
    for stem in ("response", "bidder", "tender", "project", "handover", "acceptance", "contract", "scoring"):
        told = bench.ask(f"/p/0/data/{stem}")
        assert (told.status, "<form" in told.text) == (200, True), stem
    for stem in ("answers", "forms", "..", "staff", "company_forms", "%00"):
        assert bench.ask(f"/p/0/data/{stem}").status == 404
