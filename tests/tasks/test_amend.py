"""An addendum against a project: found, told, and what is confirmed written, every other sign as it was."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from kit.short_tender import word
from ruamel.yaml import YAML

from docgen.model.finding import DocgenError
from docgen.tasks.amend import Amended, amended, document

TENDER = """\
# 采购文件：逐条录入
project_name: 青竹县图书馆物业管理服务
opening: 2029-03-14  # 开标
validity_days: 60
dates:
  deadline: {day: 2029-03-14, hour: "09:00", place: {section: 第一章 四}}
  opening: {hour: "09:00", place: {section: 第一章 四}}
volumes:
  - {code: technical, title: 技术文件, forms: [投标函, 业绩一览表]}
lot:
  price:
    ceiling: "4290000.00"  # 元
  clauses:
    # ── 二（三） 设施 ──
    - code: R15
      verbatim: 日常维修接报后20分钟到场，小修当日完成。
      place: {section: 第三章 二 （三）, item: "1"}
      requires:
        - {kind: term, name: 到场, most: 20, unit: 分钟}
    - code: R16  # 夜间
      verbatim: 节假日及夜间报修，到场时间不超过40分钟。
      place: {section: 第三章 二 （三）, item: "2"}
    # ── 二（四） 会务 ──
    - code: R26
      verbatim: 提供轮椅、应急药箱等便民服务，轮椅不少于4辆。
      place: {section: 第三章 二 （四）, item: "4"}
    # ── 三 人员 ──
    - code: R27
      verbatim: 本项目驻场人员总数不少于46人，投标人应当
        按岗位足额配置。
      place: {section: 第三章 三, item: （一）}
  evaluation:
    - {code: E3, name: 类似业绩, points: "8", text: 最高8分。, place: {section: 第四章 表4-3, item: "3"}}
"""
ANSWERS = """\
answers:
  R15: {text: 接报后18分钟到场。}
  R16: {text: 夜间38分钟到场，比白天的20分钟多一个来回。}
  R26: {text: 大厅放轮椅5辆。}
  R27: {text: 驻场47人，比46人多一名机动。}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "plan").mkdir(parents=True)
    (folder / "project.yaml").write_text("title: 响应文件\n", encoding="utf-8")
    (folder / "tender.yaml").write_text(TENDER, encoding="utf-8")
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    (folder / "response.yaml").write_text("plan:\n  - {title: 人员, file: 01.md}\n", encoding="utf-8")
    (folder / "plan" / "01.md").write_text("驻场46人，分三班。\n", encoding="utf-8")
    return folder


def read(project: Path, text: str, *apply: str) -> tuple[Amended, ...]:
    return amended(word(text, project.parent / "addendum.docx"), project, apply)


def tender(project: Path) -> dict:
    return YAML(typ="safe").load((project / "tender.yaml").read_text("utf-8"))


ADDENDUM = """\
更正公告
| 序号 | 更正项 | 更正前内容 | 更正后内容 |
| 1 | 第一章 四 | 2029年3月14日9时00分（北京时间） | 2029年3月20日9时30分（北京时间） |
| 2 | 第三章 三（一） | ★本项目驻场人员总数不少于46人 | ★本项目驻场人员总数不少于48人 |
| 3 | 第三章 二（四）4 | 提供轮椅、应急药箱等便民服务，轮椅不少于4辆。 | 删除 |
第三章 二（三）1中的“20分钟”更正为“30分钟”。
招标文件其他内容不变，以本公告为准。
"""


def test_each_change_names_its_place_and_what_it_touches(project: Path) -> None:
    found = read(project, ADDENDUM)
    assert [(each.code, each.place) for each in found] == [
        ("A1", "第一章 四"),
        ("A2", "第三章 三 （一）"),
        ("A3", "第三章 二 （四） 4"),
        ("A4", "第三章 二 （三） 1"),
    ]
    assert "response signed" in found[0].touches
    assert found[1].touches == ("answers R27", "chapter plan/01.md")
    assert found[2].touches == ("answers R26",)
    assert found[3].touches == ("answers R15", "figures R15", "answers R16")


def test_nothing_is_written_unless_it_is_named(project: Path) -> None:
    read(project, ADDENDUM)
    assert (project / "tender.yaml").read_text("utf-8") == TENDER


