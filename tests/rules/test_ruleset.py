"""Rules are looked up by the day they are asked for; a second dated file is data alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.rules import rule, ruleset


def versions(folder: Path) -> Path:
    (folder / "labour.yaml").write_text("effective: 2025-01-01\nyears: 16\n", encoding="utf-8")
    (folder / "labour-2028.yaml").write_text("effective: 2028-07-01\nyears: 17\n", encoding="utf-8")
    (folder / "labour_words.yaml").write_text("effective: 2027-01-01\nyears: 0\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("day", "years"),
    [
        (date(2024, 12, 31), 16),
        (date(2028, 6, 30), 16),
        (date(2028, 7, 1), 17),
        (None, 17),
    ],
)
def test_the_newest_version_that_a_day_has_reached_counts(
    tmp_path: Path, day: date | None, years: int
) -> None:
    assert rule("labour", day, versions(tmp_path))["years"] == years


def test_a_name_without_a_file_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rule("taxes", None, versions(tmp_path))


def test_every_rule_is_dated_and_typed() -> None:
    rules = ruleset(date(2025, 11, 20))

    parts = {**vars(rules), "trades": rules.trades().rule}  # read when it is asked for
    assert all(isinstance(part.effective, date) for part in parts.values())
    assert rules.signatories.adult.years == 18
    assert rules.review.says_where("已含在第 3 行")
    assert not rules.review.says_where("未计入")
