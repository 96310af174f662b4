"""A tender with marks by heading and words, two answer tables, reviews and tiers, from data to pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.fourth_tender import equipment, fourth_tender
from kit.papers import lines, rows
from kit.project import Ran
from kit.volumes import read, squeezed

from docgen.load.files.sheet_form import sheet_form
from docgen.model.response.response import EquipmentItem
from docgen.pack.pdf.page_fields import stored_pages
from docgen.packages.runner import Order, build

HERE = Path(__file__).parent
Docgen = Callable[..., Ran]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The bidder and the offer of the fourth tender, under a tender of marks and reviews."""
    folder = fourth_tender(tmp_path / "物业")
    shutil.copytree(HERE / "marked_tender", folder, dirs_exist_ok=True)
    kit = equipment("EAST", "洗地机", 1, "台")
    (folder / "equipment.xlsx").write_bytes(sheet_form(EquipmentItem, "设备", [kit]))
    plan = folder / "response.yaml"
    text = plan.read_text(encoding="utf-8").replace("answers: [R1, R2, R3]", "answers: [A1, E4, E5]")
    plan.write_text(text, encoding="utf-8")
    return folder


def test_marked_and_other_clauses_stand_in_tables_of_their_own(project: Path, docgen: Docgen) -> None:
    ran = docgen("build", project, "response", "--json")

    assert ran.code == 0, ran.codes()
    technical = project / "outputs/response/商务技术文件.docx"
    first = [
        row[1].split("\n")[0]
        for row in rows(technical)
        if len(row) == 4 and row[0].isdigit() and row[3].endswith("偏离")
    ]
    titles = [
        "▲触摸设备消毒",
        "▲#水箱清洗检测",
        "★安全责任制（标题“四、安全生产”标有★）",
        "服务期限（含“实质性要求”，属实质性条款）",
        "大厅巡回保洁",
        "着装",
    ]
    assert len(first) == len(titles)
    assert all(line.startswith(f"{title}（") for line, title in zip(first, titles, strict=True)), first
    printed = lines(technical)
    assert "标记条款响应表" in printed
    assert "商务要求偏离表" not in printed


def test_the_tender_s_words_are_printed_and_only_figures_that_they_leave_out(
    project: Path, docgen: Docgen
) -> None:
    docgen("build", project, "response")

    printed = lines(project / "outputs/response/商务技术文件.docx")
    assert "大厅地面全天候巡回保洁，每30分钟巡查不少于1次，目视无纸屑、无积水、无脚印。" in printed
    disinfected = next(line for line in printed if line.startswith("自助终端、取号机"))
    assert disinfected.endswith("并张贴消毒记录。（回访每月不少于1次）")


def test_the_check_report_quotes_what_the_tender_says_of_its_marks(project: Path, docgen: Docgen) -> None:
    docgen("build", project, "response")

    found = rows(project / "outputs/review/检查报告.docx")
    quoted = next(row for row in found if row[0] == "★")
    assert quoted[1:] == [
        "负偏离即无效",
        "实质性要求，负偏离或者未响应即投标无效；标题带★的，标题下全部条款均适用。",
        "第二章 一 前附表 序号19",
    ]
    assert ["5", "设备运维方案", "主观", "8", "8", "—", "巡检表与抢修流程见方案。"] in found


@pytest.mark.sample(0)
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_reviews_and_scores_name_the_pages_that_answer_them(project: Path, tmp_path: Path) -> None:
    built = build(project, ["response"], Order(tmp_path / "out", False, print, format="both"))

    assert built.complete, built.findings
    assert [finding for finding in built.findings if finding.code.startswith("PAGES")] == []
    volumes = {path.stem: read(path) for path in (tmp_path / "out/response").glob("*.docx")}
    technical, qualification = volumes["商务技术文件"], volumes["资格证明文件"]

    def page(volume: str, heading: str) -> int:
        return next(number for title, number in volumes[volume].outline if title.endswith(heading))

    whole = "".join(technical.pages)
    assert f"响应函，第{page('商务技术文件', '响应函')}页" in whole
    assert f"资格声明，见《资格证明文件》第{page('资格证明文件', '资格声明')}页" in whole
    assert f"分项报价表，见《报价文件》第{page('报价文件', '分项报价表')}页" in whole
    assert f"标记条款响应表，第{page('商务技术文件', '标记条款响应表')}页" in whole
    assert squeezed("优36") in whole
    assert "自评分合计：46分" in whole
    assert "由采购人查询" in "".join(qualification.pages)
    for volume in volumes.values():
        assert all(re.search(r"\d", stored) for _, stored in stored_pages(volume.paper))
