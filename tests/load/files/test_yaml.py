"""YAML: exact figures, lines for every place, 1.2 rules, nothing silently lost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen.load.files.yaml import read_yaml
from docgen.model.finding import DocgenError


def data(tmp_path: Path, text: str) -> Any:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return read_yaml(tmp_path / "a.yaml", "a.yaml")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12.50", Decimal("12.50")),
        ("0.1", Decimal("0.1")),
        ("12", 12),
        ("'12'", "12"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("true", True),
        ("~", None),
        ("", None),
        ("09:00", "09:00"),
        ("2025-11-18", "2025-11-18"),
        (".inf", ".inf"),
        ("1e999999999", "1e999999999"),
        ("9" * 40, "9" * 40),
        ("0x1F", "0x1F"),
    ],
)
def test_a_scalar_is_read_as_it_was_written(tmp_path: Path, written: str, read: object) -> None:
    value = data(tmp_path, f"a: {written}\n")[0]["a"]

    assert value == read
    assert type(value) is type(read)


def test_every_place_has_its_line(tmp_path: Path) -> None:
    _, lines = data(tmp_path, "a:\n  - x: 1\n\n  - x: 2\nb: {c: 3}\n")

    assert lines["a",] == "1"
    assert lines["a", 0, "x"] == "2"
    assert lines["a", 1, "x"] == "4"
    assert lines["b", "c"] == "5"


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffa: 1\n".encode())

    assert read_yaml(tmp_path / "a.yaml", "a.yaml")[0] == {"a": 1}


def test_an_alias_is_its_value(tmp_path: Path) -> None:
    assert data(tmp_path, "a: &x [1, 2]\nb: *x\n")[0] == {"a": [1, 2], "b": [1, 2]}


def test_all_repeated_keys_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DocgenError) as stopped:
        data(tmp_path, "a: 1\na: 2\nb: 1\nb: 2\n")

    assert [(f.code, f.origin.location) for f in stopped.value.findings] == [
        ("YAML-DUPLICATE-KEY", "2"),
        ("YAML-DUPLICATE-KEY", "4"),
    ]


@pytest.mark.parametrize("text", ["a: !!python/object:os.system x", "a: !secret x"])
def test_a_foreign_tag_makes_nothing_and_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(DocgenError) as stopped:
        data(tmp_path, text)

    assert [(f.code, f.origin.location) for f in stopped.value.findings] == [("YAML-SYNTAX", "1")]


def test_quoted_text_may_begin_with_an_exclamation_mark(tmp_path: Path) -> None:
    assert data(tmp_path, "a: '!important x'\nb: |\n  ! y\n")[0] == {"a": "!important x", "b": "! y\n"}


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("a: 1\nb：2\nc: 3\n", "3", "Write the colon after a field's name"),
        ("a:\n\tb: 1\n", "2", "Indent with spaces"),
        ("a: 1\n  b: 2\n", "2", "Check indentation"),
    ],
)
def test_the_commonest_slips_of_form_are_named(tmp_path: Path, text: str, line: str, remedy: str) -> None:
    with pytest.raises(DocgenError) as caught:
        data(tmp_path, text)

    (finding,) = caught.value.findings
    assert (finding.code, finding.origin.location) == ("YAML-SYNTAX", line)
    assert finding.remedy.text.startswith(remedy)
