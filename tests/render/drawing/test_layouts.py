"""Whatever the data: nothing is drawn outside its frame, and no words are longer than their box."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from kit.random_drawings import KINDS

from docgen.render.drawing.floor import Block, Floor, floor_plan, squarified
from docgen.render.drawing.gantt import Schedule, Task, gantt
from docgen.render.drawing.lanes import NotUnderstood, Step, read_steps, swim_lanes
from docgen.render.drawing.measure import ems, fits, line_count
from docgen.render.drawing.organisation import Member, Organisation, Unit, organisation_chart
from docgen.render.drawing.shapes import HEIGHT, MOST_TEXTS, Box, Crowded, Drawing

_NEAR = 0.01  # mm


@pytest.mark.parametrize("seed", range(200))
@pytest.mark.sample(40)
def test_nothing_leaves_its_frame_and_no_words_their_box(seed: int) -> None:
    for kind in KINDS:
        try:
            drawing = kind(random.Random(seed))
        except Crowded:
            continue
        assert drawing.height <= HEIGHT
        texts = [box for box in drawing.boxes if box.words]
        assert len(texts) <= MOST_TEXTS
        for box in (*drawing.back, *drawing.boxes):
            assert _inside(drawing, box.x, box.y), box
            assert _inside(drawing, box.x + box.width, box.y + box.height), box
            assert fits(box.words, box.width, box.height + _NEAR), box
        for line in drawing.lines:
            assert _inside(drawing, line.x1, line.y1), line
            assert _inside(drawing, line.x2, line.y2), line
        for at, one in enumerate(texts):
            for other in texts[at + 1 :]:
                assert not _overlap(one, other), (one, other)


def test_few_of_the_random_data_are_too_crowded_to_be_drawn() -> None:
    crowded = dict.fromkeys(KINDS, 0)
    for seed in range(200):
        for kind in KINDS:
            try:
                kind(random.Random(seed))
            except Crowded:
                crowded[kind] += 1
    assert max(crowded.values()) <= 60, crowded


def _inside(drawing: Drawing, x: float, y: float) -> bool:
    return -_NEAR <= x <= drawing.width + _NEAR and -_NEAR <= y <= drawing.height + _NEAR


def _overlap(one: Box, other: Box) -> bool:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide > 0.1 and high > 0.1


def said(drawing: Drawing) -> list[str]:
    return [words.text for box in drawing.boxes for words in box.words]


def test_a_chart_says_the_names_and_posts_of_the_data_and_nothing_else() -> None:
    units = (Unit("东站", (Member("甲样", "专员"), Member("乙样", "站长"))), Unit("西站", ()))
    chart = organisation_chart(Organisation("示例公司", Member("丙样", "项目经理"), (), units), "图")
    assert sorted(said(chart)) == sorted(
        ["示例公司", "丙样", "项目经理", "东站", "西站", "甲样", "专员", "乙样", "站长"]
    )


def test_two_hundred_people_stand_on_a_page_site_by_site() -> None:
    units = tuple(
        Unit(f"第{no}站", tuple(Member(f"样{no:02}{k:02}", "专员") for k in range(20))) for no in range(10)
    )
    chart = organisation_chart(Organisation("公司", None, (), units), "图")
    words = "".join(said(chart))
    assert all(member.name in words for unit in units for member in unit.people)


def test_a_bar_lies_where_its_days_are_and_a_milestone_at_its_day() -> None:
    drawn = gantt(Schedule((Task("甲", 10, 20), Task("乙", 40, 40)), "日"), "图")
    bar, stone = (box for box in drawn.boxes if not box.words)
    assert (bar.shape, stone.shape) == ("rect", "diamond")
    day = bar.width / 10
    assert bar.x - 10 * day == pytest.approx(stone.x + stone.width / 2 - 40 * day)


def test_zones_are_true_to_scale() -> None:
    zones = (Block("甲", Decimal(40)), Block("乙", Decimal(20)), Block("丙", Decimal(12)))
    plan = floor_plan(Floor("站", Decimal(80), zones), "图")
    drawn = {box.words[0].text: box.width * box.height for box in plan.boxes}
    each = drawn["甲"] / 40
    assert drawn["乙"] == pytest.approx(20 * each)
    assert drawn["丙"] == pytest.approx(12 * each)
    assert drawn["其余"] == pytest.approx(8 * each)
    places = squarified([40.0, 20.0, 12.0, 8.0], 10, 8)
    assert sum(wide * high for _, _, wide, high in places) == pytest.approx(80)


def test_zones_that_are_more_than_the_site_are_not_drawn() -> None:
    with pytest.raises(Crowded):
        floor_plan(Floor("站", Decimal(30), (Block("甲", Decimal(40)),)), "图")


def test_steps_lead_on_and_decisions_lead_by_their_words() -> None:
    steps = read_steps(
        ["访客：提出", "窗口：能解决吗？ 是→答复 否→报站长", "站长：报站长，核实", "窗口：答复"]
    )
    assert steps == (
        Step("访客", "提出", (("", 1),)),
        Step("窗口", "能解决吗？", (("是", 3), ("否", 2))),
        Step("站长", "报站长，核实", (("", 3),)),
        Step("窗口", "答复", ()),
    )
    drawn = swim_lanes(steps, "图")
    assert [box.shape for box in drawn.boxes].count("hexagon") == 1
    assert sum(line.arrow for line in drawn.lines) == 4


@pytest.mark.parametrize("lines", [["没有冒号"], ["甲：问？ 是→没有的一步"], ["甲：→乙"]])
def test_a_line_that_says_nothing_is_named(lines: list[str]) -> None:
    with pytest.raises(NotUnderstood) as raised:
        read_steps(lines)
    assert raised.value.line == 1


def test_words_and_figures_go_whole_and_signs_begin_no_line() -> None:
    assert line_count("一二三四", 4) == 1
    assert line_count("一二三四，", 4) == 2
    assert line_count("一二 2025-11", 5) == 2
    assert ems("一2一") > ems("一一") + ems("2")
