"""`docgen read`: a tender as JSON and on the terminal; files that are none get one clear line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran
from kit.ooxml import p, r, word_file
from kit.strangers import written as printed
from kit.tender_paper import cases, written
from PIL import Image

from docgen.intake.pdf.scan import Scans

Docgen = Callable[..., Ran]

KEYS = {
    "source", "facts", "stated", "marks", "marked", "requirements", "qualification", "conformity", "scoring",
    "payment", "forms", "contradictions", "context", "unread", "blocks", "mark_counts", "left_out",
    "findings",
}  # fmt: skip
FACTS = {
    "project_name", "project_no", "method", "purchaser", "agency", "budget", "obtain", "deadline", "opening",
    "validity_days", "copies", "deposit_amount", "performance_bond", "consortium", "subcontract",
    "sme_reserved", "sme_deduction_pct", "industry", "service_term", "site_visit", "opening_place",
    "evaluation", "agency_fee", "contract_days", "volumes", "lot_limit", "lots",
}  # fmt: skip
OF_LOT = {
    "lot", "name", "budget", "ceiling", "unit_price_ceiling", "industry", "sme_deduction_pct",
    "service_term",
}  # fmt: skip
LOTS = "three lots in a table whose amounts are in units of ten thousand"
CHAPTERS = (
    ("一", "招标公告"),
    ("二", "投标人须知"),
    ("三", "采购需求"),
    ("四", "评标办法"),
    ("五", "投标文件格式"),
)
ONE = "a notice in the ministry's form with a data sheet of three columns"


def _tender(folder: Path, name: str = ONE, file: str = "tender.docx") -> Path:
    return written(cases("facts")[name]["paper"], folder / file)


def _json(ran: Ran) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(ran.out)
    return read


def test_the_json_has_the_names_that_are_relied_on(docgen: Docgen, tmp_path: Path) -> None:
    ran = docgen("read", _tender(tmp_path, LOTS), "--json", "-")
    read = _json(ran)
    assert ran.code == 0
    assert read.keys() >= KEYS
    assert read["facts"].keys() >= FACTS
    assert all(lot.keys() >= OF_LOT for lot in read["facts"]["lots"])
    assert read["source"].keys() == {"file", "sha256", "pages"}
    for kind in ("stated", "marks", "requirements", "qualification", "conformity", "scoring", "payment"):
        assert all(entry.keys() >= {"place", "block", "certainty"} for entry in read[kind])
    assert sum(read["blocks"]["by_use"].values()) == read["blocks"]["total"]


def test_with_a_file_the_json_is_written_and_its_path_printed(docgen: Docgen, tmp_path: Path) -> None:
    out = tmp_path / "out" / "reading.json"
    ran = docgen("read", _tender(tmp_path), "--json", out)
    assert ran.code == 0
    assert ran.out.strip() == str(out)
    assert json.loads(out.read_text("utf-8"))["facts"]["validity_days"] == 90


def test_reading_twice_gives_the_same_bytes(docgen: Docgen, tmp_path: Path) -> None:
    tender = _tender(tmp_path)
    assert docgen("read", tender, "--json", "-").out == docgen("read", tender, "--json", "-").out


def test_a_lot_alone_has_its_own_entries_and_those_of_all(docgen: Docgen, tmp_path: Path) -> None:
    tender = _tender(tmp_path, LOTS)
    for asked in ("标段二", "2"):
        read = _json(docgen("read", tender, "--lot", asked, "--json", "-"))
        assert [lot["name"] for lot in read["facts"]["lots"]] == ["城西片区校园保安"]
        assert {entry["lot"] for entry in read["stated"]} == {None, 2}
        budgets = [entry["value"] for entry in read["stated"] if entry["key"] == "budget"]
        assert budgets == ["2980000", "10338500"]  # its own, and the sum of all


def test_marks_of_the_other_lots_are_not_lost_where_one_is_read(docgen: Docgen, tmp_path: Path) -> None:
    paper = [
        "第一章 招标公告",
        [["标项", "名称"], ["标项一", "甲片区保洁"], ["标项二", "乙片区保洁"]],
        "第二章 采购需求",
        "标“★”的条款不满足的，投标无效。",
        "标项一：甲片区保洁",
        "1.★每日清扫不少于2次。",
        "标项二：乙片区保洁",
        "1.★每日清扫不少于3次。",
    ]
    tender = written(paper, tmp_path / "tender.docx")
    for more in ((), ("--lot", "1")):
        read = _json(docgen("read", tender, *more, "--json", "-"))
        assert len(read["marked"]) == (1 if more else 2)
        assert read["mark_counts"]["file"] == read["mark_counts"]["read"] == {"★": 2}
        assert read["mark_counts"]["lost"] == {}


@pytest.mark.parametrize(("name", "lot"), [(LOTS, "9"), (ONE, "1")])
def test_a_lot_that_is_not_there_is_told(docgen: Docgen, tmp_path: Path, name: str, lot: str) -> None:
    ran = docgen("read", _tender(tmp_path, name), "--lot", lot)
    assert ran.code == 2
    assert "READ-LOT" in ran.err
    assert not ran.out


def test_files_of_one_tender_are_read_as_one(docgen: Docgen, tmp_path: Path) -> None:
    more = written(["第五章 采购需求", "服务期限：三年，自进场之日起算。"], tmp_path / "more.docx")
    read = _json(docgen("read", _tender(tmp_path), more, "--json", "-"))
    assert [file["file"] for file in read["files"]] == ["tender.docx", "more.docx"]
    terms = {entry["value"]: entry["block"] for entry in read["stated"] if entry["key"] == "service_term"}
    assert terms["三年，自进场之日起算"].startswith("2.")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_person_sees_facts_reviews_scoring_and_what_was_left(
    docgen: Docgen, tmp_path: Path, language: str
) -> None:
    ran = docgen("read", _tender(tmp_path), "--lang", language)
    assert ran.code == 0
    for words in ("YLX-2027-FW-033", "2027-09-21 09:30", "其他未列明行业"):
        assert words in ran.out
    assert ("资格审查" if language == "zh" else "Qualification") in ran.out
    assert ("，未读" if language == "zh" else "not read") in ran.out


def test_what_the_file_holds_unseen_is_said_with_its_words(docgen: Docgen, tmp_path: Path) -> None:
    struck = "<w:del><w:r><w:delText>每日6次</w:delText></w:r></w:del>"
    body = p("第一章 采购需求") + p("1.走廊每日清扫4次", r("★须设分公司", "<w:vanish/>"), struck, r("。"))
    tender = tmp_path / "tender.docx"
    tender.write_bytes(word_file(body))
    (left,) = _json(docgen("read", tender, "--json", "-"))["left_out"]
    assert left["counts"] == {"hidden": 1, "deleted": 1, "picture": 0, "furniture": 0}
    assert left["texts"] == [{"text": "★须设分公司", "why": "hidden"}, {"text": "每日6次", "why": "deleted"}]
    ran = docgen("read", tender, "--lang", "zh")
    assert "隐藏文字 1" in ran.out
    assert "★须设分公司" in ran.out
    assert "每日6次" in ran.out


@pytest.mark.skipif(Scans.possible(), reason="recognition is installed")
def test_pages_that_cannot_be_read_are_a_finding_in_json_and_on_the_terminal(
    docgen: Docgen, tmp_path: Path
) -> None:
    path = tmp_path / "scan.pdf"
    page = Image.new("RGB", (595, 842), "white")
    page.save(path, save_all=True, append_images=[page])
    out = tmp_path / "reading.json"
    for read in (
        _json(docgen("read", path, "--json", "-")),
        (docgen("read", path, "--json", out), json.loads(out.read_text("utf-8")))[1],
    ):
        assert [each["code"] for each in read["findings"]] == ["TENDER-UNREAD"]
        assert read["unreadable_pages"] == read["left_out"][0]["unreadable_pages"] == [1, 2]
    ran = docgen("read", path, "--lang", "zh")
    assert ran.code == 0
    assert "TENDER-UNREAD" in ran.err
    assert "读不出文字的页 2" in ran.out


def test_what_is_no_tender_gets_one_clear_line(docgen: Docgen, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("招标文件", encoding="utf-8")
    (tmp_path / "empty.docx").write_bytes(b"")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nand no more")
    for name in ("words.txt", "empty.docx", "broken.docx", "broken.pdf", "missing.docx", "."):
        ran = docgen("read", tmp_path / name)
        assert ran.code == 2, name
        assert not ran.out
        assert "Traceback" not in ran.err
        assert len(ran.err.strip().splitlines()) <= 3, ran.err


@pytest.mark.parametrize(
    "file", ["[red]甲[\\red].docx", "招标 文件 (最终版) & '2'.docx", "{count}%s.docx", "甲\u202e乙.docx"]
)
def test_names_of_files_are_only_names(docgen: Docgen, tmp_path: Path, file: str) -> None:
    tender = _tender(tmp_path, ONE, file)
    assert docgen("read", tender).code == 0
    assert _json(docgen("read", tender, "--json", "-"))["source"]["file"] == file
    ran = docgen("read", tmp_path / f"no {file}")
    assert ran.code == 2
    assert f"no {file}" in ran.err


def test_words_of_a_tender_are_only_words(docgen: Docgen, tmp_path: Path) -> None:
    paper = ["第一章 招标公告", "项目名称：[bold]甲[/bold]{x}项目", "第二章 采购需求", "1.每天清扫[/]两次。"]
    ran = docgen("read", written(paper, tmp_path / "tender.docx"))
    assert ran.code == 0
    assert "[bold]甲[/bold]{x}项目" in ran.out


def test_a_title_that_only_the_contents_know_is_told(docgen: Docgen, tmp_path: Path) -> None:
    lines: list[dict[str, Any]] = [
        {"center": "目录"},
        *({"p": f"第{number}章 {title}......{page}"} for page, (number, title) in enumerate(CHAPTERS, 2)),
        *({"chapter": f"第{number}章 {title}"} for number, title in CHAPTERS if title != "评标办法"),
    ]
    tender = printed(lines, tmp_path / "tender.docx")
    assert _json(docgen("read", tender, "--json", "-"))["contents_unfound"] == ["第四章 评标办法"]
    told = docgen("read", tender).out
    assert "目录里有、正文里找不到的标题：1" in told
    assert "  第四章 评标办法" in told
