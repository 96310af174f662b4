"""The handover of the example, whole: Word papers, workbook and JSON read back and compared line by line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from kit.project import EXAMPLES, Ran, replace
from kit.sheets import cells, without
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook
from ruamel.yaml import YAML

from docgen.packages.runner import Order, build

Docgen = Callable[..., Ran]
PAPERS = ("移交协议", "资产移交清册", "账号与数据移交单", "现场交接文件")
READY = sorted(path.parent.name for path in EXAMPLES.glob("*/handover.yaml"))
INVENTORY = "资产移交清册"


@pytest.fixture(scope="module", params=READY)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp(request.param) / request.param
    result = build(EXAMPLES / request.param, ["handover"], Order(out, draft=False, progress=print))
    assert [kind for kind, _ in result.files] == ["handover"] * 6, result.findings
    return out / "handover"


def inventory(folder: Path) -> Any:
    return json.loads((folder / f"{INVENTORY}.json").read_text(encoding="utf-8"))


def paper_rows(path: Path) -> list[list[str]]:
    document = docx.Document(str(path))
    return [
        ["".join(node.text or "" for node in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for table in document.element.body.iter(qn("w:tbl"))
        for row in table.iter(qn("w:tr"))
    ]


def sheet(folder: Path, name: str) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(str(folder / f"{INVENTORY}.xlsx"))
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def figure(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_word_workbook_and_json_agree_line_by_line(built: Path) -> None:
    lines = inventory(built)["lines"]
    assert lines

    papers = [row for row in paper_rows(built / f"{INVENTORY}.docx") if len(row) == 11 and row[0].isdecimal()]
    sheets = [row for row in sheet(built, "资产清册")[3:] if row[0] != ""]

    assert len(papers) == len(sheets) == len(lines)
    for line, paper, row in zip(lines, papers, sheets, strict=True):
        assert (paper[0], paper[1], paper[2]) == (str(line["no"]), line["code"], line["name"])
        assert (int(row[0]), row[3], row[4]) == (line["no"], line["code"], line["name"])
        assert figure(paper[8]) == Decimal(str(row[11])) == Decimal(line["value"])
        assert figure(paper[9]) == Decimal(str(row[12])) == Decimal(line["net"])
        assert paper[6].startswith(f"{Decimal(line['quantity']):f}".rstrip("0").rstrip(".") or "0")
        assert Decimal(str(row[7])) == Decimal(line["quantity"])


def test_subtotals_sites_and_total_agree_everywhere(built: Path) -> None:
    data = inventory(built)
    rows = paper_rows(built / f"{INVENTORY}.docx")
    sums = {row[0]: (figure(row[1]), figure(row[2])) for row in rows if len(row) == 4 and "合计" in row[0]}
    written = [row for row in sheet(built, "资产清册")[3:] if row[0] == ""]

    for site in data["sites"]:
        amounts = (Decimal(site["value"]), Decimal(site["net"]))
        assert sums[f"{site['name']}合计（{site['count']}项）"] == amounts
        (row,) = [row for row in written if row[2] == f"{site['name']}合计（{site['count']} 项）"]
        assert (Decimal(str(row[11])), Decimal(str(row[12]))) == amounts
    total = (Decimal(data["total"]["value"]), Decimal(data["total"]["net"]))
    assert (Decimal(str(written[-1][11])), Decimal(str(written[-1][12]))) == total
    assert sum(Decimal(site["value"]) for site in data["sites"]) == total[0]


def test_what_does_not_change_hands_stands_under_exclusions_only(built: Path) -> None:
    data = inventory(built)
    changing = {line["code"] for line in data["lines"]}
    staying = {line["code"] for line in data["staying"]}
    assert not changing & staying

    rows = paper_rows(built / f"{INVENTORY}.docx")
    for line in data["staying"]:
        mine = [row for row in rows if line["code"] in row]
        assert len(mine) == 1
        assert len(mine[0]) == 8
        if line["outcome"] == "excluded":
            assert mine[0][-1] not in ("", "—")


def test_no_codes_of_clauses_or_settings_are_printed(built: Path) -> None:
    data, words = inventory(built), set[str]()
    for name in PAPERS:
        words |= {cell for row in paper_rows(built / f"{name}.docx") for cell in row}
    book = CalamineWorkbook.from_path(str(built / f"{INVENTORY}.xlsx"))
    words |= {str(cell) for name in book.sheet_names for row in sheet(built, name) for cell in row}

    lines = [*data["lines"], *data["staying"], *data["disposed"], *data["accounts"]]
    printed = {code for line in lines for code in (line["outcome"], line["clause"]) if code}
    assert printed
    assert not [text for text in words for code in printed if re.search(rf"\b{re.escape(code)}\b", text)]


def test_the_papers_name_the_witness_that_the_data_name(built: Path) -> None:
    """Not the purchaser, whoever takes over; a place of its own in every paper that is signed."""
    terms = YAML(typ="safe").load(
        (EXAMPLES / built.parent.name / "handover.yaml").read_text(encoding="utf-8")
    )
    tender = YAML(typ="safe").load((EXAMPLES / built.parent.name / "tender.yaml").read_text(encoding="utf-8"))
    named = terms["witness"]["name"]

    assert named != tender["parties"][0]["name"]
    for name in PAPERS:
        text = "\n".join(p.text for p in docx.Document(str(built / f"{name}.docx")).paragraphs)
        assert f"监交方：\t{named}" in text
    signed = [cell for row in paper_rows(built / "移交协议.docx") for cell in row if "监交方（盖章）" in cell]
    assert signed
    assert all(named in cell for cell in signed)


def test_the_papers_say_from_which_date_net_values_count(built: Path) -> None:
    for name in ("移交协议", INVENTORY):
        text = "\n".join(p.text for p in docx.Document(str(built / f"{name}.docx")).paragraphs)
        assert "各项均按投入使用日期起算" in text
    rows = paper_rows(built / f"{INVENTORY}.docx")
    (fit_out,) = [row for row in rows if row[1:2] == ["装修装饰"] and len(row) == 6]
    assert "残值率0%" in fit_out[5]


def test_each_account_has_a_block_to_sign(built: Path) -> None:
    accounts = [each for each in inventory(built)["accounts"] if each["outcome"] not in ("kept", "excluded")]
    rows = paper_rows(built / "账号与数据移交单.docx")

    signed = [row for row in rows if row[0].startswith("移交方经办人（签字）")]
    assert len(signed) == len(accounts)
    assert all("接收方经办人（签字）" in row[1] for row in signed)


def test_each_site_has_a_page_to_sign(built: Path) -> None:
    document = docx.Document(str(built / "现场交接文件.docx"))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]

    for site in inventory(built)["sites"]:
        assert f"{site['name']}签收单" in headings


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_are_valid_and_nothing_of_the_machinery_is_left(built: Path, paper: str) -> None:
    path = built / f"{paper}.docx"
    with zipfile.ZipFile(path) as package:
        text = re.sub("<[^>]+>", "\n", package.read("word/document.xml").decode())

    assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|Undefined|docgen:", text)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_the_workbook_prints_and_calculates(built: Path) -> None:
    with zipfile.ZipFile(built / f"{INVENTORY}.xlsx") as package:
        book = package.read("xl/workbook.xml").decode()
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]

    assert book.count("_xlnm.Print_Area") == book.count("_xlnm.Print_Titles") == len(sheets)
    assert all('state="frozen"' in each for each in sheets)
    assert all(len(re.findall("<f>", each)) == len(re.findall("</f><v>", each)) for each in sheets)


def test_formulas_give_the_sums_that_are_stored(built: Path) -> None:
    """Each SUM and each sum of cells is worked out here from the cells that it names."""
    with zipfile.ZipFile(built / f"{INVENTORY}.xlsx") as package:
        xml = package.read("xl/worksheets/sheet2.xml").decode()
    cells_found = re.findall(r'<c r="([LM]\d+)"[^>]*>(?:<f>([^<]*)</f>)?<v>([^<]+)</v>', xml)
    values = {name: Decimal(value) for name, _, value in cells_found}
    formulas = [(name, formula) for name, formula, _ in cells_found if formula]

    assert formulas
    for name, formula in formulas:
        if match := re.fullmatch(r"SUM\(([LM])(\d+):[LM](\d+)\)", formula):
            column, first, last = match[1], int(match[2]), int(match[3])
            parts = [f"{column}{row}" for row in range(first, last + 1)]
        else:
            parts = [part for part in formula.split("+") if part != "0"]
        assert sum((values[part] for part in parts), Decimal(0)) == values[name], (name, formula)


def test_text_that_starts_with_an_equals_sign_stays_text(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    cells("assets.xlsx", "PARK-005", 资产名称="=1+1", 备注='=HYPERLINK("x")')(lot1)

    assert docgen("build", lot1, "handover", "--out", tmp_path / "o").code == 0

    (row,) = [row for row in sheet(tmp_path / "o/handover", "资产清册") if row[3] == "PARK-005"]
    assert (row[4], row[20]) == ("=1+1", '=HYPERLINK("x")')


def test_the_same_input_makes_the_same_bytes(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    made = []
    for out in (tmp_path / "a", tmp_path / "b"):
        assert docgen("build", lot1, "handover", "--out", out).code == 0
        made.append({path.name: path.read_bytes() for path in (out / "handover").iterdir()})

    assert made[0] == made[1]


def test_the_manifest_names_every_sheet_and_picture_it_was_made_from(built: Path) -> None:
    record = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    inputs = {entry["path"] for entry in record["inputs"]}

    assert {"assets.xlsx", "accounts.xlsx", "handover.yaml", "contract.yaml", "tender.yaml"} <= inputs
    assert any(path.startswith("photos/") for path in inputs)
    assert "secrets" in {rule["id"] for rule in record["rules"]}


def test_every_paper_comes_as_pdf_beside_the_workbook(tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("build", EXAMPLES / "gangbei", "handover", "--format", "pdf", "--out", tmp_path, "--json")

    assert ran.code == 0
    pages = {Path(file["path"]).name: file["pages"] for file in ran.json["files"]}
    assert {name for name, count in pages.items() if count} == {f"{paper}.pdf" for paper in PAPERS}
    assert {f"{INVENTORY}.xlsx", f"{INVENTORY}.json"} <= pages.keys()


def test_errors_stop_the_build_and_a_draft_is_watermarked(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    without("assets.xlsx", "PARK-011")(lot1)
    out = tmp_path / "o"

    stopped = docgen("build", lot1, "handover", "--out", out, "--json")
    assert (stopped.code, stopped.json["files"], stopped.codes()) == (1, [], ["FACILITY-SHORT"])

    draft = docgen("build", lot1, "handover", "--out", out, "--draft", "--json")
    assert draft.code == 0
    assert [Path(file["path"]).suffix for file in draft.json["files"]] == [*[".docx"] * 4, ".xlsx", ".json"]
    with zipfile.ZipFile(out / "handover/移交协议.docx") as package:
        headers = [package.read(name).decode() for name in package.namelist() if "header" in name]
    assert any("草稿" in header for header in headers)


def test_check_names_the_kind(lot1: Path, docgen: Docgen) -> None:
    without("assets.xlsx", "PARK-011")(lot1)

    ran = docgen("check", lot1, "--kind", "handover", "--format", "json")

    assert (ran.code, ran.codes()) == (1, ["FACILITY-SHORT"])
    (short,) = [entry for entry in ran.json["findings"] if entry["code"] == "FACILITY-SHORT"]
    assert (short["file"], short["location"]) == ("assets.xlsx", "H11")


def test_a_partial_handover_leaves_the_other_sites_out(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    replace(lot1 / "handover.yaml", "reason: 服务期满\n", "reason: 站点调整\nsites: [YOUYI]\n")

    assert docgen("build", lot1, "handover", "--out", tmp_path / "o").code == 0

    for paper in PAPERS:
        with zipfile.ZipFile(io.BytesIO((tmp_path / f"o/handover/{paper}.docx").read_bytes())) as package:
            text = package.read("word/document.xml").decode()
        assert "MARKET-" not in text
        assert "夏石镇零工市场签收单" not in text


def test_a_partial_handover_cites_the_clause_of_its_own_site(
    lot1: Path, tmp_path: Path, docgen: Docgen
) -> None:
    replace(lot1 / "handover.yaml", "reason: 服务期满\n", "reason: 站点调整\nsites: [YOUYI]\n")

    assert docgen("build", lot1, "handover", "--out", tmp_path / "o").code == 0

    rows = paper_rows(tmp_path / "o/handover/移交协议.docx")
    at = next(no for no, row in enumerate(rows) if row == ["条款", "要求", "适用站点", "出处"])
    cited = [row for row in rows[at + 1 :] if len(row) == 4]
    assert [(row[2], row[3]) for row in cited] == [
        ("友谊镇零工市场", "标项一 一、服务技术要求 三（一）3（7）")
    ]


def test_what_has_no_date_of_use_is_counted_in_the_papers(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    cells("assets.xlsx", "PARK-003", 投入使用日期=None)(lot1)
    cells("assets.xlsx", "PARK-008", 投入使用日期=None)(lot1)

    assert docgen("build", lot1, "handover", "--out", tmp_path / "o").code == 0

    for name in ("移交协议", INVENTORY):
        document = docx.Document(str(tmp_path / f"o/handover/{name}.docx"))
        assert "其中2项没有记投入使用日期，按购置日期起算" in "\n".join(p.text for p in document.paragraphs)


def test_a_second_handover_shows_every_movement(lot1: Path, tmp_path: Path, docgen: Docgen) -> None:
    assert docgen("build", lot1, "handover", "--out", tmp_path / "first").code == 0
    (lot1 / "signed.json").write_bytes((tmp_path / f"first/handover/{INVENTORY}.json").read_bytes())
    replace(lot1 / "handover.yaml", "date: 2027-03-05", "date: 2028-06-05")
    replace(
        lot1 / "handover.yaml", "copies: 4", "previous: {file: signed.json, signed: 2027-03-05}\ncopies: 4"
    )

    assert docgen("build", lot1, "handover", "--out", tmp_path / "second").code == 0

    folder = tmp_path / "second/handover"
    moves = inventory(folder)["movements"]
    papers = [
        row for row in paper_rows(folder / f"{INVENTORY}.docx") if len(row) == 13 and row[0].isdecimal()
    ]
    assert len(moves) == len(papers) == len(sheet(folder, "承接变动")) - 3
    for move, row in zip(moves, papers, strict=True):
        opening, added, disposed, closing = (Decimal(cell) for cell in row[4:8])
        assert opening + added - disposed == closing == Decimal(move["closing"])
