"""The technical volume as a panel leafs through it: upright, sites as bands, no codes, marks shaded."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from kit.built import built
from kit.examples import bid
from kit.project import EXAMPLES, run_docgen

MOST_LANDSCAPE = 12
BAND_FILL, MARKED_FILL = "F5F5F5", "FFF2CC"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    assert run_docgen("build", EXAMPLES / "pingxiang-lot1", "response", "--out", out).code == 0
    return out / "response"


@pytest.fixture(scope="module")
def volume(package: Path) -> Document:
    return docx.Document(str(package / "商务技术文件.docx"))


def section_of(volume: Document) -> Iterator[tuple[str, bool]]:
    """Every heading of the first level, with whether its section lies on its side."""
    waiting: list[str] = []
    for each in volume.element.body:
        style = each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.get(qn("w:val")) == "Heading1":
            waiting.append("".join(node.text or "" for node in each.iter(qn("w:t"))))
        size = next(each.iter(qn("w:pgSz")), None)
        if size is not None:
            yield from ((title, size.get(qn("w:orient")) == "landscape") for title in waiting)
            waiting = []


def table_after(volume: Document, title: str) -> Table:
    seen = False
    for each in volume.iter_inner_content():
        if isinstance(each, Table):
            if seen:
                return each
        elif each.text == title and each.style is not None and each.style.name == "Heading 1":
            seen = True
    raise AssertionError(title)


def fills(table: Table) -> list[tuple[str, str]]:
    """The first cell's text and ground of every row."""
    rows = []
    for row in table._tbl.tr_lst:
        cell = row.tc_lst[0]
        shade = next(cell.iter(qn("w:shd")), None)
        text = "".join(node.text or "" for node in cell.iter(qn("w:t")))
        rows.append((text, shade.get(qn("w:fill")) if shade is not None else ""))
    return rows


def test_only_the_list_of_people_lies_on_its_side(volume: Document) -> None:
    assert [title for title, landscape in section_of(volume) if landscape] == ["项目实施人员一览表"]


def test_the_clauses_of_a_site_stand_under_its_name(volume: Document) -> None:
    """By hand from tender.yaml: general clauses, the park, the city market, three towns, general ones."""
    bands = [text for text, fill in fills(table_after(volume, "服务技术要求偏离表")) if fill == BAND_FILL]
    assert bands == [
        "各站点",
        "凭祥产业园就业服务站",
        "凭祥市人力资源市场",
        "友谊镇零工市场、上石镇零工市场、夏石镇零工市场",
        "各站点",
    ]
    assert not [text for text, fill in fills(table_after(volume, "商务要求偏离表")) if fill == BAND_FILL]


def test_marked_clauses_have_a_ground_of_their_own(volume: Document) -> None:
    table = table_after(volume, "商务要求偏离表")
    shaded = {text for text, fill in fills(table) if fill == MARKED_FILL}
    marked = {row.cells[0].text for row in table.rows if row.cells[1].text.startswith("▲")}
    assert shaded == marked
    assert len(marked) == 3


def test_no_inner_code_and_no_site_in_brackets_is_printed(volume: Document) -> None:
    text = "\n".join(node.text or "" for node in volume.element.body.iter(qn("w:t")))
    assert "【" not in text
    project = bid()
    codes = {clause.code for clause in project.tender.lot.clauses} | set(project.staff) | set(project.answers)
    codes |= {site.code for site in project.tender.lot.sites} | set(project.evidence)
    assert len(codes) > 100
    words = set(re.split(r"[^A-Za-z0-9._-]+", text))
    assert {code for code in codes if len(code) > 2} & words == set()  # C1 is a driving licence, too


@pytest.mark.sample(0)
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_few_pages_lie_on_their_side() -> None:
    """41 of 83 did."""
    volume = next(each for each in built(EXAMPLES / "pingxiang-lot1") if each.title == "商务技术文件")
    wide = [page for page in volume.pdf.pages if page.mediabox.width > page.mediabox.height]
    assert 0 < len(wide) <= MOST_LANDSCAPE


def test_a_copy_has_one_number_in_the_whole_package_and_the_bidder_s_word(package: Path) -> None:
    """The licences, wider than high, lie on their side; the working of the size stays in the house."""
    papers = [docx.Document(str(path)) for path in sorted(package.glob("*.docx"))]
    titles = [each.text for paper in papers for each in paper.paragraphs if re.match(r"附件\d+：", each.text)]
    heads = [title for title in titles if "\t" not in title]
    assert sorted(int(re.findall(r"\d+", head)[0]) for head in heads) == list(range(1, 14))
    copies = [each for paper in papers for each in paper.paragraphs if "复印件与原件一致" in each.text]
    assert len(copies) == len(heads)
    qualification = docx.Document(str(package / "资格证明文件.docx"))
    landscape = [section for section in qualification.sections if section.orientation == WD_ORIENT.LANDSCAPE]
    (wide,) = [[each.text for each in section.iter_inner_content()] for section in landscape]
    assert [text for text in wide if text.startswith("附件")] == [
        "附件1：营业执照",
        "附件2：人力资源服务许可证",
        "附件3：劳务派遣经营许可证",
    ]
    assert not any("划型" in each.text for each in qualification.paragraphs)
