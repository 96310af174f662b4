"""The property example: what `docgen read --into` makes of its tender, and what is found in a bid on it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from kit.edits import Edit, drop, edit, person, reword
from kit.examples import bid
from kit.found import codes, findings
from kit.project import EXAMPLES
from ruamel.yaml import YAML

from docgen.load.tender_files import digest
from docgen.tasks.into.response_file import response_file
from docgen.tasks.into.tender import tender_data
from docgen.tasks.read import read

EXAMPLE = EXAMPLES / "property"
CLERK = ("confirmed",)


@pytest.fixture(scope="module")
def kept() -> Any:
    return YAML(typ="safe").load((EXAMPLE / "tender.yaml").read_text("utf-8"))


def bare(value: Any) -> Any:
    """Data without comments and without who confirmed them; figures and days as text."""
    if isinstance(value, dict):
        return {name: bare(each) for name, each in value.items() if name[0] != "#" and name not in CLERK}
    if isinstance(value, list):
        return [bare(each) for each in value]
    return value if value is None else str(value)


def test_the_tender_is_the_file_that_was_read(kept: Any) -> None:
    assert digest(EXAMPLE / "tender" / "tender.docx") == kept["files"][0]["sha256"]


def test_every_entry_is_what_reading_makes_of_it_and_somebody_confirmed_it(kept: Any) -> None:
    found = read([EXAMPLE / "tender" / "tender.docx"])
    made = tender_data(found.reading, found.outline)
    for name in ("headings", "clauses", "payment", "qualification", "conformity", "evaluation", "price"):
        assert bare(kept["lot"][name]) == bare(made["lot"][name]), name
    for name in ("marks", "forms", "volumes"):
        assert bare(kept[name]) == bare(made[name]), name
    asked = [*kept["lot"]["clauses"], *kept["lot"]["qualification"], *kept["lot"]["evaluation"]]
    assert [entry["code"] for entry in asked if not entry.get("confirmed")] == []
    days = response_file(made, made["lot"], found.reading, found.outline, date(2028, 3, 1)).splitlines()[:3]
    assert [line.split("#")[0].strip() for line in days] == [
        "signed: 2028-03-14",
        "validity_days: 90",
        "signing_days: 20",
    ]


ERRORS: list[tuple[str, Edit, set[str]]] = [
    ("a guard is above fifty", person("Z05", id_number="450000197502010010"), {"STAFF-LIMIT"}),
    ("a guard has no certificate", person("Z05", qualification="", certificates="健康证"), {"STAFF-LIMIT"}),
    (
        "thirteen guards of fourteen",
        drop("response/sites/0/posts/Z14"),
        {"STAFF-SHORT"},
    ),
    ("cleaning three times of four", reword("answers/T3.2.1.2/text", "5次", "3次"), {"CLAUSE-FIGURE"}),
    ("the price is above the ceiling", edit("tender/lot/price/ceiling", "4200000.00"), {"PRICE-CEILING"}),
]


def test_nothing_is_found_in_it() -> None:
    found = findings(bid(example="property"))
    assert (codes(found, "error"), codes(found, "warning")) == ([], [])


@pytest.mark.parametrize(
    ("change", "expected"), [each[1:] for each in ERRORS], ids=[each[0] for each in ERRORS]
)
def test_a_bid_that_falls_short_of_what_was_read_is_found(change: Edit, expected: set[str]) -> None:
    assert set(codes(findings(bid(change, example="property")), "error")) >= expected
