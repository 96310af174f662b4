"""Forms of the company's own folder stand where a volume names them among its parts, filled."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from kit.edits import edit
from kit.examples import bid
from kit.form_bid import ROW, form_bid

from docgen.check.response.volume_parts import check_volume_parts
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.load.response.project import load_project
from docgen.model.project import Project
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.response.response import Answer
from docgen.packages.volumes import volumes
from docgen.render.engine.values import form_bookmark
from docgen.render.templates.papers import fill_paper
from docgen.rules import ruleset

NAME = "信用承诺书"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A bid whose volume has a form of the tender and one of the company's, at which the index points."""
    paper = docx.Document()
    for line in (NAME, "本公司郑重承诺：守信经营。", "供应商名称（盖章）：________", "账号：________"):
        paper.add_paragraph(line)
    file = tmp_path / f"{NAME}.docx"
    paper.save(str(file))
    made = form_bid(tmp_path, answers={ROW.code: Answer(text="", forms=(NAME,))})
    (volume,) = made.tender.volumes
    parts = ("cover", "contents", "qualification", "G1", NAME, "evidence")
    changed = made.tender.model_copy(update={"volumes": (volume.model_copy(update={"parts": parts}),)})
    return replace(made, tender=changed, company_form_files={NAME: file})


def content(project: Project) -> bytes:
    (paper,) = volumes(project, response_figures(project, ruleset(project.tender.opening)))
    filled = fill_paper(project.folder, paper)
    assert filled.findings == ()
    return filled.content


def test_it_stands_in_its_place_filled_and_the_index_points_at_it(project: Project) -> None:
    made = content(project)
    printed = [each.printed for each in paragraphs_of(open_word(made, "x", "x").blocks)]
    at = printed.index(NAME)

    assert printed[at + 1] == "本公司郑重承诺：守信经营。"
    assert project.bidder.name in printed[at + 2]
    assert project.bidder.account in printed[at + 3]
    body = docx.Document(io.BytesIO(made)).element.body
    assert f"PAGEREF {form_bookmark(NAME)} " in "".join(body.itertext("{*}instrText"))
    assert printed.index("附件1 响应函") < at


def test_the_folder_is_read_and_words_of_docgens_own_are_told(tmp_path: Path, lot1: Path) -> None:
    (lot1 / "company" / "forms").mkdir()
    docx.Document().save(str(lot1 / "company" / "forms" / f"{NAME}.docx"))
    (lot1 / "company" / "forms" / f"~${NAME}.docx").write_bytes(b"open in Word")

    assert list(load_project(lot1).company_form_files) == [NAME]
    own = bid(edit("tender/volumes/0/parts", ["cover", "sme"]), edit("tender/forms", []))
    assert "FORM-DRAFT" in [each.code for each in check_volume_parts(own)]
