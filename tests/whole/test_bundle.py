"""The bundle of the lot-1 example with all that a tender may ask for."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from kit.project import EXAMPLES, Ran, replace
from kit.volumes import squeezed
from openxml_audit import OpenXmlValidator
from pypdf import PdfReader

from docgen.pack.pdf.page_fields import stored_pages

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
VOLUMES = ("资格证明文件", "报价文件", "商务技术文件")
ASKED = (
    "\nhandin: {two_sided: true, covers: true, whole: true, archival: true, "
    'archive: "{number} {bidder}"}\nlot:\n'
)
ARCHIVE = "示例-PX-2025-01 广西示例人力资源服务有限公司.zip"


def asked(folder: Path) -> Path:
    project = Path(shutil.copytree(EXAMPLES / "pingxiang-lot1", folder / "投标"))
    replace(project / "tender.yaml", "\nlot:\n", ASKED)
    return project


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from docgen.packages.runner import Order, build

    project = asked(tmp_path_factory.mktemp("project"))
    built = build(project, ["response"], Order(project / "outputs", False, print, format="both"))
    assert built.complete
    return project / "outputs/response"


def outline(reader: PdfReader) -> list[tuple[str, int]]:
    return [
        (str(item.title), reader.get_destination_page_number(item) or 0)
        for item in reader.outline
        if not isinstance(item, list)
    ]


def test_a_bundle_holds_what_was_asked_for(package: Path) -> None:
    expected = {f"{volume}.docx" for volume in VOLUMES}
    expected |= {f"{volume}（{mark}）.pdf" for volume in VOLUMES for mark in ("正本", "副本")}
    expected |= {"响应文件（合订）.pdf", "装订说明.txt", ARCHIVE, "manifest.json", "SHA256SUMS"}

    assert {path.name for path in package.iterdir()} == expected


@pytest.mark.parametrize("volume", VOLUMES)
def test_chapters_start_on_the_front_of_a_sheet(package: Path, volume: str) -> None:
    reader = PdfReader(package / f"{volume}（正本）.pdf")

    assert [number % 2 for _, number in outline(reader)] == [0] * len(outline(reader))  # counted from 0


@pytest.mark.sample(2)
@pytest.mark.parametrize("volume", VOLUMES)
def test_a_two_sided_volume_is_valid_by_word_s_own_rules(package: Path, volume: str) -> None:
    assert OpenXmlValidator().validate(str(package / f"{volume}.docx")).is_valid


@pytest.mark.sample(2)
@pytest.mark.parametrize("volume", VOLUMES)
def test_original_and_copy_differ_in_their_cover_alone(package: Path, volume: str) -> None:
    pages = {
        mark: [squeezed(page.extract_text()) for page in PdfReader(package / f"{volume}（{mark}）.pdf").pages]
        for mark in ("正本", "副本")
    }

    assert pages["正本"][1:] == pages["副本"][1:]
    assert pages["正本"][0].startswith("正本")
    assert "副本" not in pages["正本"][0]
    assert pages["副本"][0].startswith("副本")
    assert "正本" not in pages["副本"][0]


def test_the_word_file_stores_the_numbers_of_two_sided_pages(package: Path) -> None:
    for volume in VOLUMES:
        reader = PdfReader(package / f"{volume}（正本）.pdf")
        starts = {squeezed(title): number + 1 for title, number in outline(reader)}
        listed = dict(stored_pages((package / f"{volume}.docx").read_bytes()))
        assert set(starts.values()) <= {int(number) for number in listed.values() if number.isdecimal()}


def test_the_whole_binds_the_volumes_each_on_the_front_of_a_sheet(package: Path) -> None:
    whole = PdfReader(package / "响应文件（合订）.pdf")
    counts = [len(PdfReader(package / f"{volume}（正本）.pdf").pages) for volume in VOLUMES]

    assert [title for title, _ in outline(whole)] == list(VOLUMES)
    starts = [number for _, number in outline(whole)]
    assert [start % 2 for start in starts] == [0, 0, 0]
    assert [whole.page_labels[start] for start in starts] == ["1-1", "2-1", "3-1"]
    assert len(whole.pages) == sum(count + count % 2 for count in counts[:-1]) + counts[-1]


def test_the_archive_holds_each_volume_once_under_the_name_asked_for(package: Path) -> None:
    with zipfile.ZipFile(package / ARCHIVE) as archive:
        assert archive.namelist() == [f"{volume}（正本）.pdf" for volume in VOLUMES]
        for name in archive.namelist():
            assert archive.read(name) == (package / name).read_bytes()


def test_an_archival_pdf_says_so_and_brings_its_colours(package: Path) -> None:
    root = PdfReader(package / "报价文件（正本）.pdf").trailer["/Root"]

    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_object().get_data()  # type: ignore[index]
    assert root["/OutputIntents"]  # type: ignore[index]


def test_the_notes_name_sheets_and_pages_to_sign(package: Path) -> None:
    notes = (package / "装订说明.txt").read_text(encoding="utf-8-sig")
    reader = PdfReader(package / "报价文件（正本）.pdf")
    sealed = [n for n, page in enumerate(reader.pages, 1) if "（盖章）" in squeezed(page.extract_text())]

    assert f"报价文件：{len(reader.pages)} 页，每份 {(len(reader.pages) + 1) // 2} 张纸" in notes
    assert f"盖章处在第 {'、'.join(map(str, sealed))} 页" in notes
    assert "骑缝章" in notes
    assert "副本 2 份；双面打印" in notes


def test_the_manifest_names_inputs_outputs_versions_and_rules(package: Path) -> None:
    said = json.loads((package / "manifest.json").read_text(encoding="utf-8"))
    project = package.parent.parent

    for entry in said["inputs"]:
        assert hashlib.sha256((project / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]
    names = {entry["path"] for entry in said["inputs"]}
    assert {"project.yaml", "tender.yaml", "company/staff.xlsx", "plan/06-staffing.docx"} <= names
    assert {"evidence/site.png", "company/evidence/licence.png"} <= names
    for entry in said["files"]:
        assert hashlib.sha256((package / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]
    assert {"docgen", "libreoffice", "pypdf"} <= set(said["versions"])
    assert "sme-2011-300" in {rule["id"] for rule in said["rules"]}
    assert str(project) not in json.dumps(said, ensure_ascii=False)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs sha256sum")
def test_the_sums_check(package: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=package, check=True)


@pytest.mark.sample(0)
def test_the_same_inputs_make_the_same_bytes(package: Path, tmp_path: Path) -> None:
    from docgen.packages.runner import Order, build

    again = asked(tmp_path)
    build(again, ["response"], Order(again / "outputs", False, print, format="both"))

    assert (again / "outputs/response/SHA256SUMS").read_bytes() == (package / "SHA256SUMS").read_bytes()


@pytest.mark.parametrize("name", ["{bidder.__class__}", "{0}", "{bidde}", "a}b", "a/b"])
def test_an_archive_s_name_with_a_place_unknown_is_a_fault(
    name: str, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(lot1 / "tender.yaml", "\nlot:\n", f'\nhandin: {{archive: "{name}"}}\nlot:\n')

    ran = docgen("check", lot1, "--format", "json")

    assert (ran.code, ran.codes()) == (1, ["FIELD-VALUE"])


def test_without_pdfs_the_archive_holds_the_word_files(lot1: Path, docgen: Callable[..., Ran]) -> None:
    replace(lot1 / "tender.yaml", "\nlot:\n", '\nhandin: {archive: "响应"}\nlot:\n')

    assert docgen("build", lot1, "response").code == 0

    with zipfile.ZipFile(lot1 / "outputs/response/响应.zip") as archive:
        assert archive.namelist() == [f"{volume}.docx" for volume in VOLUMES]
        docx.Document(io.BytesIO(archive.read("报价文件.docx")))
