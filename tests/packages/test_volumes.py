"""Volumes of a tender's own forms: in its order and look, word for word, with docgen's parts around them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from kit.form_bid import LETTER, ROW, form_bid, tender
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.check.response.volume_parts import check_volume_parts
from docgen.derive.response.figures import response_figures
from docgen.intake.word.open import open_word
from docgen.model.finding import DocgenError, Finding
from docgen.model.project import Project
from docgen.model.reading.blocks import paragraphs_of
from docgen.model.response.response import Answer
from docgen.pack.pdf.layout import on_odd_pages, with_mark
from docgen.pack.read_back import read_back
from docgen.packages.form_words import altered_forms
from docgen.packages.tender_forms import cut_forms
from docgen.packages.volumes import form_faults, volumes
from docgen.render.engine.package import Filled
from docgen.render.engine.values import form_bookmark
from docgen.render.templates.papers import fill_paper
from docgen.rules import ruleset

FIRST, SECOND, PLAN = "附件1 响应函", "附件2 人员一览表", "附件3 服务方案（格式自拟）"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return form_bid(tmp_path_factory.mktemp("bid"), answers={ROW.code: Answer(text="", forms=("响应函",))})


@pytest.fixture(scope="module")
def filled(project: Project) -> Filled:
    return made(project)


@pytest.fixture(scope="module")
def content(filled: Filled) -> bytes:
    return filled.content


def made(project: Project, watermark: str = "") -> Filled:
    figures = response_figures(project, ruleset(project.tender.opening))
    (paper,) = volumes(project, figures)
    return fill_paper(project.folder, paper, watermark)


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def lines(content: bytes) -> list[str]:
    return [each.printed for each in paragraphs_of(open_word(content, "x", "x").blocks) if each.text.strip()]


def body(content: bytes) -> etree._Element:
    found = part(content, "word/document.xml").find(qn("w:body"))
    assert found is not None
    return found


def style(content: bytes, name: str) -> etree._Element:
    for each in part(content, "word/styles.xml").iter(qn("w:style")):
        if each.find(qn("w:name")).get(qn("w:val")) == name:  # type: ignore[union-attr]
            return each
    raise KeyError(name)


def found_by(findings: Iterator[Finding]) -> list[str]:
    return [finding.code for finding in findings]


def with_parts(project: Project, *parts: str) -> Project:
    (volume,) = project.tender.volumes
    changed = volume.model_copy(update={"parts": parts})
    return replace(project, tender=project.tender.model_copy(update={"volumes": (changed,)}))


def test_forms_stand_in_the_tenders_order_with_its_numbers_and_words(content: bytes) -> None:
    printed = lines(content)
    places = [printed.index(line) for line in (FIRST, LETTER, SECOND, PLAN)]

    assert places == sorted(places)
    assert "（一）投标有效期90日。" in printed


def test_chapters_stand_under_the_title_that_the_tender_gives_them(project: Project, content: bytes) -> None:
    printed = lines(content)
    title = printed.index(PLAN)

    assert printed[title + 1].endswith(project.plan[0].record.title)
    assert not any(line.strip() == "服务方案" for line in printed)


def test_the_volume_is_valid_and_has_nothing_of_the_machinery_left(
    project: Project, content: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "volume.docx"
    file.write_bytes(content)

    assert OpenXmlValidator().validate(str(file)).errors == []
    assert list(read_back(content, project.tender.volumes[0])) == []


def test_no_style_of_the_tender_changes_and_none_of_docgens_depends_on_one(content: bytes) -> None:
    own = part(tender(), "word/styles.xml").find(qn("w:docDefaults"))
    kept = part(content, "word/styles.xml").find(qn("w:docDefaults"))
    assert own is not None
    assert kept is not None
    assert etree.tostring(own, method="c14n") == etree.tostring(kept, method="c14n")

    taken = style(content, "docgen Normal")
    said = {str(each.tag).rpartition("}")[2]: dict(each.attrib) for each in taken.iter()}
    assert taken.find(qn("w:basedOn")) is None
    assert said["rFonts"][qn("w:eastAsia")] == "宋体"
    # python-docx's own template, which this tender is made of, spaces its paragraphs by 200.
    assert said["spacing"][qn("w:after")] == "0"


def test_each_form_keeps_its_pages_and_heads_are_as_wide_as_these(content: bytes) -> None:
    sections = list(body(content).iter(qn("w:sectPr")))
    widths = [int(each.find(qn("w:pgSz")).get(qn("w:w"))) for each in sections]  # type: ignore[union-attr]
    heads = [each.find(qn("w:headerReference")) is not None for each in sections]

    assert 16838 in widths
    assert all(heads)
    covers = [each.find(qn("w:titlePg")) is not None for each in sections]
    assert covers == [True] + [False] * (len(sections) - 1)


def test_names_of_a_volume_are_no_two_alike(content: bytes) -> None:
    ids = [each.get(qn("w:id")) for each in body(content).iter(qn("w:bookmarkStart"))]
    ends = [each.get(qn("w:id")) for each in body(content).iter(qn("w:bookmarkEnd"))]
    drawn = [each.get("id") for each in body(content).iter("{*}docPr")]

    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(ends)
    assert len(drawn) == len(set(drawn))


def test_the_contents_list_has_forms_by_their_numbers_and_docgens_parts(content: bytes) -> None:
    links = list(body(content).iter(qn("w:hyperlink")))
    listed = ["".join(text.text or "" for text in each.iter(qn("w:t"))) for each in links]

    assert [line for line in listed if line.startswith("附件") and "：" not in line] == [
        "附件1 响应函", "附件2 人员一览表", "附件3 服务方案",
    ]  # fmt: skip
    assert "资格审查索引" in listed
    assert any(line.startswith("（一）") for line in listed)


def test_an_index_points_at_the_form_that_answers_a_row(content: bytes) -> None:
    codes_of_fields = "".join(each.text or "" for each in body(content).iter(qn("w:instrText")))
    names = {each.get(qn("w:name")) for each in body(content).iter(qn("w:bookmarkStart"))}

    assert f"PAGEREF {form_bookmark('G1')} " in codes_of_fields
    assert form_bookmark("G1") in names


def test_equal_data_give_equal_bytes(project: Project, content: bytes) -> None:
    assert made(project).content == content


def test_words_of_a_form_are_the_tenders_and_a_changed_one_is_told(project: Project, filled: Filled) -> None:
    cut = cut_forms(project, project.folder, project.tender.forms)
    changed = filled.content
    with zipfile.ZipFile(io.BytesIO(changed)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace("真实有效".encode(), "基本真实".encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)

    assert "FORM-ALTERED" not in [finding.code for finding in filled.findings]
    assert found_by(altered_forms(out.getvalue(), project.tender.volumes[0], cut)) == ["FORM-ALTERED"]


def test_a_form_at_the_end_of_a_volume_ends_with_its_own_words(project: Project) -> None:
    assert made(with_parts(project, "cover", "G1", "G2")).findings == ()


def test_another_file_than_the_one_that_was_read_stops_the_making(tmp_path: Path) -> None:
    project = form_bid(tmp_path)
    (tmp_path / "tender" / "tender.docx").write_bytes(tender("我方承诺。"))

    with pytest.raises(DocgenError) as problem:
        made(project)

    assert found_by(iter(problem.value.findings)) == ["TENDER-CHANGED"]


def test_a_form_that_the_file_does_not_have_is_told_by_the_check(project: Project) -> None:
    first = project.tender.forms[0].model_copy(update={"last": "p9999"})
    forms = (first, *project.tender.forms[1:])

    other = replace(project, tender=project.tender.model_copy(update={"forms": forms}))
    assert found_by(form_faults(other)) == ["FORM-UNFOUND"]


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (("G1", "G2", "G3", "plan", "evidence"), []),
        (("G1", "G3", "plan", "evidence"), ["FORM-UNPLACED"]),
        (("G1", "G2", "G3", "evidence"), ["FORM-EMPTY", "VOLUME-PART"]),
        (("G1", "G2", "G3", "plan"), ["VOLUME-PART"]),
        (("G1", "G2", "G2", "G3", "plan", "evidence"), ["VOLUME-PART"]),
    ],
)
def test_parts_that_are_missing_stand_alone_or_twice_are_told(
    project: Project, parts: tuple[str, ...], told: list[str]
) -> None:
    assert sorted(set(found_by(check_volume_parts(with_parts(project, *parts))))) == told


def test_two_sided_print_and_the_mark_on_the_cover_are_as_in_docgens_own_volumes(content: bytes) -> None:
    odd = body(on_odd_pages(content))
    kinds = [each.find(qn("w:type")).get(qn("w:val")) for each in odd.iter(qn("w:sectPr"))]  # type: ignore[union-attr]

    assert set(kinds[1:]) == {"oddPage"}
    assert "正本" in lines(with_mark(content, "正本"))


def test_a_draft_shows_the_blanks_that_are_left(project: Project, content: bytes) -> None:
    def highlighted(paper: bytes) -> int:
        return len(list(body(paper).iter(qn("w:highlight"))))

    draft = made(project, watermark="草稿").content

    assert highlighted(content) == 0
    assert highlighted(draft) > 0
    assert "FORM-ALTERED" not in [finding.code for finding in made(project, watermark="草稿").findings]


def test_rows_that_point_by_name_alone_are_told_once(project: Project) -> None:
    guessed = Answer(text="", forms=("响应函",), certainty="likely")
    other = replace(project, answers={ROW.code: guessed, "F1": guessed})

    assert found_by(check_volume_parts(other)).count("INDEX-LIKELY") == 1
    assert "INDEX-LIKELY" not in found_by(check_volume_parts(project))
