"""An addendum changes forms of the tender: the project's follow, and what has no place any more is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kit.form_bid import LETTER, tender
from kit.tender_file import paragraph, table, tender_file, text

from docgen.load.response.project import load_project
from docgen.load.response.under_way import load_under_way
from docgen.model.reading.blocks import paragraphs_of
from docgen.packages.tender_forms import CutForms, blocks_of, cut_forms, own_blocks
from docgen.tasks.amend import Amended, amended, document
from docgen.tasks.into.folder import into_project
from docgen.tasks.read import read

FORMS = """\
forms:
  - form: 附件1 响应函
    blanks:
      - {label: 技术负责人姓名, value: 李样本}
      - {label: 供应商名称盖章, value: 丁山物业}
"""
ANEW = tender_file(
    paragraph(text("更正公告")),
    paragraph(text("一、附件1响应函更正为以下格式：")),
    paragraph(text("附件1　响应函", "<w:b/>"), '<w:pageBreakBefore/><w:jc w:val="center"/>'),
    paragraph(text("致：（采购人名称）")),
    paragraph(text("我方承诺投标有效期120日，材料真实有效。")),
    paragraph(text("供应商名称（盖章）：________")),
    table([["项目", "承诺"], ["响应时间", ""], ["培训次数", ""]]),
    paragraph(text("特此公告。")),
    paragraph(text("样本招标代理有限公司")),
)
REWORDED = tender_file(
    paragraph(text("更正公告")),
    paragraph(text("1. 响应函中“所提交的材料真实有效”修改为“所提交的材料真实、完整、有效”。")),
)
COLUMN = tender_file(
    paragraph(text("更正公告")),
    paragraph(text("1. 人员一览表增加以下内容：“备注一列”。")),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = tmp_path / "tender.docx"
    source.write_bytes(tender())
    made = read([source])
    folder = tmp_path / "bid"
    into_project(made.reading, made.outline, [source], folder, date(2028, 1, 5))
    (folder / "forms.yaml").write_text(FORMS, encoding="utf-8")
    return folder


def changes(folder: Path, addendum: bytes, *apply: str) -> tuple[Amended, ...]:
    file = folder.parent / "更正公告.docx"
    file.write_bytes(addendum)
    return amended(file, folder, apply)


def cut(folder: Path) -> CutForms:
    project = load_under_way(folder) or load_project(folder)
    return cut_forms(project, folder, project.tender.forms)


def lines(cut: CutForms, code: str) -> list[str]:
    blocks = own_blocks(cut, code) if code in cut.edited else blocks_of(cut, code)
    return [each.text for each in paragraphs_of(blocks) if each.text]


def test_a_form_issued_anew_is_found_with_what_loses_its_place(project: Path) -> None:
    (change,) = [each for each in changes(project, ANEW) if each.form]

    assert (change.change.kind, change.place, change.can_apply, change.applied) == (
        "reissue", "附件1 响应函", True, False,
    )  # fmt: skip
    assert change.touches == ("forms G1", "value 技术负责人姓名")
    assert "120日" not in "".join(lines(cut(project), "G1"))


def test_applied_the_form_is_cut_from_the_addendum_and_the_others_from_the_tender(project: Path) -> None:
    before = lines(cut(project), "G2")

    told = changes(project, ANEW, "all")

    assert [each.applied for each in told if each.form] == [True]
    after = cut(project)
    assert lines(after, "G1") == [
        "附件1　响应函",
        "致：（采购人名称）",
        "我方承诺投标有效期120日，材料真实有效。",
        "供应商名称（盖章）：________",
        *("项目", "承诺", "响应时间", "培训次数"),
    ]
    assert lines(after, "G2") == before
    assert (project / "tender" / "更正公告.docx").is_file()


def test_applied_twice_it_is_the_same(project: Path) -> None:
    changes(project, ANEW, "all")
    once = (project / "tender.yaml").read_bytes()

    changes(project, ANEW, "all")

    assert (project / "tender.yaml").read_bytes() == once


def test_words_of_a_form_change_in_a_version_of_the_projects_own(project: Path) -> None:
    (change,) = changes(project, REWORDED, "A1")

    assert change.applied
    assert change.touches == ("forms G1",)
    words = lines(cut(project), "G1")
    assert LETTER.replace("真实有效", "真实、完整、有效") in words
    assert LETTER not in words


def test_words_that_a_form_does_not_have_are_not_written(project: Path) -> None:
    addendum = tender_file(paragraph(text("1. 响应函中“一式三份”修改为“一式五份”。")))

    (change,) = changes(project, addendum, "A1")

    assert not change.applied
    assert not (project / "templates").exists()


def test_a_column_that_is_only_described_is_left_to_a_person(project: Path) -> None:
    (change,) = changes(project, COLUMN, "all")

    assert not change.applied
    assert "forms G2" in change.touches


def test_json_says_it_by_the_names_of_other_changes(project: Path) -> None:
    told = document(changes(project, ANEW))["changes"]

    assert {frozenset(each) for each in told} == {
        frozenset(
            ("code", "kind", "before", "after", "place", "where", "block", "touches", "can_apply", "applied")
        )
    }
