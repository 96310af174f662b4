"""Broken inputs: each gives one clear finding with its place, no traceback, and leaves old outputs alone."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter
from kit.project import ROOT, Ran, replace, rewrite
from kit.sheets import STAFF, sheet_rows, write_sheet

Break = Callable[[Path], None]
CASES: list[tuple[str, Break, str, str]] = []
"""Name, how the project is broken, the finding's code, and what its place must contain."""


def case(name: str, code: str, place: str) -> Callable[[Break], Break]:
    def add(broken: Break) -> Break:
        CASES.append((name, broken, code, place))
        return broken

    return add


def edit(name: str, code: str, place: str, file: str, old: str, new: str) -> None:
    CASES.append((name, lambda project: replace(project / file, old, new), code, place))


edit("a misspelt key", "FIELD-UNKNOWN", "response.yaml:", "response.yaml", "validity_days:", "validty_days:")
edit(
    "an amount with letters",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    'unit_price: "12,0o0"',
)
edit(
    "an amount below the fen",
    "FIELD-VALUE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    "unit_price: 0.005",
)
edit(
    "an infinite amount",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    "unit_price: .inf",
)
edit("a list where text belongs", "FIELD-TYPE", "project.yaml:", "project.yaml", "title: ", "title: [] #")
edit(
    "an unknown clause code",
    "REF-UNKNOWN",
    "answers.yaml:",
    "answers.yaml",
    "\nanswers:",
    "\nanswers:\n  T55: {text: 有}",
)
edit(
    "an unknown deviation",
    "FIELD-VALUE",
    "answers.yaml:",
    "answers.yaml",
    "deviation: positive",
    "deviation: better",
)
edit("an unknown site", "REF-UNKNOWN", "response.yaml:", "response.yaml", "site: PARK", "site: PRAK")
edit("a person nobody knows", "REF-UNKNOWN", "response.yaml:", "response.yaml", "staff: S01", "staff: S99")
edit("an unknown cost head", "REF-UNKNOWN", "response.yaml:", "response.yaml", "head: H-WAGE", "head: H-WAEG")
edit("an unknown requirement kind", "FIELD-VALUE", "tender.yaml:", "tender.yaml", "kind: area", "kind: aera")
edit("a bad date", "FIELD-TYPE", "response.yaml:", "response.yaml", "signed: ", "signed: 2025-13-41 #")
edit("tabs as indentation", "YAML-SYNTAX", "response.yaml:", "response.yaml", "offer:\n", "offer:\n\t x: 1\n")
edit("an unclosed quote", "YAML-SYNTAX", "project.yaml", "project.yaml", "title: ", 'title: "')
edit(
    "a duplicate key", "YAML-DUPLICATE-KEY", "project.yaml:", "project.yaml", "company:", "title: x\ncompany:"
)
edit("a control character", "TEXT-CONTROL", "project.yaml:", "project.yaml", "title: ", "title: a\x07")
edit(
    "an escaped control character",
    "TEXT-CONTROL",
    "project.yaml:",
    "project.yaml",
    "title: ",
    'title: "a\\x07" #',
)
edit("a lone surrogate", "YAML-SYNTAX", "project.yaml", "project.yaml", "title: ", 'title: "a\\ud800" #')
edit(
    "a bad USCC",
    "USCC-CHECKSUM",
    "company/bidder.yaml:",
    "company/bidder.yaml",
    "uscc: ",
    'uscc: "91450000MA00000000" #',
)
edit(
    "an ID as a number",
    "FIELD-TYPE",
    "company/bidder.yaml:",
    "company/bidder.yaml",
    "id_number: ",
    "id_number: 123456789012345678 #",
)
edit(
    "evidence outside the folder",
    "PATH-OUTSIDE",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: ../../evidence/",
)
edit(
    "evidence at an absolute path",
    "PATH-OUTSIDE",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: /etc/",
)
edit(
    "evidence that is not there",
    "FILE-MISSING",
    "bidder.yaml:",
    "company/bidder.yaml",
    "file: evidence/",
    "file: evidence/no-",
)
edit(
    "a company folder that is not there",
    "FILE-MISSING",
    "project.yaml:3",
    "project.yaml",
    "company: company",
    "company: ../nobody",
)
edit(
    "a total that is not the sum",
    "PRICE-TOTAL",
    "response.yaml:",
    "response.yaml",
    'total: "1862400.00"',
    'total: "1862400.01"',
)