def test_the_addendum_that_was_taken_up_is_kept_with_its_hash_once(project: Path) -> None:
    addendum = word(ADDENDUM, project.parent / "addendum.docx")
    amended(addendum, project, ["A1"])
    amended(addendum, project, ["A4"])
    (paper,) = tender(project)["addenda"]
    kept = project / "tender" / paper["file"]
    assert kept.read_bytes() == (project.parent / "addendum.docx").read_bytes()
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == paper["sha256"]


def test_what_is_named_is_written_and_every_other_line_stays(project: Path) -> None:
    found = read(project, ADDENDUM, "A1", "A4")
    assert [each.applied for each in found] == [True, False, False, True]
    after = (project / "tender.yaml").read_text("utf-8")
    changed = [
        pair for pair in zip(TENDER.splitlines(), after.splitlines(), strict=False) if pair[0] != pair[1]
    ]
    assert changed == [
        ("opening: 2029-03-14  # 开标", "opening: 2029-03-20  # 开标"),
        (
            '  deadline: {day: 2029-03-14, hour: "09:00", place: {section: 第一章 四}}',
            '  deadline: {day: 2029-03-20, hour: "09:30", place: {section: 第一章 四}}',
        ),
        (
            '  opening: {hour: "09:00", place: {section: 第一章 四}}',
            '  opening: {hour: "09:30", place: {section: 第一章 四}}',
        ),
        (
            "      verbatim: 日常维修接报后20分钟到场，小修当日完成。",
            "      verbatim: 日常维修接报后30分钟到场，小修当日完成。",
        ),
        (
            "        - {kind: term, name: 到场, most: 20, unit: 分钟}",
            "        - {kind: term, name: 到场, most: 30, unit: 分钟}",
        ),
    ]


def test_a_text_over_two_lines_is_found(project: Path) -> None:
    read(project, ADDENDUM, "A2")
    assert tender(project)["lot"]["clauses"][3]["verbatim"].startswith("本项目驻场人员总数不少于48人")


def test_a_clause_that_is_deleted_stays_as_a_comment(project: Path) -> None:
    read(project, ADDENDUM, "A3")
    assert [clause["code"] for clause in tender(project)["lot"]["clauses"]] == ["R15", "R16", "R27"]
    after = (project / "tender.yaml").read_text("utf-8")
    assert "    # A3 更正公告删除：第三章 二（四）4\n    # - code: R26\n" in after
    assert "    # ── 三 人员 ──\n    - code: R27\n" in after


def test_all_is_everything_that_can_be_written(project: Path) -> None:
    found = read(project, ADDENDUM, "all")
    assert [each.applied for each in found] == [True, True, True, True]


def test_dates_without_the_day_before_are_found_by_their_name(project: Path) -> None:
    found = read(project, "投标截止时间延期至2029年3月26日10时00分。", "all")
    assert found[0].before == "2029-03-14 09:00"
    assert tender(project)["dates"]["deadline"]["hour"] == "10:00"
    assert str(tender(project)["opening"]) == "2029-03-14"


def test_amounts_and_days_are_found_by_their_fact(project: Path) -> None:
    text = "1.将最高限价“4,290,000.00元”修改为“4,190,000.00元”。\n2.投标有效期由60日调整为90日。"
    found = read(project, text, "all")
    assert [each.touches for each in found] == [("response offer",), ("response validity_days",)]
    assert (tender(project)["lot"]["price"]["ceiling"], tender(project)["validity_days"]) == (
        "4190000.00",
        90,
    )


ADDITIONS = """\
1.第三章 二（四）增加以下内容：“5.▲照明每日巡查不少于3次。”
2.第四章评分标准中增加以下评审因素：“智慧物业，4分：方案完整的，得4分；方案笼统的，得1分。”
3.第六章投标文件格式中增加以下格式：“格式14 夜间照明承诺函”
"""


def test_a_clause_an_item_and_a_form_that_are_added_are_written(project: Path) -> None:
    marks = TENDER.replace("lot:\n", "marks: [{symbol: ▲, effect: points}]\nlot:\n", 1)
    (project / "tender.yaml").write_text(marks, encoding="utf-8")
    found = read(project, ADDITIONS, "all")
    assert [each.touches for each in found] == [
        ("answers R3.2.4.5",),
        ("scoring E1",),
        ("forms 夜间照明承诺函",),
    ]
    after = tender(project)
    clause = after["lot"]["clauses"][3]
    assert (clause["code"], clause["mark"], clause["verbatim"]) == (
        "R3.2.4.5",
        "▲",
        "照明每日巡查不少于3次。",
    )
    assert (clause["place"]["item"], clause["requires"][0]["least"]) == ("5", "3")
    assert [each["points"] for each in after["lot"]["evaluation"][1]["tiers"]] == [4, 1]
    assert after["volumes"][0]["forms"] == ["投标函", "业绩一览表", "夜间照明承诺函"]


