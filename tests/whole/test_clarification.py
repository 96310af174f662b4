"""The letter that asks for clarification, from contradictions to a Word paper; addenda by command line."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from kit.project import Ran
from kit.short_tender import document, word

from docgen.intake.read import outline_of, reading
from docgen.load.files.yaml import read_yaml
from docgen.model.clarification import ClarificationFile
from docgen.tasks.clarification import NAME, write

TENDER = """\
第一章 招标公告
服务期限：24个月。
第二章 投标人须知前附表
| 序号 | 内容 | 要求 |
| 7 | 投标有效期 | 自提交投标文件截止之日起90日 |
第六章 投标文件格式
格式1 投标函
2.本投标文件自投标截止之日起____日内有效，本项目要求不少于120日。
"""
LAW = "\n第四章 合同\n履约保证金：合同金额的15%。\n"


@pytest.fixture
def project(gangbei: Path) -> Path:
    found = reading(outline_of(document(TENDER + LAW))).contradictions
    write(found, gangbei, date(2025, 9, 1))
    return gangbei


def words(project: Path) -> list[str]:
    letter = docx.Document(str(project / "outputs/clarification/澄清申请函.docx"))
    cells = [cell.text for table in letter.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in letter.paragraphs] + cells


def test_the_letter_names_each_place_with_its_words_and_what_is_asked(
    project: Path, docgen: Callable[..., Ran]
) -> None:
    ran = docgen("build", project, "clarification", "--json")

    assert ran.code == 0, ran.err
    printed = words(project)
    assert "致：港北区人力资源和社会保障局" in printed
    assert "一、投标（响应）有效期：格式与要求不一致" in printed
    assert "投标有效期：自提交投标文件截止之日起90日" in printed
    assert "2.本投标文件自投标截止之日起____日内有效，本项目要求不少于120日。" in printed
    assert "请求明确：请明确投标（响应）有效期以要求还是格式为准，并提供更正后的格式。" in printed
    assert any("不得超过政府采购合同金额的10%" in line for line in printed if line.startswith("依据："))
    assert "供应商（盖章）：广西样例创业服务有限公司" in printed


def test_it_needs_no_bid(project: Path, docgen: Callable[..., Ran]) -> None:
    for name in ("response.yaml", "answers.yaml", "handover.yaml", "contract.yaml", "acceptance.yaml"):
        (project / name).unlink()
    assert docgen("build", project, "--json").code == 0
    assert (project / "outputs/clarification/澄清申请函.docx").is_file()


def questions(project: Path) -> list[Any]:
    return list(read_yaml(project / NAME, NAME, ClarificationFile)[0]["questions"])


def test_what_is_asked_already_is_not_asked_twice(project: Path) -> None:
    before = questions(project)
    assert [each["code"] for each in before] == ["Q1", "Q2"]
    assert write(reading(outline_of(document(TENDER))).contradictions, project, date(2025, 9, 2)) is None
    more = TENDER.replace("格式1 投标函", "格式1 投标函\n服务期限：12个月。")
    write(reading(outline_of(document(more))).contradictions, project, date(2025, 9, 2))
    assert questions(project)[:2] == before
    assert [each["code"] for each in questions(project)] == ["Q1", "Q2", "Q3"]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_letter_that_people_changed_keeps_its_signs_and_takes_in_what_is_new(
    project: Path, ends: str
) -> None:
    path = project / NAME
    kept = path.read_text("utf-8")
    first = kept.index("- code: Q1")
    kept = kept[:first] + kept[kept.index("- code: Q2") :] + "contact: 李示例  # 电话另告\n"
    raw = BOM_UTF8 + kept.replace("\n", ends).encode()
    path.write_bytes(raw)

    write(reading(outline_of(document(TENDER + LAW))).contradictions, project, date(2025, 9, 2))

    assert {each["code"] for each in questions(project)} == {"Q1", "Q2"}
    written = path.read_bytes()
    lines = iter(written.splitlines(keepends=True))
    assert all(line in lines for line in raw.splitlines(keepends=True))
    assert written.count(b"\r\n") == (written.count(b"\n") if ends == "\r\n" else 0)


@pytest.mark.parametrize(
    ("signed", "extra", "codes"),
    [
        ("2025-09-01", "", []),
        ("2025-09-16", "", ["CLARIFY-LATE"]),
        ("2025-09-01", "reply_by: 2025-09-30\n", ["CLARIFY-LATE"]),
        ("2025-09-01", "reply_by: 2025-09-05\n", []),
    ],
)
def test_a_letter_that_comes_late_is_told(
    project: Path, docgen: Callable[..., Ran], signed: str, extra: str, codes: list[str]
) -> None:
    path = project / "clarification.yaml"
    text = path.read_text("utf-8").replace("signed: 2025-09-01\n", f"signed: {signed}\n{extra}")
    path.write_text(text, encoding="utf-8")
    ran = docgen("check", project, "--kind", "clarification", "--format", "json")
    assert [entry["code"] for entry in ran.json["findings"]] == codes


def test_questions_had_a_last_day(project: Path, docgen: Callable[..., Ran]) -> None:
    path = project / "tender.yaml"
    dates = "dates:\n  questions: {day: 2025-08-30, place: {section: 公告}}\n"
    path.write_text(path.read_text("utf-8").replace("marks: []", f"{dates}marks: []"), encoding="utf-8")
    ran = docgen("check", project, "--kind", "clarification", "--format", "json")
    told = [(entry["code"], entry["severity"]) for entry in ran.json["findings"]]
    assert told == [("CLARIFY-LATE", "warning")]


ADDENDUM = "更正公告\n将最高限价“960000.00元”修改为“950000.00元”。"


def test_an_addendum_is_shown_and_written_where_it_is_confirmed(
    gangbei: Path, docgen: Callable[..., Ran], tmp_path: Path
) -> None:
    change = word(ADDENDUM, tmp_path / "更正.docx")
    shown = docgen("read", change, "--amends", gangbei, "--lang", "zh")
    assert (shown.code, "未写入；确认后加 --apply A1" in shown.out) == (0, True)

    ran = docgen("read", change, "--amends", gangbei, "--apply", "A1", "--json", tmp_path / "changes.json")
    assert ran.code == 0, ran.err
    first = json.loads((tmp_path / "changes.json").read_text("utf-8"))["changes"][0]
    assert (first["before"], first["after"], first["touches"], first["applied"]) == (
        "960000.00元",
        "950000.00元",
        ["response offer"],
        True,
    )
    assert 'ceiling: "950000.00"' in (gangbei / "tender.yaml").read_text("utf-8")


def test_a_change_that_is_not_there_stops(gangbei: Path, docgen: Callable[..., Ran], tmp_path: Path) -> None:
    change = word(ADDENDUM, tmp_path / "更正.docx")
    ran = docgen("read", change, "--amends", gangbei, "--apply", "A2")
    assert (ran.code, "AMEND-UNKNOWN" in ran.err) == (2, True)
