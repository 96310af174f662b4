"""Certificates in a cell of the staff sheet."""

from __future__ import annotations

from datetime import date

import pytest
from kit.edits import person
from kit.examples import bid
from pydantic import ValidationError

from docgen.model.company.certificates import Certificate, listed


def test_each_has_its_words_and_its_last_day() -> None:
    assert list(listed("保安员证（四级）；健康证（有效期至2026-05-31）\n急救证 2027年1月2日")) == [
        Certificate("保安员证（四级）"),
        Certificate("健康证（有效期至2026-05-31）", date(2026, 5, 31)),
        Certificate("急救证 2027年1月2日", date(2027, 1, 2)),
    ]


def test_none_is_no_certificate() -> None:
    assert list(listed("无")) == list(listed(" ； ")) == []


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="certificate_day"):
        bid(person("S04", certificates="健康证（有效期至2026-02-30）"))
