"""How a printed line ends, which says whether the next one goes on with it."""

from __future__ import annotations

import pytest

from docgen.intake.pdf.heads import broken_off


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("第一标段：8000元；第二", True),
        ("详见第 12", True),
        ("第二标段：10000元", False),
        ("形式：银行转账", False),
        ("人数：12", False),
    ],
)
def test_an_ordinal_at_a_lines_end_waits_for_its_word(line: str, broken: bool) -> None:
    assert broken_off(line) is broken
