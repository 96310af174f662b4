"""`docgen render` for everybody: pictures, codes, emphasis, links, Markdown, drawings, breaks from data."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from kit.chapters import picture
from kit.clerk_templates import clerk_template
from openxml_audit import OpenXmlValidator

from docgen.model.finding import DocgenError
from docgen.office.office import Export, Office, find_office
from docgen.tasks.render import render_file
from docgen.tasks.templates import lint

DATA = {
    "logo": {"$picture": "logo.png", "width": 20, "description": "标志"},
    "code": {"$qr": "https://example.com/验真?n=001", "width": 24},
    "note": {"$rich": "**请注意**：见 *附件* 和 [网页](https://example.com)。"},
    "page": {"$link": "https://example.com/a", "text": "通知全文"},
    "body": {"$markdown": "# 一级\n\n正文。\n\n- 甲\n- 乙\n\n| 名 | 数 |\n|---|---|\n| 丙 | 1 |"},
    "text": {"$paragraphs": "第一段\t制表。\n换行。\n\n第二段。"},
    "team": {
        "$drawing": "组织机构",
        "data": {
            "top": "示例公司",
            "units": [{"name": "东站", "people": [{"name": "甲样", "role": "专员"}]}],
        },
    },
    "flow": {"$drawing": "流程", "caption": "办事流程", "lines": ["窗口：受理", "后台：办结"]},
}
LINES = (
    "扫码验真：{{r code }}",
    "{{r note }}",
    "另见{{r page }}。",
    "{{p body }}",
    "{{ text }}",
    "{{p team }}",
    "{{p flow }}",
    "图 | {{r logo }}",
)


def rendered(folder: Path, data: Any = DATA, *lines: str, header: str = "{{r logo }}") -> Path:
    (folder / "logo.png").write_bytes(picture(120, 60))
    (folder / "数据.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    template = clerk_template(folder / "模板.docx", header, *(lines or LINES))
    return render_file(template, folder / "数据.json", folder / "成品.docx")


def test_every_kind_of_value_comes_into_the_paper(tmp_path: Path) -> None:
    made = rendered(tmp_path)
    document = docx.Document(str(made))
    words = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    for said in ("请注意", "网页", "通知全文", "一级", "丙", "第二段。", "甲样", "办事流程", "受理"):
        assert said in words, said
    assert "{{" not in words
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "请注意" in bold
    links = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert links == {"https://example.com", "https://example.com/a"}
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "第一段\t制表。\n换行。" in texts
    assert "第二段。" in texts
    header = document.sections[0].header
    (shown,) = header._element.iter(qn("a:blip"))
    assert header.part.rels[shown.get(qn("r:embed"))].target_part.blob.startswith(b"\x89PNG")
    assert [each.get("descr") for each in header._element.iter(qn("wp:docPr"))] == ["标志"]
    ids = [each.get("id") for each in document.element.body.iter(qn("wp:docPr"))]
    assert len(ids) == len(set(ids))


def test_the_paper_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    made = rendered(tmp_path)
    blank = clerk_template(tmp_path / "空.docx", "甲")
    faults = {str(each) for each in OpenXmlValidator().validate(str(made)).errors}
    assert faults <= {str(each) for each in OpenXmlValidator().validate(str(blank)).errors}
    first = made.read_bytes()
    made.unlink()
    assert rendered(tmp_path).read_bytes() == first


def test_lint_knows_what_the_data_are(tmp_path: Path) -> None:
    rendered(tmp_path)
    clerk_template(tmp_path / "错.docx", "甲", "{{ logo }}", "{{r body }}")
    found = lint(tmp_path / "错.docx", data=tmp_path / "数据.json")
    assert [each.code for each in found].count("TEMPLATE-KIND") == 2


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ({"$picture": "../logo.png"}, "../logo.png"),
        ({"$picture": "没有.png"}, "没有.png"),
        ({"$picture": "数据.json"}, "数据.json"),
        ({"$picture": "logo.png", "width": 0}, "width"),
        ({"$picture": "logo.png", "heigth": 1}, "heigth"),
        ({"$qr": "长" * 3000}, "QR"),
        ({"$link": "javascript:alert(1)"}, "javascript"),
        ({"$photo": "logo.png"}, "$photo"),
        ({"$rich": 1}, "$rich"),
        ({"$drawing": "组织机构", "data": {"units": []}}, "units"),
        ({"$drawing": "流程", "lines": ["没有冒号"]}, "没有冒号"),
    ],
)
def test_a_value_that_says_something_else_is_refused_at_its_place(
    tmp_path: Path, value: Any, part: str
) -> None:
    with pytest.raises(DocgenError) as raised:
        rendered(tmp_path, {"rows": [{"a": "1"}, {"a": value}]}, "{{ rows[1].a }}")
    (found,) = raised.value.findings
    assert (found.code, found.origin.location) == ("FIELD-TYPE", "rows[2].a")
    assert part in f"{found.message.text} {found.message.values}"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_it_and_the_code_is_read(tmp_path: Path) -> None:
    zxingcpp = pytest.importorskip("zxingcpp")
    import pypdfium2

    made = rendered(tmp_path)
    with Office(find_office()) as office:
        pdf = pypdfium2.PdfDocument(office.convert({"成品.docx": made.read_bytes()}, Export())["成品.docx"])
    codes = [each.text for each in zxingcpp.read_barcodes(pdf[0].render(scale=3).to_pil())]
    assert codes == ["https://example.com/验真?n=001"]


def test_a_template_of_plain_tags_is_streamed_as_before(tmp_path: Path) -> None:
    made = rendered(tmp_path, {"a": "值"}, "{{ a }}", header="页眉")
    with zipfile.ZipFile(io.BytesIO(made.read_bytes())) as package:
        assert "值" in package.read("word/document.xml").decode()
