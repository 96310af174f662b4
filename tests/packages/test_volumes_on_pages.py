"""Indexes of volumes of a tender's forms name the page where the answer stands, in whichever volume."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from kit.form_bid import ROW, form_bid

from docgen.derive.response.figures import response_figures
from docgen.model.project import Project
from docgen.model.response.response import Answer
from docgen.office.office import Export, Office, find_office
from docgen.pack.pdf.document import page_texts
from docgen.pack.pdf.page_numbers import settle
from docgen.packages.volumes import volumes
from docgen.render.templates.papers import fill_paper
from docgen.rules import ruleset

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


def in_two(project: Project) -> Project:
    """The forms in two volumes; the first has the index, which names forms of both and a heading."""
    (one,) = project.tender.volumes
    first = one.model_copy(update={"parts": ("cover", "contents", "qualification", "G1")})
    second = one.model_copy(
        update={"code": "technical", "title": "商务技术文件", "parts": ("cover", "G3", "plan", "G2")}
    )
    chapter = project.plan[0]
    heading = next(words for place, words in chapter.text if place in chapter.headings)
    answer = Answer(text="", forms=("G1", "人员一览表", heading.strip()))
    return replace(
        project,
        tender=project.tender.model_copy(update={"volumes": (first, second)}),
        plan=(chapter,),
        evidence={},
        answers={**project.answers, ROW.code: answer},
    )


def test_every_number_of_an_index_is_the_page_where_its_answer_stands(tmp_path: Path) -> None:
    project = in_two(form_bid(tmp_path))
    heading = project.answers[ROW.code].forms[-1]
    figures = response_figures(project, ruleset(project.tender.opening))
    papers = {
        f"{paper.spec.title}.docx": fill_paper(tmp_path, paper).content for paper in volumes(project, figures)
    }

    with Office(find_office()) as office:
        paged = settle(papers, office, Export())
    first, second = (page_texts(paged.pdfs[f"{title}.docx"]) for title in ("响应文件", "商务技术文件"))
    index = next(page for page in first if "审查因素" in page)

    assert paged.findings == ()
    for words, pages in (("响应函", first), ("人员一览表", second), (heading, second)):
        (number,) = re.findall(rf"{re.escape(words)}，(?:见《商务技术文件》)?第(\d+)页", index)
        assert words in pages[int(number) - 1]