edit("a date that is a number", "FIELD-TYPE", "response.yaml:", "response.yaml", "signed: ", "signed: 0 #")
edit(
    "a time that is a number", "FIELD-TYPE", "response.yaml:", "response.yaml", 'opens: "09:00"', "opens: 900"
)
edit(
    "a count that is a yes",
    "FIELD-TYPE",
    "response.yaml:",
    "response.yaml",
    "validity_days: ",
    "validity_days: true #",
)
edit(
    "a volume that is a path",
    "FIELD-VALUE",
    "tender.yaml:",
    "tender.yaml",
    "title: 报价文件",
    "title: ../../报价文件",
)
edit(
    "two volumes of one name",
    "CODE-DUPLICATE",
    "tender.yaml:",
    "tender.yaml",
    "title: 报价文件",
    "title: 资格证明文件",
)
edit(
    "a volume without a template",
    "TEMPLATE-MISSING",
    "tender.yaml",
    "tender.yaml",
    "code: price\n",
    "code: prize\n",
)
edit(
    "a price beyond all bounds",
    "FIELD-VALUE",
    "response.yaml:",
    "response.yaml",
    'unit_price: "13200.00"',
    'unit_price: "999999999999999.99"',
)


@case("nesting that would end the process", "YAML-DEPTH", "answers.yaml:1")
def _abyss(project: Path) -> None:
    (project / "answers.yaml").write_text("answers: " + "[" * 50_000 + "]" * 50_000, encoding="utf-8")


@case("a pipe in a file's place", "FILE-MISSING", "answers.yaml")
def _pipe(project: Path) -> None:
    (project / "answers.yaml").unlink()
    os.mkfifo(project / "answers.yaml")


@case("a picture cut short", "EVIDENCE-UNREADABLE", "bidder.yaml:")
def _short_picture(project: Path) -> None:
    path = project / "company/evidence/licence.png"
    path.write_bytes(path.read_bytes()[:300])


@case("a picture that a chapter names and nobody has", "FILE-MISSING", "01-overall.md")
def _no_picture(project: Path) -> None:
    path = project / "plan/01-overall.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n![图](pictures/none.png)\n", encoding="utf-8")


