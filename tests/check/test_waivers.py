"""Waivers: who lets what pass, on the record; never a substantive clause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kit.project import Ran, replace

WAIVER = (
    "company: company\nwaivers:\n"
    "  - {code: %s, where: '%s', reason: 评审会议决定, name: 甄示例, on: 2025-11-17}\n"
)


def waive(project: Path, code: str, where: str) -> None:
    replace(project / "project.yaml", "company: company\n", WAIVER % (code, where))


def test_a_waived_finding_blocks_no_longer_and_says_who_let_it_pass(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / "response.yaml", 'total: "1862400.00"', 'total: "1.00"')
    waive(lot1, "PRICE-TOTAL", "")

    ran = docgen("check", lot1, "--format", "json")

    assert ran.code == 0
    entry = next(entry for entry in ran.json["findings"] if entry["code"] == "PRICE-TOTAL")
    assert entry["severity"] == "info"
    assert "甄示例" in entry["message"]
    assert "评审会议决定" in entry["message"]
    assert docgen("build", lot1, "response").code == 0


def test_a_waiver_for_one_place_waives_no_other(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "response.yaml", 'total: "1862400.00"', 'total: "1.00"')
    waive(lot1, "PRICE-TOTAL", "T5")

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["PRICE-TOTAL"]
    assert ran.codes("warning") == ["WAIVER-IDLE"]


def test_a_substantive_clause_cannot_be_waived(lot1: Path, docgen: Callable[..., Ran]) -> None:
    text = (lot1 / "answers.yaml").read_text(encoding="utf-8")
    head, _, tail = text.partition("\n  B8:\n")
    (lot1 / "answers.yaml").write_text(f"{head}\n  B8:\n    deviation: negative\n{tail}", encoding="utf-8")
    waive(lot1, "CLAUSE-SUBSTANTIVE", "B8")

    ran = docgen("check", lot1, "--format", "json")

    assert ran.code == 1
    assert set(ran.codes()) == {"CLAUSE-SUBSTANTIVE", "WAIVER-REFUSED"}
