"""Two versions compared: what was edited is said, and nothing else; the redline holds both."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from kit.project import EXAMPLES, Ran, replace
from kit.sheets import STAFF, sheet_rows, write_sheet
from lxml import etree
from openxml_audit import OpenXmlValidator

LOT1 = EXAMPLES / "pingxiang-lot1"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Docgen = Callable[..., Ran]
Edit = Callable[[Path], None]


def edit(file: str, old: str, new: str) -> Edit:
    return lambda project: replace(project / file, old, new)


def other_major(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    rows[2][rows[0].index("专业")] = "改换专业"
    write_sheet(project / STAFF, rows)


def new_first_line(project: Path) -> None:
    line = '    - {head: H-WAGE, name: 新增, quantity: "1", unit: 项, unit_price: "5.00"}\n'
    replace(project / "response.yaml", "  lines:\n", f"  lines:\n{line}")


CASES: list[tuple[str, Edit, str, str, str]] = [
    (
        "a longer validity",
        edit("tender.yaml", "validity_days: 90", "validity_days: 120"),
        "tender",
        "90",
        "120",
    ),
    ("an answer", edit("answers.yaml", "意向书", "租赁合同"), "clause", "意向书", "租赁合同"),
    ("a price", edit("response.yaml", '"13200.00"', '"13100.00"'), "price", "13200.00", "13100.00"),
    ("a person", other_major, "person", "", "改换专业"),
    ("a chapter", edit("plan/01-overall.md", "。", "，另有说明。"), "plan", "", "另有说明"),
    ("an address", edit("response.yaml", "address: ", "address: 新"), "site", "", "新"),
]


@pytest.mark.sample(2)
@pytest.mark.parametrize(("name", "change", "kind", "old", "new"), CASES, ids=[case[0] for case in CASES])
def test_what_was_edited_is_said_alone(
    name: str, change: Edit, kind: str, old: str, new: str, lot1: Path, docgen: Docgen
) -> None:
    change(lot1)

    ran = docgen("diff", LOT1, lot1, "--json")

    assert ran.code == 0
    (only,) = ran.json["changes"]
    assert only["kind"] == kind
    assert old in only["old"]
    assert new in only["new"]
    assert new not in only["old"]


def test_an_entry_put_in_first_is_one_entry(lot1: Path, docgen: Docgen) -> None:
    new_first_line(lot1)

    found = docgen("diff", LOT1, lot1, "--json").json["changes"]

    assert {change["old"] for change in found} == {""}
    assert all("新增" in change["place"] and change["kind"] == "price" for change in found)


def test_personal_data_are_not_shown(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "company/bidder.yaml", "phone: ", "phone: 9")

    ran = docgen("diff", LOT1, lot1)

    assert "（新值）" in ran.out
    assert "phone" not in ran.out


def test_a_project_against_itself_differs_in_nothing(docgen: Docgen) -> None:
    assert docgen("diff", LOT1, LOT1, "--json").json == {
        "changes": [],
        "counts": {},
        "redline": None,
        "papers": [],
    }


def test_a_project_and_a_build_cannot_be_compared(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("diff", lot1, tmp_path, "--json")

    assert (ran.code, ran.codes()) == (2, ["DIFF-UNLIKE"])


def sides(path: Path) -> tuple[str, str]:
    """The text with every change refused, and with every change accepted."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    old = "".join(
        node.text or ""
        for node in root.iter(f"{W}t", f"{W}delText")
        if not any(ancestor.tag == f"{W}ins" for ancestor in node.iterancestors())
    )
    return old, "".join(node.text or "" for node in root.iter(f"{W}t"))


def test_the_redline_holds_both_versions(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    replace(lot1 / "answers.yaml", "意向书", "租赁 & <合同>")

    ran = docgen("diff", LOT1, lot1, "--out", tmp_path / "变更.docx", "--json")

    (change,) = ran.json["changes"]
    refused, accepted = sides(tmp_path / "变更.docx")
    assert change["old"] in refused
    assert change["new"] in accepted
    assert "租赁" not in refused
    result = OpenXmlValidator().validate(str(tmp_path / "变更.docx"))
    assert result.is_valid, [str(error) for error in result.errors][:5]
    docgen("diff", LOT1, lot1, "--out", tmp_path / "又.docx")
    assert (tmp_path / "又.docx").read_bytes() == (tmp_path / "变更.docx").read_bytes()


@pytest.mark.sample(0)
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_two_builds_differ_in_the_row_and_the_page(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("build", lot1, "handover", "--out", tmp_path / "a", "--format", "both").code == 0
    replace(lot1 / "handover.yaml", "现场拼装的模组屏", "拼装起来的模组屏")
    assert docgen("build", lot1, "handover", "--out", tmp_path / "b", "--format", "both").code == 0

    found = docgen("diff", tmp_path / "a", tmp_path / "b", "--json").json["changes"]

    assert {change["kind"] for change in found} == {"text", "pages"}
    (row,) = [change for change in found if change["kind"] == "text"]
    assert row["place"].startswith("资产移交清册 › ")
    assert row["old"].replace("现场拼装", "拼装起来") == row["new"]
    (page,) = [change for change in found if change["kind"] == "pages"]
    assert page["old"] == page["new"] != ""


def test_a_folder_that_is_not_there_is_named(docgen: Docgen, tmp_path: Path) -> None:
    ran = docgen("diff", LOT1, tmp_path / "none", "--lang", "en")

    assert ran.code == 2
    assert "none cannot be read: it is not there" in ran.err


CHINESE = re.compile("[\u4e00-\u9fff，。；：、（）]")


def test_differences_are_told_in_english_but_for_the_project_s_own_words(
    lot1: Path, tmp_path: Path, docgen: Docgen
) -> None:
    replace(lot1 / "response.yaml", "signing_days: ", "signing_days: 1")
    replace(lot1 / "company/bidder.yaml", "phone: ", "phone: 9")

    ran = docgen("diff", LOT1, lot1, "--lang", "en", "--out", tmp_path / "out.docx")

    assert ran.code == 0
    assert "Signing of the contract" in ran.out
    assert "(new value)" in ran.out
    assert not CHINESE.search(ran.out)
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        written = package.read("word/document.xml").decode()
    assert "Changes compared" in written
    assert not CHINESE.search("".join(re.findall(r"<w:t[^>]*>([^<]*)", written)).replace(lot1.name, ""))


def test_confirming_and_reading_again_is_no_difference(lot1: Path, docgen: Docgen) -> None:
    code = "    - code: N1\n"
    replace(lot1 / "tender.yaml", code, f"{code}      block: p0001\n      certainty: exact\n")
    read = shutil.copytree(lot1, lot1.parent / "read")
    replace(
        lot1 / "tender.yaml", "block: p0001", "block: p0009\n      confirmed: {by: 甄示例, on: 2025-10-01}"
    )

    assert docgen("diff", read, lot1, "--json").json["changes"] == []
