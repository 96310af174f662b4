"""Forms that people edit in Word, and what a tender's own forms say of another project."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from kit.form_bid import LETTER, form_bid, tender

from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.finding import Finding
from docgen.model.project import Project
from docgen.model.reading.blocks import paragraphs_of
from docgen.packages.tender_forms import cut_forms
from docgen.packages.volumes import ejected, form_faults, volumes
from docgen.render.engine.package import Filled
from docgen.render.templates.papers import fill_paper
from docgen.rules import ruleset

REAL = LETTER.replace("真实有效", "真实、合法、有效")


def eject(project: Project) -> list[Path]:
    return ejected(project.folder, cut_forms(project, project.folder, project.tender.forms))


def built(project: Project) -> Filled:
    figures = response_figures(project, ruleset(project.tender.opening))
    (paper,) = volumes(project, figures)
    return fill_paper(project.folder, paper)


def lines(content: bytes) -> list[str]:
    return [each.printed for each in paragraphs_of(open_word(content, "x", "x").blocks) if each.text.strip()]


def edit(file: Path, old: str, new: str) -> None:
    document = docx.Document(str(file))
    for each in document.paragraphs:
        if old in each.text:
            each.runs[0].text, *others = each.text.replace(old, new), *each.runs[1:]
            for run in others:
                run.text = ""
    document.save(str(file))


def codes(findings: Iterator[Finding]) -> list[str]:
    return [each.code for each in findings]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return form_bid(tmp_path)


def test_a_form_edited_in_word_goes_in_place_of_the_tenders_and_what_differs_is_told(
    project: Project,
) -> None:
    (first, *_) = eject(project)
    assert codes(form_faults(project)) == []

    edit(first, LETTER, REAL)

    (found,) = form_faults(project)
    assert (found.code, found.origin.file) == ("FORM-EDITED", "templates/forms/G1.docx")
    made = built(project)
    assert made.findings == ()
    assert REAL in lines(made.content)
    assert LETTER not in lines(made.content)


def test_blanks_may_be_written_over_or_go(project: Project) -> None:
    (first, *_) = eject(project)

    edit(first, "技术负责人姓名：________", "技术负责人姓名：李样本")

    assert codes(form_faults(project)) == []
    assert "技术负责人姓名：李样本" in lines(built(project).content)


def test_a_form_that_the_tender_changed_since_is_told_apart_from_ones_own_change(tmp_path: Path) -> None:
    (first, *_) = eject(form_bid(tmp_path))
    edit(first, LETTER, REAL)

    project = form_bid(tmp_path, tender("我方承诺：投标有效期120日。"))

    assert codes(form_faults(project)) == ["FORM-OUTDATED"]


def test_a_change_elsewhere_in_the_tender_leaves_edited_forms_alone(tmp_path: Path) -> None:
    (first, *_) = eject(form_bid(tmp_path))
    changed = docx.Document(io.BytesIO(tender()))
    changed.paragraphs[1].runs[0].text = "1. 配备3名保洁员。"
    saved = io.BytesIO()
    changed.save(saved)

    assert first.exists()
    assert codes(form_faults(form_bid(tmp_path, saved.getvalue()))) == []


def test_files_that_are_no_form_are_told(project: Project) -> None:
    (first, second, *_) = eject(project)
    second.rename(second.with_name("G99.docx"))
    docx.Document().save(str(first))

    (empty,) = form_faults(project)
    assert (empty.code, empty.origin.file) == ("FORM-UNFOUND", "templates/forms/G1.docx")
    first.unlink()
    (nobodys,) = form_faults(project)
    assert (nobodys.code, nobodys.origin.file) == ("FORM-UNFOUND", "templates/forms/G99.docx")


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("我方参加项目编号：ABCD-2019-077 的采购活动。", ["ABCD-2019-077"]),
        ("我方参加示例-PX-2025-01号项目的采购活动。", []),
        ("采购人：檀谷县第一中学", ["檀谷县第一中学"]),
        ("致：檀谷县第一中学", ["檀谷县第一中学"]),
        ("致：凭祥市就业服务中心", []),
        ("采购代理机构：云岭项目管理有限公司", ["云岭项目管理有限公司"]),
        ("致：评标委员会", []),
        ("采购人：由采购人填写的单位", []),
        ("我方曾服务于檀谷县机关食堂。", ["檀谷县机关食堂"]),
    ],
)
def test_what_a_form_says_of_another_project_is_the_tenders_fault(
    letter: str, told: list[str], tmp_path: Path
) -> None:
    project = replace(form_bid(tmp_path, tender(letter)), watch=("檀谷县机关食堂",))

    found = list(form_faults(project))

    assert [str(each.message.values["words"]).upper() for each in found] == told
    assert {each.code for each in found} <= {"FORM-LEFTOVER"}
    assert all(each.origin.place[:2] == ("forms", 0) for each in found)


@pytest.mark.parametrize(
    ("number", "told"), [("GXZC2024-C3-00118", True), ("GXZC2025-C3-00204", False), ("GB50210-2018", False)]
)
def test_a_number_like_this_projects_is_known_without_a_label(
    number: str, told: bool, tmp_path: Path
) -> None:
    project = form_bid(tmp_path, tender(f"我方按{number}的要求提供服务。"))
    own = project.tender.model_copy(update={"project_number": "GXZC2025-C3-00204"})

    assert bool(codes(form_faults(replace(project, tender=own)))) is told
