"""Changes of the lot-1 example change in its response what they must, and nothing else."""

from __future__ import annotations

import difflib
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from kit.papers import lines, rows
from kit.project import EXAMPLES, Ran, replace
from kit.sheets import STAFF, sheet_rows, write_sheet
from openxml_audit import OpenXmlValidator

from docgen.load.response.project import load_project
from docgen.model.money import capitals
from docgen.model.project import Project

VOLUMES = ("资格证明文件", "报价文件", "商务技术文件")


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(EXAMPLES / "pingxiang-lot1")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from docgen.packages.runner import Order, build

    out = tmp_path_factory.mktemp("built")
    result = build(EXAMPLES / "pingxiang-lot1", ["response"], Order(out, draft=False, progress=print))
    assert [file.path.stem for _, file in result.files] == ["检查报告", "报价核算", *VOLUMES]
    return out / "response"


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

    assert docgen("build", lot1, "response").code == 0

    assert changed(built, lot1 / "outputs/response") == {(old, "我公司改写了这一条：" + old)}


@pytest.mark.sample(0)
def test_changed_terms_of_payment_change_their_places_alone(
    built: Path, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    replace(
        lot1 / "tender.yaml", "due: {event: signing, workdays: 30}", "due: {event: signing, workdays: 25}"
    )

    assert docgen("build", lot1, "response").code == 0

    differing = changed(built, lot1 / "outputs/response")
    assert len(differing) == 2  # the clause's line of the deviations, and the stage's line
    assert all(old.replace("之日起30个工作日", "之日起25个工作日") == new != old for old, new in differing)


def test_a_changed_person_changes_their_rows_alone(
    built: Path, lot1: Path, docgen: Callable[..., Ran]
) -> None:
    table = sheet_rows(lot1 / STAFF)
    at = table[0].index("专业")
    name = str(table[2][table[0].index("姓名")])
    table[2][at] = "改换专业"
    write_sheet(lot1 / STAFF, table)

    assert docgen("build", lot1, "response").code == 0

    found = changed(built, lot1 / "outputs/response")
    assert {new for _, new in found} == {"改换专业"}
    assert any(
        name in row and "改换专业" in "".join(row)
        for row in rows(lot1 / "outputs/response/商务技术文件.docx")
    )


@pytest.mark.sample(0)
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

    assert docgen("build", lot1, "response").code == 0

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

    assert docgen("build", lot1, "response").code == 1
    assert not (lot1 / "outputs").exists()
    ran = docgen("build", lot1, "response", "--draft", "--json")

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


@pytest.mark.sample(0)
def test_the_project_s_own_template_wins(lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("templates", "eject", "response", lot1).code == 0
    path = lot1 / "templates/response/price.docx"
    document = docx.Document(str(path))
    document.add_paragraph("自有模板 {{ bidder.name }}")
    document.save(str(path))

    assert docgen("build", lot1, "response").code == 0

    assert "自有模板 广西示例人力资源服务有限公司" in lines(lot1 / "outputs/response/报价文件.docx")


def test_the_same_project_makes_the_same_bytes(built: Path, lot1: Path, docgen: Callable[..., Ran]) -> None:
    assert docgen("build", lot1, "response").code == 0

    for volume in VOLUMES:
        assert (lot1 / f"outputs/response/{volume}.docx").read_bytes() == (
            built / f"{volume}.docx"
        ).read_bytes()
