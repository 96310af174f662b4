"""Text that YAML takes for something else is told with what to type; what is meant all the same is read."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from kit.project import EXAMPLES

from docgen.load.files.faults import faults
from docgen.load.files.yaml import read_yaml
from docgen.locale.messages import say
from docgen.model.base import Clock, Closing, Code, Count, Day, Figure, Name, Record, Text
from docgen.model.finding import DocgenError, Finding, Origin
from docgen.model.tender.requirement import Requirement
from docgen.tasks import schemas


class Note(Record):
    text: Text = ""
    mark: Text = ""
    name: Name | None = None
    code: Code | None = None
    count: Count | None = None
    area: Figure | None = None
    day: Day | None = None
    opens: Clock | None = None
    closes: Closing | None = None
    words: tuple[Name, ...] = ()


class Held(Record):
    clauses: tuple[Note, ...] = ()
    requires: tuple[Requirement, ...] = ()


def told(tmp_path: Path, text: str, record: type[Record] | None = Note) -> list[Finding]:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    try:
        read_yaml(tmp_path / "a.yaml", "a.yaml", record)
    except DocgenError as problem:
        return list(problem.findings)
    return []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("text: 在 #2 楼设服务台", '"在 #2 楼设服务台"'),
        ("text: 停车楼 # 2 层", '"停车楼 # 2 层"'),
        ("text: 面积（见  # 附图）不少于", '"面积（见  # 附图）不少于"'),
        ("mark: #", '"#"'),
        ("mark: #▲", '"#▲"'),
        ("words: [甲,\n  乙 #3\n  ]", '"乙 #3"'),
        ("words:\n  - #2 楼", '"#2 楼"'),
        ("text: 一\n  二 #3 号", '"一 二 #3 号"'),
        ("text: &a 层", '"&a 层"'),
        ("text: >5", '">5"'),
    ],
)
def test_a_text_that_yaml_cuts_is_told_with_the_whole_in_quotes(
    tmp_path: Path, line: str, meant: str
) -> None:
    (found,) = told(tmp_path, f"{line}\n")

    assert (found.code, found.severity) == ("TEXT-CUT", "error")
    assert meant in say(found.remedy, "zh")
    assert told(tmp_path, f"text: {meant}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "text: 在二楼  #见第三章",
        "text: 在二楼 # 见第三章",
        "text: 在二楼 ## 备注",
        "mark:  # 无则留空",
        "mark: # 无则留空",
        "code: T5 #旧编号",
        "count: 5 #人",
        "day: 2025-11-18 #开启日",
        'text: "在 #2 楼"',
        "text: |\n  在 #2 楼",
        "text: C#语言",
        "text: &a 甲\nname: *a",
    ][:-1],
)
def test_comments_stay_comments(tmp_path: Path, line: str) -> None:
    assert told(tmp_path, f"{line}\n") == []


def test_without_records_whatever_is_no_figure_may_be_words(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path, "a: 在 #2 楼\nb: 5 #人\n", None)] == ["TEXT-CUT"]


@pytest.mark.parametrize("example", ["blank", "pingxiang-lot1", "pingxiang-lot2", "gangbei", "property"])
def test_no_comment_of_the_examples_is_taken_for_text(example: str) -> None:
    for name, record in schemas.records().items():
        for file in (EXAMPLES / example).rglob(f"{name}.yaml"):
            read_yaml(file, file.name, record)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("a: {opens: 9:00, closes: 18:00}\n", '"09:00"'),
        ("a: {name: 甲, 乙, code: x}\n", '`{name: "甲, 乙"}`'),
        ("a: {amount: 12,000.00}\n", "不写千位逗号"),
        ("a: {text: 面积[100]㎡}\n", "面积[100]㎡"),
        ("a: {text: 甲，code: x}\n", "半角逗号"),
        ("a: [▲, #]\nb: 1\n", '"#"'),
        ("text: 第一行\n第二行\nname: x\n", "名称: |"),
        ("a:\n  text: 第一行\n  第二行\n  name: x\n", "名称: |"),
        ("text: [重要] 内容\n", "整段加引号"),
        ('text: "甲"乙"丙"\n', "整段加引号"),
        ("text: *必须\n", "整段加引号"),
        ("text: !必须 附\n", "整段加引号"),
        ("text: @甲\n", "整段加引号"),
        ("text: - 甲\n", "整段加引号"),
        ("text: 说明: 内容\n", "加引号"),
        ("text:甲\nname: x\n", "冒号后要空一格"),
        ("text: 一\n  二 #3 号\n  三\n", "批注"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(tmp_path: Path, text: str, typed: str) -> None:
    (found,) = told(tmp_path, text)

    assert found.code == "YAML-SYNTAX"
    assert typed in say(found.remedy, "zh")
    assert "did not" not in say(found.message, "zh")
    assert "found" not in say(found.message, "zh")


def test_full_width_digits_and_days_and_times_as_people_write_them_are_read() -> None:
    data = {"count": "１２", "area": "１２．５", "day": "2026年1月5日", "opens": "9：00", "closes": "２４:00"}
    note = Note.model_validate(data)

    assert (note.count, note.area) == (12, Decimal("12.5"))
    assert (note.day, note.opens, note.closes) == (date(2026, 1, 5), time(9), time())
    assert Note.model_validate({"day": "2026/1/5", "opens": "9:30"}).opens == time(9, 30)


def _faults(data: object) -> list[str]:
    try:
        Held.model_validate(data)
    except ValueError as problem:
        found = faults(problem, Held, data, lambda _: Origin("a.yaml"))  # type: ignore[arg-type]
        return [say(each.message, "zh") + say(each.remedy, "zh") for each in found]
    return []


@pytest.mark.parametrize("kind", ["stuff", ["staff"], {"a": 1}, 3])
def test_an_unknown_kind_is_said_and_no_record_of_it(kind: object) -> None:
    (said,) = _faults({"requires": [{"kind": kind, "least": 3}]})

    assert "{" not in said
    assert "least" not in said
    assert "staff" in said


def test_an_entry_is_named_by_its_code_where_it_has_one_of_its_own() -> None:
    clauses = [{"code": code, "count": "x"} for code in ("T1", "T2", "T3", "T3")]

    named = [said.split("：")[0].split(":")[0] for said in _faults({"clauses": clauses})]

    assert named == ["clauses[T1].count", "clauses[T2].count", "clauses[3].count", "clauses[4].count"]
