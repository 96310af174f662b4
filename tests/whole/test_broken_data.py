"""YAML that says what cannot be: one finding each, with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kit.broken import Break, Case, Docgen, case, expect_one_finding
from kit.project import replace

CASES: list[Case] = []


def edit(name: str, code: str, place: str, file: str, old: str, new: str) -> None:
    CASES.append((name, lambda project: replace(project / file, old, new), code, place))


edit("a misspelt key", "FIELD-UNKNOWN", "response.yaml:", "response.yaml", "validity_days:", "validty_days:")


edit(
    "an amount with letters",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    'unit_price: "12,0o0"',
)


edit(
    "a text that begins with !",
    "YAML-SYNTAX",
    "project.yaml:2",
    "project.yaml",
    "title: ",
    "title: !important ",
)


edit(
    "a tag of Python",
    "YAML-SYNTAX",
    "response.yaml:",
    "response.yaml",
    "validity_days: ",
    "validity_days: !!python/name:os.system ",
)


edit(
    "an amount below the fen",
    "FIELD-VALUE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    "unit_price: 0.005",
)


edit(
    "an infinite amount",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    "unit_price: .inf",
)


edit("a list where text belongs", "FIELD-TYPE", "project.yaml:", "project.yaml", "title: ", "title: [] #")


edit(
    "an unknown clause code",
    "REF-UNKNOWN",
    "answers.yaml:",
    "answers.yaml",
    "\nanswers:",
    "\nanswers:\n  T55: {text: 有}",
)


edit(
    "an unknown deviation",
    "FIELD-VALUE",
    "answers.yaml:",
    "answers.yaml",
    "deviation: positive",
    "deviation: better",
)


edit("an unknown site", "REF-UNKNOWN", "response.yaml:", "response.yaml", "site: PARK", "site: PRAK")


edit("a person nobody knows", "REF-UNKNOWN", "response.yaml:", "response.yaml", "staff: S01", "staff: S99")


edit("an unknown cost head", "REF-UNKNOWN", "response.yaml:", "response.yaml", "head: H-WAGE", "head: H-WAEG")


edit("an unknown requirement kind", "FIELD-VALUE", "tender.yaml:", "tender.yaml", "kind: area", "kind: aera")


edit("a bad date", "FIELD-TYPE", "response.yaml:", "response.yaml", "signed: ", "signed: 2025-13-41 #")


edit("tabs as indentation", "YAML-SYNTAX", "response.yaml:", "response.yaml", "offer:\n", "offer:\n\t x: 1\n")


edit("an unclosed quote", "YAML-SYNTAX", "project.yaml", "project.yaml", "title: ", 'title: "')


edit(
    "a duplicate key", "YAML-DUPLICATE-KEY", "project.yaml:", "project.yaml", "company:", "title: x\ncompany:"
)


edit("a control character", "TEXT-CONTROL", "project.yaml:", "project.yaml", "title: ", "title: a\x07")


edit(
    "an escaped control character",
    "TEXT-CONTROL",
    "project.yaml:",
    "project.yaml",
    "title: ",
    'title: "a\\x07" #',
)


edit("a lone surrogate", "YAML-SYNTAX", "project.yaml", "project.yaml", "title: ", 'title: "a\\ud800" #')


edit(
    "a bad USCC",
    "USCC-CHECKSUM",
    "company/bidder.yaml:",
    "company/bidder.yaml",
    "uscc: ",
    'uscc: "91450000MA00000000" #',
)


edit(
    "an ID as a number",
    "FIELD-TYPE",
    "company/bidder.yaml:",
    "company/bidder.yaml",
    "id_number: ",
    "id_number: 123456789012345678 #",
)


edit(
    "evidence outside the folder",
    "PATH-OUTSIDE",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: ../../evidence/",
)


edit(
    "evidence at an absolute path",
    "PATH-OUTSIDE",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: /etc/",
)


edit(
    "evidence that is not there",
    "FILE-MISSING",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: evidence/no-",
)


edit(
    "a company folder that is not there",
    "FILE-MISSING",
    "project.yaml:3",
    "project.yaml",
    "company: company",
    "company: ../nobody",
)


edit(
    "a total that is not the sum",
    "PRICE-TOTAL",
    "response.yaml:",
    "response.yaml",
    'total: "1862400.00"',
    'total: "1862400.01"',
)


edit("a date that is a number", "FIELD-TYPE", "response.yaml:", "response.yaml", "signed: ", "signed: 0 #")


edit(
    "a time that is a number", "FIELD-TYPE", "response.yaml:", "response.yaml", 'opens: "09:00"', "opens: 900"
)


edit(
    "a count that is a yes",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    "validity_days: ",
    "validity_days: true #",
)


edit(
    "a volume that is a path",
    "FIELD-VALUE",
    "tender.yaml:",
    "tender.yaml",
    "title: 报价文件",
    "title: ../../报价文件",
)


edit(
    "two volumes of one name",
    "CODE-DUPLICATE",
    "tender.yaml:",
    "tender.yaml",
    "title: 报价文件",
    "title: 资格证明文件",
)


edit(
    "a volume without a template",
    "TEMPLATE-MISSING",
    "tender.yaml",
    "tender.yaml",
    "code: price\n",
    "code: prize\n",
)


edit(
    "a price beyond all bounds",
    "FIELD-VALUE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    'unit_price: "999999999999999.99"',
)


@case(CASES, "nesting that would end the process", "YAML-DEPTH", "answers.yaml:1")
def _abyss(project: Path) -> None:
    (project / "answers.yaml").write_text("answers: " + "[" * 50_000 + "]" * 50_000, encoding="utf-8")


@case(CASES, "aliases that multiply", "YAML-ALIAS", "project.yaml:")
def _aliases(project: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    (project / "project.yaml").write_text("\n".join(lines), encoding="utf-8")


@case(CASES, "nesting without end", "YAML-DEPTH", "project.yaml")
def _deep(project: Path) -> None:
    (project / "project.yaml").write_text("title: " + "[" * 5000 + "]" * 5000, encoding="utf-8")


@case(CASES, "a missing clause answer", "CLAUSE-UNANSWERED", "tender.yaml:")
def _unanswered(project: Path) -> None:
    path = project / "answers.yaml"
    text, count = re.subn(r"(?m)^  T5:.*\n(?:    .*\n|\n)*", "", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")


@pytest.mark.sample(12)
@pytest.mark.parametrize(("name", "broken", "code", "place"), CASES, ids=[entry[0] for entry in CASES])
def test_a_broken_data_is_one_finding_with_its_place(
    name: str, broken: Break, code: str, place: str, lot1: Path, docgen: Docgen
) -> None:
    expect_one_finding(lot1, docgen, broken, code, place)
