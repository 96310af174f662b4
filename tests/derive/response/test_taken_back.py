"""Demands against answers whose figure meets them and whose words take it back: taken_back_pairs.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from docgen.derive.response.named_times import judged_times
from docgen.derive.response.stated.asked import asked_as_data
from docgen.derive.response.stated.grammar import grammar
from docgen.derive.response.stated.matching import matched
from docgen.derive.response.stated.reading import read
from docgen.model.tender.requirement import Requirement, TimesRequirement
from docgen.rules import ruleset
from docgen.rules.reading import read as data

PAIRS_FILE = Path(__file__).with_name("taken_back_pairs.txt")
REQUIREMENT: TypeAdapter[Requirement] = TypeAdapter(Requirement)


def pairs() -> Iterator[tuple[str, str, str]]:
    demand = ""
    for line in PAIRS_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            demand = line.removeprefix("= ")
        elif line and not line.startswith("#"):
            answer, verdict = line.split(" | ")
            yield demand, answer, verdict


def outcome(demand: str, answer: str) -> str:
    words, requirement = grammar(ruleset().figures), REQUIREMENT.validate_python(data(demand))
    if isinstance(requirement, TimesRequirement):
        verdict = judged_times(requirement, answer, words)[0]
    else:
        asked = asked_as_data(requirement, "要求", words)
        assert asked is not None
        (one,) = matched([asked], read(answer, words), words)
        verdict = one.verdict
    return {"exceeded": "met", None: "open"}.get(verdict, str(verdict))


@pytest.mark.parametrize(("demand", "answer", "verdict"), list(pairs()))
def test_a_figure_that_is_taken_back_meets_nothing(demand: str, answer: str, verdict: str) -> None:
    assert outcome(demand, answer) in (("short", "open") if verdict == "unmet" else (verdict,))


@pytest.mark.parametrize("title", ["劳动合同", "备案", "用工"])
def test_a_title_lends_no_demand_the_figure_of_another(title: str) -> None:
    words = grammar(ruleset().figures)
    texts = (
        "{kind: term, name: 劳动合同, unit: 年, least: 2}",
        "{kind: term, name: 备案, unit: 日, least: 5}",
    )
    demands = [asked_as_data(REQUIREMENT.validate_python(data(text)), title, words) for text in texts]

    def verdicts(answer: str) -> list[str | None]:
        found = matched([each for each in demands if each], read(answer, words), words)
        return [each.verdict for each in found]

    assert verdicts("我公司承诺与员工签订3年期合同，上岗前2日报采购人备案。")[1] == "short"
    assert verdicts("我公司承诺与员工签订3年期劳动合同，及时备案。")[1] is None


def test_every_word_of_the_rule_takes_back_its_own_example() -> None:
    words = grammar(ruleset().figures)

    for k, qualifier in enumerate(words.rule.qualifiers):
        doubts = {k for figure in read(qualifier.example, words) for k, _ in figure.doubts}
        assert k in doubts, qualifier.example
