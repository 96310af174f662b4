"""Small tenders in other house styles, each with what it says written by hand before it was ever read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.strangers import written

from docgen.model.text import squeezed
from docgen.rules.reading import read as read_yaml
from docgen.tasks.read import Read, read

HOUSES = sorted(Path(__file__).with_name("houses").glob("*.yaml"))


@pytest.fixture(scope="module", params=HOUSES, ids=[each.stem for each in HOUSES])
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Read, Any]:
    """A tender as read, and the truth about it."""
    said = read_yaml(request.param.read_text("utf-8"))
    file = written(said["lines"], tmp_path_factory.mktemp("house") / "tender.docx")
    return read([file]), said["truth"]


def test_facts(house: tuple[Read, Any]) -> None:
    tender, truth = house
    for key, wanted in truth["facts"].items():
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
    assert [each.name for each in said.qualification] == truth["qualification"]
    assert [each.name for each in said.conformity] == truth["conformity"]
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
