"""What is written as YAML is read back as it was, and reads like what people write."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kit.drafts import drafted, plain

from docgen.edit import yaml_text
from docgen.load.files.yaml import data_of, read_yaml

AWKWARD = [
    "是", "yes", "null", "~", "12", "12,00", "1e5", "0x1F", "09:00", "2028-05-01", "- 一", "? 二", "* 三",
    "& 四", "! 五", "% 六", "@ 七", "` 八", "| 九", "> 十", "a: b", "甲：乙", "a #b", "# 注", "“引”", "'单'",
    '"双"', "{x}", "[x]", "a, b", "尾 ", " 头", "行\n二", "行\n\n三", "\t制表", "反斜\\杠", "★1.条",
    "《合同》", "（一）", "结尾:", "x" * 300, "第一行\n  缩进", "true", "On", "甲\u3000乙", "a\u00a0b", "…",
    "=", "<<", "条款\n",
]  # fmt: skip


def back(data: Any, folder: Path) -> Any:
    path = folder / "tender.yaml"
    path.write_text("".join(f"{line}\n" for line in yaml_text.lines(data)), encoding="utf-8")
    return read_yaml(path, path.name)[0]


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_comes_back_as_it_was(text: str, tmp_path: Path) -> None:
    data = {"a": text, "flow": {"b": text}, "list": [text, "x"], "rows": [{"c": text, "verbatim": text}]}
    assert back(data, tmp_path) == data


def test_a_whole_draft_comes_back(tmp_path: Path) -> None:
    def as_read(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: as_read(each) for name, each in value.items()}
        return [as_read(each) for each in value] if isinstance(value, list) else dated(value)

    def dated(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    assert back(drafted(), tmp_path) == as_read(plain(drafted()))


def test_comments_stand_above_what_they_are_about() -> None:
    data = {
        "#": "全部",
        "#a": "一\n二",
        "a": None,
        "list": [{"#": "条", "#b": "首", "b": 1, "verbatim": "原文"}],
    }
    assert list(yaml_text.lines(data)) == [
        "# 全部",
        "# 一",
        "# 二",
        "a:",
        "list:",
        "  # 条",
        "  # 首",
        "  - b: 1",
        "    verbatim: 原文",
    ]


def test_hours_in_braces_are_read_back_as_they_were_written() -> None:
    """libyaml takes 9:00 in braces for a name that ends."""
    told = {"entries": [{"code": 1, "text_of": "周六9:00—18:00开放"}, {"code": 2, "hours": "法定工作日9:00"}]}
    text = "\n".join(yaml_text.lines(told)) + "\n"
    assert data_of(text, "x")[0] == told
