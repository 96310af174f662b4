"""Demand chapters in house styles that no rule was made from, each a small tender with its truth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kit.strangers import Read, read, written
from ruamel.yaml import YAML

from docgen.model.text import unspaced

STYLES = sorted((Path(__file__).parent / "styles").glob("*.yaml"))


@pytest.fixture(params=STYLES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, Any], Read]:
    truth = YAML(typ="safe").load(request.param.read_text("utf-8"))
    return truth, read(written(truth["document"], tmp_path / f"{request.param.stem}.docx"))


def test_its_demands_are_read_with_their_marks_and_no_other_line_is(
    case: tuple[dict[str, Any], Read],
) -> None:
    truth, said = case
    free = {unspaced(text) for text in truth.get("optional", [])}
    wanted = [(unspaced(text), mark) for _, mark, text, *_ in truth["demands"]]
    got = [(unspaced(each.text), each.mark) for each in said.demands if unspaced(each.text) not in free]
    assert got == wanted


def test_each_demand_stands_where_the_print_has_it(case: tuple[dict[str, Any], Read]) -> None:
    truth, said = case
    for place, _, text, *lot in truth["demands"]:
        found = [each for each in said.demands if unspaced(each.text) == unspaced(text)]
        assert place in [each.found.place for each in found], (place, [each.found.place for each in found])
        if lot:
            assert lot[0] in [each.lot for each in found]


def test_its_marks_do_what_its_sentences_say(case: tuple[dict[str, Any], Read]) -> None:
    truth, said = case
    assert {mark.symbol: mark.effect for mark in said.marks} == truth["marks"]
    asked = {mark.symbol for mark in said.marks if mark.found.certainty == "asked"}
    assert asked == set(truth.get("asked", []))


def test_figures_words_lots_and_chapters(case: tuple[dict[str, Any], Read]) -> None:
    truth, said = case
    for start, figures in truth.get("figures", {}).items():
        assert [list(each.figures) for each in said.demands if each.text.startswith(start)] == [figures]
    told = {
        each.text[: len(start)]: each.substantive
        for each in said.demands
        for start in truth.get("substantive", {})
        if each.text.startswith(start)
    }
    assert told == truth.get("substantive", {})
    assert len(said.outline.lots) == truth.get("lots", 0)
    kinds = {chapter.title: chapter.kind for chapter in said.outline.chapters}
    for title, kind in truth.get("kinds", {}).items():
        assert kinds[title] == kind
