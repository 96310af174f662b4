"""`docgen read TENDER --into DIR`: a project that `check` can judge at once; again, and by lots."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.drafts import museum
from kit.project import EXAMPLES, Ran, replace

from docgen.load.files.yaml import read_yaml
from docgen.model.clarification import ClarificationFile
from docgen.model.response.response import Answers, Response
from docgen.model.tender.tender_file import TenderFile

Docgen = Callable[..., Ran]

LOTS = (
    ("- p: 4.预算金额：1,260,000.00元\n- p: 5.最高限价：1,200,000.00元",
     "- table:\n    - [包号, 包名称, 预算金额（元）]\n"
     "    - [包1, 讲解服务, 700000.00]\n    - [包2, 秩序服务, 560000.00]"),
    ("- p: 一、服务要求", "- p: 包1：讲解服务\n- p: 一、服务要求"),
    ("- p: 二、★安全要求", "- p: 包2：秩序服务\n- p: 二、★安全要求"),
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, docgen: Docgen) -> Path:
    """A new project of the museum's tender."""
    folder = tmp_path / "讲解 项目"
    assert docgen("read", museum(tmp_path), "--into", folder).code == 0
    return folder


def contents(folder: Path) -> dict[str, str]:
    """Every file of a folder by its digest; Word files are made anew and left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_project_has_data_answers_chapters_and_the_tender(project: Path) -> None:
    tender = TenderFile.model_validate(read_yaml(project / "tender.yaml", "tender.yaml", TenderFile)[0])
    lot = tender.all_lots[0]
    answers = Answers.model_validate(read_yaml(project / "answers.yaml", "answers.yaml", Answers)[0])
    assert {clause.code for clause in lot.clauses} < set(answers.answers)
    assert not any(answer.text for answer in answers.answers.values())
    plan = read_yaml(project / "response.yaml", "response.yaml", Response)[0]["plan"]
    assert [(each["title"], each["answers"]) for each in plan] == [
        ("类似业绩", ["P3"]), ("讲解服务方案", ["P4"]), ("应急预案", ["P5"]),
    ]  # fmt: skip
    assert all((project / "plan" / each["file"]).is_file() for each in plan)
    (paper,) = tender.files
    kept = project / "tender" / paper.file
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == paper.sha256


def test_check_says_at_once_what_is_left_in_a_bid_writers_order(project: Path, docgen: Docgen) -> None:
    ran = docgen("check", project, "--format", "json")
    files = [each["file"] for each in ran.json["findings"] if each["severity"] == "error"]
    assert ran.code == 1
    assert list(dict.fromkeys(files)) == [
        "tender.yaml",
        "answers.yaml",
        "company/bidder.yaml",
    ]
    assert ran.codes()[:2] == ["READ-UNCONFIRMED", "READ-UNCONFIRMED"]
    assert "ANSWER-BLANK" in ran.codes()


def test_with_a_company_every_check_runs_and_a_draft_is_built_without_typing_a_day(
    project: Path, docgen: Docgen, tmp_path: Path
) -> None:
    shutil.rmtree(project / "company")
    shutil.copytree(EXAMPLES / "pingxiang-lot1" / "company", project / "company")
    lines = (project / "response.yaml").read_text("utf-8").splitlines()
    assert [line.split("#")[0].strip() for line in lines[1:4]] == [
        "signed: 2027-09-14",
        "validity_days: 90",
        "signing_days: 30",
    ]
    codes = docgen("check", project, "--format", "json").codes()
    assert {"READ-UNCONFIRMED", "ANSWER-BLANK", "CHAPTER-EMPTY"} <= set(codes)
    assert not [code for code in codes if code.startswith(("FIELD", "CODE", "REFERENCE"))]
    assert docgen("build", project, "response", "--out", tmp_path / "out").code == 1
    assert docgen("build", project, "response", "--draft", "--out", tmp_path / "out").code == 0


def test_read_again_nothing_changes(project: Path, docgen: Docgen) -> None:
    before = contents(project)
    (kept,) = (project / "tender").glob("*招标文件*")
    assert docgen("read", kept, "--into", project).code == 0
    assert contents(project) == before


def test_what_people_wrote_stays_when_a_corrected_tender_is_read(
    project: Path, docgen: Docgen, tmp_path: Path
) -> None:
    replace(
        project / "answers.yaml", 'T3.1.1:\n    text: ""', "T3.1.1:\n    text: 我公司派八名讲解员。  # 李静"
    )
    replace(project / "tender.yaml", "term_months: 24", "term_months: 36")
    chapter = next((project / "plan").glob("*应急*"))
    chapter.write_text("# 应急预案\n\n我馆……", "utf-8")
    corrected = museum(
        tmp_path / "更正",
        ("- p: 5.观众满意率不低于96%。", "- p: 5.观众满意率不低于96%。\n- p: 6.设置手语讲解。"),
        ("35, 方案科学", "30, 方案科学"),
        ("    - [5, 应急预案", "    - [5, 志愿者方案, 5, 方案合理可行的得5分。]\n    - [6, 应急预案"),
    )
    ran = docgen("read", corrected, "--into", project, "--lang", "en")
    assert ran.code == 0
    answers = (project / "answers.yaml").read_text("utf-8")
    assert "text: 我公司派八名讲解员。  # 李静" in answers
    assert "T3.1.6" in answers
    assert chapter.read_text("utf-8") == "# 应急预案\n\n我馆……"
    assert len(list((project / "plan").glob("*志愿者*"))) == 1
    assert "“36” is kept, the tender was read as “24”" in ran.out.replace("\n", " ")
    assert "“35” is kept, the tender was read as “30”" in ran.out.replace("\n", " ")
    assert len(list((project / "tender").glob("*招标文件*"))) == 2
    assert docgen("read", corrected, "--into", project).code == 0


def test_a_tender_of_lots_wants_to_know_which_before_anything_is_made(tmp_path: Path, docgen: Docgen) -> None:
    file, folder = museum(tmp_path, *LOTS), tmp_path / "项目"
    ran = docgen("read", file, "--into", folder, "--lang", "en")
    assert ran.code == 2
    assert "包1 讲解服务；包2 秩序服务" in ran.err.replace("\n", "")
    assert f"--into {folder} --lot 包1" in ran.err.replace("\n", "")
    assert not folder.exists()
    assert docgen("read", file, "--into", folder, "--lot", "2").code == 0
    assert "LOT-UNKNOWN" not in docgen("check", folder, "--format", "json").codes()
    assert docgen("read", file, "--into", folder).code == 0  # the project knows its lot


def test_a_project_of_one_lot_takes_in_no_other(tmp_path: Path, docgen: Docgen) -> None:
    file, folder = museum(tmp_path, *LOTS), tmp_path / "项目"
    docgen("read", file, "--into", folder, "--lot", "1")
    before = contents(folder)
    ran = docgen("read", file, "--into", folder, "--lot", "2", "--lang", "en")
    assert ran.code == 2
    assert "a project for 包1" in ran.err.replace("\n", " ")
    assert contents(folder) == before


def test_answers_of_a_project_without_any_stand_a_line_each(
    tmp_path: Path, project: Path, docgen: Docgen
) -> None:
    (project / "answers.yaml").write_text("answers: {}  # 李静写\n", "utf-8")
    docgen("read", museum(tmp_path), "--into", project)
    text = (project / "answers.yaml").read_text("utf-8")
    assert text.startswith("answers:  # 李静写\n  # ")
    assert '\n  T3.1.1:\n    text: ""\n' in text


def test_projects_share_a_company_from_the_start(tmp_path: Path, docgen: Docgen) -> None:
    shutil.copytree(EXAMPLES / "pingxiang-lot1" / "company", tmp_path / "公司")
    folder = tmp_path / "投标" / "讲解"
    ran = docgen("read", museum(tmp_path), "--into", folder, "--company", tmp_path / "公司")
    assert ran.code == 0
    assert 'company: "../../公司"\n' in (folder / "project.yaml").read_text("utf-8")
    assert not (folder / "company").exists()
    assert "FILE-MISSING" not in docgen("check", folder, "--format", "json").codes()


def test_a_company_that_is_not_there_makes_no_project(tmp_path: Path, docgen: Docgen) -> None:
    folder = tmp_path / "项目"
    ran = docgen("new", folder, "--company", tmp_path / "公司", "--lang", "en")
    assert ran.code == 2
    assert "bidder.yaml" in ran.err
    assert not folder.exists()


def test_a_new_project_of_one_lot_has_that_lot_alone(tmp_path: Path, docgen: Docgen) -> None:
    folder = tmp_path / "项目"
    docgen("read", museum(tmp_path, *LOTS), "--into", folder, "--lot", "包1")
    data = read_yaml(folder / "tender.yaml", "tender.yaml")[0]
    assert data["lot"]["code"] == "包1"
    assert "lots" not in data


def test_a_folder_that_is_something_else_is_left_alone(tmp_path: Path, docgen: Docgen) -> None:
    folder = tmp_path / "文稿"
    folder.mkdir()
    (folder / "信.txt").write_text("……", "utf-8")
    ran = docgen("read", museum(tmp_path), "--into", folder, "--lang", "en")
    assert ran.code == 2
    assert [path.name for path in folder.iterdir()] == ["信.txt"]


def test_json_and_a_project_come_of_one_reading(tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("read", museum(tmp_path), "--into", tmp_path / "项目", "--json", "-")
    assert len(ran.json["requirements"]) == 8
    assert (tmp_path / "项目" / "tender.yaml").is_file()


def test_the_brief_answers_eight_questions_on_the_terminal_and_as_word(
    tmp_path: Path, docgen: Docgen
) -> None:
    ran = docgen("read", museum(tmp_path), "--into", tmp_path / "项目", "--lang", "zh")
    word = docx.Document(str(tmp_path / "项目" / "tender" / "招标要点.docx"))
    (table,) = word.tables
    rows = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert list(rows)[1:] == ["是什么", "谁", "何时", "多少钱", "标记", "评分", "要准备", "废标"]
    assert "最高限价 1,200,000 元；预算 1,260,000 元" in rows["多少钱"]
    assert "★ 不满足即废标：3 条" in rows["标记"]
    assert "5 项，共 100 分" in rows["评分"]
    for label in list(rows)[1:]:
        assert label in ran.out


def test_what_the_tender_says_against_itself_is_drafted_as_a_letter(
    project: Path, tmp_path: Path, docgen: Docgen
) -> None:
    assert not (project / "clarification.yaml").exists()
    clash = ("5.最高限价：1,200,000.00元", "5.最高限价：1,300,000.00元")

    ran = docgen("read", museum(tmp_path, clash), "--into", tmp_path / "p", "--lang", "en")

    assert str(tmp_path / "p/clarification.yaml") in ran.out.replace("\n", "")
    letter = read_yaml(tmp_path / "p/clarification.yaml", "clarification.yaml", ClarificationFile)[0]
    (question,) = letter["questions"]
    words = "".join(place["words"] for place in question["places"])
    assert "1,260,000.00" in words
    assert "1,300,000.00" in words
