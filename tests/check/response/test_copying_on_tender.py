"""Copying told from answering, on whole tender files: verbatim, lightly edited, and honest answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import docx
import pytest
from kit.examples import bid
from kit.project import ROOT
from kit.tender_reader import read_lot

from docgen.derive.response.copying import likenesses
from docgen.model.text import squeezed
from docgen.rules import ruleset

TENDERS = ROOT.parent / "shared" / "tenders"
PAPERS = ["凭祥 标项一", "凭祥 标项二", "港北"]
OWN_PAPER = {"pingxiang-lot1": "凭祥 标项一", "pingxiang-lot2": "凭祥 标项二", "gangbei": "港北"}
"""The paper that each example answers."""
RULE = ruleset().copying


def _file(paper: str) -> Path:
    path = TENDERS / ("gangbei.docx" if paper == "港北" else "pingxiang.docx")
    if not path.exists():
        pytest.skip(f"tender file not present: {path.name}")
    return path


@cache
def _read(path: Path, paper: str) -> dict[str, str]:
    if paper == "港北":
        lines = (paragraph.text.strip() for paragraph in docx.Document(str(path)).paragraphs)
        return {f"G{number}": line for number, line in enumerate(lines) if line}
    lot = read_lot(path, paper.split()[1])
    criteria = {
        f"{item}.{n}": text for item, row in lot.scorecard.items() for n, text in row.criteria.items()
    }
    return lot.passages | criteria


def passages(paper: str) -> dict[str, str]:
    """Every passage by code: clauses and criteria, or the paragraphs of a paper without numbers."""
    return _read(_file(paper), paper)


def long_enough(paper: str) -> dict[str, str]:
    return {c: text for c, text in passages(paper).items() if len(squeezed(text)) >= RULE.least_length}


def two_words_changed(text: str) -> str:
    """Two characters each, at a third and at two thirds, for words that the passage does not have."""
    first, second = len(text) // 3, 2 * len(text) // 3
    return text[:first] + "换词" + text[first + 2 : second] + "另词" + text[second + 2 :]


def wrapped(text: str) -> str:
    return f"我公司承诺：{text}完全满足。"


def recall(paper: str, answers: dict[str, str]) -> float:
    """The share of copies that are found."""
    found = [item for item in likenesses(answers, passages(paper), RULE) if item.clause]
    return len(found) / len(answers)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_verbatim_answer_is_found(paper: str) -> None:
    assert recall(paper, long_enough(paper)) >= 0.98


@pytest.mark.parametrize("paper", PAPERS)
def test_an_answer_with_two_words_changed_is_found(paper: str) -> None:
    edited = {code: two_words_changed(text) for code, text in long_enough(paper).items()}

    assert recall(paper, edited) >= 0.95


@pytest.mark.parametrize("paper", PAPERS)
def test_an_answer_wrapped_in_a_promise_is_found(paper: str) -> None:
    assert recall(paper, {code: wrapped(text) for code, text in long_enough(paper).items()}) >= 0.95


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("example", OWN_PAPER)
def test_no_honest_answer_is_taken_for_a_copy(example: str, paper: str) -> None:
    answers = {code: answer.text for code, answer in bid(example=example).answers.items()}

    judged = likenesses(answers, passages(paper), RULE)

    assert len(judged) > 70
    assert [item for item in judged if item.clause] == []


@pytest.mark.parametrize("example", OWN_PAPER)
def test_clauses_told_in_the_project_s_own_words_are_no_copies(example: str) -> None:
    clauses = bid(example=example).tender.lot.clauses
    judged = likenesses({clause.code: clause.text for clause in clauses}, passages(OWN_PAPER[example]), RULE)

    assert len(judged) > 30
    assert [item for item in judged if item.clause] == []