def test_what_is_added_waits_for_its_answer_and_its_chapter(project: Path) -> None:
    read(project, ADDITIONS, "A1", "A2")
    answers = YAML(typ="safe").load((project / "answers.yaml").read_text("utf-8"))["answers"]
    assert answers["R3.2.4.5"] == {"text": ""}
    assert (project / "plan" / "02-智慧物业.md").is_file()


def test_an_addition_is_not_written_unless_it_is_named(project: Path) -> None:
    assert [each.can_apply for each in read(project, ADDITIONS)] == [True, True, True]
    assert (project / "tender.yaml").read_text("utf-8") == TENDER


def test_additions_without_a_place_and_chapters_issued_anew_are_left_to_a_person(project: Path) -> None:
    text = "1.第三章 二（二）增加以下内容：“7.每晚清场一次。”\n2.第四章评标办法重新发布，详见附件。"
    found = read(project, text, "all")
    assert [(each.change.kind, each.applied) for each in found] == [("add", False), ("reissue", False)]
    assert (project / "tender.yaml").read_text("utf-8") == TENDER


def test_a_figure_follows_only_where_the_requirement_has_it_once(project: Path) -> None:
    one = "        - {kind: term, name: 到场, most: 20, unit: 分钟}\n"
    twice = TENDER.replace(one, one + one.replace("到场", "回电"))
    (project / "tender.yaml").write_text(twice, encoding="utf-8")
    found = read(project, ADDENDUM, "A4")
    assert found[3].applied
    assert [each["most"] for each in tender(project)["lot"]["clauses"][0]["requires"]] == [20, 20]


def test_the_words_beside_a_date_change_with_it(project: Path) -> None:
    facts = (
        "facts:\n  - {field: opening, verbatim: 2029年3月14日9时00分（北京时间）。, place: {section: 一}}\n"
    )
    (project / "tender.yaml").write_text(TENDER + facts, encoding="utf-8")
    read(project, ADDENDUM, "A1")
    assert tender(project)["facts"][0]["verbatim"] == "2029年3月20日9时30分（北京时间）。"


def test_short_words_without_a_place_are_not_guessed(project: Path) -> None:
    found = read(project, "将“当日”修改为“次日”。", "all")
    assert (found[0].targets, found[0].applied) == ((), False)


def test_a_code_that_the_addendum_does_not_have_stops(project: Path) -> None:
    with pytest.raises(DocgenError) as stopped:
        read(project, ADDENDUM, "A9")
    assert stopped.value.findings[0].code == "AMEND-UNKNOWN"


def test_the_document_has_the_names_of_the_command_line(project: Path) -> None:
    first = document(read(project, ADDENDUM))["changes"][2]
    assert (first["before"], first["after"]) == ("提供轮椅、应急药箱等便民服务，轮椅不少于4辆。", None)
    assert first["touches"] == ["answers R26"]


def test_line_ends_of_windows_stay(project: Path) -> None:
    (project / "tender.yaml").write_text(TENDER, encoding="utf-8", newline="\r\n")
    read(project, ADDENDUM, "A4")
    after = (project / "tender.yaml").read_bytes().decode("utf-8")
    amended_text = TENDER.replace("接报后20分钟到场", "接报后30分钟到场").replace("most: 20", "most: 30")
    assert after.partition("addenda:")[0] == amended_text.replace("\n", "\r\n")
    assert "\n" not in after.replace("\r\n", "")


def test_a_change_that_goes_in_only_in_part_is_not_written(project: Path) -> None:
    twice = TENDER.replace('{hour: "09:00", place', '{hour: "09:00", venue: "09:00", place')
    (project / "tender.yaml").write_text(twice, encoding="utf-8")
    found = read(project, ADDENDUM, "A1")
    assert found[0].applied is False
    assert (project / "tender.yaml").read_text("utf-8") == twice
