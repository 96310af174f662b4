"""A project packed without personal data: nobody's number is in any byte of it, and no picture of anybody."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from kit.project import Ran
from kit.sheets import write_sheet
from PIL import Image

from docgen.load.company.lists import LISTS, CompanyList
from docgen.load.sheets.columns import wanted

Docgen = Callable[..., Ran]

ID, PHONE, LANDLINE = "450000198811230011", "13812345678", "0771-7654321"
_CANARY = re.compile("450000 ?19881123 ?0011|138[ -]?1234[ -]?5678|0771[-)） ]{1,2}7654321")
WORDS = f"证件{ID}，手机{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}，（0771）7654321"


def texts(content: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Every text in a package, those of packages within it too, with tags taken out."""
    yield name, name
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for each in archive.namelist():
                yield from texts(archive.read(each), f"{name}/{each}")
        return
    text = content.decode("utf-8", "replace")
    yield name, text
    yield name, re.sub(r"<[^>]*>", "", text)


def in_every_column(listed: CompanyList, path: Path) -> None:
    """A list whose text columns all bear the numbers, in its notes and its own name too."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet(f"张三{ID}")
        for i, column in enumerate(wanted(listed.record).columns):
            sheet.write_string(0, i, column.title)
            sheet.write_comment(0, i, WORDS, {"author": f"李四 {PHONE}"})
            sheet.write_string(1, i, {"digits": ID, "text": WORDS}.get(column.kind, ""))
            if column.kind == "digits":
                sheet.write_number(2, i, float(PHONE))
        sheet.write_formula(3, 0, f'="{PHONE}"', None, WORDS)
        sheet.set_header(f"&C{WORDS}")
        sheet.data_validation("A5", {"validate": "list", "source": [PHONE, ID]})
        book.set_properties({"author": f"王五{PHONE}"})


def picture(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (40, 30), 255).save(path)


@pytest.fixture
def marked(lot1: Path) -> Path:
    """The example with the numbers wherever a project may bear them."""
    company = lot1 / "company"
    for listed in LISTS:
        in_every_column(listed, company / listed.file)
    for name in ("assets", "accounts", "equipment"):
        with xlsxwriter.Workbook(str(lot1 / f"{name}.xlsx")) as book:
            book.add_worksheet().write_string(0, 0, WORDS)
    (lot1 / "ledgers/visits.csv").write_text(f"走访编号,姓名,电话\nV1,张三,{PHONE}\n", encoding="gbk")
    (lot1 / "说明.md").write_text(WORDS, encoding="utf-8")
    document = Document()
    paragraph = document.add_paragraph("电话")
    for piece in (PHONE[:4], PHONE[4:], "，", ID[:7], ID[7:]):
        paragraph.add_run(piece)
    document.core_properties.author = f"张三{PHONE}"
    document.save(str(lot1 / "plan/99-附件.docx"))
    for name in (f"证{ID}.png", "张三/健康证.png", "IMG_0001.png"):
        picture(company / "evidence" / name)
    return lot1


def test_no_number_of_anybody_is_in_any_byte_of_what_is_packed(
    marked: Path, docgen: Docgen, tmp_path: Path
) -> None:
    docgen("pack", marked, tmp_path / "a.zip", "--without-personal")

    content = (tmp_path / "a.zip").read_bytes()
    left = [name for name, text in texts(content, "") if _CANARY.search(text)]
    assert left == []
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert not [name for name in archive.namelist() if "IMG_0001" in name or "健康证" in name]


def test_papers_of_people_stay_behind_wherever_they_are_listed(
    lot1: Path, docgen: Docgen, tmp_path: Path
) -> None:
    company = lot1 / "company"
    rows = [
        ["材料编号", "材料名称", "材料种类", "文件", "关于"],
        ["E-1", "体检", "健康证", "evidence/a.png", "S01"],
        ["E-2", "照片", "", "evidence/b.png", "甄示例"],
        ["E-3", "奖状", "荣誉证书", "evidence/c.png", ""],
        ["E-4", "一月", "社保证明", "evidence/d.png", ""],
        ["E-5", "证书", "", "evidence/e.png", ""],
        ["E-6", "行驶证", "行驶证", "evidence/f.png", "V01"],
    ]
    write_sheet(company / "evidence.xlsx", rows)
    people = [["人员编号", "证书名称", "证明材料"], ["S02", "电工证", "E-5"]]
    write_sheet(company / "certificates.xlsx", people)
    for name in "abcdef":
        picture(company / f"evidence/{name}.png")

    docgen("pack", lot1, tmp_path / "a.zip", "--without-personal")

    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        there = {Path(name).name for name in archive.namelist()}
    assert {f"{name}.png" for name in "abcdef"} & there == {"c.png", "f.png"}
    assert {"licence.png", "tax.png", "finance.png"} <= there
