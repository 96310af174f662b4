"""Small tenders in other house styles, each with what it says written by hand before it was ever read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.strangers import written

from docgen.model.text import squeezed
from docgen.office.office import Office, find_office
from docgen.rules.reading import read as read_yaml
from docgen.tasks.read import Read, read

HOUSES = sorted(Path(__file__).with_name("houses").glob("*.yaml"))


@pytest.fixture(scope="module", params=HOUSES, ids=[each.stem for each in HOUSES])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, Any]:
    """A tender as read, and the truth about it."""
    said = read_yaml(request.param.read_text("utf-8"))
    file = tmp_path_factory.mktemp("house") / "tender.docx"
    if columns := said.get("columns"):  # pages as a printer gives them, in columns
        return read([_printed(written(said["lines"], file, columns))]), said["truth"]
    return read([written(said["lines"], file)]), said["truth"]


def _printed(file: Path) -> Path:
    pdf = file.with_suffix(".pdf")
    with Office(find_office(), workers=1) as office:
        pdf.write_bytes(office.convert({"tender": file.read_bytes()})["tender"])
    return pdf


def test_facts(house: tuple[Read, Any]) -> None:
    tender, truth = house
    lots = {lot["code"]: lot for lot in tender.facts["lots"]} | {
        lot["lot"]: lot for lot in tender.facts["lots"]
    }
    for key, wanted in truth["facts"].items():
        if key == "lots":
            for lot in wanted:
                assert {each: str(lots[lot.get("code", lot.get("lot"))][each]) for each in lot} == {
                    each: str(value) for each, value in lot.items()
                }
            continue
        found = tender.facts[key]
        if isinstance(wanted, dict):
            found = {each: (found or {}).get(each) for each in wanted}
        assert (key, str(found)) == (key, str(wanted))


def test_marks_and_demands(house: tuple[Read, Any]) -> None:
    tender, truth = house
    marks = {each.symbol: each.effect for each in tender.reading.marks}
    assert marks.items() >= truth["marks"].items()
    found = [(each.mark or "!" * bool(each.substantive), each.text) for each in tender.reading.demands]
    assert len(found) == len(truth["requirements"])
    for (mark, begins), (own, text) in zip(truth["requirements"], found, strict=True):
        assert squeezed(text).startswith(squeezed(begins))
        assert (own, begins) == (mark, begins)


def test_reviews_and_scoring(house: tuple[Read, Any]) -> None:
    tender, truth = house
    said = tender.reading
    for rows, wanted in ((said.qualification, "qualification"), (said.conformity, "conformity")):
        assert [each.name or each.text.rstrip("；。") for each in rows] == truth[wanted]
    assert [[each.name, each.points, each.kind] for each in said.scoring] == truth["scoring"]


def test_payment(house: tuple[Read, Any]) -> None:
    tender, truth = house
    assert [each.percent for each in tender.reading.payment] == truth["payment"]


def test_forms_and_their_blanks(house: tuple[Read, Any]) -> None:
    tender, truth = house
    found = tender.reading.forms
    assert [form.title for form in found] == [title for title, _ in truth["forms"]]
    for form, (title, wanted) in zip(found, truth["forms"], strict=True):
        labels = [blank.label for blank in form.blanks]
        assert len(labels) == len(wanted), title
        for label, word in zip(labels, wanted, strict=True):
            assert word in label


def test_nothing_contradicts_itself(house: tuple[Read, Any]) -> None:
    tender, _ = house
    assert tender.reading.contradictions == ()