@case("aliases that multiply", "YAML-ALIAS", "project.yaml:")
def _aliases(project: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    (project / "project.yaml").write_text("\n".join(lines), encoding="utf-8")


@case("nesting without end", "YAML-DEPTH", "project.yaml")
def _deep(project: Path) -> None:
    (project / "project.yaml").write_text("title: " + "[" * 5000 + "]" * 5000, encoding="utf-8")


@case("a file in GBK", "FILE-ENCODING", "project.yaml:2")
def _gbk(project: Path) -> None:
    (project / "project.yaml").write_bytes(b"company: company\n" + "title: 项目\n".encode("gbk"))


@case("a missing clause answer", "CLAUSE-UNANSWERED", "tender.yaml:")
def _unanswered(project: Path) -> None:
    path = project / "answers.yaml"
    text, count = re.subn(r"(?m)^  T5:.*\n(?:    .*\n|\n)*", "", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")


@case("a sheet column missing", "SHEET-COLUMN-MISSING", "company/staff.xlsx:1")
def _column(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("学历")
    write_sheet(project / STAFF, [row[:at] + row[at + 1 :] for row in rows])


@case("a sheet column misspelt", "SHEET-COLUMN-UNKNOWN", "company/staff.xlsx:B1")
def _heading(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    rows[0].append("姓 名")
    rows[0][1], rows[0][-1] = "姓明", "姓名"
    for row in rows[1:]:
        row.append(row[1])
    write_sheet(project / STAFF, rows)


@case("an ID stored as a number", "SHEET-NUMBER-AS-TEXT", "company/staff.xlsx:")
def _id_as_number(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("身份证号")
    rows[1][at] = 123456789012345678.0
    write_sheet(project / STAFF, rows)


@case("an ID with a wrong last digit", "ID-CHECKSUM", "company/staff.xlsx:")
def _id_checksum(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    at = rows[0].index("身份证号")
    number = str(rows[1][at])
    rows[1][at] = number[:-1] + ("1" if number[-1] != "1" else "2")
    write_sheet(project / STAFF, rows)


@case("two people with one code", "CODE-DUPLICATE", "company/staff.xlsx:")
def _same_code(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    rows[-1][0] = rows[1][0]
    write_sheet(project / STAFF, rows)


@case("a cell that shows an error value", "SHEET-CELL-ERROR", "company/staff.xlsx:")
def _error_cell(project: Path) -> None:
    rows = sheet_rows(project / STAFF)
    with xlsxwriter.Workbook(
        str(project / "company/staff.xlsx"), {"default_date_format": "yyyy-mm-dd"}
    ) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_formula(1, rows[0].index("专业"), "=NA()", None, "#N/A")


@case("a sheet that is no workbook", "PACKAGE-UNREADABLE", "company/staff.xlsx")
def _no_workbook(project: Path) -> None:
    (project / "company/staff.xlsx").write_text("编号,姓名\n", encoding="utf-8")


@case("a sheet with a cell at the far corner", "SHEET-EXTENT", "company/staff.xlsx")
def _far_corner(project: Path) -> None:
    with xlsxwriter.Workbook(str(project / "company/staff.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "编号")
        sheet.write(1048575, 16383, "x")


@case("evidence behind a symbolic link", "PATH-LINK", "bidder.yaml:")
def _link(project: Path) -> None:
    folder = project / "company/evidence"
    first = sorted(folder.iterdir())[0]
    target = first.rename(project / "elsewhere.png")
    first.symlink_to(target)


def own_template(project: Path, text: str) -> None:
    folder = project / "templates/response"
    folder.mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(folder / "price.docx"))


for name, text, code in (
    ("a template that reaches for classes", "{{ ''.__class__ }}", "TEMPLATE-FORBIDDEN"),
    ("a template with a misspelt field", "{{ offer.totel }}", "TEMPLATE-FIELD"),
    ("a template that calls for a huge product", "{{ 'a' * 10000000000 }}", "TEMPLATE-FORBIDDEN"),
    ("a template that calls for a huge power", "{{ 9 ** 9 ** 9 }}", "TEMPLATE-FORBIDDEN"),
    ("a template that includes a file", "{% include '/etc/passwd' %}", "TEMPLATE-FIELD"),
    ("a template with an open tag", "{% if offer %}", "TEMPLATE-SYNTAX"),
):
    CASES.append(
        (name, lambda project, text=text: own_template(project, text), code, "templates/response/price.docx")
    )


@case("a template that is a zip bomb", "PACKAGE-BOMB", "templates/response/price.docx")
def _bomb(project: Path) -> None:
    own_template(project, "x")
    path = project / "templates/response/price.docx"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/zeros.bin", b"\0" * 300_000_000)


@case("a template with a picture from the web", "PACKAGE-EXTERNAL", "templates/response/price.docx")
def _external(project: Path) -> None:
    own_template(project, "x")
    path = project / "templates/response/price.docx"
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="http://example.invalid/a.png" TargetMode="External"/></Relationships>'
    )
    rewrite(path, "word/_rels/document.xml.rels", lambda xml: xml.replace(b"</Relationships>", relation))


@pytest.mark.parametrize(("name", "broken", "code", "place"), CASES, ids=[entry[0] for entry in CASES])
def test_a_broken_input_is_one_finding_with_its_place(
    name: str, broken: Break, code: str, place: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    old = lot1 / "outputs/response/yesterday.docx"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"yesterday")
    broken(lot1)

    ran = docgen("build", lot1, "response", "--json")

    errors = [entry for entry in ran.json["findings"] if entry["severity"] == "error"]
    assert ran.code in (1, 2)
    assert [entry["code"] for entry in errors] == [code], errors
    assert place in f"{errors[0]['file']}:{errors[0]['location']}"
    assert errors[0]["message"]
    assert errors[0]["remedy"]
    assert "Traceback" not in ran.out + ran.err
    assert sorted(path.name for path in old.parent.iterdir()) == ["yesterday.docx"]
    assert old.read_bytes() == b"yesterday"


def test_there_are_thirty_cases_and_more() -> None:
    assert len(CASES) >= 30


def test_a_name_with_markup_in_it_comes_out_as_written(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "company/bidder.yaml", "name: ", "name: A & B <c> #")

    ran = docgen("build", lot1, "response", "--json")

    assert ran.code == 0
    paper = docx.Document(str(lot1 / "outputs/response/报价文件.docx"))
    shown = "\n".join(p.text for p in paper.paragraphs)
    assert "A & B <c>" in shown


def test_findings_name_no_personal_number(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "company/bidder.yaml", "id_number: ", 'id_number: "450101199001011234" #')

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["ID-CHECKSUM"]
    assert "450101199001011234" not in ran.out + ran.err


def test_an_identity_number_in_another_field_stays_out_of_messages(
    lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / "company/bidder.yaml", "founded: ", 'founded: "450101199001011234" #')

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["FIELD-TYPE"]
    assert "450101199001011234" not in ran.out


def test_one_s_own_file_under_a_paper_s_name_is_kept(lot1: Path, docgen: Callable[..., Ran]) -> None:
    own = lot1 / "outputs/response/报价文件.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")

    ran = docgen("build", lot1, "response", "--json")

    assert (ran.code, ran.codes("warning")) == (0, ["OUTPUT-EDITED"])
    assert (own.parent / "报价文件（手工修改1）.docx").read_bytes() == b"mine"


def test_the_engine_never_writes_over_its_inputs(lot1: Path, docgen: Callable[..., Ran]) -> None:
    own_template(lot1, "x")
    template, data = lot1 / "templates/response/price.docx", lot1 / "project.yaml"
    before = template.read_bytes(), data.read_bytes()

    assert docgen("render", template, data, template).code == 2
    assert docgen("render", template, data, data).code == 2

    assert (template.read_bytes(), data.read_bytes()) == before


def test_several_faults_are_told_at_once(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "project.yaml", "title: ", "titel: ")
    replace(lot1 / "response.yaml", "validity_days: ", "validity_days: soon #")
    shutil.rmtree(lot1 / "plan")

    ran = docgen("check", lot1, "--format", "json")

    assert {"FIELD-UNKNOWN", "FIELD-TYPE"} <= set(ran.codes())


def test_the_examples_folder_itself_is_untouched_by_tests() -> None:
    assert not (ROOT / "examples/pingxiang-lot1/outputs").exists()
