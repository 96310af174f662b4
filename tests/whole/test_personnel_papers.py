"""Papers of the people named in a bid stand together in its volume; the personnel table names their pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.drawn_pages import DrawnPage, drawn_pdf
from kit.project import EXAMPLES, Ran, replace, run_docgen
from PIL import Image

from docgen.load.response.project import load_project
from docgen.model.project import Project
from docgen.render.response.evidence import EvidenceIndex

VOLUME = "商务技术文件"
DROPPED = (
    "S02/健康证 至2027-06-30.png",
    "S02/身份证反面.png",
    "S02/身份证正面.png",
    "S01/毕业证.png",
    "S01/身份证.png",
    "法定代表人甄示例身份证.png",
    "社保 2025-10.png",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lot 1 with papers of two who are posted, of the one who signs, of one in reserve, and the company's."""
    folder = Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", tmp_path_factory.mktemp("项目") / "p"))
    for shade, name in enumerate((*DROPPED, "S16/身份证.png")):
        path = folder / "company/evidence" / name
        path.parent.mkdir(exist_ok=True)
        Image.new("L", (640, 905), 200 + shade).save(path)
    listing = [DrawnPage().lines(72, 100, f"第{page}页 参保人员") for page in range(1, 4)]
    (folder / "company/evidence/社保名单.pdf").write_bytes(drawn_pdf(*listing))
    assert run_docgen("library", "add", folder / "company", "--apply", "sure").code == 0
    file_and_kind = "file: evidence/社保名单.pdf, kind: 社保证明"
    entry = f"{{code: E-LIST-S02, title: 社保证明：名单, {file_and_kind}, about: S02"
    with (folder / "company/bidder.yaml").open("a", encoding="utf-8") as file:
        file.write(f'  - {entry}, pages: "2-3"}}\n')
    replace(folder / "response.yaml", "\nevidence:\n", "\npersonnel_volume: technical\nevidence:\n")
    return folder


@pytest.fixture(scope="module")
def project(folder: Path) -> Project:
    return load_project(folder)


PERSONNEL = [
    "E-ID-LEGAL",
    "E-ID-S01",
    "E-DIPLOMA-S01",
    "E-ID-S02-2",
    "E-ID-S02",
    "E-HEALTH-S02",
    "E-LIST-S02",
]


def test_papers_stand_person_by_person_in_the_order_of_the_table_and_of_the_kinds(project: Project) -> None:
    technical = [code for code, item in project.evidence.items() if item.record.volume == "technical"]
    assert technical[-len(PERSONNEL) :] == PERSONNEL
    assert technical[0] == "E-CONTRACT-1"


def test_a_paper_of_somebody_whom_the_bid_does_not_name_goes_nowhere(project: Project) -> None:
    assert "E-ID-S16" in project.papers
    assert "E-ID-S16" not in project.evidence


def test_the_table_points_at_the_papers_of_each_in_their_order(project: Project) -> None:
    technical, qualification = (
        next(volume for volume in project.tender.volumes if volume.code == code)
        for code in ("technical", "qualification")
    )
    own = EvidenceIndex(project, technical).papers("S02")
    assert [paper.kind for paper in own] == ["身份证", "身份证", "健康证", "社保证明"]
    assert all(paper.here for paper in own)
    assert not any(paper.here for paper in EvidenceIndex(project, qualification).papers("S02"))
    assert EvidenceIndex(project, technical).papers("S03") == []


@pytest.mark.sample(0)
def test_the_table_names_the_pages_on_which_the_papers_stand(
    folder: Path, project: Project, docgen: Callable[..., Ran]
) -> None:
    ran = docgen("build", folder, "response", "--json")
    assert ran.code == 0, ran.err
    assert not {"EVIDENCE-ABOUT", "EVIDENCE-PAGES"} & {each["code"] for each in ran.json["findings"]}
    document = docx.Document(str(folder / f"outputs/response/{VOLUME}.docx"))
    table = next(each for each in document.tables if "姓名" in _row(each, 0) and "工作经历" in _row(each, 0))
    second = next(row for row in table.rows if project.staff["S02"].name in _cells(row))
    cell = next(text for text in _cells(second) if "身份证" in text)
    assert re.findall(r"(\w+)：第", cell) == ["身份证", "身份证", "健康证", "社保证明"]
    titles = [p.text.partition("：")[2] for p in document.paragraphs if p.style.name == "Heading 2"]
    captions = [p.text for p in document.paragraphs if "社保证明：名单（第2页，共2页）" in p.text]
    assert any("社保证明：名单" in title for title in titles)
    assert len(captions) == 1


def _row(table: docx.table.Table, at: int) -> list[str]:
    return _cells(table.rows[at])


def _cells(row: docx.table._Row) -> list[str]:
    return [cell.text for cell in row.cells]
