"""Every bundled example: copied by `docgen new`, found sound, its response read back from the Word files."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from kit.papers import lines, rows
from kit.project import EXAMPLES, Ran
from openxml_audit import OpenXmlValidator

from docgen.load.response.project import load_project
from docgen.model.money import capitals
from docgen.model.project import Project
from docgen.model.tender.standing import standings
from docgen.packages.runner import Order, build, check
from docgen.tasks.new import examples

WHOLE = [name for name in examples() if name != "blank"]


@dataclass(frozen=True)
class Papers:
    """An example with the volumes that a build made of it."""

    project: Project
    folder: Path

    @property
    def prescribed(self) -> bool:
        """Whether its volumes are made of the tender's own forms."""
        return any(volume.parts for volume in self.project.tender.volumes)

    def file(self, code: str) -> Path:
        """The volume of that code: qualification, price, technical."""
        title = next(volume.title for volume in self.project.tender.volumes if volume.code == code)
        return self.folder / f"{title}.docx"

    @property
    def files(self) -> list[Path]:
        return [self.folder / f"{volume.title}.docx" for volume in self.project.tender.volumes]


@pytest.fixture(scope="module", params=WHOLE)
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Papers:
    out = tmp_path_factory.mktemp(request.param)
    result = build(EXAMPLES / request.param, ["response"], Order(out, draft=False, progress=print))
    made = Papers(load_project(EXAMPLES / request.param), out / "response")
    assert [file.path for _, file in result.files if file.path.parent == made.folder] == made.files
    return made


@pytest.mark.parametrize("name", WHOLE)
def test_a_copy_is_without_errors_and_warnings(name: str, tmp_path: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("new", tmp_path / "新项目", "--from", name).code == 0

    assert [f.code for f in check(tmp_path / "新项目") if f.severity != "info"] == []


def test_every_clause_stands_once_in_the_deviation_tables(papers: Papers) -> None:
    found, standing = rows(papers.file("technical")), standings(papers.project.tender)
    for clause in papers.project.tender.lot.clauses:
        texts = (clause.as_asked, papers.project.answers[clause.code].text)
        # A mark that is inherited says from which heading, words that void are quoted.
        title = re.compile(re.escape(f"{standing[clause.code].sign}{clause.title}") + "(?:（.*）)?")
        headed = [
            row
            for row in found
            # The tender's own table has no titles, and one for substantive clauses alone stands beside it.
            if (papers.prescribed and {"无偏离", "正偏离"} & set(row))
            or any(map(title.fullmatch, "\n".join(row).split("\n")))
        ]
        mine = [row for row in headed if all(text in "".join(row) for text in texts)]
        assert len(mine) == 1, clause.code
        row = "".join(mine[0])
        assert clause.code not in row.split()
        assert "偏离" in row


def test_every_criterion_is_answered_and_indexed(papers: Papers) -> None:
    lot = papers.project.tender.lot
    assert lot.scorecard or lot.evaluation
    cells = [cell for row in rows(papers.file("technical")) for cell in row]
    for item in lot.scorecard.items if lot.scorecard else ():
        for criterion in item.criteria:
            assert cells.count(papers.project.answers[criterion.code].text) == 1, criterion.code


def test_figures_capitals_and_sums_of_the_price_agree(papers: Papers) -> None:
    offer = papers.project.response.offer
    total = sum((line.quantity * line.unit_price for line in offer.lines), Decimal(0))
    text = "\n".join(lines(papers.file("price")))

    assert f"{total:,.2f}" in text
    assert capitals(total) in text
    assert capitals(total).endswith("元整")
    if papers.prescribed:  # the tender's schedule sums up groups, and its letter leaves the price to it
        return
    assert f"{total:,.2f}" in "\n".join(lines(papers.file("technical")))
    schedule = [row for row in rows(papers.file("price")) if len(row) == 6 and row[0].isdecimal()]
    amounts = [Decimal(row[-1].replace(",", "")) for row in schedule]
    assert len(schedule) == len(offer.lines)
    assert sum(amounts) == total


def test_nothing_of_the_machinery_is_left_in_the_papers(papers: Papers) -> None:
    for file in papers.files:
        text = "\n".join(lines(file))
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|Undefined|docgen:|待定|XXX|TODO", text)


def test_no_row_of_a_table_says_nothing(papers: Papers) -> None:
    """But in the tender's own forms, which print rows to spare."""
    for file in papers.files if not papers.prescribed else ():
        assert [row for row in rows(file) if not any(cell.strip() for cell in row)] == []


def test_answers_and_requirements_are_never_empty_cells(papers: Papers) -> None:
    codes = {f"{c.mark}{c.code}" for c in papers.project.tender.lot.clauses}
    for row in rows(papers.file("technical")):
        if codes & set("\n".join(row).split("\n")):
            # the evidence column, the last one, may be empty
            assert all(cell.strip() for cell in row[:-1]), row


@pytest.mark.sample(2)
def test_the_papers_are_valid_by_word_s_own_rules(papers: Papers) -> None:
    for file in papers.files:
        result = OpenXmlValidator().validate(str(file))
        assert result.is_valid, [str(error) for error in result.errors][:5]


def test_properties_say_the_bidder(papers: Papers) -> None:
    bidder = papers.project.bidder
    for file in papers.files:
        core = docx.Document(str(file)).core_properties
        package = zipfile.ZipFile(file)
        name = "docProps/app.xml"  # the tender's own package has none
        app = package.read(name).decode() if name in package.namelist() else ""
        assert core.author == core.last_modified_by == bidder.name
        assert file.stem in core.title
        assert "python" not in app.lower()
        assert bidder.legal_representative.id_number not in core.title + core.author + app


@pytest.mark.sample(1)
def test_libreoffice_opens_every_volume(papers: Papers, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    command = [soffice, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, papers.files)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    from pypdf import PdfReader

    for file in papers.files:
        assert len(PdfReader(tmp_path / f"{file.stem}.pdf").pages) >= 5


def test_pictures_and_tables_of_the_plan_are_in_the_volume(papers: Papers) -> None:
    document = docx.Document(str(papers.file("technical")))
    merged = document.element.body.xpath("//w:vMerge") + document.element.body.xpath("//w:gridSpan")

    assert len(document.inline_shapes) >= 6
    assert merged or papers.prescribed  # docgen's tables close with a row across, the tender's do not
