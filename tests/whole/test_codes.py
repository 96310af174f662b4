"""Codes that no other test names: what brings each about."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from kit.project import Ran, replace
from pydantic import ValidationError

from docgen.derive.sme.price import band_on
from docgen.load.files.faults import faults
from docgen.load.files.yaml import MAX_BYTES
from docgen.model.finding import Origin
from docgen.model.sme.size_rule import FigureError
from docgen.rules import price_law
from docgen.tasks.templates import built_in, lint, roots

Docgen = Callable[..., Ran]


def codes(ran: Ran) -> list[str]:
    """Codes in brackets of what people see."""
    return [
        line.rpartition("[")[2].rstrip("]") for line in (ran.out + ran.err).splitlines() if line.endswith("]")
    ]


def template(path: Path, *texts: str) -> Path:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_a_folder_without_a_project(tmp_path: Path, docgen: Docgen) -> None:
    ran = docgen("check", tmp_path)

    assert (ran.code, codes(ran)) == (2, ["PROJECT-MISSING"])


def test_a_data_file_beyond_all_measure(lot1: Path, docgen: Docgen) -> None:
    with (lot1 / "answers.yaml").open("ab") as file:
        file.truncate(MAX_BYTES + 1)

    assert codes(docgen("check", lot1)) == ["FILE-SIZE"]


def test_a_field_left_out(lot1: Path, docgen: Docgen) -> None:
    replace(lot1 / "response.yaml", "signing_days:", "# signing_days:")

    assert codes(docgen("check", lot1)) == ["FIELD-MISSING"]


def test_a_binary_float_for_money() -> None:
    from docgen.model.response.offer import OfferLine

    data = {"head": "A", "name": "甲", "quantity": 1, "unit": "项", "unit_price": 0.1}
    with pytest.raises(ValidationError) as refused:
        OfferLine.model_validate(data)

    found = faults(refused.value, OfferLine, data, lambda place: Origin("response.yaml", str(place)))
    assert [finding.code for finding in found] == ["FIELD-FLOAT"]


@pytest.mark.parametrize("text", ["{", '{"a": 1, "a": 2}', "[" * 100_000], ids=["open", "key twice", "deep"])
def test_data_that_is_no_json(text: str, tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "d.json").write_text(text, encoding="utf-8")

    ran = docgen("render", template(tmp_path / "t.docx", "x"), tmp_path / "d.json", tmp_path / "o.docx")

    assert (ran.code, codes(ran)) == (2, ["JSON-SYNTAX"])


def test_a_row_with_a_cell_without_end_is_told_and_the_others_go_on(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "in.csv").write_text(
        "name,industry,headcount,revenue,assets\n" + "x" * 200_000 + ",工业,1,1,1\n样本,工业,1,1,1\n",
        encoding="utf-8",
    )

    ran = docgen("sme", "batch", tmp_path / "in.csv", tmp_path / "out.csv")

    assert ran.code == 1
    _, long, fine = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "超过了 Excel 能存的 32767 个字符" in long
    assert fine.startswith("样本,工业,1,1,1,")


def test_a_list_written_over_itself(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "in.csv").write_text("name,industry,headcount,revenue,assets\n", encoding="utf-8")

    assert codes(docgen("sme", "batch", tmp_path / "in.csv", tmp_path / "in.csv")) == ["OUTPUT-IS-INPUT"]


def test_a_row_with_too_many_cells_and_one_below_zero(tmp_path: Path, docgen: Docgen) -> None:
    rows = "name,industry,headcount,revenue,assets\n甲,工业,1,200,3,4\n乙,工业,-1,1,1\n丙,工业,1,1,1\n"
    (tmp_path / "in.csv").write_text(rows, encoding="gb18030")

    ran = docgen("sme", "batch", tmp_path / "in.csv", tmp_path / "out.csv", "--lang", "en")

    assert ran.code == 1
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "more cells" in lines[1]  # SME-ROW
    assert "less than 0" in lines[2]  # SME-NEGATIVE
    assert lines[3].startswith("丙,工业,1,1,1,micro,micro,")


def test_a_deduction_before_there_was_one() -> None:
    with pytest.raises(FigureError) as refused:
        band_on(price_law(), date(2019, 1, 1))

    assert [finding.code for finding in refused.value.findings] == ["SME-LAW"]


def test_consortium_members_who_leave_nothing_to_the_bidder(lot1: Path, docgen: Docgen) -> None:
    member = (
        "{name: 示例联合体成员有限公司, uscc: '91459999MA000000XB', task: 运维, share: 60,"
        " founded: 2015-01-01, year: {year: 2024, headcount: 5, assets: '1.00'}}"
    )
    other = member.replace("示例联合体成员", "示例联合体另一成员").replace("MA000000XB", "MA000001XC")
    replace(lot1 / "response.yaml", "\nsites:\n", f"\nconsortium: [{member}, {other}]\nsites:\n")

    assert set(docgen("check", lot1, "--format", "json").codes()) == {"SME-CONSORTIUM"}


def test_a_folder_in_use_and_an_example_nobody_knows(tmp_path: Path, docgen: Docgen) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p/mine.txt").write_text("mine", encoding="utf-8")

    assert codes(docgen("new", tmp_path / "p")) == ["FOLDER-TAKEN"]
    assert codes(docgen("new", tmp_path / "q", "--from", "pingxiang")) == ["EXAMPLE-UNKNOWN"]
    assert codes(docgen("explain", "NO-SUCH")) == ["CODE-UNKNOWN"]


def test_lint_finds_open_tags_split_tags_and_misspelt_fields(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "{{ bidder.nmae }}", "{% if offer %}")
    document = docx.Document(str(path))
    split = document.add_paragraph("{{ bidder.")
    split.add_run("name }}").bold = True
    document.save(str(path))

    found = {finding.code for finding in lint(path, "response")}
    assert found == {"TEMPLATE-SYNTAX", "TEMPLATE-SPLIT-TAG"}

    found = {finding.code for finding in lint(template(tmp_path / "u.docx", "{{ bidder.nmae }}"), "response")}
    assert found == {"TEMPLATE-FIELD"}

    found = {
        finding.code for finding in lint(template(tmp_path / "v.docx", "{{ offer.total|mony }}"), "response")
    }
    assert found == {"TEMPLATE-FIELD"}


@pytest.mark.parametrize("kind", roots())
def test_the_built_in_templates_lint_clean(kind: str, docgen: Docgen) -> None:
    ran = docgen("templates", "lint", "--kind", kind, *built_in(kind))

    assert ran.code == 0, ran.out


def test_a_template_without_word_s_own_parts_is_a_fault(tmp_path: Path) -> None:
    import zipfile

    path = template(tmp_path / "t.docx", "x")
    content = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
            new.writestr(entry.filename, data)

    assert [finding.code for finding in lint(path, "response")] == ["PACKAGE-UNREADABLE"]


def linted(docgen: Docgen, file: Path, *more: object) -> tuple[int, list[str], str]:
    ran = docgen("templates", "lint", file, *more, "--lang", "en")
    return ran.code, codes(ran), ran.out


def test_a_template_for_render_is_not_held_against_a_package_s_fields(tmp_path: Path, docgen: Docgen) -> None:
    letter = template(
        tmp_path / "l.docx", "{{ customer.name }}", "{%p for x in orders %}", "{{ x.sum }}", "{%p endfor %}"
    )

    code, found, out = linted(docgen, letter)

    assert (code, found) == (0, [])
    assert "not judged" in out
    assert linted(docgen, template(tmp_path / "o.docx", "{{ customer"))[1] == ["TEMPLATE-SYNTAX"]
    assert linted(docgen, letter, "--kind", "response")[1] == ["TEMPLATE-FIELD"] * 2


@pytest.mark.parametrize("kind", ["yaml", "json"])
def test_a_template_for_render_is_held_against_the_data_it_is_to_be_filled_with(
    kind: str, tmp_path: Path, docgen: Docgen
) -> None:
    data = tmp_path / f"d.{kind}"
    data.write_text(
        '{"customer": {"name": "某公司"}, "orders": [{"no": 1, "sum": 2}, {"no": 2, "sum": 3, "note": ""}]}',
        encoding="utf-8",
    )
    rows = ("{%p for x in orders %}", "{{ x.no }}{{ x.sum }}{{r x.no }}", "{%p endfor %}")
    good = template(tmp_path / "g.docx", "{{ customer.name }}", *rows)
    wrong = template(
        tmp_path / "w.docx", "{{ custmer.name }}{{ customer.nmae }}", *rows, "{{ customer }}{{ orders }}"
    )

    assert linted(docgen, good, "--data", data)[:2] == (0, [])
    assert docgen("render", good, data, tmp_path / "out.docx").code == 0
    some = ("{%p for x in orders %}", "{{ x.note }}", "{%p endfor %}")
    assert linted(docgen, template(tmp_path / "s.docx", *some), "--data", data)[1] == ["TEMPLATE-FIELD"]
    some = (some[0], "{% if x.note is defined %}{{ x.note }}{% endif %}", some[2])
    assert linted(docgen, template(tmp_path / "s.docx", *some), "--data", data)[1] == []
    assert sorted(linted(docgen, wrong, "--data", data)[1]) == ["TEMPLATE-FIELD"] * 2 + ["TEMPLATE-KIND"] * 2


def test_without_a_kind_a_template_is_held_against_that_whose_fields_it_names(
    tmp_path: Path, docgen: Docgen
) -> None:
    names = {
        "{{ bidder.nmae }}": "response",
        "{{ biddr.name }}": "response",
        "{{ outgoing.nmae }}": "handover",
    }
    for text, kind in names.items():
        code, found, out = linted(docgen, template(tmp_path / "t.docx", text))
        assert (code, found) == (1, ["TEMPLATE-FIELD"])
        assert f"fields of {kind}" in out


def test_a_wrong_kind_of_tag_is_told_by_lint_and_check_and_text_under_r_is_printed(
    lot1: Path, docgen: Docgen
) -> None:
    (lot1 / "templates/response").mkdir(parents=True)
    own = lot1 / "templates/response/price.docx"
    texts = (
        "报价表",
        "分项报价表",
        "{{r bidder.name }}（盖章） 签字 日期",
        "{{p bidder.address }}",
        "{{r contents }}",
    )
    template(own, *texts)

    assert linted(docgen, own)[1] == ["TEMPLATE-KIND"]
    assert docgen("check", lot1, "--format", "json").codes().count("TEMPLATE-KIND") == 1

    template(own, *texts[:-1], "{{p bidder.name }}{{p bidder.address }}", "地址：{{p bidder.address }}")
    assert linted(docgen, own)[1] == ["TEMPLATE-BESIDE"] * 2


def test_any_template_and_data_print_text_under_r_and_p(tmp_path: Path, docgen: Docgen) -> None:
    letter = template(tmp_path / "l.docx", "致 {{r name }}：", "{{p name }}")
    (tmp_path / "d.yaml").write_text("name: 某公司 & <乙>\n", encoding="utf-8")

    assert docgen("render", letter, tmp_path / "d.yaml", tmp_path / "out.docx").code == 0
    document = docx.Document(str(tmp_path / "out.docx"))
    assert [p.text for p in document.paragraphs] == ["致 某公司 & <乙>：", "某公司 & <乙>"]
