"""Times of day that answers name for meals, deliveries and rounds, against those asked for."""

from __future__ import annotations

from datetime import time

import pytest
from pydantic import TypeAdapter

from docgen.derive.response.named_times import judged_times
from docgen.derive.response.stated.grammar import grammar
from docgen.model.tender.requirement import TimesRequirement
from docgen.render.shared.requirement_words import with_figures
from docgen.rules import ruleset

BREAKFAST = {"name": "早餐供应", "opens": "07:00", "closes": "08:30"}
NIGHT = {"name": "夜间巡查", "opens": "22:00", "closes": "06:00"}
SAMPLE = {"name": "样品送达", "opens": "06:00", "closes": "06:30", "bound": "within"}
SUPPER = {"name": "夜餐供应", "opens": "22:30", "closes": "24:00"}

CASES = [
    (BREAKFAST, "早餐7:00—8:30供应。", "met"),
    (BREAKFAST, "早餐６：３０至９：００，午餐11:00至13:00。", "met"),
    (BREAKFAST, "早餐7:30—8:30，午餐11:00—13:00。", "short"),
    (BREAKFAST, "早餐供应时间为每日7:00-8:00、8:00-8:30。", "met"),
    (BREAKFAST, "早餐供应时间为每日7:00-7:30、8:00-8:30。", "short"),
    (BREAKFAST, "午餐11:00—13:00供应，晚餐17:00—19:00。", None),
    (BREAKFAST, "早餐按采购人作息供应。", None),
    (BREAKFAST, "三餐准时。办公时间7:00—18:00。", None),
    (NIGHT, "夜间巡查22:00—次日6:00。", "met"),
    (NIGHT, "夜间巡查21:30至次日6:30，每2小时一次。", "met"),
    (NIGHT, "夜间巡查23:00—6:00。", "short"),
    (SAMPLE, "样品6:10—6:20送达。", "met"),
    (SAMPLE, "样品于6:00—7:00送达。", "short"),
    (SUPPER, "夜餐22:00—24:00供应。", "met"),
    (SUPPER, "夜餐22:30—23:30供应。", "short"),
]


def times(data: dict[str, str]) -> TimesRequirement:
    return TypeAdapter(TimesRequirement).validate_python({"kind": "times", **data})


@pytest.mark.parametrize(("asked", "answer", "verdict"), CASES)
def test_a_named_time_is_judged_by_the_words_before_it(
    asked: dict[str, str], answer: str, verdict: str | None
) -> None:
    words = grammar(ruleset().figures)

    assert judged_times(times(asked), answer, words)[0] == verdict


def test_a_named_time_is_printed_as_it_is_asked_for() -> None:
    assert with_figures("按时供餐。", (times(BREAKFAST),)) == "按时供餐。（早餐供应7:00—8:30）"
    assert with_figures("按时送样。", (times(SAMPLE),)) == "按时送样。（样品送达在6:00—6:30）"
    assert times(SUPPER).closes == time()
