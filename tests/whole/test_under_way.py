"""A bid that is not filled in yet: what can be judged of it is said beside what is blank."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import Ran, replace


@pytest.fixture
def read(lot1: Path) -> Path:
    """Lot 1 with its marked clauses as if they had been read and not confirmed."""
    path = lot1 / "tender.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(\n      mark: "?▲"?)', r"\1\n      certainty: exact", text), encoding="utf-8")
    return lot1


def blank(lot1: Path, *codes: str) -> None:
    path = lot1 / "answers.yaml"
    text = path.read_text(encoding="utf-8")
    for code in codes:
        text, count = re.subn(rf"(\n  {re.escape(code)}:\n    text: )[^\n]*", r'\1""', text)
        assert count == 1
    path.write_text(text, encoding="utf-8")


def test_blank_answers_are_one_finding_with_their_number(lot1: Path, docgen: Callable[..., Ran]) -> None:
    blank(lot1, "N1", "T1", "B1.1")
    found = docgen("check", lot1, "--format", "json").json["findings"]
    told = [each for each in found if each["severity"] == "error"]
    assert [each["code"] for each in told] == ["ANSWER-BLANK"]
    assert re.findall("[A-Z][0-9.]+", told[0]["message"]) == ["B1.1", "N1", "T1"]  # what voids first


def test_a_blank_answer_of_a_code_that_is_none_is_told(lot1: Path, docgen: Callable[..., Ran]) -> None:
    with (lot1 / "answers.yaml").open("a", encoding="utf-8") as file:
        file.write('  T99:\n    text: ""\n')
    assert "T99" in docgen("check", lot1, "--lang", "en").out


def test_what_is_not_confirmed_is_said_although_a_price_is_blank(
    read: Path, docgen: Callable[..., Ran]
) -> None:
    replace(read / "response.yaml", "signed: 2025-11-18", "signed:")
    blank(read, "N1")
    ran = docgen("check", read, "--format", "json")
    assert ran.codes() == ["READ-UNCONFIRMED", "ANSWER-BLANK", "FIELD-MISSING"]
    assert ran.code == 1


def test_it_is_said_although_the_tender_itself_is_not_filled_in(
    read: Path, docgen: Callable[..., Ran]
) -> None:
    replace(read / "tender.yaml", "opening: 2025-11-20", "opening:")
    found = docgen("check", read, "--format", "json").json["findings"]
    assert [each["code"] for each in found] == ["READ-UNCONFIRMED", "FIELD-MISSING"]
    line = int(found[0]["location"])
    assert "code: B1.1" in (read / "tender.yaml").read_text(encoding="utf-8").splitlines()[line - 1]


def test_an_unconfirmed_clause_stops_a_final_build_and_no_draft(
    read: Path, docgen: Callable[..., Ran], tmp_path: Path
) -> None:
    assert docgen("build", read, "response", "--out", tmp_path / "final").code == 1
    assert not (tmp_path / "final" / "response").exists()
    assert docgen("build", read, "response", "--draft", "--out", tmp_path / "draft").code == 0


def test_the_only_one_of_lots_needs_no_name(read: Path, docgen: Callable[..., Ran]) -> None:
    path = read / "tender.yaml"
    before, lot, own = path.read_text(encoding="utf-8").partition("\nlot:\n")
    assert lot
    listed = re.sub(r"(?m)^(?=.)", "  ", own).replace("    code:", "  - code:", 1)
    path.write_text(f"{before}\nlots:\n{listed}", encoding="utf-8")
    blank(read, "N1")
    replace(read / "response.yaml", "signed: 2025-11-18", "signed:")
    assert docgen("check", read, "--format", "json").codes() == [
        "READ-UNCONFIRMED",
        "ANSWER-BLANK",
        "FIELD-MISSING",
    ]
