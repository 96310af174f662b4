"""What a build keeps and says of inputs that are odd, broken in several places, or somebody's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
from kit.broken import Docgen, own_template
from kit.project import ROOT, replace


def test_a_name_with_markup_in_it_comes_out_as_written(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "company/bidder.yaml", "name: ", 'name: "A & B <c>" #')

    ran = docgen("build", lot1, "response", "--json")

    assert ran.code == 0
    paper = docx.Document(str(lot1 / "outputs/response/报价文件.docx"))
    shown = "\n".join(p.text for p in paper.paragraphs)
    assert "A & B <c>" in shown


def test_findings_name_no_personal_number(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "company/bidder.yaml", "id_number: ", 'id_number: "450101199001011234" #')

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["ID-CHECKSUM"]
    assert "450101199001011234" not in ran.out + ran.err


def test_an_identity_number_in_another_field_stays_out_of_messages(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "company/bidder.yaml", "founded: ", 'founded: "450101199001011234" #')

    ran = docgen("check", lot1, "--format", "json")

    assert ran.codes() == ["FIELD-TYPE"]
    assert "450101199001011234" not in ran.out


def test_one_s_own_file_under_a_paper_s_name_is_kept(lot1: Path, docgen: Docgen) -> None:
    own = lot1 / "outputs/response/报价文件.docx"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"mine")

    ran = docgen("build", lot1, "response", "--json")

    assert (ran.code, ran.codes("warning")) == (0, ["OUTPUT-EDITED"])
    assert (own.parent / "报价文件（手工修改1）.docx").read_bytes() == b"mine"


def test_the_engine_never_writes_over_its_inputs(lot1: Path, docgen: Docgen) -> None:
    own_template(lot1, "x")
    template, data = lot1 / "templates/response/price.docx", lot1 / "project.yaml"
    before = template.read_bytes(), data.read_bytes()

    assert docgen("render", template, data, template).code == 2
    assert docgen("render", template, data, data).code == 2

    assert (template.read_bytes(), data.read_bytes()) == before


def test_several_faults_are_told_at_once(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "project.yaml", "title: ", "titel: ")
    replace(lot1 / "response.yaml", "validity_days: ", "validity_days: soon #")
    shutil.rmtree(lot1 / "plan")

    ran = docgen("check", lot1, "--format", "json")

    assert {"FIELD-UNKNOWN", "FIELD-TYPE"} <= set(ran.codes())


def test_the_examples_folder_itself_is_untouched_by_tests() -> None:
    assert not (ROOT / "examples/pingxiang-lot1/outputs").exists()
