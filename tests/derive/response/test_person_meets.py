"""Certificates, traits and schooling as cells of the staff sheet say them: person_pairs.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from kit.edits import Edit, add, drop, person
from kit.examples import bid

from docgen.derive.response.person_meets import person_meets
from docgen.locale.messages import say
from docgen.model.response.staffing import PersonMeets
from docgen.model.tender.requirement import StaffRequirement
from docgen.rules import ruleset

ASKED = {"certificates": "certificates", "traits": "traits", "schooling": "education"}


def pairs() -> Iterator[tuple[str, str, str, str]]:
    """The section of each pair, its cell, what is asked for, and what comes of it."""
    text, section = Path(__file__).with_name("person_pairs.txt").read_text(encoding="utf-8"), ""
    for line in text.splitlines():
        if line.startswith("## "):
            section = line[3:].split(",")[0]
        elif line.strip() and not line.startswith("#"):
            cell, asked, outcome = (part.strip() for part in line.split(" | "))
            yield section, cell, asked, outcome


def met(section: str, cell: str, asked: str) -> PersonMeets:
    name, _, level = asked.partition(" ")
    demand: dict[str, object] = {
        "certificates": [{"name": name, "level": level}],
        "traits": [asked],
        "education": asked,
    }
    field = ASKED[section]
    requirement = StaffRequirement.model_validate({"kind": "staff", "least": 1, field: demand[field]})
    project = bid(person("S04", **{field: cell, "qualification": ""}), drop("certificates/3"))
    return person_meets(project, requirement, project.staff["S04"], ruleset().staff_levels)


@pytest.mark.parametrize(("section", "cell", "asked", "outcome"), list(pairs()))
def test_a_cell_comes_out_as_people_read_it(section: str, cell: str, asked: str, outcome: str) -> None:
    person_met = met(section, cell, asked)

    said = "lacks" if person_met.lacks else "unknown" if person_met.unknown else "met"
    assert said == outcome


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("健康证（办理中）", "certificate 健康证: 办理"),
        ("健康证（有效期至2025-01-01）", "certificate 健康证: over by the opening"),
        ("健康证（有效期3年）", "certificate 健康证: nothing tells its last day"),
        ("健康证（未年审）", "certificate 健康证: 未年审"),
    ],
)
def test_why_a_certificate_does_not_count_is_said(cell: str, said: str) -> None:
    person_met = met("certificates", cell, "健康证")

    assert [say(each, "en") for each in (*person_met.lacks, *person_met.unknown)] == [said]


ROW = {"staff": "S04", "name": "", "kind": "健康证"}


def asked_of(name: str, *edits: Edit) -> PersonMeets:
    """S04 of the example, with a row for a health certificate, beside a demand for a certificate."""
    demand = {"kind": "staff", "least": 1, "certificates": [{"name": name}]}
    project = bid(
        person("S04", certificates="", qualification="", title=""),
        drop("certificates/3"),
        add("certificates", ROW),
        *edits,
    )
    wanted = StaffRequirement.model_validate(demand)
    return person_meets(project, wanted, project.staff["S04"], ruleset().staff_levels)


@pytest.mark.parametrize(
    ("name", "change", "outcome"),
    [
        ("健康证", person("S04"), "met"),
        ("保安员证", person("S04"), "unknown"),
        ("保安员证", person("S04", certificates="无"), "lacks"),
        ("保安员证", person("S04", certificates="电工证"), "lacks"),
        ("保安员证", person("S04", certificates="保安员证（四级）"), "met"),
        ("保安员证", person("S04", qualification="保安员证"), "met"),
        ("工程师", person("S04", title="工程师"), "met"),
        ("工程师", person("S04", title="助理工程师"), "unknown"),
        (
            "低压电工作业",
            add("certificates", {**ROW, "kind": "特种作业操作证", "major": "低压电工作业"}),
            "met",
        ),
    ],
)
def test_a_row_for_one_certificate_says_nothing_of_other_kinds(name: str, change: Edit, outcome: str) -> None:
    person_met = asked_of(name, change)

    said = "lacks" if person_met.lacks else "unknown" if person_met.unknown else "met"
    assert said == outcome
