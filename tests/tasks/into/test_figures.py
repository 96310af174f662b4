"""The figures of a clause's words as requirements: in known forms only, and none where there is a doubt."""

from __future__ import annotations

import pytest

from docgen.derive.response.stated.grammar import grammar
from docgen.rules import drafting_rule, ruleset
from docgen.tasks.into.entries import Entry, titled
from docgen.tasks.into.figures import proposed

PROPOSED = {
    "卫生间每日全面清洁不少于4次。": "count 卫生间全面清洁 least 4 次 日 exact",
    "每2小时巡查不少于1次。": "count 巡查 least 1 次 小时 2 exact",
    "地毯每季度深度清洗1次。": "count 地毯深度清洗 least 1 次 季度 likely",
    "慢查询优化每月不少于5条。": "count 慢查询优化 least 5 条 月 exact",
    "配备冷藏车不少于4辆。": "count 配备冷藏车 least 4 辆 exact",
    "到场时间不超过40分钟。": "term 到场时间 most 40 分钟 exact",
    "接报修后20分钟内到场。": "term 接报修后到场 most 20 分钟 exact",
    "录像保存不少于90日。": "term 录像保存 least 90 日 exact",
    "备份数据保存6个月以上。": "term 备份数据保存 least 6 个月 exact",
    "有异议的2个工作日内书面提出。": "term 有异议书面提出 most 2 工作日 exact",
    "群众满意率不低于95%。": "share 群众满意率 least 95 exact",
    "损耗率不高于5%。": "share 损耗率 most 5 exact",
    "配备讲解员不少于8名。": "staff 讲解员 least 8 likely",
    "应当指派驻场管理员2名。": "staff 驻场管理员 least 2 likely",
    "冰鲜鱼中心温度不高于4℃。": "count 冰鲜鱼中心温度 most 4 °C exact",
}
NONE = (
    "保洁工作应当认真负责。",
    "进场前5日内报采购人备案。",  # within the five days, or by then
    "斑秃面积超过1平方米的应当补齐。",  # a case
    "连续2个季度不合格的，采购人有权解除合同。",
    "考核得分90分以上为合格。",
    "45周岁以下，形象良好。",  # a limit on people, no demand of its own
    "本项目预计约有300人次。",
    "其中病虫害防治专业不少于1人。",  # a part
    "7×24小时值守。",
    "依据财库〔2020〕46号文件。",
    "温度保持在22℃至26℃。",  # a range
)


def of(text: str) -> list[Entry]:
    return proposed(text, titled(text), grammar(ruleset().figures), drafting_rule())


def told(entry: Entry) -> str:
    words = [entry["kind"], entry.get("name") or entry["role"]]
    words += [f"{bound} {entry[bound]}" for bound in ("least", "most") if bound in entry]
    words += [str(entry[name]) for name in ("unit", "per", "every", "certainty") if entry.get(name)]
    return " ".join(words)


@pytest.mark.parametrize("text", PROPOSED)
def test_a_figure_in_a_known_form_becomes_a_requirement(text: str) -> None:
    assert list(map(told, of(text))) == [PROPOSED[text]]


@pytest.mark.parametrize("text", NONE)
def test_what_has_two_readings_or_asks_for_nothing_stays_in_the_words(text: str) -> None:
    assert of(text) == []


def test_each_figure_of_a_clause_is_one_and_none_is_twice() -> None:
    text = "洒水车不少于2台、割草机不少于5台，洒水车不少于2台。"
    assert [(each["name"], each["least"]) for each in of(text)] == [("洒水车", "2"), ("割草机", "5")]
