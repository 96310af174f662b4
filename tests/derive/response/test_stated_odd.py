"""Odd figures are left unread, and no text of any length stops a check."""

from __future__ import annotations

import pytest

from docgen.derive.response.stated.asked import asked_in_words
from docgen.derive.response.stated.grammar import grammar
from docgen.derive.response.stated.matching import matched
from docgen.derive.response.stated.reading import read
from docgen.rules import ruleset

ODD = [
    ("满意度不低于95%", "满意度达到百分之九十五."),
    ("满意度不低于95%", "满意度百分之."),
    ("满意度达到百分之1.2.3。", "满意度达到百分之九十.五"),
    ("每年巡查不少于4次", "每0天巡查1次"),
    ("每年巡查不少于4次", "每零日巡查1次"),
    ("保安不少于12人", f"配备保安{'九' * 5000}人"),
    ("保安不少于12人", f"配备保安{'9' * 50_000}人"),
    ("保安不少于12人", "A" * 50_000),
]


@pytest.mark.parametrize(("clause", "answer"), ODD, ids=range(len(ODD)))
def test_an_odd_figure_is_no_fault_of_the_check(clause: str, answer: str) -> None:
    words = grammar(ruleset().figures)
    demands = asked_in_words(clause, "要求", words)

    assert all(
        each.verdict in (None, "met", "exceeded") for each in matched(demands, read(answer, words), words)
    )
