"""Findings come in the order in which to take them up, a file's empty fields as one step."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kit.project import EXAMPLES, Ran

from docgen.model.finding import Finding, Message, Origin
from docgen.model.first_things import in_order


def a_finding(code: str, severity: str, file: str) -> Finding:
    return Finding(code, severity, Origin(file), Message("x"), Message("y"))  # type: ignore[arg-type]


def test_the_tender_comes_before_the_answers_and_what_only_time_tells_last() -> None:
    mixed = [
        a_finding("DATE-PROVISIONAL", "warning", "tender.yaml"),
        a_finding("A", "warning", "answers.yaml"),
        a_finding("B", "error", "plan/01.md"),
        a_finding("C", "error", "company/bidder.yaml"),
        a_finding("D", "error", "tender.yaml"),
        a_finding("SIGNING-HOLIDAY", "warning", "response.yaml"),
        a_finding("E", "warning", "somewhere.xlsx"),
    ]
    assert [each.code for each in in_order(mixed)] == [
        "D",
        "C",
        "B",
        "A",
        "E",
        "DATE-PROVISIONAL",
        "SIGNING-HOLIDAY",
    ]


def test_a_blank_project_is_told_in_steps(docgen: Callable[..., Ran]) -> None:
    ran = docgen("check", EXAMPLES / "blank", "--lang", "zh")
    steps = re.findall(r"^  (\d+)\. (\S+)", ran.out, re.MULTILINE)
    entries = len(docgen("check", EXAMPLES / "blank", "--format", "json").json["findings"])

    assert f"错误 {entries}" in ran.out
    assert [int(no) for no, _ in steps] == list(range(1, len(steps) + 1))
    assert len(steps) * 3 < entries
    files = list(dict.fromkeys(Path(place.split(":")[0]).name for _, place in steps))
    assert files == ["project.yaml", "tender.yaml", "bidder.yaml", "response.yaml", "answers.yaml"]
    assert "project_name:3、project_number:4" in ran.out
