"""The response of the lot-1 example, whole: read back from the Word files that a build makes."""

from __future__ import annotations

import difflib
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from conftest import EXAMPLES, Ran, replace
from lxml import etree
from openxml_audit import OpenXmlValidator
from test_broken_inputs import staff_rows, write_staff

from docgen.load.project import load_project
from docgen.model.money import capitals
from docgen.model.project import Project

VOLUMES = ("资格证明文件", "报价文件", "商务技术文件")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(EXAMPLES / "pingxiang-lot1")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from docgen.pipeline import Order, build

    out = tmp_path_factory.mktemp("built")
    result = build(EXAMPLES / "pingxiang-lot1", [], Order(out, draft=False, progress=print))
    assert [file.path.stem for _, file in result.files] == ["检查报告", *VOLUMES]
    return out / "response"


def lines(path: Path) -> list[str]:
    """The text of every paragraph of body, headers and footers, tables included, in order."""
    return [text for part in texts(path) for text in part]


def texts(path: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                tree = etree.fromstring(package.read(name))
                yield ["".join(p.itertext(f"{W}t")) for p in tree.iter(f"{W}p")]


def rows(path: Path) -> list[list[str]]:
    """Every row of every table as cell texts, a line a paragraph."""
    document = docx.Document(str(path))
    return [
        ["\n".join("".join(p.itertext(f"{W}t")) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc")]
        for table in document.element.body.iter(f"{W}tbl")
        for row in table.iter(f"{W}tr")
    ]


def test_every_clause_stands_once_in_the_deviation_tables(built: Path, project: Project) -> None:
    found = rows(built / "商务技术文件.docx")
    for clause in project.tender.lot.clauses:
        mine = [row for row in found if f"{clause.mark}{clause.code}" in "\n".join(row).split("\n")]
        assert len(mine) == 1, clause.code
        row = "".join(mine[0])
        assert clause.text in row
        assert project.answers[clause.code].text in row
        assert "偏离" in row


def test_marked_clauses_carry_their_mark(built: Path, project: Project) -> None:
    marked = [clause.code for clause in project.tender.lot.clauses if clause.mark]
    cells = [line for row in rows(built / "商务技术文件.docx") for cell in row for line in cell.split("\n")]

    assert marked
    assert [f"▲{code}" in cells for code in marked] == [True] * len(marked)


def test_every_criterion_is_answered_and_indexed(built: Path, project: Project) -> None:
    assert project.tender.lot.scorecard is not None
    cells = [cell for row in rows(built / "商务技术文件.docx") for cell in row]
    for item in project.tender.lot.scorecard.items:
        for criterion in item.criteria:
            assert cells.count(project.answers[criterion.code].text) == 1, criterion.code


def test_figures_capitals_and_sums_of_the_price_agree(built: Path, project: Project) -> None:
    total = sum((line.quantity * line.unit_price for line in project.response.offer.lines), Decimal(0))
    text = "\n".join(lines(built / "报价文件.docx"))

    assert f"{total:,.2f}" in text
    assert capitals(total) in text
    assert capitals(total).endswith("元整")
    assert f"{total:,.2f}" in "\n".join(lines(built / "商务技术文件.docx"))
    schedule = [row for row in rows(built / "报价文件.docx") if len(row) >= 7 and row[0].isdecimal()]
    amounts = [Decimal(row[6].replace(",", "")) for row in schedule]
    assert len(schedule) == len(project.response.offer.lines)
    assert sum(amounts) == total


@pytest.mark.parametrize("volume", VOLUMES)
def test_nothing_of_the_machinery_is_left_in_the_paper(built: Path, volume: str) -> None:
    text = "\n".join(lines(built / f"{volume}.docx"))

    assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|Undefined|docgen:|待定|XXX|TODO", text)


@pytest.mark.parametrize("volume", VOLUMES)
def test_no_row_of_a_table_has_an_empty_first_cell_or_says_nothing(built: Path, volume: str) -> None:
    for row in rows(built / f"{volume}.docx"):
        assert any(cell.strip() for cell in row), row


def test_answers_and_requirements_are_never_empty_cells(built: Path, project: Project) -> None:
    codes = {f"{c.mark}{c.code}" for c in project.tender.lot.clauses}
    for row in rows(built / "商务技术文件.docx"):
        if codes & set("\n".join(row).split("\n")):
            # the evidence column, the last one, may be empty
            assert all(cell.strip() for cell in row[:-1]), row


@pytest.mark.parametrize("volume", VOLUMES)
def test_the_papers_are_valid_by_word_s_own_rules(built: Path, volume: str) -> None:
    result = OpenXmlValidator().validate(str(built / f"{volume}.docx"))

    assert result.is_valid, [str(error) for error in result.errors][:5]


@pytest.mark.parametrize("volume", VOLUMES)
def test_properties_say_the_bidder(built: Path, project: Project, volume: str) -> None:
    core = docx.Document(str(built / f"{volume}.docx")).core_properties
    app = zipfile.ZipFile(built / f"{volume}.docx").read("docProps/app.xml").decode()

    assert core.author == core.last_modified_by == project.bidder.name
    assert volume in core.title
    assert "python" not in app.lower()
    assert project.bidder.legal_representative.id_number not in core.title + core.author + app


def test_libreoffice_opens_every_volume(built: Path, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    papers = [str(built / f"{volume}.docx") for volume in VOLUMES]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *papers],
        check=True,
        capture_output=True,
        timeout=240,
    )
    from pypdf import PdfReader

    for volume in VOLUMES:
        assert len(PdfReader(tmp_path / f"{volume}.pdf").pages) >= 5


def changed(before: Path, after: Path) -> set[tuple[str, str]]:
    """Paragraphs that differ, as (old, new)."""
    differing = set()
    for volume in VOLUMES:
        old, new = lines(before / f"{volume}.docx"), lines(after / f"{volume}.docx")
        for kind, a, b, c, d in difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
            if kind != "equal":
                differing.add(("\n".join(old[a:b]), "\n".join(new[c:d])))
    return differing


def test_a_changed_answer_changes_its_cell_alone(built: Path, lot1: Path, docgen: Callable[..., Ran]) -> None:
    old = load_project(lot1).answers["T5"].text
    replace(lot1 / "answers.yaml", old[:12], "我公司改写了这一条：" + old[:12])

    assert docgen("build", lot1).code == 0

    assert changed(built, lot1 / "outputs/response") == {(old, "我公司改写了这一条：" + old)}


def test_a_changed_person_changes_their_rows_alone(
    built: Path, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    table = staff_rows(lot1)
    at = table[0].index("专业")
    name = str(table[2][table[0].index("姓名")])
    table[2][at] = "改换专业"
    write_staff(lot1, table)

    assert docgen("build", lot1).code == 0

    found = changed(built, lot1 / "outputs/response")
    assert {new for _, new in found} == {"改换专业"}
    assert any(
        name in row and "改换专业" in "".join(row)
        for row in rows(lot1 / "outputs/response/商务技术文件.docx")
    )


def test_a_changed_price_changes_its_line_sums_and_totals_alone(
    built: Path, lot1: Path, project: Project, docgen: Callable[..., Ran]
) -> None:
    line = project.response.offer.lines[0]
    price = line.unit_price - Decimal("1.00")
    replace(lot1 / "response.yaml", f'unit_price: "{line.unit_price}"', f'unit_price: "{price}"')
    replace(lot1 / "response.yaml", f'amount: "{line.amount}"', f'amount: "{line.quantity * price}"')
    replace(lot1 / "response.yaml", 'total: "1862400.00"', "total:")
    total = Decimal("1862400.00") - line.quantity
    # The answer that names the total must follow, or PRICE-ALTERNATIVE stops the build.
    assert docgen("check", lot1, "--format", "json").codes() == ["PRICE-ALTERNATIVE"]
    replace(lot1 / "answers.yaml", "1,862,400.00元", f"{total:,.2f}元")

    assert docgen("build", lot1).code == 0

    old_amount, new_amount = line.quantity * line.unit_price, line.quantity * price
    for old, new in changed(built, lot1 / "outputs/response"):
        assert any(
            figure in new
            for figure in (f"{price:,.2f}", f"{new_amount:,.2f}", f"{total:,.2f}", capitals(total))
        ) or _head_sum(old, new, line.quantity), (old, new)
    assert f"{old_amount:,.2f}" != f"{new_amount:,.2f}"


def _head_sum(old: str, new: str, difference: Decimal) -> bool:
    figures = [Decimal(text.replace(",", "")) for text in (old, new) if re.fullmatch(r"[\d,.]+", text)]
    return len(figures) == 2 and figures[0] - figures[1] == difference


def test_a_draft_carries_a_watermark_on_every_section(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "response.yaml", 'total: "1862400.00"', 'total: "1.00"')

    assert docgen("build", lot1).code == 1
    assert not (lot1 / "outputs").exists()
    ran = docgen("build", lot1, "--draft", "--json")

    assert ran.code == 0
    assert ran.codes() == ["PRICE-TOTAL"]
    for volume in VOLUMES:
        path = lot1 / f"outputs/response/{volume}.docx"
        with zipfile.ZipFile(path) as package:
            headers = [
                package.read(name) for name in package.namelist() if re.search(r"/header\d*\.xml$", name)
            ]
        assert headers
        assert all("草稿".encode() in header for header in headers)
        assert OpenXmlValidator().validate(str(path)).is_valid


def test_the_json_of_a_build_names_files_with_their_digests(lot1: Path, docgen: Callable[..., Ran]) -> None:
    import hashlib

    ran = docgen("build", lot1, "response", "--out", lot1 / "另处", "--json")

    assert ran.code == 0
    for entry in ran.json["files"]:
        content = Path(entry["path"]).read_bytes()
        assert entry["kind"] == "response"
        assert entry["pages"] is None
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_the_project_s_own_template_wins(lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("templates", "eject", "response", lot1).code == 0
    path = lot1 / "templates/response/price.docx"
    document = docx.Document(str(path))
    document.add_paragraph("自有模板 {{ bidder.name }}")
    document.save(str(path))

    assert docgen("build", lot1).code == 0

    assert "自有模板 广西示例人力资源服务有限公司" in lines(lot1 / "outputs/response/报价文件.docx")


def test_the_same_project_makes_the_same_bytes(built: Path, lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("build", lot1).code == 0

    for volume in VOLUMES:
        assert (lot1 / f"outputs/response/{volume}.docx").read_bytes() == (
            built / f"{volume}.docx"
        ).read_bytes()


def test_pictures_and_tables_of_the_plan_are_in_the_volume(built: Path) -> None:
    document = docx.Document(io.BytesIO((built / "商务技术文件.docx").read_bytes()))
    merged = document.element.body.xpath("//w:vMerge") + document.element.body.xpath("//w:gridSpan")

    assert len(document.inline_shapes) >= 6
    assert merged
