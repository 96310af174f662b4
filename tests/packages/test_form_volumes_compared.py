"""Two builds of a tender's forms compared: what differs is said once, under the title of its form."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from kit.form_bid import form_bid
from lxml import etree

from docgen.derive.response.figures import response_figures
from docgen.model.change import Change
from docgen.model.project import Project
from docgen.model.response.form_answers import FormAnswers
from docgen.pack.compare import package_changes
from docgen.pack.redline import redline
from docgen.packages.volumes import volumes
from docgen.render.templates.papers import fill_paper
from docgen.rules import ruleset

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def build(project: Project, folder: Path) -> Path:
    figures = response_figures(project, ruleset(project.tender.opening))
    (paper,) = volumes(project, figures)
    folder.mkdir()
    (folder / "响应文件.docx").write_bytes(fill_paper(project.folder, paper).content)
    return folder


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> list[Change]:
    folder = tmp_path_factory.mktemp("bid")
    project = form_bid(folder / "project")
    said = {"form": "响应函", "blanks": [{"label": "技术负责人姓名", "value": "李样本"}]}
    answered = replace(project, form_answers=FormAnswers.model_validate({"forms": [said]}))
    return package_changes(build(project, folder / "old"), build(answered, folder / "new"))


def test_a_blank_that_was_filled_is_one_change_under_the_title_of_its_form(changes: list[Change]) -> None:
    assert [(each.place, each.old, each.new) for each in changes] == [
        (("响应文件", "响应函"), "技术负责人姓名：________", "技术负责人姓名：李样本"),
    ]


def test_the_redline_shows_the_value_as_put_in(changes: list[Change]) -> None:
    with zipfile.ZipFile(io.BytesIO(redline(changes, "old", "new", str))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    put_in = "".join(text.text or "" for mark in body.iter(f"{W}ins") for text in mark.iter(f"{W}t"))

    assert put_in == "李样本"
