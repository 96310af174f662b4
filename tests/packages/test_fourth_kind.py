"""A kind of package is one declaration and its own rooms: a fourth one, added from outside, is made whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from kit.project import ROOT

KINDS = ROOT / "tests/kit/kinds"
COMMAND = (
    "import sys, docgen.packages.kinds as kinds\n"
    "kinds.__path__.append(sys.argv.pop(1))\n"
    "from docgen.cli.main import main\n"
    "main()\n"
)
"""`docgen` on a machine where somebody put one module beside the kinds that there are."""


def docgen(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", COMMAND, str(KINDS), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


@pytest.fixture
def project(lot1: Path) -> Path:
    (lot1 / "notice.yaml").write_text("text: 本季度服务情况\n", encoding="utf-8")
    (lot1 / "templates/notice").mkdir(parents=True)
    document = docx.Document()
    document.add_paragraph("公示：{{ text }}　盖章　签字　日期")
    document.save(str(lot1 / "templates/notice/note.docx"))
    return lot1


def test_it_is_built_by_its_name_with_manifest_and_files_beside(project: Path) -> None:
    ran = docgen("build", project, "notice", "--json")

    assert ran.returncode == 0, ran.stderr
    made = {Path(file["path"]).name: file["kind"] for file in json.loads(ran.stdout)["files"]}
    assert made == {"公示.docx": "notice", "公示.txt": "notice"}
    paper = docx.Document(str(project / "outputs/notice/公示.docx"))
    assert paper.paragraphs[0].text == "公示：本季度服务情况　盖章　签字　日期"
    manifest = json.loads((project / "outputs/notice/manifest.json").read_text(encoding="utf-8"))
    assert "templates/notice/note.docx" in {entry["path"] for entry in manifest["inputs"]}


def test_an_error_of_it_stops_it_unless_a_draft_is_asked_for(project: Path) -> None:
    (project / "notice.yaml").write_text(f"text: {'长' * 30}\n", encoding="utf-8")

    assert docgen("check", project, "--kind", "notice").returncode == 1
    assert docgen("build", project, "notice").returncode == 1
    assert not (project / "outputs/notice").exists()
    assert docgen("build", project, "notice", "--draft").returncode == 0


def test_its_own_template_is_judged_before_it_is_filled(project: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{ txet }}")
    document.save(str(project / "templates/notice/note.docx"))

    ran = docgen("check", project, "--kind", "notice", "--format", "json")

    assert [entry["code"] for entry in json.loads(ran.stdout)["findings"]] == ["TEMPLATE-FIELD"]


@pytest.mark.sample(0)
def test_a_batch_a_schema_and_a_comparison_know_it(project: Path, tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.csv"
    jobs.write_text(f"project,kind\n{project},notice\n", encoding="utf-8")
    older = tmp_path / "older"
    subprocess.run(["cp", "-r", str(project), str(older)], check=True)
    (older / "notice.yaml").write_text("text: 上季度服务情况\n", encoding="utf-8")

    schemas = docgen("schemas", "--out", tmp_path / "schemas")
    compared = docgen("diff", older, project, "--json")

    assert schemas.returncode == 0
    assert "内容" in (tmp_path / "schemas/notice.schema.json").read_text(encoding="utf-8")
    (only,) = json.loads(compared.stdout)["changes"]
    assert (only["old"], only["new"]) == ("上季度服务情况", "本季度服务情况")
