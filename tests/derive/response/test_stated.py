"""Figures that clauses ask for against figures that answers state, in words alone: stated_pairs.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.derive.response.stated.asked import asked_in_words
from docgen.derive.response.stated.grammar import grammar
from docgen.derive.response.stated.matching import matched
from docgen.derive.response.stated.reading import read
from docgen.rules import ruleset

WORDS = {"exceeded": "better", None: "open"}


def pairs() -> Iterator[tuple[str, str, str]]:
    text = Path(__file__).with_name("stated_pairs.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            clause, answer, verdict = (cell.strip() for cell in line.split(" | "))
            yield clause, answer, verdict


PAIRS = list(pairs())


def outcome(clause: str, answer: str) -> str:
    words = grammar(ruleset().figures)
    demands = asked_in_words(clause, "新增要求", words)
    found = [WORDS.get(each.verdict, each.verdict) for each in matched(demands, read(answer, words), words)]
    return next((word for word in ("short", "open", "met", "better") if word in found), "none")


@pytest.mark.parametrize(("clause", "answer", "verdict"), PAIRS)
def test_a_pair_comes_out_as_people_read_it(clause: str, answer: str, verdict: str) -> None:
    assert outcome(clause, answer) == verdict


def test_there_are_pairs_enough_of_every_verdict() -> None:
    verdicts = [verdict for _, _, verdict in PAIRS]

    assert len(set(PAIRS)) >= 120
    assert all(verdicts.count(each) >= 20 for each in ("short", "met", "better", "open"))
