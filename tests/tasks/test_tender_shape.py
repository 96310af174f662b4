"""Entries of a tender cut in two and joined: nothing of their words, places, figures and doubts is lost."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.model.finding import DocgenError
from docgen.tasks.tender_shape import cuts, joined, split

PLACE = {"section": "第三章 二", "item": "1"}
WORDS = "★每站不少于3名专职人员；夜间须有2辆巡逻车。投标人应出具承诺。"


def clause(code: str, words: str, **more: Any) -> dict[str, Any]:
    told = {"code": code, "part": "technical", "title": words[:6], "verbatim": words, "place": PLACE}
    return {**told, "block": "b9", "certainty": "exact", **more}


def test_words_are_cut_behind_what_ends_a_thought_and_every_sign_stays() -> None:
    pieces = list(cuts(WORDS))
    assert [piece for _, piece in pieces] == [
        "★每站不少于3名专职人员；",
        "夜间须有2辆巡逻车。",
        "投标人应出具承诺。",
    ]
    assert "".join(piece for _, piece in pieces) == WORDS
    assert [WORDS[:end] for end, _ in pieces][-1] == WORDS
    assert [piece for _, piece in cuts("须满足：“三班。”（1）早班（2）晚班")] == [
        "须满足：",
        "“三班。”",
        "（1）早班",
        "（2）晚班",
    ]


def test_a_cut_keeps_place_doubt_confirmation_and_mark_and_gives_each_half_its_figures() -> None:
    from docgen.derive.response.stated.grammar import grammar
    from docgen.rules import drafting_rule, ruleset
    from docgen.tasks.into.clauses import required

    told = "响应时间不超过2小时；每月巡检不少于4次。"
    figures = required(told, "响应", grammar(ruleset().figures), drafting_rule())
    assert len(figures) == 2
    whole = clause(
        "T1",
        told,
        mark="★",
        certainty="likely",
        requires=figures,
        confirmed={"by": "李静", "on": "2026-03-01"},
    )
    other = clause("T1-2", "别的")
    first, second, last = split([whole, other], 0, told.index("；") + 1, ["T1", "T1-2"])
    assert (first["code"], second["code"], last) == ("T1", "T1-3", other)
    assert first["verbatim"] + second["verbatim"] == told
    for half in (first, second):
        assert (half["place"], half["block"], half["certainty"], half["mark"]) == (PLACE, "b9", "likely", "★")
        assert half["confirmed"] == {"by": "李静", "on": "2026-03-01"}
    assert [*first["requires"], *second["requires"]] == figures
    assert len(second["requires"]) == 1
    assert whole["verbatim"] == told  # what came in is untouched


def test_own_words_about_the_whole_stay_with_the_first_and_a_reviews_text_is_cut() -> None:
    first, second = split([clause("T1", "甲，乙", text="两件事")], 0, 2, ["T1"])
    assert (first["text"], "text" in second) == ("两件事", False)
    row = {"code": "Q1", "name": "资质", "text": "有证；有照", "proof": "复印件", "place": PLACE}
    first, second = split([row], 0, 3, ["Q1"])
    assert (first["text"], second["text"], second["name"]) == ("有证；", "有照", "资质")
    assert (first["proof"], "proof" in second) == ("复印件", False)


@pytest.mark.parametrize("cut", [0, 99, -1])
def test_no_half_is_blank(cut: int) -> None:
    with pytest.raises(DocgenError):
        split([clause("T1", "甲")], 0, cut, ["T1"])


def test_joined_they_are_as_sure_as_the_less_sure_and_wait_if_one_waits() -> None:
    said = {"by": "李静", "on": "2026-03-01"}
    one = clause("T1", "甲", confirmed=said, requires=[{"kind": "zone", "name": "厅"}])
    two = clause("T2", "乙", certainty="asked", place={**PLACE, "item": "2"}, mark="▲", block="b10")
    (whole,) = joined([one, two], 0)
    assert (whole["code"], whole["verbatim"], whole["mark"]) == ("T1", "甲\n乙", "▲")
    assert whole["place"] == {"section": "第三章 二", "item": "1、2"}
    assert (whole["certainty"], "confirmed" in whole, whole["block"]) == ("asked", False, "b9")
    assert whole["requires"] == [{"kind": "zone", "name": "厅"}]
    (both,) = joined([one, {**two, "confirmed": said}], 0)
    assert both["confirmed"] == said
    typed = {"code": "T3", "part": "technical", "title": "丙", "text": "丙", "place": PLACE}
    (mixed,) = joined([clause("T2", "乙"), typed], 0)
    assert (mixed["certainty"], "confirmed" in mixed, mixed["verbatim"]) == ("exact", False, "乙\n丙")
    assert "certainty" not in joined([typed, {**typed, "code": "T4"}], 0)[0]


@pytest.mark.parametrize(
    "more", [{"part": "commercial"}, {"place": {"section": "第四章"}}, {"mark": "★"}, {"sites": ["A"]}]
)
def test_what_differs_is_not_made_one(more: dict[str, Any]) -> None:
    with pytest.raises(DocgenError):
        joined([clause("T1", "甲", mark="▲"), clause("T2", "乙", **more)], 0)
    with pytest.raises(DocgenError):
        joined([clause("T1", "甲")], 0)
